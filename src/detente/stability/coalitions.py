"""What groups of decision makers can do together, and which states they would leave.

Improvements of a coalition and Nash, GMR, SMR and SEQ stability for it (Kilgour, Hipel, Fang and
Peng 2001; Inohara and Hipel 2008). A coalition moves by any legal sequence of its members, whatever
the states on the way, to a state that every member prefers. It is deterred if an answer of the
others leaves at least one member no better off than now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.stability.model import Conflict
from detente.stability.play import Play
from detente.stability.search import search
from detente.stability.threats import threats

MOST_MEMBERS = 8
MOST_VISITS = 20_000
"""How many visits the search through groups of outsiders makes before it gives up."""


@dataclass(frozen=True)
class Coalition:
    """A coalition in a state.

    ``improvements`` are the states that every member prefers and that they can reach together.
    ``stable`` says, by concept, whether the coalition would stay, None where that was too large to
    work out.
    """

    members: tuple[int, ...]
    state: int
    improvements: tuple[int, ...]
    stable: Mapping[str, bool | None]


def coalitions(conflict: Conflict, minimum: int = 2) -> tuple[tuple[int, ...], ...]:
    """Return all coalitions of at least some size, smaller ones first.

    Above ``MOST_MEMBERS`` decision makers only pairs and the coalition of all, which the caller
    has to say.
    """
    makers = range(len(conflict.decision_makers))
    sizes: Sequence[int] = range(minimum, len(makers) + 1)
    if len(makers) > MOST_MEMBERS:
        sizes = sorted({minimum, 2, len(makers)})
    return tuple(group for size in sizes for group in combinations(makers, size))


def coalition(
    play: Play,
    members: tuple[int, ...],
    state: int,
    *,
    strict: bool = False,
    grouped: bool = True,
) -> Coalition:
    """Return what a coalition can gain in a state, and by which concepts it would stay.

    With ``strict`` an answer has to leave some member worse off than now, and not only no better.
    Without ``grouped`` answers by groups of outsiders are not looked for.
    """
    conflict = play.conflict
    better = _better(conflict, members, state)
    reached = search(conflict, state, members, improving=False).states
    improvements = np.unique(reached[better[reached]])
    stable: dict[str, bool | None] = {"nash": not len(improvements)}
    outside = [k for k in range(len(conflict.decision_makers)) if k not in members]
    movers = [play.movers[k] for k in outside]
    # A state that some member does not prefer to the present one deters that member.
    deters = _worse(conflict, members, state) if strict else ~better
    ours = threats([play.movers[k] for k in members], _cost(~deters), improving=False)
    for concept, last, improving in (
        ("gmr", deters, False),
        ("smr", deters & (ours == 1), False),
        ("seq", deters, True),
    ):
        answered = threats(movers, _cost(last), improving=improving)
        stable[concept] = bool((answered[improvements] == 0).all())
    answers = [
        _answered(conflict, outside, int(move), deters) if grouped else None
        for move in improvements
    ]
    stable["seq-coalitional"] = None if None in answers else all(answers)
    return Coalition(members, state, tuple(map(int, improvements)), stable)


def _better(conflict: Conflict, members: Sequence[int], state: int) -> NDArray[np.bool_]:
    found = np.ones(conflict.size, np.bool_)
    for member in members:
        found &= conflict.payoffs[member] > conflict.payoffs[member][state]
    return found


def _worse(conflict: Conflict, members: Sequence[int], state: int) -> NDArray[np.bool_]:
    found = np.zeros(conflict.size, np.bool_)
    for member in members:
        found |= conflict.payoffs[member] < conflict.payoffs[member][state]
    return found


def _cost(wanted: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return 0 in wanted states and 1 elsewhere, so that a minimum of 0 says "can be reached"."""
    return (~wanted).astype(np.int32)


def _answered(
    conflict: Conflict, outside: Sequence[int], move: int, deters: NDArray[np.bool_]
) -> bool | None:
    """Return whether groups of outsiders, each improving together, can lead to a deterring state.

    Any group may move to what all its members prefer to where they stand; no group moves twice in
    a row (the class of coalitions of Inohara and Hipel 2008). None beyond ``MOST_VISITS``.
    """
    groups = [g for size in range(1, len(outside) + 1) for g in combinations(outside, size)]
    seen = {(move, -1)}
    waiting = [(move, -1)]
    while waiting and len(seen) <= MOST_VISITS:
        at, last = waiting.pop()
        for number, group in enumerate(groups):
            if number == last:
                continue
            reached = search(conflict, at, group, improving=False).states
            for state in np.unique(reached[_better(conflict, group, at)[reached]]).tolist():
                if deters[state]:
                    return True
                if (state, number) not in seen:
                    seen.add((state, number))
                    waiting.append((state, number))
    return None if waiting else False

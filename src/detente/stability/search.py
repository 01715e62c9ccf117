"""Breadth-first search along legal sequences of moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.stability.model import Conflict

States = NDArray[np.int32]


@dataclass(frozen=True)
class Step:
    """A move: the place of the decision maker that makes it, and the state that it leads to."""

    mover: int
    state: int


@dataclass(frozen=True, eq=False)
class Search:
    """What a search came to, one entry a visit, in order of distance.

    ``states`` and ``movers`` say where each visit is and who moved last (-1 at the start);
    ``before`` is the visit that it came from. ``layers`` are the places where each distance
    begins, and one more for the end. ``goal`` is the first visit that was looked for.
    """

    states: States
    movers: NDArray[np.int16]
    before: NDArray[np.int64]
    layers: tuple[int, ...]
    goal: int | None

    def path(self, visit: int) -> tuple[Step, ...]:
        """Return the steps that lead from the start to a visit."""
        steps = []
        while self.movers[visit] >= 0:
            steps.append(Step(int(self.movers[visit]), int(self.states[visit])))
            visit = int(self.before[visit])
        return tuple(reversed(steps))


def search(
    conflict: Conflict,
    start: int,
    members: Sequence[int],
    *,
    improving: bool,
    goal: Callable[[States], NDArray[np.bool_]] | None = None,
    within: NDArray[np.bool_] | None = None,
    each_last: bool = False,
) -> Search:
    """Visit the states that some decision makers can bring about from a state, nearest first.

    Nobody moves twice in a row; with ``improving`` everybody moves only to states that it prefers
    to the one it moves from. The start is visited without a move, and may be visited again. The
    search ends at the first state, after at least one move, that is a ``goal``, and it stays
    ``within`` some states if those are given. With ``each_last`` a state is visited once for each
    mover that can come last.
    """
    # Where two moves of one mover are one move, who moved last makes no difference to what follows.
    by_last = each_last or not all(conflict.moves[member].transitive for member in members)
    seen = np.zeros((len(members) if by_last else 1, conflict.size), np.bool_)
    if not by_last:
        seen[0, start] = True
    states, movers = [np.array([start], np.int32)], [np.array([-1], np.int16)]
    before, layers = [np.array([-1], np.int64)], [0, 1]
    hit: int | None = None
    while len(states[-1]) and hit is None and members:
        found: list[tuple[States, NDArray[np.int16], NDArray[np.int64]]] = []
        count = 0
        for row, member in enumerate(members):
            payoffs = conflict.payoffs[member]
            may = np.flatnonzero(movers[-1] != member)
            # Of states with the same moves the worst one has all the improvements of the others.
            may = may[conflict.moves[member].covering(states[-1][may], payoffs)]
            sources, targets = conflict.moves[member].from_states(states[-1][may])
            came = may[sources]
            kept = ~seen[row if by_last else 0, targets]
            if improving:
                kept &= payoffs[targets] > payoffs[states[-1][came]]
            if within is not None:
                kept &= within[targets]
            fresh, first = np.unique(targets[kept], return_index=True)
            seen[row if by_last else 0, fresh] = True
            last = np.full(len(fresh), member, np.int16)
            found.append((fresh, last, layers[-2] + came[kept][first]))
            if goal is not None and (hits := np.flatnonzero(goal(fresh))).size:
                hit = layers[-1] + count + int(hits[0])
                break
            count += len(fresh)
        states.append(np.concatenate([f[0] for f in found]))
        movers.append(np.concatenate([f[1] for f in found]))
        before.append(np.concatenate([f[2] for f in found]))
        layers.append(layers[-1] + len(states[-1]))
    if hit is None and members:
        # The last layer is empty.
        layers.pop()
    return Search(
        np.concatenate(states), np.concatenate(movers), np.concatenate(before), tuple(layers), hit
    )

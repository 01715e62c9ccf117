"""What each decision maker sees of a conflict, what it therefore expects, and what surprises it.

Hypergames in the graph model (Wang, Hipel and Fraser 1988; Aljefri, Bashar, Fang and Hipel 2018).
In a hypergame of the first level each decision maker has a game of its own in mind and takes it for
everybody's. In one of a higher level it also has in mind what games others have in theirs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case.moves import Moves, MoveView, Pattern
from detente.errors import UserError
from detente.stability.build import build
from detente.stability.model import Conflict
from detente.stability.solve import Stability, solve
from detente.stability.states import radices


@dataclass(frozen=True)
class Surprise:
    """A move from the present state on which a decision maker is mistaken about the mover.

    ``mover`` can go to the state with number ``to``. By its own lights it would (``unknown``: the
    ``decision_maker`` does not know that it can; ``unwanted``: it thinks that it would not want
    to), or it would not although the ``decision_maker`` reckons with it (``in-vain``).
    """

    decision_maker: str
    mover: str
    to: int
    kind: Literal["unknown", "unwanted", "in-vain"]


@dataclass(frozen=True, eq=False)
class Seen:
    """The conflict in one decision maker's eyes.

    ``expected`` are the numbers of the states that it expects to last, by concept, as it sees
    them. ``level`` is 1 if it takes its own game for everybody's.
    """

    decision_maker: str
    stability: Stability
    level: int
    expected: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class Hypergame:
    """A conflict in which not all see the same.

    ``lasting`` are the numbers of the states, by concept, in which everybody stays by its own
    lights. ``unexpected`` are those of them that a decision maker does not expect, and ``in_vain``
    the states that it expects, as it sees them, and that do not last; both by concept and decision
    maker. ``surprises`` are the moves from the present state on which somebody is mistaken.
    """

    conflict: Conflict
    views: Mapping[str, Seen]
    lasting: Mapping[str, tuple[int, ...]]
    unexpected: Mapping[str, Mapping[str, tuple[int, ...]]]
    in_vain: Mapping[str, Mapping[str, tuple[int, ...]]]
    surprises: tuple[Surprise, ...]


def hypergame(
    moves: Moves,
    parties: Sequence[str],
    concepts: Sequence[str],
    *,
    strict: bool = False,
    hidden: tuple[Pattern, ...] = (),
    solved: Stability | None = None,
) -> Hypergame:
    """Return what each decision maker expects and what lasts.

    ``moves`` are the conflict as it is, with the ``views`` of those who see it otherwise.
    ``hidden`` patterns are infeasible in every view, since who has the views in mind does not know
    of them. ``solved`` is the conflict as it is, solved by the same concepts, where that is at
    hand: who has no view of its own sees it. Raises UserError for views that leave no feasible
    state or not the status quo.
    """
    conflict = build(moves, parties) if solved is None else solved.conflict
    start = conflict.levels[conflict.status_quo or 0].tolist()
    told = {maker: moves.views.get(maker, MoveView()) for maker in conflict.decision_makers}
    views = {}
    for maker, view in told.items():
        if maker not in moves.views:
            if solved is None:
                solved = solve(conflict, concepts, strict=strict)
            views[maker] = _first_level(maker, solved, concepts)
            continue
        unknown = (*hidden, *_unknown(moves, view, start))
        perceived = _perceived(moves, view, maker, unknown)
        try:
            views[maker] = _seen(perceived, maker, parties, concepts, strict, unknown)
        except UserError as error:
            raise UserError(f"moves.views.{maker}: {error}") from None
    images = {
        maker: _images(conflict, view, views[maker].stability.conflict)
        for maker, view in told.items()
    }
    lasting = {
        concept: tuple(conflict.numbers[_lasting(conflict, views, images, concept)].tolist())
        for concept in concepts
    }
    unexpected: dict[str, dict[str, tuple[int, ...]]] = {}
    in_vain: dict[str, dict[str, tuple[int, ...]]] = {}
    for concept in concepts:
        last = np.array([conflict.place(number) for number in lasting[concept]], np.intp)
        unexpected[concept], in_vain[concept] = {}, {}
        for maker, seen in views.items():
            image, expected = images[maker][last].tolist(), set(seen.expected[concept])
            unexpected[concept][maker] = tuple(
                number
                for number, as_seen in zip(lasting[concept], image, strict=True)
                if as_seen not in expected
            )
            reached = set(image)
            in_vain[concept][maker] = tuple(
                number for number in seen.expected[concept] if number not in reached
            )
    return Hypergame(
        conflict, views, lasting, unexpected, in_vain, tuple(_surprises(conflict, views, images))
    )


def _seen(
    perceived: Moves,
    maker: str,
    parties: Sequence[str],
    concepts: Sequence[str],
    strict: bool,
    hidden: tuple[Pattern, ...],
) -> Seen:
    stability = solve(build(perceived, parties), concepts, strict=strict)
    if perceived.views:
        # Who has others' games in mind expects what lasts in the hypergame that it sees.
        inner = hypergame(perceived, parties, concepts, strict=strict, hidden=hidden)
        level = 1 + max(seen.level for seen in inner.views.values())
        return Seen(maker, stability, level, inner.lasting)
    return _first_level(maker, stability, concepts)


def _first_level(maker: str, stability: Stability, concepts: Sequence[str]) -> Seen:
    numbers = stability.conflict.numbers
    expected = {c: tuple(numbers[stability.equilibria(c)].tolist()) for c in concepts}
    return Seen(maker, stability, 1, expected)


def _unknown(moves: Moves, view: MoveView, still: Sequence[int]) -> tuple[Pattern, ...]:
    """Return the states that a view does not see, in which an option that it misses has moved."""
    if view.options is None:
        return ()
    return tuple(
        Pattern(when=f"{option.id} != {option.levels[level]}")
        for option, level in zip(moves.options, still, strict=True)
        if option.id not in view.options
    )


def _perceived(moves: Moves, view: MoveView, maker: str, unknown: tuple[Pattern, ...]) -> Moves:
    """Return the moves as a view has them; an option that is not known stands still in it."""
    infeasible = (moves.infeasible if view.infeasible is None else view.infeasible) + unknown
    return moves.model_copy(
        update={
            "infeasible": infeasible,
            "preferences": {**moves.preferences, **view.preferences},
            # Its own view is what it sees already, and no further game.
            "views": {other: v for other, v in view.views.items() if other != maker},
        }
    )


def _images(conflict: Conflict, view: MoveView, seen: Conflict) -> NDArray[np.int64]:
    """Return the number under which a view sees each state, -1 for one that it holds impossible."""
    steps = radices(conflict.options)
    hidden = [
        place
        for place, option in enumerate(conflict.options)
        if view.options is not None and option.id not in view.options
    ]
    still = conflict.levels[conflict.status_quo or 0, hidden].astype(np.int64)
    moved = conflict.levels[:, hidden].astype(np.int64) - still
    numbers: NDArray[np.int64] = conflict.numbers - moved @ steps[hidden]
    numbers[~np.isin(numbers, seen.numbers)] = -1
    return numbers


def _lasting(
    conflict: Conflict,
    views: Mapping[str, Seen],
    images: Mapping[str, NDArray[np.int64]],
    concept: str,
) -> NDArray[np.bool_]:
    found = np.ones(conflict.size, np.bool_)
    for place, (maker, seen) in enumerate(views.items()):
        image = images[maker]
        at = np.searchsorted(seen.stability.conflict.numbers, image.clip(min=0))
        at = at.clip(max=seen.stability.conflict.size - 1)
        found &= (image >= 0) & seen.stability.stable[concept][place, at]
    return found


def _surprises(
    conflict: Conflict, views: Mapping[str, Seen], images: Mapping[str, NDArray[np.int64]]
) -> Iterator[Surprise]:
    start = conflict.status_quo
    assert start is not None, "options always have a status quo"
    for place, mover in enumerate(conflict.decision_makers):
        for state in conflict.moves[place].from_state(start).tolist():
            wanted = {
                maker: _wanted(seen.stability.conflict, images[maker], place, start, state)
                for maker, seen in views.items()
            }
            number = int(conflict.numbers[state])
            for other in conflict.decision_makers:
                if other == mover or bool(wanted[other]) == bool(wanted[mover]):
                    continue
                if wanted[other]:
                    yield Surprise(other, mover, number, "in-vain")
                else:
                    unknown = wanted[other] is None
                    yield Surprise(other, mover, number, "unknown" if unknown else "unwanted")


def _wanted(
    seen: Conflict, image: NDArray[np.int64], mover: int, start: int, state: int
) -> bool | None:
    """Return whether a view takes a move for an improvement, None if it cannot see it."""
    here, there = int(image[start]), int(image[state])
    if there < 0 or here == there:
        return None
    payoffs = seen.payoffs[mover]
    return bool(payoffs[seen.place(there)] > payoffs[seen.place(here)])

"""A conflict: decision makers, states, who can move where, and what each prefers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from detente.case.moves import MoveOption
from detente.stability.arcs import ArcMover, Arcs
from detente.stability.blocks import BlockMover, Blocks

Payoffs = NDArray[np.int32]
Mover = BlockMover | ArcMover


@dataclass(frozen=True, eq=False)
class Conflict:
    """A conflict in the form of the graph model (Fang, Hipel and Kilgour 1993, chapters 2 and 3).

    States are called by their place 0 .. m-1 throughout. ``numbers`` are what people call them:
    the number of a setting of the options (see ``states.radices``), or counted from 1 in a graph.
    ``levels`` are those of the options in each state, shape (m, options), and -1 where a state
    stands for several settings; without options its shape is (m, 0). ``names`` are those of the
    states of a graph, or of states that stand for several settings, by place. ``moves`` are by
    decision maker. ``payoffs`` are ranks, higher is better, equal is as good, shape
    (decision makers, m). ``doubtful`` tells whose equal ranks mean only that it is not known which
    state is better. ``partial`` holds, for a decision maker of whom only some comparisons are
    known, whether state s is better than state t at [s, t], shape (m, m); its payoffs then count
    the steps of the longest chain below each state.
    """

    decision_makers: tuple[str, ...]
    options: tuple[MoveOption, ...]
    numbers: NDArray[np.int64]
    levels: NDArray[np.int8]
    names: Mapping[int, str]
    moves: tuple[Blocks | Arcs, ...]
    payoffs: Payoffs
    status_quo: int | None = None
    doubtful: tuple[bool, ...] = ()
    partial: Mapping[int, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.numbers)

    def movers(self) -> tuple[Mover, ...]:
        """Return the moves of each decision maker together with its preferences."""
        return tuple(
            moves.ranked(payoff) for moves, payoff in zip(self.moves, self.payoffs, strict=True)
        )

    def ranked(self, payoffs: Payoffs) -> "Conflict":
        """Return the same conflict with other preferences."""
        return replace(self, payoffs=payoffs)

    def place(self, number: int) -> int:
        """Return the place of the state with a number; raises KeyError when there is none."""
        at = int(np.searchsorted(self.numbers, number))
        if at >= self.size or self.numbers[at] != number:
            raise KeyError(number)
        return at

    def chosen(self, state: int) -> tuple[tuple[str, str], ...]:
        """Return (option, level) for each option in a state, those left open not among them."""
        return tuple(
            (option.id, option.levels[level])
            for option, level in zip(self.options, self.levels[state].tolist(), strict=True)
            if level >= 0
        )


def ranks(values: NDArray[np.generic]) -> NDArray[np.int32]:
    """Return dense ranks from 0, the lowest value first, equal values alike; shape as given.

    >>> ranks(np.array([7.5, -1.0, 7.5])).tolist()
    [1, 0, 1]
    """
    found: NDArray[np.int32] = np.unique(values, return_inverse=True)[1].astype(np.int32)
    return found.reshape(values.shape)


def graph(
    decision_makers: Sequence[str],
    arcs: Sequence[Sequence[tuple[int, int]]],
    payoffs: Payoffs,
    names: Sequence[str] = (),
    status_quo: int | None = None,
) -> Conflict:
    """Return a conflict from arcs (from, to) between places of states, by decision maker.

    ``payoffs`` are any numbers, higher is better, shape (decision makers, m). Raises ValueError
    for an arc out of range.
    """
    size = payoffs.shape[1]
    return Conflict(
        decision_makers=tuple(decision_makers),
        options=(),
        numbers=np.arange(1, size + 1, dtype=np.int64),
        levels=np.zeros((size, 0), np.int8),
        names=dict(enumerate(names)),
        moves=tuple(Arcs.of(size, pairs) for pairs in arcs),
        payoffs=np.stack([ranks(payoff) for payoff in payoffs]),
        status_quo=status_quo,
        doubtful=(False,) * len(decision_makers),
    )

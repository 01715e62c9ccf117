"""Moves along the arcs of any graph."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NONE = np.int32(np.iinfo(np.int32).max)
"""The minimum over no state."""

Values = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Arcs:
    """Which states a decision maker can move to from each state, in compressed rows.

    The states that can be reached from state s are ``targets[starts[s]:starts[s + 1]]``, in
    order and without s itself. A move may lead where another move cannot be continued, so a
    sequence has to remember who moved last.
    """

    starts: NDArray[np.int64]
    targets: NDArray[np.int32]

    transitive = False

    @staticmethod
    def of(size: int, pairs: Iterable[tuple[int, int]] | NDArray[np.int64]) -> "Arcs":
        """Return arcs from (from, to) pairs between states 0 .. size-1.

        Repeated arcs count once, and an arc from a state to itself is no move. Raises ValueError
        for a state out of range.
        """
        ends = np.asarray(pairs if isinstance(pairs, np.ndarray) else list(pairs), np.int64)
        ends = ends.reshape(-1, 2)
        if len(ends) and (ends.min() < 0 or ends.max() >= size):
            raise ValueError(f"an arc leads out of the {size} states")
        keys = np.unique(ends[:, 0] * size + ends[:, 1])
        sources, targets = np.divmod(keys, size)
        kept = sources != targets
        sources, targets = sources[kept], targets[kept]
        starts = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(sources, minlength=size), out=starts[1:])
        return Arcs(starts, targets.astype(np.int32))

    def from_state(self, state: int) -> NDArray[np.int32]:
        """Return the states that a move leads to, in order."""
        return self.targets[self.starts[state] : self.starts[state + 1]]

    def from_states(self, states: NDArray[np.int32]) -> tuple[NDArray[np.int64], Values]:
        """Return (place among ``states``, target) of every move from some states."""
        counts = self.starts[states + 1] - self.starts[states]
        sources = np.repeat(np.arange(len(states)), counts)
        offsets = np.arange(len(sources)) - np.repeat(np.cumsum(counts) - counts, counts)
        return sources, self.targets[self.starts[states][sources] + offsets]

    def covering(self, states: NDArray[np.int32], payoffs: Values) -> NDArray[np.intp]:
        """Return the places of states that lead wherever all of them do: here, all."""
        del payoffs
        return np.arange(len(states))

    def leads(self, states: NDArray[np.int32], target: int) -> NDArray[np.bool_]:
        """Return from which of some states a move leads to a target."""
        sources, targets = self.from_states(states)
        found = np.zeros(len(states), np.bool_)
        found[sources[targets == target]] = True
        return found

    def counts(self) -> NDArray[np.int64]:
        """Return the number of moves from each state."""
        return np.diff(self.starts)

    def ranked(self, payoffs: Values) -> "ArcMover":
        """Return these moves together with the mover's preferences."""
        sources = np.repeat(np.arange(len(payoffs)), self.counts())
        better = payoffs[self.targets] > payoffs[sources]
        starts = np.zeros(len(payoffs) + 1, np.int64)
        np.cumsum(np.bincount(sources[better], minlength=len(payoffs)), out=starts[1:])
        return ArcMover(self, payoffs, Arcs(starts, self.targets[better]))


@dataclass(frozen=True, eq=False)
class ArcMover:
    """A decision maker's moves with its preferences; see ``blocks.BlockMover``."""

    moves: Arcs
    payoffs: Values
    improving: Arcs

    def least(self, values: Values) -> Values:
        """Return the least value among the states that a move leads to."""
        return _least(self.moves, values)

    def least_better(self, values: Values) -> Values:
        """Return the least value among the states that an improvement leads to."""
        return _least(self.improving, values)


def _least(arcs: Arcs, values: Values) -> Values:
    found = np.full(len(values), NONE, np.int32)
    filled = np.flatnonzero(np.diff(arcs.starts))
    if len(filled):
        # Between two starts of filled rows lies nothing but the first of them.
        found[filled] = np.minimum.reduceat(values[arcs.targets], arcs.starts[filled])
    return found

"""Moves by own options: from a state to every state that differs in nothing else.

Such moves come in blocks of states within which a decision maker can go anywhere, so they need no
list of arcs. Where an option cannot be taken back, a state reaches only part of its block: states
are then sorted into pools by the levels of those options.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.moves import MoveOption
from detente.errors import UserError
from detente.stability.arcs import NONE, Values

MOST_CLASSES = 1_000
"""How many settings of one-way options a decision maker may have."""

# Values take the lower half of a number, and the block of their state the upper.
_BITS = 32


@dataclass(frozen=True, eq=False)
class Pool:
    """Some states, and the states among which they can choose.

    ``members`` are sorted by block; block b is ``members[bounds[b]:bounds[b + 1]]``. ``block``
    is that of each of the ``sources``. Every source is a member of its block.
    """

    sources: NDArray[np.int32]
    block: NDArray[np.int32]
    members: NDArray[np.int32]
    bounds: NDArray[np.int64]

    def sizes(self) -> NDArray[np.int64]:
        """Return the number of states in each block."""
        return np.diff(self.bounds)


@dataclass(frozen=True, eq=False)
class Blocks:
    """Which states a decision maker can move to from each state: those of its block.

    ``pool`` and ``seat`` say, for each state, in which pool it is a source and at which place.
    Two moves of one decision maker in a row are one move, so a sequence need not remember who
    moved last.
    """

    pools: tuple[Pool, ...]
    pool: NDArray[np.int16]
    seat: NDArray[np.int32]

    transitive = True

    @staticmethod
    def of(
        numbers: NDArray[np.int64],
        levels: NDArray[np.int8],
        steps: NDArray[np.int64],
        options: Sequence[MoveOption],
        owner: str,
    ) -> "Blocks":
        """Return the moves of the owner of some options; the arrays are those of ``Conflict``.

        ``steps`` is what a level of each option adds to the number of a state. Raises UserError for
        more than ``MOST_CLASSES`` settings of options that go one way only.
        """
        own = [place for place, option in enumerate(options) if option.party == owner]
        outside = numbers - levels[:, own].astype(np.int64) @ steps[own]
        one_way = [place for place in own if options[place].change != "both"]
        if not one_way:
            everyone = np.arange(len(numbers), dtype=np.int32)
            return _gathered(len(numbers), [_pool(everyone, everyone, outside)])
        pools = []
        classes, inverse = np.unique(levels[:, one_way], axis=0, return_inverse=True)
        inverse = inverse.reshape(-1)
        if len(classes) > MOST_CLASSES:
            raise UserError(
                f"{owner} owns so many options that go one way only that they stand at "
                f"{len(classes):,} settings, more than {MOST_CLASSES:,}: let some go both ways."
            )
        for kind, standing in enumerate(classes):
            open_to = np.ones(len(classes), np.bool_)
            for column, place in enumerate(one_way):
                reached, here = classes[:, column], standing[column]
                open_to &= reached >= here if options[place].change == "up" else reached <= here
            sources = np.flatnonzero(inverse == kind).astype(np.int32)
            members = np.flatnonzero(open_to[inverse]).astype(np.int32)
            pools.append(_pool(sources, members, outside))
        return _gathered(len(numbers), pools)

    def from_state(self, state: int) -> NDArray[np.int32]:
        """Return the states that a move leads to, in order."""
        pool = self.pools[self.pool[state]]
        block = pool.block[self.seat[state]]
        around = pool.members[pool.bounds[block] : pool.bounds[block + 1]]
        found: NDArray[np.int32] = around[around != state]
        return found

    def from_states(self, states: NDArray[np.int32]) -> tuple[NDArray[np.int64], Values]:
        """Return (place among ``states``, target) of every move from some states."""
        sources, targets = [], []
        for kind, pool in enumerate(self.pools):
            at = np.flatnonzero(self.pool[states] == kind)
            block = pool.block[self.seat[states[at]]]
            counts = pool.bounds[block + 1] - pool.bounds[block]
            source = np.repeat(at, counts)
            offsets = np.arange(len(source)) - np.repeat(np.cumsum(counts) - counts, counts)
            target = pool.members[np.repeat(pool.bounds[block], counts) + offsets]
            moved = target != states[source]
            sources.append(source[moved])
            targets.append(target[moved])
        return np.concatenate(sources), np.concatenate(targets)

    def covering(self, states: NDArray[np.int32], payoffs: Values) -> NDArray[np.intp]:
        """Return the places of states that lead wherever all of them do, also by improvements.

        Of those that share a block it is the worst.
        """
        kept = []
        for kind, pool in enumerate(self.pools):
            at = np.flatnonzero(self.pool[states] == kind)
            block = pool.block[self.seat[states[at]]]
            order = np.lexsort((payoffs[states[at]], block))
            first = np.flatnonzero(np.diff(block[order], prepend=-1))
            kept.append(at[order[first]])
        return np.sort(np.concatenate(kept))

    def leads(self, states: NDArray[np.int32], target: int) -> NDArray[np.bool_]:
        """Return from which of some states a move leads to a target."""
        found = np.zeros(len(states), np.bool_)
        for kind, pool in enumerate(self.pools):
            at = np.flatnonzero((self.pool[states] == kind) & (states != target))
            member = np.flatnonzero(pool.members == target)
            if len(member):
                block = np.searchsorted(pool.bounds, member[0], side="right") - 1
                found[at] = pool.block[self.seat[states[at]]] == block
        return found

    def counts(self) -> NDArray[np.int64]:
        """Return the number of moves from each state."""
        found = np.zeros(len(self.pool), np.int64)
        for pool in self.pools:
            found[pool.sources] = pool.sizes()[pool.block] - 1
        return found

    def ranked(self, payoffs: Values) -> "BlockMover":
        """Return these moves together with the mover's preferences."""
        return BlockMover(self, payoffs, tuple(_rank(pool, payoffs) for pool in self.pools))


@dataclass(frozen=True, eq=False)
class _Ranked:
    """A pool whose blocks are sorted from the worst state to the best.

    ``better`` is, for each source, the place of the first member of its block that is strictly
    better, and one past the last member where there is none. ``marks`` are the blocks of the
    members, shifted to where no value reaches.
    """

    members: NDArray[np.int32]
    marks: NDArray[np.int64]
    better: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class BlockMover:
    """A decision maker's moves with its preferences, asked for minima over many states at once.

    Minima over improvements are suffix minima of a block sorted by preference (a reformulation of
    the definitions in Fang, Hipel and Kilgour 1993, chapter 3), so nothing of size states x states
    is ever held. Values have to be 0 or more.
    """

    moves: Blocks
    payoffs: Values
    ranked: tuple[_Ranked, ...]

    def least(self, values: Values) -> Values:
        """Return the least value among the states that a move leads to, and the state itself."""
        return self._placed(
            np.minimum.reduceat(values.take(pool.members), pool.bounds[:-1]).take(pool.block)
            for pool in self.moves.pools
        )

    def least_better(self, values: Values) -> Values:
        """Return the least value among the states that an improvement leads to."""
        return self._placed(_suffix_minima(pool, values).take(pool.better) for pool in self.ranked)

    def _placed(self, by_pool: Iterable[Values]) -> Values:
        """Return values of the sources of each pool as values of the states."""
        if len(self.moves.pools) == 1:
            # Its sources are all the states in order.
            return next(iter(by_pool))
        found = np.empty(len(self.payoffs), np.int32)
        for pool, values in zip(self.moves.pools, by_pool, strict=True):
            found[pool.sources] = values
        return found


def _suffix_minima(pool: _Ranked, values: Values) -> Values:
    """Return the least value from each member to the end of its block, and NONE after the last."""
    size = len(pool.members)
    marked = np.empty(size + 1, np.int64)
    # With its block in front of each value, one running minimum serves all blocks.
    np.bitwise_or(pool.marks, values.take(pool.members), out=marked[:size])
    backwards = marked[:size][::-1]
    np.minimum.accumulate(backwards, out=backwards)
    marked[size] = NONE
    # The narrower type keeps the lower half, which is the value.
    return marked.astype(np.int32)


def _rank(pool: Pool, payoffs: Values) -> _Ranked:
    sizes = pool.sizes()
    blocks = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    keys = blocks * (np.int64(payoffs.max()) + 1) + payoffs[pool.members]
    order = np.argsort(keys)
    keys, members = keys[order], pool.members[order]
    # Equals stand together; better than all of them is what follows, if that is the same block.
    ends = np.r_[np.flatnonzero(keys[1:] != keys[:-1]) + 1, len(keys)]
    after = np.repeat(ends, np.diff(np.r_[0, ends]))
    after[after == np.repeat(pool.bounds[1:], sizes)] = len(members)
    better = np.empty(len(payoffs), np.int32)
    better[members] = after
    return _Ranked(members, blocks << _BITS, better[pool.sources])


def _pool(
    sources: NDArray[np.int32], members: NDArray[np.int32], outside: NDArray[np.int64]
) -> Pool:
    order = np.argsort(outside[members], kind="stable")
    members = members[order]
    keys = outside[members]
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    block = np.searchsorted(keys[first], outside[sources]).astype(np.int32)
    return Pool(sources, block, members, np.r_[first, len(members)])


def _gathered(size: int, pools: list[Pool]) -> Blocks:
    kind = np.zeros(size, np.int16)
    seat = np.zeros(size, np.int32)
    for place, pool in enumerate(pools):
        kind[pool.sources] = place
        seat[pool.sources] = np.arange(len(pool.sources), dtype=np.int32)
    return Blocks(tuple(pools), kind, seat)

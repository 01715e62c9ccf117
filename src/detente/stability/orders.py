"""Strict orders that agree with what is known of a decision maker's preferences.

Such an order is given as ranks 0 .. m-1, higher is better. The orders that agree with a strict
partial order are its linear extensions. They are counted and drawn part by part: parts that do not
compare with each other interleave freely, parts that lie wholly above each other follow one
another, and what cannot be taken apart is counted over its downsets, the sets of states that hold
with each state all that are worse. Where there are too many downsets, draws come from the chain of
adjacent transpositions (Karzanov and Khachiyan 1991), run for as many steps as the analysis of
Wilson (2004) asks for.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, permutations, product

import numpy as np
from numpy.typing import NDArray

from detente.stability.model import Conflict, Payoffs, ranks

MOST_DOWNSETS = 50_000
MOST_DIGITS = 4_000
"""Numbers of orders with more digits are not worked out."""

DISTANCE = 0.01
"""How far from uniform a draw by transpositions may be, in total variation."""

CITATIONS = (
    "Karzanov and Khachiyan (1991), On the conductance of order Markov chains, Order 8",
    "Bubley and Dyer (1999), Faster random generation of linear extensions, Discrete Mathematics "
    "201",
    "Wilson (2004), Mixing times of lozenge tiling and card shuffling Markov chains, Annals of "
    "Applied Probability 14",
)

Elements = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Tiers:
    """Ranks of which equal ones mean that it is not known which state is better, shape (m,)."""

    ranks: Payoffs

    steps = 0

    @cached_property
    def count(self) -> int | None:
        """The number of orders, None beyond ``MOST_DIGITS`` digits.

        >>> Tiers(np.array([0, 1, 1, 1, 2, 2], np.int32)).count
        12
        """
        sizes = np.bincount(self.ranks).tolist()
        if sum(math.lgamma(size + 1) for size in sizes) / math.log(10) > MOST_DIGITS:
            return None
        return math.prod(math.factorial(size) for size in sizes)

    def each(self) -> Iterator[Payoffs]:
        """Yield every order."""
        tiers = [np.flatnonzero(self.ranks == rank) for rank in range(self.ranks.max() + 1)]
        for inner in product(*(permutations(tier.tolist()) for tier in tiers)):
            yield _ranked(np.array([state for tier in inner for state in tier]))

    def draws(self, rng: np.random.Generator, count: int) -> Iterator[Payoffs]:
        """Yield ``count`` orders, each drawn uniformly and independently."""
        for _ in range(count):
            yield _ranked(np.lexsort((rng.random(len(self.ranks)), self.ranks)))


@dataclass(frozen=True, eq=False)
class Partial:
    """A strict partial order: whether state s is better than state t at [s, t], shape (m, m)."""

    better: NDArray[np.bool_]

    @cached_property
    def _part(self) -> "_Part":
        return _taken_apart(masks(self.better), range(len(self.better)), MOST_DOWNSETS)

    @property
    def count(self) -> int | None:
        """The number of orders, None where it would take more than ``MOST_DOWNSETS`` downsets.

        >>> Partial(np.array([[0, 0, 0], [0, 0, 0], [1, 0, 0]], bool)).count
        3
        """
        return self._part.count

    @property
    def steps(self) -> int:
        """The steps of the chain behind each draw, 0 where draws are exactly uniform."""
        return self._part.steps

    def each(self) -> Iterator[Payoffs]:
        """Yield every order."""
        below = masks(self.better)

        def further(done: tuple[int, ...], taken: int) -> Iterator[Payoffs]:
            if len(done) == len(below):
                yield _ranked(np.array(done))
            for state, needed in enumerate(below):
                if not taken >> state & 1 and not needed & ~taken:
                    yield from further((*done, state), taken | 1 << state)

        return further((), 0)

    def draws(self, rng: np.random.Generator, count: int) -> Iterator[Payoffs]:
        """Yield ``count`` orders, drawn independently and uniformly (to ``DISTANCE`` if by steps).

        All are drawn at once, when the first is asked for.
        """
        for row in self._part.draw(rng, count):
            yield _ranked(row)


def unknown(conflict: Conflict, decision_maker: int) -> Tiers | Partial | None:
    """Return the orders that agree with a decision maker's preferences, None if they are known.

    Equal ranks of a decision maker that is not ``doubtful`` are known: the states are as good.
    """
    if decision_maker in conflict.partial:
        better = conflict.partial[decision_maker]
        pairs = conflict.size * (conflict.size - 1) // 2
        return None if better.sum() == pairs else Partial(better)
    payoffs = conflict.payoffs[decision_maker]
    doubtful = decision_maker < len(conflict.doubtful) and conflict.doubtful[decision_maker]
    if not doubtful or len(np.unique(payoffs)) == conflict.size:
        return None
    return Tiers(ranks(payoffs))


def masks(better: NDArray[np.bool_]) -> list[int]:
    """Return, for each state, the states that are worse, as the bits of a number."""
    return [sum(1 << int(t) for t in np.flatnonzero(row)) for row in better]


def extensions(
    below: Sequence[int], states: Sequence[int], most: int = MOST_DOWNSETS
) -> int | None:
    """Return how many orders of some states agree with a strict partial order.

    ``below`` are the worse states of each as bits, with all that follows from them. None where it
    would take more than ``most`` downsets.
    """
    return _taken_apart(below, states, most).count


def chain_steps(size: int) -> int:
    """Return after how many transpositions a draw is within ``DISTANCE`` of uniform.

    Each step takes one of the ``size - 1`` adjacent pairs and swaps it with probability one half,
    if it may. Path coupling with the weights sin(pi i / size) shrinks the distance of two orders,
    at most size (size - 1) / 2 to begin with and at least sin(pi / size) while they differ, by
    the factor 1 - (1 - cos(pi / size)) / (size - 1) a step (Bubley and Dyer 1999; Wilson 2004).
    """
    angle = math.pi / size
    start = size * (size - 1) / 2 / math.sin(angle)
    return math.ceil(math.log(start / DISTANCE) / -math.log1p(-(1 - math.cos(angle)) / (size - 1)))


def _ranked(worst_first: Elements) -> Payoffs:
    found = np.empty(len(worst_first), np.int32)
    found[worst_first] = np.arange(len(worst_first), dtype=np.int32)
    return found


class _Part:
    """Some states with their orders; ``draw`` returns them worst first, shape (draws, size)."""

    size: int
    count: int | None
    steps: int

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        raise NotImplementedError


class _Single(_Part):
    def __init__(self, state: int) -> None:
        self.state, self.size, self.count, self.steps = state, 1, 1, 0

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        del rng
        return np.full((count, 1), self.state, np.int64)


class _Several(_Part):
    """Parts that follow one another from the worst, or that interleave freely."""

    def __init__(self, parts: Sequence[_Part], *, free: bool) -> None:
        self.parts, self.free = parts, free
        self.size = sum(part.size for part in parts)
        self.steps = max((part.steps for part in parts), default=0)
        self.count = 1
        size = 0
        for part in parts:
            size += part.size
            if self.count is None or part.count is None:
                self.count = None
            else:
                self.count *= part.count * (math.comb(size, part.size) if free else 1)

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        drawn = [part.draw(rng, count) for part in self.parts]
        if not self.free:
            return np.concatenate(drawn, axis=1)
        sizes = [part.size for part in self.parts]
        labels = np.tile(np.repeat(np.arange(len(sizes)), sizes), (count, 1))
        labels = rng.permuted(labels, axis=1)
        found = np.empty(labels.shape, np.int64)
        for label, states in enumerate(drawn):
            found[labels == label] = states.reshape(-1)
        return found


class _Whole(_Part):
    """States that cannot be taken apart.

    States with the same states above and below them are of a kind; all but one order among them
    are left out while counting. ``layers`` are the downsets of each size, as bits by place among
    the states, with the number of ways to fill them; None if there are more than ``most``.
    """

    def __init__(self, below: Sequence[int], states: Sequence[int], most: int) -> None:
        self.below, self.states, self.size = below, states, len(states)
        places = {state: place for place, state in enumerate(states)}
        kinds: dict[tuple[int, int], list[int]] = {}
        needs = [0] * self.size
        for state, place in places.items():
            above = 0
            for other, at in places.items():
                needs[place] |= (below[state] >> other & 1) << at
                above |= (below[other] >> state & 1) << at
            kinds.setdefault((needs[place], above), []).append(place)
        self.kinds = list(kinds.values())
        for kind in self.kinds:
            for lower, upper in pairwise(kind):
                needs[upper] |= needs[lower] | 1 << lower
        self.layers = self._layers(needs, most)
        self.count, self.steps = None, chain_steps(self.size)
        if self.layers is not None:
            self.count = self.layers[-1][(1 << self.size) - 1] * math.prod(
                math.factorial(len(kind)) for kind in self.kinds
            )
            self.steps = 0

    def _layers(self, needs: Sequence[int], most: int) -> list[dict[int, int]] | None:
        pairs = [(1 << place, needed) for place, needed in enumerate(needs)]
        layers = [{0: 1}]
        for _ in pairs:
            layer: dict[int, int] = {}
            for downset, ways in layers[-1].items():
                for bit, needed in pairs:
                    if not downset & bit and not needed & ~downset:
                        layer[downset | bit] = layer.get(downset | bit, 0) + ways
                if len(layer) > most:
                    return None
            most -= len(layer)
            layers.append(layer)
        return layers

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        if self.layers is None:
            return self._by_steps(rng, count)
        found = np.empty((count, self.size), np.int64)
        for row, chances in zip(found, rng.random((count, self.size)), strict=True):
            named = list(self.states)
            for kind in self.kinds:
                for place, other in zip(kind, rng.permutation(kind).tolist(), strict=True):
                    named[place] = self.states[other]
            downset = (1 << self.size) - 1
            for at in range(self.size - 1, -1, -1):
                # Which state came last is as likely as there are ways to fill what it leaves.
                rest, ways = chances[at], self.layers[at + 1][downset]
                for place in range(self.size):
                    less = self.layers[at].get(downset ^ 1 << place) if downset >> place & 1 else 0
                    if less:
                        last = place
                        rest -= less / ways
                        if rest < 0:
                            break
                downset ^= 1 << last
                row[at] = named[last]
        return found

    def _by_steps(self, rng: np.random.Generator, count: int) -> Elements:
        order = sorted(self.states, key=lambda state: self.below[state].bit_count())
        found = np.tile(np.array(order, np.int64), (count, 1))
        size = len(self.below)
        worse = np.zeros((size, size), np.bool_)
        for state in self.states:
            worse[[o for o in self.states if self.below[state] >> o & 1], state] = True
        flat, rows = found.reshape(-1), np.arange(count) * self.size
        done = 0
        while done < self.steps:
            batch = min(4096, self.steps - done)
            places = rng.integers(0, self.size - 1, (batch, count)) + rows
            coins = rng.random((batch, count)) < 0.5
            for at, coin in zip(places, coins, strict=True):
                at = at[coin]
                lower, upper = flat[at], flat[at + 1]
                kept = worse[lower, upper]
                flat[at] = np.where(kept, lower, upper)
                flat[at + 1] = np.where(kept, upper, lower)
            done += batch
        return found


def _taken_apart(below: Sequence[int], states: Sequence[int], most: int) -> _Part:
    if len(states) == 1:
        return _Single(states[0])
    inside = sum(1 << state for state in states)
    compares = {state: below[state] & inside for state in states}
    for state in states:
        for other in states:
            if below[state] >> other & 1:
                compares[other] |= 1 << state
    parts = _connected(states, compares)
    if len(parts) != 1:
        return _Several([_taken_apart(below, part, most) for part in parts], free=True)
    others = {state: inside & ~compares[state] & ~(1 << state) for state in states}
    parts = _from_worst(_connected(states, others), below)
    if len(parts) == 1:
        return _Whole(below, states, most)
    return _Several([_taken_apart(below, part, most) for part in parts], free=False)


def _from_worst(parts: list[list[int]], below: Sequence[int]) -> list[list[int]]:
    """Return parts that lie wholly above each other, the worst first."""
    firsts = sum(1 << part[0] for part in parts)
    return sorted(parts, key=lambda part: (below[part[0]] & firsts).bit_count())


def _connected(states: Sequence[int], near: dict[int, int]) -> list[list[int]]:
    """Return the connected parts of a graph whose neighbours are given as bits."""
    left = sum(1 << state for state in states)
    parts = []
    while left:
        group = fresh = left & -left
        while fresh:
            low = fresh & -fresh
            reached = near[low.bit_length() - 1] & ~group
            group |= reached
            fresh = (fresh ^ low) | reached
        left &= ~group
        parts.append([state for state in states if group >> state & 1])
    return parts

"""Orders counted and drawn over downsets, sets that hold with each state all that are worse."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from detente.stability.orders.bits import Masks
from detente.stability.orders.ranked import Elements


@dataclass(frozen=True)
class Downsets:
    """Some states with their orders.

    States with the same states above and below them are of a kind, given by their places among
    the states; all but one order among them are left out while counting. ``layers`` are the
    downsets of each size, as bits by place, with the number of ways to fill them.
    """

    states: Sequence[int]
    kinds: list[list[int]]
    layers: list[dict[int, int]]

    steps = 0

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.states)

    @property
    def count(self) -> int:
        """The number of orders."""
        (ways,) = self.layers[-1].values()
        return ways * math.prod(math.factorial(len(kind)) for kind in self.kinds)

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        """Return orders drawn uniformly and independently, worst first, shape (count, size)."""
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


def downsets(below: Masks, states: Sequence[int], most: int) -> Downsets | None:
    """Return the orders of some states by their downsets, None if these are more than ``most``."""
    kinds: dict[tuple[int, int], list[int]] = {}
    needs = [0] * len(states)
    for place, state in enumerate(states):
        above = 0
        for at, other in enumerate(states):
            needs[place] |= (below[state] >> other & 1) << at
            above |= (below[other] >> state & 1) << at
        kinds.setdefault((needs[place], above), []).append(place)
    for kind in kinds.values():
        for lower, upper in pairwise(kind):
            needs[upper] |= needs[lower] | 1 << lower
    layers = _layers(needs, most)
    return None if layers is None else Downsets(states, list(kinds.values()), layers)


def _layers(needs: Sequence[int], most: int) -> list[dict[int, int]] | None:
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

"""Orders drawn by the chain of adjacent transpositions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.stability.orders.bits import Masks
from detente.stability.orders.ranked import Elements

DISTANCE = 0.01
"""How far from uniform a draw by transpositions may be, in total variation."""

CITATIONS = (
    "Karzanov and Khachiyan (1991), On the conductance of order Markov chains, Order 8",
    "Bubley and Dyer (1999), Faster random generation of linear extensions, Discrete Mathematics "
    "201",
    "Wilson (2004), Mixing times of lozenge tiling and card shuffling Markov chains, Annals of "
    "Applied Probability 14",
)


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


@dataclass(frozen=True)
class Transpositions:
    """Some states with their orders, too many to count; ``below`` are the worse of each state."""

    below: Masks
    states: Sequence[int]

    count = None

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.states)

    @property
    def steps(self) -> int:
        """The transpositions behind a draw."""
        return chain_steps(self.size)

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        """Return orders drawn independently, worst first, shape (count, size)."""
        order = sorted(self.states, key=lambda state: self.below[state].bit_count())
        found = np.tile(np.array(order, np.int64), (count, 1))
        size = len(self.below)
        worse = np.zeros((size, size), np.bool_)
        for state in self.states:
            worse[[o for o in self.states if self.below[state] >> o & 1], state] = True
        flat, rows = found.reshape(-1), np.arange(count) * self.size
        done, steps = 0, self.steps
        while done < steps:
            batch = min(4096, steps - done)
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

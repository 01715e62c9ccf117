"""A strict partial order taken apart, so that its orders are those of its parts put together."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from detente.stability.orders.bits import Masks, bits, members
from detente.stability.orders.downsets import downsets
from detente.stability.orders.ranked import Elements
from detente.stability.orders.transpositions import Transpositions


class Part(Protocol):
    """Some states with their orders.

    ``count`` is the number of orders, None if it is too large to work out, and ``steps`` that of
    the transpositions behind a draw.
    """

    @property
    def size(self) -> int:
        """The number of states."""

    @property
    def count(self) -> int | None:
        """The number of orders."""

    @property
    def steps(self) -> int:
        """The transpositions behind a draw."""

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        """Return orders of the states, worst first, shape (count, size)."""


def taken_apart(below: Masks, states: Sequence[int], most: int) -> Part:
    """Return the orders of some states, what is left whole over at most so many downsets."""
    if len(states) == 1:
        return _Single(states[0])
    inside = bits(states)
    compares = {state: below[state] & inside for state in states}
    for state in states:
        for worse in members(below[state] & inside):
            compares[worse] |= 1 << state
    parts = _connected(states, compares)
    if len(parts) != 1:
        return _Several([taken_apart(below, part, most) for part in parts], free=True)
    others = {state: inside & ~compares[state] & ~(1 << state) for state in states}
    parts = _from_worst(_connected(states, others), below)
    if len(parts) != 1:
        return _Several([taken_apart(below, part, most) for part in parts], free=False)
    return downsets(below, states, most) or Transpositions(below, states)


@dataclass(frozen=True)
class _Single:
    state: int

    size = count = 1
    steps = 0

    def draw(self, rng: np.random.Generator, count: int) -> Elements:
        del rng
        return np.full((count, 1), self.state, np.int64)


@dataclass(frozen=True)
class _Several:
    """Parts that follow one another from the worst, or that interleave freely."""

    parts: Sequence[Part]
    free: bool

    @cached_property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    @cached_property
    def steps(self) -> int:
        return max((part.steps for part in self.parts), default=0)

    @cached_property
    def count(self) -> int | None:
        found, size = 1, 0
        for part in self.parts:
            if part.count is None:
                return None
            size += part.size
            found *= part.count * (math.comb(size, part.size) if self.free else 1)
        return found

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


def _from_worst(parts: list[list[int]], below: Masks) -> list[list[int]]:
    """Return parts that lie wholly above each other, the worst first."""
    firsts = bits(part[0] for part in parts)
    return sorted(parts, key=lambda part: (below[part[0]] & firsts).bit_count())


def _connected(states: Sequence[int], near: Mapping[int, int]) -> list[list[int]]:
    """Return the connected parts of a graph whose neighbours are given as bits."""
    left = bits(states)
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

"""Sets of states as the bits of a number, and strict partial orders as one such set a state."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Masks = list[int]
"""For each state those that are worse; or just several sets of states."""


def bits(states: Iterable[int]) -> int:
    """Return the set of some states, none of them given twice.

    >>> bin(bits([0, 3]))
    '0b1001'
    """
    return sum(1 << state for state in states)


def members(mask: int) -> Iterator[int]:
    """Yield the states of a set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def masks(better: NDArray[np.bool_]) -> Masks:
    """Return, for each state s, the states t that it is better than, [s, t] being true."""
    return [bits(np.flatnonzero(row).tolist()) for row in better]


def turned(below: Masks) -> Masks:
    """Return the better states of each from the worse ones."""
    above = [0] * len(below)
    for state, mask in enumerate(below):
        for worse in members(mask):
            above[worse] |= 1 << state
    return above


def with_worse(below: Masks, worse: int, better: int) -> Masks:
    """Return what is known once one state is known to be worse than another."""
    added = below[worse] | 1 << worse
    return [
        mask | added if state == better or mask >> better & 1 else mask
        for state, mask in enumerate(below)
    ]

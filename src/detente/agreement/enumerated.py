"""Every package of a small space at once: what it is worth and what it breaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.space.grid import Array
from detente.space.model import LinkageLimit, RedLineLimit, ReservationLimit, Space

Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]

CELLS = 20_000_000
"""A space is small when packages times (parties + constraints) are no more than this."""

_AXES = 60  # arrays have no more than 64


@dataclass(frozen=True, eq=False)
class Enumerated:
    """All packages of a space, the last issue changing fastest.

    ``shape`` are the numbers of options, ``steps`` (P, N) utilities in whole steps of the grid
    and ``broken`` (C, N) marks the constraints that each package breaks.
    """

    shape: tuple[int, ...]
    steps: Array
    broken: Flags


def small(space: Space) -> bool:
    """Say whether all packages of a space may be looked at."""
    width = len(space.parties) + len(space.constraints)
    return len(space.issues) <= _AXES and space.size * width <= CELLS


def enumerated(space: Space) -> Enumerated:
    """Return what every package is worth to whom and which constraints it breaks."""
    shape = tuple(len(options) for options in space.options)

    def spread(values: NDArray[Any], *issues: int) -> NDArray[Any]:
        """Lay values (one axis an issue, ascending) along the axes of these issues."""
        axes = [1] * len(shape)
        for issue in issues:
            axes[issue] = shape[issue]
        return values.reshape(axes)

    steps = np.zeros((len(space.parties), *shape))
    for p in range(len(space.parties)):
        for i, worth in enumerate(space.grid.worth):
            steps[p] += spread(worth[p], i)
        for table, worth in zip(space.tables, space.grid.tables, strict=True):
            steps[p] += spread(worth[p], *table.issues)
    broken = np.zeros((len(space.constraints), *shape), dtype=bool)
    for c, limit in enumerate(space.constraints):
        match limit:
            case ReservationLimit():
                row = space.row(limit.party)
                broken[c] = steps[row] < space.grid.floor[row]
            case RedLineLimit():
                broken[c] = spread(np.array(limit.mask), space.column(limit.issue))
            case LinkageLimit():
                when = spread(np.array(limit.when_mask), space.column(limit.when_issue))
                lacks = ~np.array(limit.requires_mask)
                broken[c] = when & spread(lacks, space.column(limit.requires_issue))
    return Enumerated(shape, steps.reshape(len(steps), -1), broken.reshape(len(broken), space.size))


def corrections(space: Space) -> Iterator[int]:
    """Yield the minimal sets of constraints that some package breaks, best first.

    A set is a whole number with bit c set for constraint c. The order is by fewest parties,
    then fewest constraints, then the order of the constraints. Yields only 0 when there is a
    zone. Every package is looked at, so the space has to be small.
    """
    owners = list(dict.fromkeys(limit.party for limit in space.constraints))
    width = -(-len(space.constraints) // 64)
    whole = np.zeros((space.size, 64 * width), dtype=bool)
    whole[:, : len(space.constraints)] = enumerated(space).broken.T
    sets = _words(whole)
    if not width:
        yield 0
        return
    # One word is far faster to sort than several, and nearly always enough.
    sets = np.unique(sets[:, 0])[:, None] if width == 1 else np.unique(sets, axis=0)
    mine = np.zeros((len(owners), 64 * width), dtype=bool)
    for c, limit in enumerate(space.constraints):
        mine[owners.index(limit.party), c] = True
    conceding = ((sets[:, None] & _words(mine)[None]) != 0).any(axis=2).sum(axis=1)
    sizes = np.bitwise_count(sets).sum(axis=1)
    order = np.lexsort((*(~sets).T[::-1], sizes, conceding))
    sets = sets[order]
    while len(sets):
        best = sets[0]
        yield sum(1 << c for c in range(len(space.constraints)) if _has(best, c))
        sets = sets[((sets & best) != best).any(axis=1)]


def _words(flags: Flags) -> Words:
    """Pack rows of flags (N, 64 w) into words (N, w), the first flag in the highest bit."""
    packed = np.packbits(flags, axis=1)
    return np.ascontiguousarray(packed).view(">u8").astype(np.uint64)


def _has(words: Words, c: int) -> bool:
    return bool(int(words[c // 64]) >> (63 - c % 64) & 1)

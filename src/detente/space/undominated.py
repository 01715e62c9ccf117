"""Which partial packages are the same, and which can no longer matter."""

import itertools

import moocore
import numpy as np

from detente.space.factors import Flags, Integers
from detente.space.grid import Array

_MULTIPLIERS = np.random.default_rng(0).integers(1, 2**62, 512, dtype=np.int64) | 1


def groups(states: Integers) -> Integers:
    """Return a number for each row of states (N, F), the same for the same states."""
    group = np.zeros(len(states), dtype=np.int64)
    for column in states.T:
        if column.any():
            group = np.unique(group * (int(column.max()) + 1) + column, return_inverse=True)[1]
    return group


def merge(group: Integers, values: Array) -> tuple[Integers, Integers]:
    """Return the first row of each class of equal rows, and the class of each row.

    Rows are equal when they have the same group and the same whole ``values`` (N, C).
    """
    whole = values.astype(np.int64)
    columns = whole.shape[1]
    key = group * _MULTIPLIERS[0]
    for c in range(columns):
        key = key + whole[:, c] * _MULTIPLIERS[1 + c % 511] * (1 + c // 511)
    first, inverse = np.unique(key, return_index=True, return_inverse=True)[1:]
    same = first[inverse]
    if (group[same] == group).all() and (whole[same] == whole).all():
        return first, inverse
    # Two different rows share a hash: compare the rows themselves.
    rows = np.column_stack([group, whole])
    first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)[1:]
    return first, inverse.reshape(-1)


def undominated(group: Integers, values: Array) -> Flags:
    """Mark the rows, all different, that no other row of their group dominates."""
    keep = np.ones(len(values), dtype=bool)
    by_group = np.argsort(group, kind="stable")
    ends = np.searchsorted(group[by_group], np.arange(int(group.max(initial=-1)) + 2))
    for start, end in itertools.pairwise(ends):
        rows = by_group[start:end]
        if len(rows) > 1:
            keep[rows] = moocore.is_nondominated(values[rows], maximise=True)
    return keep

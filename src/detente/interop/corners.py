"""Where a line through values at equal steps bends."""

from collections.abc import Sequence

import numpy as np

_STRAIGHT = 1e-12
_NEAR = 1e-10


def corners(row: Sequence[float]) -> list[int]:
    """Return the places of the values between which all others lie on straight lines.

    The first and the last are always among them. Lines through these places meet every value
    to within 1e-10.

    >>> corners([0.0, 0.25, 0.5, 0.5, 0.5])
    [0, 2, 4]
    """
    values = np.asarray(row, dtype=np.float64)
    bends = np.abs(np.diff(values, 2)) > _STRAIGHT
    found = [0, *(np.flatnonzero(bends) + 1).tolist(), len(values) - 1]
    drawn = np.interp(np.arange(len(values)), found, values[found])
    return found if np.abs(drawn - values).max() <= _NEAR else list(range(len(values)))

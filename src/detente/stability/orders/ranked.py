"""From orders as lists of states to orders as ranks."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.stability.model import Payoffs

Elements = NDArray[np.int64]
"""States by their places."""


def ranked(worst_first: ArrayLike) -> Payoffs:
    """Return the ranks of all states, which are given worst first.

    >>> ranked([2, 0, 1]).tolist()
    [1, 2, 0]
    """
    # What sorts a permutation is its inverse.
    return np.argsort(worst_first).astype(np.int32)

"""Shares of draws with their confidence intervals."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """``hits`` of ``draws``, as a share with its 95 % Wilson interval."""

    hits: int
    draws: int
    share: float
    low: float
    high: float


def wilson(hits: int, draws: int) -> Share:
    """Return a share with its 95 % score interval (Wilson 1927).

    >>> share = wilson(50, 100)
    >>> round(share.low, 3), round(share.high, 3)
    (0.404, 0.596)
    """
    p, z2 = hits / draws, _Z * _Z
    middle = (p + z2 / (2 * draws)) / (1 + z2 / draws)
    half = _Z * sqrt(p * (1 - p) / draws + z2 / (4 * draws * draws)) / (1 + z2 / draws)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == draws else min(1.0, middle + half)
    return Share(hits, draws, p, low, high)

"""What numbers may be when some have ranges and some are in an order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detente.case.sourced import Order
from detente.errors import UserError

Array = NDArray[np.float64]
Bounds = float | tuple[float, float]


@dataclass(frozen=True, eq=False)
class Region:
    """Numbers within bounds and in an order.

    Names that are equal by what is known share a place: ``place`` maps each to it. ``low`` and
    ``high`` (places,) are as tight as the order makes them; ``above[a, b]`` tells that place a
    is at least place b (transitively closed; false for a = b).
    """

    place: Mapping[str, int]
    low: Array
    high: Array
    above: NDArray[np.bool_]

    @property
    def middle(self) -> dict[str, float]:
        """The middles of the tightened bounds, which agree with the order."""
        middles = ((self.low + self.high) / 2).tolist()
        return {name: middles[at] for name, at in self.place.items()}


def _groups(order: Order) -> list[tuple[str, ...]]:
    return [(group,) if isinstance(group, str) else tuple(group) for group in order]


def region(bounds: Mapping[str, Bounds], orders: Iterable[Order], where: str) -> Region:
    """Return what numbers with the given bounds and orders (from most to least) may be.

    Names in an order that have no bounds are left out of account, though what stands on their
    two sides is still in order. ``where`` says what the numbers are. Raises UserError when nothing
    is allowed.

    >>> region({"a": (0.0, 0.4), "b": (0.2, 1.0)}, [("a", "b")], "Here").middle
    {'a': 0.30000000000000004, 'b': 0.30000000000000004}
    """
    names = list(bounds)
    at = {name: k for k, name in enumerate(names)}
    least = np.eye(len(names), dtype=bool)  # least[a, b]: a is at least b
    for order in orders:
        groups = [[at[name] for name in group if name in at] for group in _groups(order)]
        groups = [group for group in groups if group]
        for group in groups:
            least[np.ix_(group, group)] = True
        for upper, lower in pairwise(groups):
            least[np.ix_(upper, lower)] = True
    for k in range(len(names)):
        least |= least[:, k, None] & least[k]
    # Names that are at least each other are equal; the first stands for all.
    first = np.argmax(least & least.T, axis=1)
    heads, place = np.unique(first, return_inverse=True)
    ends = [(b, b) if isinstance(b, float | int) else b for b in bounds.values()]
    lows, highs = (np.array(side, dtype=np.float64) for side in zip(*ends, strict=True))
    low = np.where(least, lows, -np.inf).max(axis=1)[heads]
    high = np.where(least.T, highs, np.inf).min(axis=1)[heads]
    for k in np.flatnonzero(low > high).tolist():
        alike = [name for name, here in zip(names, place.tolist(), strict=True) if here == k]
        raise UserError(
            f'{where} leave no number for "{alike[0]}": the ranges and orders ask for at least '
            f"{low[k]:g} and at most {high[k]:g}."
        )
    above = least[np.ix_(heads, heads)] & ~np.eye(len(heads), dtype=bool)
    return Region(dict(zip(names, place.tolist(), strict=True)), low, high, above)


def middles(bounds: Mapping[str, Bounds], orders: Sequence[Order], where: str) -> dict[str, float]:
    """Return numbers as they are and ranges at their middle, tightened along orders first.

    Raises UserError as ``region``.
    """
    if not orders or not bounds:
        return {
            name: b if isinstance(b, float | int) else (b[0] + b[1]) / 2
            for name, b in bounds.items()
        }
    return region(bounds, orders, where).middle

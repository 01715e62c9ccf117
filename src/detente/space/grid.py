"""Whole-number utilities, so that sums are exact and equal means equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TOLERANCE = 1e-9
"""A party that falls short of its reservation value by no more than this still agrees."""

_FALLBACK = 2**40
_LARGEST = 2**45  # sums stay far below 2**53, where floats stop holding every whole number
_DENOMINATOR = 10**7
_NOISE = 2e-15


@dataclass(frozen=True, eq=False)
class Grid:
    """Utilities of each party in whole steps of 1 / ``unit``.

    ``worth`` holds one (P, k_i) array per issue, ``tables`` one (P, k_a, k_b, ...) array per
    table, ``reservation`` (P,) the reservation values and
    ``floor`` (P,) the fewest steps with which a party agrees. All are whole numbers kept as
    floats: their sums are exact, whatever the order of summation. ``unit`` (P,) is the number
    of steps in a utility of 1.
    """

    worth: tuple[Array, ...]
    tables: tuple[Array, ...]
    reservation: Array
    floor: Array
    unit: Array


def _common_denominator(numbers: Array) -> int | None:
    """Return the least unit on which all numbers are whole, or None when it is too large."""
    unit = 1
    for number in {float(x) for x in numbers}:
        fraction = Fraction(number).limit_denominator(_DENOMINATOR)
        if abs(float(fraction) - number) > _NOISE * max(1.0, abs(number)):
            return None
        unit = lcm(unit, fraction.denominator)
        if unit > _LARGEST:
            return None
    return unit


def make_grid(worth: Sequence[Array], reservation: Array, tables: Sequence[Array] = ()) -> Grid:
    """Place utilities on a grid on which they can be added and compared exactly.

    A party's numbers are usually fractions with a modest common denominator (weights and values
    with a few decimals); that denominator becomes its unit and nothing is rounded, so that two
    packages tie exactly when their utilities are equal. Where no such denominator exists, the
    numbers are rounded to multiples of 2**-40 of the party's scale (about 1e-12).
    """
    units = []
    parts = [*worth, *tables]
    for p, limit in enumerate(reservation):
        numbers = np.concatenate([*(part[p].ravel() for part in parts), [limit]])
        scale = max(1.0, sum(float(np.abs(part[p]).max()) for part in parts), abs(float(limit)))
        unit = _common_denominator(numbers)
        units.append(
            float(_FALLBACK) / scale if unit is None or unit * scale > _LARGEST else float(unit)
        )
    unit_array = np.array(units)
    return Grid(
        worth=tuple(np.rint(w * unit_array[:, None]) for w in worth),
        tables=tuple(np.rint(t * unit_array.reshape(-1, *(1,) * (t.ndim - 1))) for t in tables),
        reservation=np.rint(reservation * unit_array),
        floor=np.ceil(reservation * unit_array - TOLERANCE * unit_array),
        unit=unit_array,
    )

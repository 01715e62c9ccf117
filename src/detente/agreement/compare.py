"""Exact comparison of points whose coordinates are whole steps of different units."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, prod

import numpy as np

from detente.space.grid import Array

_NEAR = 1e-9


def _multipliers(units: Sequence[float]) -> list[int]:
    """Return whole numbers proportional to 1 / unit."""
    shares = [1 / Fraction(unit) for unit in units]
    common = lcm(*(share.denominator for share in shares))
    return [int(share * common) for share in shares]


def _exact_best(keys: Sequence[tuple[int, ...]], rows: Sequence[int]) -> list[int]:
    best = max(keys)
    return [row for row, key in zip(rows, keys, strict=True) if key == best]


def leximin(steps: Array, units: Sequence[float]) -> list[int]:
    """Return the rows whose sorted coordinates ``steps / units`` are lexicographically largest.

    ``steps`` is (N, P) of whole numbers, ``units`` (P,). The smallest coordinate counts first,
    then the next smallest, and so on. Exact: floats only narrow the choice.
    """
    if steps.shape[1] == 0:
        return list(range(len(steps)))
    least = (steps / np.asarray(units)).min(axis=1)
    rows = np.flatnonzero(least >= least.max() - _NEAR * max(1.0, abs(least.max()))).tolist()
    scale = _multipliers(units)
    keys = [
        tuple(sorted(int(x) * m for x, m in zip(steps[row], scale, strict=True))) for row in rows
    ]
    return _exact_best(keys, rows)


def largest_sum(steps: Array, units: Sequence[float]) -> list[int]:
    """Return the rows with the largest sum of ``steps / units``, exactly."""
    total = (steps / np.asarray(units)).sum(axis=1)
    rows = np.flatnonzero(total >= total.max() - _NEAR * max(1.0, abs(total.max()))).tolist()
    scale = _multipliers(units)
    keys = [(sum(int(x) * m for x, m in zip(steps[row], scale, strict=True)),) for row in rows]
    return _exact_best(keys, rows)


def largest_product(steps: Array, powers: Sequence[Fraction]) -> list[int]:
    """Return the rows with the largest product of positive whole numbers to powers, exactly."""
    logs = np.log(steps) @ np.array([float(power) for power in powers])
    rows = np.flatnonzero(logs >= logs.max() - _NEAR * max(1.0, abs(logs.max()))).tolist()
    common = lcm(*(power.denominator for power in powers))
    whole = [int(power * common) for power in powers]
    keys = [(prod(int(x) ** n for x, n in zip(steps[row], whole, strict=True)),) for row in rows]
    return _exact_best(keys, rows)

"""The packages in two halves: partial packages of the first issues, and what completes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.space.factors import Flags
from detente.space.grid import Array
from detente.space.partial import Front, Plan, extend
from detente.space.undominated import groups, merge

Counts = NDArray[Any]
"""Whole numbers: 64 bits, Python's own where they may be larger, or floats for estimates."""

_CELLS = 4_000_000


@dataclass(frozen=True, eq=False)
class Half:
    """Partial packages that are alike counted together: ``counts`` (N,) for the rows of ``front``.

    ``depth`` is how many issues are decided.
    """

    depth: int
    front: Front
    counts: Counts


def begin(plan: Plan, kind: type) -> Half:
    """Return the half in which nothing is decided; ``kind`` is the type of its counts."""
    return Half(0, plan.start(), np.ones(1, dtype=kind))


def fits(plan: Plan, half: Half, limit: int) -> bool:
    """Tell whether one more issue leaves no more than ``limit`` partial packages to look at."""
    return len(half.counts) * len(plan.options[half.depth]) <= limit


def further(plan: Plan, half: Half, floor: Array, enough: Array) -> Half:
    """Decide one more issue.

    Partial packages that cannot reach ``floor`` (C,) are dropped, and those that lead to the same
    state and are worth the same are put together; what reaches ``enough`` (C,) whatever follows
    is worth the same.
    """
    front, parent, _, least = extend(plan, half.depth, half.front, floor)
    if not len(parent):
        return Half(half.depth + 1, front, half.counts[parent])
    values = np.minimum(front.values, enough - least)
    first, row = merge(groups(front.states), values)
    order = np.argsort(row, kind="stable")
    starts = np.searchsorted(row[order], np.arange(len(first)))
    counts = np.add.reduceat(half.counts[parent[order]], starts)
    return Half(half.depth + 1, Front(values[first], front.states[first]), counts)


def by_states(half: Half) -> Iterator[Half]:
    """Yield the parts of a half whose automata are in the same state."""
    group = groups(half.front.states)
    for g in range(int(group.max(initial=-1)) + 1):
        rows = np.flatnonzero(group == g)
        front = Front(half.front.values[rows], half.front.states[rows])
        yield Half(half.depth, front, half.counts[rows])


def completed(first: Half, second: Array, floor: Array) -> NDArray[np.float64]:
    """Return how many packages of the first half each completion (M, C) brings to ``floor``, (M,).

    Exact while the counts of the first half sum to less than 2**53.
    """
    found = np.zeros(len(second))
    needed = floor - first.front.values
    ranked = []
    for c in range(second.shape[1]):
        # Ranks in place of values: the same comparisons, on a fraction of the memory.
        values, rank = np.unique(second[:, c], return_inverse=True)
        small = np.min_scalar_type(len(values))
        least = np.searchsorted(values, needed[:, c])
        if least.any():
            ranked.append((rank.astype(small), least.astype(small)))
    weights = first.counts.astype(np.float64)
    block = max(1, _CELLS // max(1, len(second)))
    for at in range(0, len(weights), block):
        part = slice(at, at + block)
        fine: Flags = np.ones((len(weights[part]), len(second)), dtype=bool)
        for rank, least in ranked:
            fine &= rank >= least[part, None]
        if (weights[part] == 1).all():
            found += np.count_nonzero(fine, axis=0)
        else:
            found += weights[part] @ fine.astype(np.float64)
    return found

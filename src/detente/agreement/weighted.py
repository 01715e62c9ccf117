"""The packages that are worth most in weighted sums of utilities, for many weights at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.space.grid import Array

CELLS = 4096
"""Up to so many combinations of options are looked at together."""

Factor = tuple[tuple[int, ...], Array]
"""Issues, ascending, and what their combinations add: (N or 1, k_a, k_b, ...)."""


@dataclass(frozen=True, eq=False)
class _Step:
    issue: int
    parts: tuple[Factor, ...]


def _spread(factor: Factor, scope: tuple[int, ...]) -> Array:
    """Return a factor with an axis for every issue of a wider scope."""
    sizes = dict(zip(factor[0], factor[1].shape[1:], strict=True))
    return factor[1].reshape(len(factor[1]), *(sizes.get(i, 1) for i in scope))


def _joined(bucket: Sequence[Factor], sizes: Sequence[int], cells: int) -> list[Factor]:
    """Add up factors as long as their combinations stay few (mini-buckets)."""
    joined: list[Factor] = []
    for factor in sorted(bucket, key=lambda f: -len(f[0])):
        for place, held in enumerate(joined):
            scope = tuple(sorted({*held[0], *factor[0]}))
            if prod(sizes[i] for i in scope) <= cells:
                joined[place] = (scope, _spread(held, scope) + _spread(factor, scope))
                break
        else:
            joined.append(factor)
    return joined


@lru_cache(maxsize=256)
def order(
    sizes: tuple[int, ...], scopes: tuple[tuple[int, ...], ...]
) -> tuple[tuple[int, ...], int]:
    """Return the issues in an order of elimination, and the most combinations tied at a time."""
    tied = {i: {i} for i in range(len(sizes))}
    for scope in scopes:
        for i in scope:
            tied[i] |= set(scope)
    found: list[int] = []
    widest = 1
    while tied:
        issue = min(tied, key=lambda i: (prod(sizes[j] for j in tied[i]), i))
        widest = max(widest, prod(sizes[j] for j in tied[issue]))
        around = tied.pop(issue) - {issue}
        for i in around:
            tied[i] = (tied[i] | around) - {issue}
        found.append(issue)
    return tuple(found), widest


def heaviest(
    single: Sequence[Array], factors: Sequence[Factor], *, cells: int = CELLS
) -> tuple[Array, NDArray[np.int64]]:
    """Return the largest sums (N,) over all packages, and packages (N, issues) that have them.

    ``single`` has one (N, k_i) array an issue; minus infinity rules options and combinations
    out. By bucket elimination (Dechter 1999). Where more than ``cells`` combinations would have
    to be looked at together, a bucket is split (mini-buckets: Dechter and Rish 2003): the sum is
    then an upper bound, and the package a good one that may break what is ruled out.
    """
    sizes = [value.shape[1] for value in single]
    n = len(single[0])
    left: list[Factor] = [*factors, *(((i,), value) for i, value in enumerate(single))]
    best = np.zeros(n)
    steps = []
    for issue in order(tuple(sizes), tuple(scope for scope, _ in factors))[0]:
        parts = _joined([f for f in left if issue in f[0]], sizes, cells)
        left = [f for f in left if issue not in f[0]]
        steps.append(_Step(issue, tuple(parts)))
        for scope, table in parts:
            most = table.max(axis=1 + scope.index(issue))
            rest = tuple(i for i in scope if i != issue)
            if rest:
                left.append((rest, most))
            else:
                best = best + most
    packages = np.zeros((n, len(sizes)), dtype=np.int64)
    for step in reversed(steps):
        total = np.zeros((n, sizes[step.issue]))
        for scope, table in step.parts:
            here = np.moveaxis(table, 1 + scope.index(step.issue), -1)
            rows = np.arange(n) if len(table) == n else np.zeros(n, dtype=np.int64)
            others = tuple(packages[:, i] for i in scope if i != step.issue)
            total = total + here[(rows, *others)]
        packages[:, step.issue] = total.argmax(axis=1)
    return best, packages

"""How many packages meet given constraints?"""

from collections.abc import Sequence

import numpy as np

from detente.space.eliminate import LIMIT
from detente.space.halves import Half, begin, by_states, completed, fits, further
from detente.space.model import Constraint, Space
from detente.space.partial import Front, Plan, plan

PAIRS = 4_000_000_000
"""How many pairs of partial packages are compared at most: some seconds' work."""

_EXACT = 2**53


def count(
    space: Space, constraints: Sequence[Constraint], *, limit: int = LIMIT, pairs: int = PAIRS
) -> int | None:
    """Return the exact number of packages that meet all the constraints.

    Issues are decided one after another, and partial packages that leave every party equally far
    from its reservation value are counted together. Where more than ``limit`` would have to be
    kept apart, the remaining issues are worked out on their own and the two halves are compared
    pair by pair (meet in the middle: Horowitz and Sahni 1974), which reaches spaces of 10^9
    packages and beyond. Returns None when that would take more than ``pairs`` comparisons.
    """
    walk = plan(space, constraints)
    if walk is None:
        return 0
    first = begin(walk, np.int64 if space.size < 2**62 else object)
    while first.depth < len(walk.order) and fits(walk, first, limit):
        first = further(walk, first, walk.floor, walk.floor)
    if first.depth == len(walk.order) or not len(first.counts):
        return int(sum(first.counts.tolist()))
    if sum(first.counts.tolist()) >= _EXACT:
        return None
    total = compared = 0
    for part in by_states(first):
        second = _completions(walk, part, limit)
        if second is None:
            return None
        compared += len(part.counts) * len(second.counts)
        if compared > pairs:
            return None
        found = completed(part, second.front.values, walk.floor)
        total += sum(int(n) * int(c) for n, c in zip(found, second.counts, strict=True))
    return total


def _completions(plan: Plan, part: Half, limit: int) -> Half | None:
    """Return what can follow partial packages of one state, or None where it is too much."""
    values = part.front.values
    floor, enough = plan.floor - values.max(axis=0), plan.floor - values.min(axis=0)
    start = Front(np.zeros((1, len(plan.floor))), part.front.states[:1])
    second = Half(part.depth, start, np.ones(1, dtype=part.counts.dtype))
    while second.depth < len(plan.order):
        if not fits(plan, second, limit):
            return None
        second = further(plan, second, floor, enough)
    return second

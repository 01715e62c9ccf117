"""A frontier that is thinned as it grows, with a guarantee of how much that can cost anyone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import moocore
import numpy as np

from detente.space.eliminate import LIMIT, TooLarge, eliminate
from detente.space.factors import Flags, Integers
from detente.space.frontier import Frontier, cut, whole
from detente.space.grid import Array
from detente.space.model import Constraint, Space

POINTS = 5_000
"""How many partial packages are kept after each issue, unless asked otherwise."""

_FINEST = 2.0**-20


@dataclass
class _Thinning:
    """Keeps one partial package a box, and adds up what that can cost."""

    unit: Array
    points: int
    box: float | None
    size: float = _FINEST
    spent: float = 0.0

    def __call__(self, group: Integers, values: Array) -> Flags:
        """Mark the rows to keep: see ``near_frontier``."""
        if self.box is not None:
            self.spent += self.box
            return self._kept(group, values, self.box)
        # One package at least stays for each state in which the others may go on.
        most = max(self.points, len(np.unique(group)))
        if len(values) <= most:
            return np.ones(len(values), dtype=bool)
        self.size /= 2
        while (keep := self._kept(group, values, self.size)).sum() > most:
            self.size *= 2
        self.spent += self.size
        return keep

    def _kept(self, group: Integers, values: Array, size: float) -> Flags:
        boxes = np.floor((values - values.min(axis=0)) / (size * self.unit))
        best = np.argsort(-(values / self.unit).sum(axis=1), kind="stable")
        keep: Flags = np.zeros(len(values), dtype=bool)
        for g in np.unique(group):
            rows = best[group[best] == g]
            keep[rows] = moocore.is_nondominated(boxes[rows], maximise=True, keep_weakly=False)
        return keep


def near_frontier(
    space: Space,
    constraints: Sequence[Constraint] | None = None,
    *,
    epsilon: float | None = None,
    points: int = POINTS,
    limit: int = LIMIT,
) -> Frontier:
    """Return packages close to the frontier of those that meet the constraints (all, unless given).

    The utilities are laid out in boxes after each issue, and of the partial packages whose box no
    other's dominates one a box is kept (Laumanns, Thiele, Deb and Zitzler 2002; with partial
    packages: Marinescu 2011). The result's ``epsilon`` adds up the widths: every package that
    meets the constraints and leaves each party at least that much above its reservation value is
    matched by a listed one that is worth at most ``epsilon`` less to any party. What is listed
    meets the constraints, and no listed package dominates another.

    With ``epsilon`` the guarantee is chosen; the result is cut when the points then do not fit
    ``limit``. Without, about ``points`` partial packages are kept after each issue, and the
    guarantee is what comes of it; with no more than that on the way the frontier is exact.
    """
    chosen = space.constraints if constraints is None else tuple(constraints)
    box = None if epsilon is None else epsilon / len(space.issues)
    thin = _Thinning(space.grid.unit, points, box)
    try:
        found = eliminate(space, chosen, "frontier", limit=limit, thin=thin)
    except TooLarge:
        return cut(space, chosen, limit)
    return replace(whole(space, chosen, found), epsilon=thin.spent)

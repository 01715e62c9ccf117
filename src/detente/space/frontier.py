"""The exact frontier: packages that no other makes better for one party and worse for none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import numpy as np

from detente.errors import UserError
from detente.space.eliminate import LIMIT, Elimination, TooLarge, eliminate
from detente.space.grid import Array
from detente.space.model import Constraint, Package, Space

PACKAGES = 100
"""How many packages of one point are listed in plain data unless asked otherwise."""


@dataclass(frozen=True, eq=False)
class Frontier:
    """The undominated points among the packages that meet ``constraints``.

    ``steps`` (N, P) are the points' utilities in whole steps of the space's grid, sorted from
    the best for the first party down. ``counts`` tells how many packages share each point.
    When ``cut`` is true there are more points, and ``notice`` says so. An ``epsilon`` above 0 is
    the guarantee of a frontier that is not exact: see ``near_frontier``.
    """

    space: Space
    constraints: tuple[Constraint, ...]
    steps: Array
    counts: tuple[int, ...]
    cut: bool
    notice: str | None
    _nodes: tuple[int, ...]
    _elimination: Elimination | None
    epsilon: float = 0.0

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def utilities(self) -> Array:
        """Utilities of each point, (N, P)."""
        return self.steps / self.space.grid.unit

    def packages(self, point: int, limit: int | None = None) -> tuple[Package, ...]:
        """Return the packages of a point, sorted; all of them, or no more than ``limit``."""
        if self._elimination is None:
            raise IndexError(point)
        return tuple(sorted(islice(self._elimination.packages(self._nodes[point]), limit)))

    def require_whole(self) -> "Frontier":
        """Return this frontier. Raises UserError when it is cut or not exact."""
        if self.cut:
            raise UserError(self.notice or "The frontier was cut.")
        if self.epsilon:
            raise UserError("The frontier is not exact, so no solution can be read from it.")
        return self

    def spread(self, points: int) -> "Frontier":
        """Return a frontier of no more than ``points`` points, evenly spread in their order.

        The first and the last stay. What is left out is told by ``cut`` and ``notice``.
        """
        if len(self) <= points:
            return self
        rows = np.unique(np.linspace(0, len(self) - 1, points).round().astype(int)).tolist()
        return replace(
            self,
            steps=self.steps[rows],
            counts=tuple(self.counts[row] for row in rows),
            cut=True,
            notice=f"{len(rows):,} of the {len(self):,} points of the frontier are listed.",
            _nodes=tuple(self._nodes[row] for row in rows),
        )

    def to_dict(self, points: int | None = None) -> dict[str, Any]:
        """Return plain data with up to ``points`` points, 100 packages listed for each.

        ``size`` is how many points there are.
        """
        shown = self if points is None else self.spread(points)
        return {
            "parties": list(self.space.parties),
            "size": len(self),
            "epsilon": self.epsilon,
            "cut": shown.cut,
            "notice": shown.notice,
            "points": [
                {
                    "utilities": self.space.by_party(shown.utilities[n]),
                    "count": shown.counts[n],
                    "packages": [self.space.names(p) for p in shown.packages(n, PACKAGES)],
                }
                for n in range(len(shown))
            ],
        }


def frontier(
    space: Space, constraints: Sequence[Constraint] | None = None, *, limit: int = LIMIT
) -> Frontier:
    """Return the frontier of the packages that meet the constraints (all, unless given).

    Exact: issue-by-issue elimination (Rollon and Larrosa 2006), dominated points filtered by
    ``moocore`` (Kung, Luccio and Preparata 1975). Every package of every point can be had, ties
    included. When more than ``limit`` partial packages would have to be considered at once,
    the result is marked as cut and says how to ask differently.
    """
    chosen = space.constraints if constraints is None else tuple(constraints)
    try:
        found = eliminate(space, chosen, "frontier", limit=limit)
    except TooLarge:
        return cut(space, chosen, limit)
    return whole(space, chosen, found)


def cut(space: Space, constraints: tuple[Constraint, ...], limit: int) -> Frontier:
    """Return a frontier without points that says why it has none."""
    notice = (
        f"The frontier is too large to list: more than {limit:,} partial packages would have to "
        "be looked at together; ask for one that is right to within a few points, for the part "
        "above the reservation values only, or for less by merging issues or parties."
    )
    none = np.zeros((0, len(space.parties)))
    return Frontier(space, constraints, none, (), True, notice, (), None)


def whole(space: Space, constraints: tuple[Constraint, ...], found: Elimination) -> Frontier:
    """Return the frontier that an elimination has left, best for the first party first."""
    rank = np.lexsort([-column for column in found.values.T[::-1]])
    return Frontier(
        space,
        constraints,
        found.values[rank],
        tuple(int(c) for c in found.counts[rank]),
        False,
        None,
        tuple(rank.tolist()),
        found,
    )

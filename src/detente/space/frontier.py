"""The exact frontier: packages that no other makes better for one party and worse for none."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    When ``cut`` is true there were too many and no point is given; ``notice`` says so.
    """

    space: Space
    constraints: tuple[Constraint, ...]
    steps: Array
    counts: tuple[int, ...]
    cut: bool
    notice: str | None
    _nodes: tuple[int, ...]
    _elimination: Elimination | None

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
        """Return this frontier. Raises UserError when it was cut."""
        if self.cut:
            raise UserError(self.notice or "The frontier was cut.")
        return self

    def to_dict(self, points: int | None = None) -> dict[str, Any]:
        """Return plain data with up to ``points`` points, 100 packages listed for each."""
        shown = len(self) if points is None else min(points, len(self))
        return {
            "parties": list(self.space.parties),
            "size": len(self),
            "cut": self.cut,
            "notice": self.notice,
            "points": [
                {
                    "utilities": self.space.by_party(self.utilities[n]),
                    "count": self.counts[n],
                    "packages": [self.space.names(p) for p in self.packages(n, PACKAGES)],
                }
                for n in range(shown)
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
        notice = (
            f"The frontier is too large to list: more than {limit:,} partial packages are left "
            "undominated; merge or leave out issues or parties."
        )
        none = np.zeros((0, len(space.parties)))
        return Frontier(space, chosen, none, (), True, notice, (), None)
    rank = np.lexsort([-column for column in found.values.T[::-1]])
    return Frontier(
        space,
        chosen,
        found.values[rank],
        tuple(int(c) for c in found.counts[rank]),
        False,
        None,
        tuple(rank.tolist()),
        found,
    )

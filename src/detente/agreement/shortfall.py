"""The package that leaves the worst-off party least short of its reservation value."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.agreement.compare import leximin
from detente.agreement.result import Outcome, Result, outcome
from detente.agreement.unlisted import evenest
from detente.space.eliminate import QUICK
from detente.space.frontier import frontier
from detente.space.model import Constraint, ReservationLimit, Space

ASSUMPTIONS = (
    "Gaps of different parties can be compared: each party's weights sum to 1.",
    "The largest gap is minimised, then the next largest, and so on.",
)
CITATIONS = ("Sen, A. (1970). Collective Choice and Social Welfare. Holden-Day (leximin).",)


@dataclass(frozen=True)
class Nearest:
    """A package and its largest gap; a gap below zero is what the worst-off party gains."""

    best: Outcome
    gap: float


@dataclass(frozen=True, kw_only=True)
class Shortfall(Result):
    """The nearest package to the reservation values.

    ``kept`` keeps red lines and linkages, and is None when these exclude every package.
    ``ignored`` leaves them out.
    """

    kept: Nearest | None
    ignored: Nearest


def _nearest(space: Space, constraints: Sequence[Constraint], limit: int) -> Nearest | None:
    points = frontier(space, constraints, limit=limit)
    if points.cut:
        found = evenest(space, constraints, space.grid.unit, np.full(len(space.parties), np.inf))
        if not found.packages:
            return None
        packages = sorted(set(found.packages), key=lambda p: (space.changes(p), p))
        short = np.array([space.steps(p) for p in packages]) - space.grid.reservation
        best = outcome(space, packages[leximin(short, space.grid.unit.tolist())[0]])
        return Nearest(best, -min(best.gains.values()))
    if not len(points):
        return None
    gain = points.steps - space.grid.reservation
    point = leximin(gain, space.grid.unit.tolist())[0]
    best = outcome(space, points.packages(point)[0])
    return Nearest(best, -min(best.gains.values()))


def shortfall(space: Space, *, limit: int = QUICK) -> Shortfall:
    """Return the packages that minimise the largest gap to the reservation values.

    Raises UserError when the frontier behind it is too large.
    """
    static = [c for c in space.constraints if not isinstance(c, ReservationLimit)]
    ignored = _nearest(space, (), limit)
    assert ignored is not None  # without constraints, some package is undominated
    return Shortfall(
        method="shortfall",
        parameters={"limit": limit},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        kept=_nearest(space, static, limit),
        ignored=ignored,
    )

"""The package that leaves the worst-off party least short of its reservation value."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.compare import leximin
from detente.agreement.result import Outcome, Result, outcome
from detente.space.eliminate import LIMIT
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
    points = frontier(space, constraints, limit=limit).require_whole()
    if not len(points):
        return None
    gain = points.steps - space.grid.reservation
    point = leximin(gain, space.grid.unit.tolist())[0]
    best = outcome(space, points.packages(point)[0])
    return Nearest(best, -min(best.gains.values()))


def shortfall(space: Space, *, limit: int = LIMIT) -> Shortfall:
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

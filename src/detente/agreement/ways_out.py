"""Ways out of a deadlock: who would give up what, and the best package that it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.agreement.compare import leximin
from detente.agreement.result import Outcome, Result, outcome
from detente.agreement.unlisted import evenest
from detente.errors import UserError
from detente.space.eliminate import QUICK
from detente.space.frontier import frontier
from detente.space.model import (
    Constraint,
    LinkageLimit,
    Package,
    RedLineLimit,
    ReservationLimit,
    Space,
)

ASSUMPTIONS = (
    "All constraints that do not give way are kept.",
    "The best package opened maximises the smallest gain of the parties that keep their "
    "reservation value (of all, when none does), then the next smallest; ties fall to what is "
    "best in the same sense for all parties.",
    "Ways out are ranked by fewest parties conceding, then fewest constraints, then the smallest "
    "total shortfall below reservation values. This says nothing of how hard a concession is.",
)
CITATIONS = (
    "Liffiton, M. H., Previti, A., Malik, A. and Marques-Silva, J. (2016). Fast, flexible MUS "
    "enumeration. Constraints 21, 223-250 (minimal correction sets).",
    "Sen, A. (1970). Collective Choice and Social Welfare. Holden-Day (leximin).",
)


@dataclass(frozen=True)
class Concession:
    """What a party gives up in the best package of a way out.

    A red line: ``issue`` and the refused ``option`` that is chosen. A linkage: ``issue`` and
    ``option`` that are chosen although ``lacking`` (the issue whose required option is not
    chosen). A reservation value: ``shortfall``, in the party's utility.
    """

    constraint: str
    party: str
    kind: Literal["reservation", "red-line", "linkage"]
    issue: str | None = None
    option: str | None = None
    lacking: str | None = None
    shortfall: float = 0.0


@dataclass(frozen=True)
class WayOut:
    """A minimal set of constraints to give up, with the best package that this opens."""

    constraints: tuple[str, ...]
    parties: tuple[str, ...]
    concessions: tuple[Concession, ...]
    best: Outcome
    shortfall: float


@dataclass(frozen=True, kw_only=True)
class WaysOut(Result):
    """Ways out, ranked."""

    ways: tuple[WayOut, ...]


_TIES = 1000


def _best(space: Space, kept: Sequence[Constraint], limit: int) -> Package:
    """Return the best package; among equals, up to 1,000, the one that changes the least."""
    points = frontier(space, kept, limit=limit)
    if points.cut:
        return _best_unlisted(space, kept)
    if not len(points):
        raise UserError("Giving up these constraints opens no package.")
    gain = points.steps - space.grid.reservation
    held = [space.row(c.party) for c in kept if isinstance(c, ReservationLimit)]
    rows = held or list(range(len(space.parties)))
    chosen = np.array(leximin(gain[:, rows], space.grid.unit[rows].tolist()))
    point = int(chosen[leximin(gain[chosen], space.grid.unit.tolist())[0]])
    return min(points.packages(point, _TIES), key=lambda p: (space.changes(p), p))


def _best_unlisted(space: Space, kept: Sequence[Constraint]) -> Package:
    """Return the best package where the frontier is too large to list."""
    held = [space.row(c.party) for c in kept if isinstance(c, ReservationLimit)]
    rows = held or list(range(len(space.parties)))
    counted = np.isin(np.arange(len(space.parties)), rows)
    scale = np.where(counted, space.grid.unit, 0.0)
    found = evenest(space, kept, scale, np.full(len(scale), np.inf))
    if not found.packages:
        raise UserError(
            "Giving up these constraints opens no package."
            if found.gap == float("-inf")
            else "What giving up these constraints opens was not found in time."
        )
    packages = sorted(set(found.packages), key=lambda p: (space.changes(p), p))
    gain = np.array([space.steps(p) for p in packages]) - space.grid.reservation
    chosen = np.array(leximin(gain[:, rows], space.grid.unit[rows].tolist()))
    return packages[int(chosen[leximin(gain[chosen], space.grid.unit.tolist())[0]])]


def _concession(space: Space, package: Package, limit: Constraint) -> Concession:
    names = space.names(package)
    match limit:
        case ReservationLimit():
            row = space.row(limit.party)
            short = (space.grid.reservation - space.steps(package))[row] / space.grid.unit[row]
            return Concession(limit.id, limit.party, "reservation", shortfall=float(short))
        case RedLineLimit():
            return Concession(limit.id, limit.party, "red-line", limit.issue, names[limit.issue])
        case LinkageLimit():
            return Concession(
                limit.id,
                limit.party,
                "linkage",
                limit.when_issue,
                names[limit.when_issue],
                limit.requires_issue,
            )


def way_out(space: Space, given_up: Sequence[str], *, limit: int = QUICK) -> WayOut:
    """Return what giving up the constraints with these ids concedes and opens.

    Raises UserError when it opens nothing, or when the frontier behind it is too large.
    """
    kept = [c for c in space.constraints if c.id not in given_up]
    given = [c for c in space.constraints if c.id in given_up]
    package = _best(space, kept, limit)
    concessions = tuple(_concession(space, package, c) for c in given)
    return WayOut(
        constraints=tuple(c.id for c in given),
        parties=tuple(dict.fromkeys(c.party for c in given)),
        concessions=concessions,
        best=outcome(space, package),
        shortfall=sum(c.shortfall for c in concessions),
    )


def ways_out(space: Space, given_up: Sequence[Sequence[str]], *, limit: int = QUICK) -> WaysOut:
    """Return ways out, ranked; ``given_up`` are the sets that ``deadlock`` found."""
    ways = [way_out(space, ids, limit=limit) for ids in given_up]
    ways.sort(
        key=lambda w: (len(w.parties), len(w.constraints), round(w.shortfall, 9), w.constraints)
    )
    return WaysOut(
        method="ways-out",
        parameters={"limit": limit},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        ways=tuple(ways),
    )

"""Everything about where agreement stands, gathered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.agreement.deadlock import Deadlock, deadlock
from detente.agreement.egalitarian import egalitarian
from detente.agreement.kalai_smorodinsky import kalai_smorodinsky
from detente.agreement.nash import nash
from detente.agreement.robustness import Robustness, robustness
from detente.agreement.shortfall import Shortfall, shortfall
from detente.agreement.solution import Solution
from detente.agreement.utilitarian import utilitarian
from detente.agreement.ways_out import WaysOut, ways_out
from detente.agreement.zone import Zone, zone
from detente.case.model import Case
from detente.errors import UserError
from detente.plain import plain
from detente.space.compile import compile_case
from detente.space.frontier import Frontier, frontier
from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space

SOLUTIONS: Mapping[str, Callable[[Frontier], Solution]] = {
    "nash": nash,
    "kalai-smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""The bargaining solutions. A new method is one file and one line here."""

POINTS = 1000
"""How many points of the frontier go into plain data."""

_ACCEPTABILITY = 50


@dataclass(frozen=True, eq=False)
class Agreement:
    """Where agreement stands in a case.

    ``space`` and ``frontier`` are taken at the middle of the ranges; the frontier is that of
    the zone, empty when there is none. ``solutions`` are by method and empty without a zone.
    ``deadlock``, ``ways_out`` and ``shortfall`` are None when there is a zone. ``robustness``
    is None when no draws were asked for. ``notices`` say what could not be worked out.
    """

    space: Space
    zone: Zone
    frontier: Frontier
    solutions: Mapping[str, Solution]
    deadlock: Deadlock | None
    ways_out: WaysOut | None
    shortfall: Shortfall | None
    robustness: Robustness | None
    notices: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, up to 1,000 points of the frontier included."""
        return {
            "parties": list(self.space.parties),
            "issues": {
                issue: list(options)
                for issue, options in zip(self.space.issues, self.space.options, strict=True)
            },
            "status_quo": self.space.names(self.space.status_quo),
            "worth": {
                party: {
                    issue: dict(zip(options, worth[p].tolist(), strict=True))
                    for issue, options, worth in zip(
                        self.space.issues, self.space.options, self.space.worth, strict=True
                    )
                }
                for p, party in enumerate(self.space.parties)
            },
            "reservation": self.space.by_party(self.space.reservation),
            "constraints": [_constraint(self.space, c) for c in self.space.constraints],
            "zone": self.zone.to_dict(),
            "frontier": self.frontier.to_dict(POINTS),
            "solutions": plain(self.solutions),
            "deadlock": plain(self.deadlock),
            "ways_out": plain(self.ways_out),
            "shortfall": plain(self.shortfall),
            "robustness": plain(self.robustness),
            "notices": list(self.notices),
        }


def _constraint(space: Space, limit: Constraint) -> dict[str, Any]:
    def chosen(issue: str, mask: tuple[bool, ...]) -> dict[str, Any]:
        options = space.options[space.column(issue)]
        return {"issue": issue, "options": [o for o, m in zip(options, mask, strict=True) if m]}

    base = {"id": limit.id, "party": limit.party, "because": list(limit.because)}
    match limit:
        case ReservationLimit():
            return {**base, "kind": "reservation"}
        case RedLineLimit():
            return {**base, "kind": "red-line", "refuses": chosen(limit.issue, limit.mask)}
        case LinkageLimit():
            return {
                **base,
                "kind": "linkage",
                "when": chosen(limit.when_issue, limit.when_mask),
                "requires": chosen(limit.requires_issue, limit.requires_mask),
            }


def analyse(case: Case, *, draws: int = 1000, seed: int = 0) -> Agreement:
    """Return where agreement stands in a case: the job of the command line and the report.

    Ranges count at their middle, save for ``robustness``, which draws from them (``draws``
    times, seeded; 0 leaves it out). Raises UserError when the case has fewer than two parties
    with preferences or no issues, when values are missing, and when the space is too large to
    say whether there is a zone.
    """
    space = compile_case(case)
    found = zone(space)
    points = frontier(space)
    notices = [
        f'Party "{party.id}" has no preferences, so only its red lines and linkages count.'
        for party in case.parties
        if party.role == "party" and party.id not in space.parties
    ]
    if points.notice:
        notices.append(points.notice)
    solutions: dict[str, Solution] = {}
    conflict: Deadlock | None = None
    ways: WaysOut | None = None
    nearest: Shortfall | None = None
    if found.exists and not points.cut:
        solutions = {name: method(points) for name, method in SOLUTIONS.items()}
    elif not found.exists:
        conflict = deadlock(space)
        if conflict.notice:
            notices.append(conflict.notice)
        try:
            ways = ways_out(space, conflict.ways_out)
            nearest = shortfall(space)
        except UserError as error:
            notices.append(str(error))
    packages = {
        tuple(o.package.items()): o.package
        for solution in solutions.values()
        for o in solution.packages[:_ACCEPTABILITY]
    }
    firm = None
    if draws > 0:
        firm = robustness(
            case,
            draws=draws,
            seed=seed,
            packages=list(packages.values()),
            ways_out=[way.constraints for way in ways.ways] if ways else [],
        )
    return Agreement(
        space,
        found,
        points,
        solutions,
        conflict,
        ways,
        nearest,
        firm,
        tuple(dict.fromkeys(notices)),
    )

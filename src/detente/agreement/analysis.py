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
from detente.agreement.single_change import SingleChanges, single_changes
from detente.agreement.solution import Solution
from detente.agreement.trades import WIDTH, Trades, trades
from detente.agreement.unlisted import unlisted
from detente.agreement.utilitarian import utilitarian
from detente.agreement.ways_out import WaysOut, ways_out
from detente.agreement.zone import Zone, zone
from detente.case.model import Case
from detente.errors import UserError
from detente.plain import plain
from detente.space.compile import compile_case
from detente.space.frontier import Frontier, frontier
from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space
from detente.space.near_frontier import near_frontier
from detente.space.steps import step_notice

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

# A thinned frontier that is further off than this says too little to be shown.
_COARSEST = 0.1

# How many changes are looked at for trades; with more, narrower ones only.
_CHANGES = 200_000


@dataclass(frozen=True, eq=False)
class Agreement:
    """Where agreement stands in a case.

    ``space`` and ``frontier`` are taken at the middle of the ranges; the frontier is that of
    the zone, empty when there is none, and thinned where it is too large to list. ``solutions``
    are by method and empty without a zone.
    ``deadlock``, ``ways_out`` and ``shortfall`` are None when there is a zone. ``robustness``
    is None when no draws were asked for. ``notices`` say what could not be worked out.
    ``allowed`` is the frontier of what red lines and linkages allow, whatever parties need at
    least; None when there is a zone. ``trades`` are by where they start: from ``status-quo`` and
    from the package of ``nash``; ``no_trades`` says why they were not looked for.
    ``single_changes`` is None when there is a zone.
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
    allowed: Frontier | None
    trades: Mapping[str, Trades]
    no_trades: str | None
    single_changes: SingleChanges | None = None

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
            "allowed": self.allowed and self.allowed.to_dict(POINTS),
            "trades": {start: found.to_dict() for start, found in self.trades.items()},
            "no_trades": self.no_trades,
            "single_changes": plain(self.single_changes),
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


def _trades(
    space: Space, solutions: Mapping[str, Solution]
) -> tuple[dict[str, Trades], str | None]:
    """Return trades of as many issues at once as can be looked at, or why there are none."""
    starts = {"status-quo": space.status_quo}
    if "nash" in solutions:
        starts["nash"] = space.package(solutions["nash"].packages[0].package)
    refused = None
    for width in range(WIDTH, 0, -1):
        try:
            return {
                name: trades(space, start, width=width, most=_CHANGES)
                for name, start in starts.items()
            }, None
        except UserError as error:
            refused = str(error)
    return {}, refused


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
    steps = step_notice(case, space)
    if steps:
        notices.append(steps)
    if points.notice:
        notices.append(points.notice)
    solutions: dict[str, Solution] = {}
    conflict: Deadlock | None = None
    ways: WaysOut | None = None
    nearest: Shortfall | None = None
    if found.exists and not points.cut:
        solutions = {name: method(points) for name, method in SOLUTIONS.items()}
    elif found.exists:
        near = near_frontier(space)
        if len(near) and near.epsilon <= _COARSEST:
            points = near
            notices.append(
                f"What is shown of it is right to within {100 * near.epsilon:.1f} of 100 points; "
                "the solutions are worked out without it."
            )
        solutions, open_ = unlisted(space)
        notices += open_
    elif not found.exists:
        conflict = deadlock(space)
        if conflict.notice:
            notices.append(conflict.notice)
        try:
            ways = ways_out(space, conflict.ways_out)
            nearest = shortfall(space)
        except UserError as error:
            notices.append(str(error))
    static = [c for c in space.constraints if not isinstance(c, ReservationLimit)]
    bargains, no_trades = _trades(space, solutions)
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
            conflicts=conflict.conflicts if conflict else [],
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
        None if found.exists else frontier(space, static),
        bargains,
        no_trades,
        None if found.exists else single_changes(case),
    )

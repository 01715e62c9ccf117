"""What can refuse a package, what a party would give up, and what varies, in plain words."""

from collections.abc import Sequence

from detente.agreement.result import Outcome
from detente.agreement.ways_out import Concession
from detente.case.model import Linkage, RedLine
from detente.case.sourced import SourcedReservation
from detente.report import words
from detente.report.view import Basis, View
from detente.space.model import (
    Constraint,
    LinkageLimit,
    Mask,
    RedLineLimit,
    ReservationLimit,
    meets,
)

__all__ = ["basis", "below", "concession", "demand", "input_name", "short", "spoken", "standstill"]


def _options(view: View, issue: str, mask: Mask) -> list[str]:
    assert view.agreement is not None
    space = view.agreement.space
    options = space.options[space.column(issue)]
    return [option for option, member in zip(options, mask, strict=True) if member]


def _chosen(view: View, issue: str, mask: Mask) -> str:
    options = _options(view, issue, mask)
    beyond = view.beyond(issue, options)
    if beyond:
        return beyond
    return words.listed([f"“{view.option(issue, option)}”" for option in options], "or")


def _minimum(view: View, party: str) -> str:
    assert view.agreement is not None
    given = view.case.reservation.get(party)
    if given is None or given.value == "status-quo":
        return "today's state of affairs"
    space = view.agreement.space
    points = words.points(float(space.reservation[space.row(party)]))
    return f"its minimum of {points} of 100 points"


def demand(view: View, limit: Constraint, *, brief: bool = False) -> str:
    """Say a constraint as a clause without a full stop; ``brief`` is as in ``View.red_line``."""
    who = view.who(limit.party)
    match limit:
        case ReservationLimit():
            return f"{who} accepts nothing worth less to it than {_minimum(view, limit.party)}"
        case RedLineLimit():
            refused = _options(view, limit.issue, limit.mask)
            return view.red_line(limit.party, limit.issue, refused, brief=brief)
        case LinkageLimit():
            when = _chosen(view, limit.when_issue, limit.when_mask)
            needs = _chosen(view, limit.requires_issue, limit.requires_mask)
            return (
                f"{who} takes {when} on {view.about(limit.when_issue)} only together with "
                f"{needs} on {view.about(limit.requires_issue)}"
            )


def spoken(conflict: Sequence[Constraint]) -> tuple[int, int]:
    """Rank a conflict: words of the parties say more than what they need at least."""
    return sum(isinstance(limit, ReservationLimit) for limit in conflict), len(conflict)


def short(view: View, limit: Constraint) -> str:
    """Name a constraint in a few words."""
    who = view.who(limit.party)
    match limit:
        case ReservationLimit():
            return f"what {who} needs at least"
        case RedLineLimit():
            return f"the red line of {who} on {view.about(limit.issue)}"
        case LinkageLimit():
            return (
                f"the condition of {who} that ties {view.about(limit.when_issue)} to "
                f"{view.about(limit.requires_issue)}"
            )


def concession(view: View, given: Concession, best: Outcome) -> str:
    """Say what a party would give up for the package ``best``, as a clause without full stop."""
    who = view.who(given.party)
    chosen = (
        f"“{view.option(given.issue, given.option)}” on {view.about(given.issue)}"
        if given.issue and given.option
        else ""
    )
    if given.kind == "red-line":
        return f"{who} gives up its red line and accepts {chosen}"
    if given.kind == "linkage":
        lacking = view.about(given.lacking) if given.lacking else "the other issue"
        return f"{who} accepts {chosen} without what it asks for in return on {lacking}"
    return f"{who} ends {below(view, given.party, best)} below {_minimum(view, given.party)}"


def below(view: View, party: str, outcome: Outcome) -> str:
    """Say by how many points a package falls short of what a party needs, as both are printed."""
    assert view.agreement is not None
    space = view.agreement.space
    least = float(space.reservation[space.row(party)])
    lost = words.apart(least, outcome.utilities[party])
    return words.count(lost, "point") if lost > 0 else "less than one point"


def basis(view: View, limit: Constraint) -> Basis | None:
    """Return what the case says that a constraint rests on."""
    case = view.case
    match limit:
        case ReservationLimit():
            given = case.reservation.get(limit.party)
            return None if given is None else _of(view, given)
        case RedLineLimit():
            own = [r for r in case.red_lines if r.party == limit.party and r.issue == limit.issue]
            at = _place(limit.id, 2)
            line = own[at] if at < len(own) else None
            return None if line is None else _of(view, line)
        case LinkageLimit():
            mine = [k for k in case.linkages if k.party == limit.party]
            at = _place(limit.id, 1)
            tie = mine[at] if at < len(mine) else None
            return None if tie is None else _of(view, tie)


def _of(view: View, part: SourcedReservation | RedLine | Linkage) -> Basis:
    return view.basis(part.because, part.by, part.rule, part.note)


def _place(name: str, after: int) -> int:
    """Read the running number at the end of a constraint's id; the first may have none."""
    parts = name.split(":")[1 + after :]
    return int(parts[0]) - 1 if parts else 0


def standstill(view: View) -> bool:
    """Tell whether all could accept that everything stays as it is."""
    assert view.agreement is not None
    space = view.agreement.space
    return all(meets(space, space.status_quo, limit) for limit in space.constraints)


def input_name(view: View, name: str) -> str:
    """Say which number of the case ``weight:party:issue`` and the like stands for."""
    kind, party, *rest = name.split(":")
    who = view.who(party)
    if kind == "weight":
        return f"how much {view.about(rest[0])} matters to {who}"
    if kind == "together":
        tied = view.case.preferences[party].together[int(rest[0]) - 1]
        issues = words.listed([view.about(issue) for issue in tied.options])
        return f"what it is worth to {who} that its choices on {issues} come together"
    if kind == "value":
        return f"what “{view.option(rest[0], rest[1])}” on {view.about(rest[0])} is worth to {who}"
    return f"what {who} needs at least"

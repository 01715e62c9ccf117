"""A cell of the matrix: what a party says on an issue, and what the case makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.case.model import CaseIssue, CaseParty, RedLine
from detente.case.sourced import SourcedCurve, SourcedOrder
from detente.reading.model import Act, Statement
from detente.report import words
from detente.report.quotes import Quote
from detente.report.safe import anchor
from detente.report.view import Basis, View
from detente.space.numbers import middle

__all__ = ["CONDITION", "Cell", "Line", "Stance", "Worth", "cell", "disputed", "names", "sides"]

CONDITION = "sets a condition"
"""The stance of a demand that is made with a condition."""

# What is said first about a party: what it wants before how it speaks.
_STRENGTH = (
    *("demand", "reject", "accept", "offer", "threaten", "warn", "promise", "appeal", "deny"),
    *("defer", "uncertain", "accuse", "praise", "assert"),
)
_SHOWN = 2
# Acts that a condition makes depend on it; a remark with an "if" in it does not.
_BINDING = frozenset(("demand", "offer", "accept", "reject", "threaten", "promise"))


@dataclass(frozen=True)
class Worth:
    """Options with their worth to the party in points, and the one basis that they share."""

    options: tuple[tuple[str, str], ...]
    basis: Basis


@dataclass(frozen=True)
class Line:
    """A red line: "never" or "nothing but" with the options, and what that rests on."""

    verb: str
    options: str
    basis: Basis


@dataclass(frozen=True)
class Stance:
    """What a party does in a word, with the option that it points to or else its own words."""

    verb: str
    option: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Cell:
    """A party's position on an issue.

    ``marked`` is a value that waits to be accepted, ``modelled`` are words that a language model
    read and no person has looked at.
    """

    id: str
    party: str
    who: str
    stances: tuple[Stance, ...]
    more: int
    red_lines: tuple[Line, ...]
    disputed: bool
    marked: bool
    modelled: bool
    own: tuple[Quote, ...]
    told: tuple[Quote, ...]
    worth: tuple[Worth, ...]
    order: str | None
    order_basis: Basis | None


def sides(statement: Statement) -> tuple[str, ...]:
    """Return the parties on whose behalf a statement is made."""
    return statement.parties or tuple(filter(None, [statement.party]))


def _rank(statement: Statement) -> tuple[bool, int]:
    return statement.negated, _STRENGTH.index(statement.act.value)


def names(issue: CaseIssue) -> frozenset[str]:
    """Return the ids under which statements may raise an issue of a case."""
    return frozenset({issue.id, *issue.also})


def _position(statement: Statement, issue: CaseIssue) -> str | None:
    """Return the option that a statement points to; by another name, only one of the issue's."""
    if issue.id in statement.positions:
        return statement.positions[issue.id]
    known = {option.id for option in issue.options}
    found = (statement.positions.get(name) for name in issue.also)
    return next((option for option in found if option in known), None)


def disputed(own: Sequence[Statement], issue: CaseIssue) -> bool:
    """Tell whether a party's own words on an issue contradict each other.

    They do when it demands two options, or rejects one that it also demands, offers or accepts.
    """
    said = [(s.act.value, _position(s, issue)) for s in own if not s.negated]
    demanded = {option for act, option in said if option and act == "demand"}
    welcome = demanded | {o for act, o in said if o and act in {"offer", "accept"}}
    rejected = {option for act, option in said if option and act == "reject"}
    return len(demanded) > 1 or bool(welcome & rejected)


def _worth(
    view: View, party: str, issue: CaseIssue
) -> tuple[tuple[Worth, ...], str | None, Basis | None]:
    preferences = view.case.preferences.get(party)
    values = preferences.values.get(issue.id) if preferences else None
    if values is None:
        return (), None, None
    if isinstance(values, SourcedCurve):
        basis = view.basis(values.because, values.by, values.rule, values.note)
        assert issue.scale is not None
        points = tuple((issue.scale.name(p.level), words.points(p.value)) for p in values.value)
        return (Worth(points, basis),), None, None
    if isinstance(values, SourcedOrder):
        steps = [
            words.listed([view.option(issue.id, o) for o in ([s] if isinstance(s, str) else s)])
            for s in values.value
        ]
        basis = view.basis(values.because, values.by, values.rule, values.note)
        return (), "; then ".join(steps), basis
    found: dict[Basis, list[tuple[str, str]]] = {}
    for option in issue.options:
        if option.id in values:
            value = values[option.id]
            basis = view.basis(value.because, value.by, value.rule, value.note)
            found.setdefault(basis, []).append((option.name, words.points(value.value)))
    return tuple(Worth(tuple(options), basis) for basis, options in found.items()), None, None


def _line(view: View, line: RedLine) -> Line:
    verb, options = view.refusal(line.issue, line.options)
    return Line(
        verb=verb,
        options=options,
        basis=view.basis(line.because, line.by, line.rule, line.note),
    )


def _stance(view: View, statement: Statement, issue: CaseIssue) -> list[Stance]:
    verb = words.stance(statement.act.value, statement.negated)
    option = view.options.get((issue.id, _position(statement, issue) or ""))
    condition = statement.condition
    if condition and statement.act is Act.DEMAND and not statement.negated:
        demanded = [Stance(verb, option)] if option else []
        return [*demanded, Stance(CONDITION, words=words.shortened(condition.text))]
    verb += ", on a condition" if condition and statement.act.value in _BINDING else ""
    if option is not None:
        return [Stance(verb, option)]
    return [Stance(verb, words=words.shortened(statement.content.text))]


def _stances(
    view: View, own: Sequence[Statement], issue: CaseIssue, best: str | None
) -> list[Stance]:
    said = [stance for s in sorted(own, key=_rank) for stance in _stance(view, s, issue)]
    placed = {stance.verb for stance in said if stance.option}
    found = [stance for stance in said if stance.option or stance.verb not in placed]
    if not found and best:
        return [Stance("prefers", best)]
    return list(dict.fromkeys(found)) or [Stance("silent")]


def _best(view: View, party: str, issue: CaseIssue) -> str | None:
    """Name the option that the case sets highest; None where it doesn't tell options apart."""
    preferences = view.case.preferences.get(party)
    values = preferences.values.get(issue.id) if preferences else None
    if values is None:
        return None
    if isinstance(values, SourcedCurve):
        points = [(middle(p.value), p.level) for p in values.value]
        top = max(value for value, _ in points)
        assert issue.scale is not None
        best = [issue.scale.name(level) for value, level in points if value == top]
        return words.listed(best, "or") if len(best) < len(points) else None
    if isinstance(values, SourcedOrder):
        first = values.value[0]
        return words.listed(
            [view.option(issue.id, o) for o in ([first] if isinstance(first, str) else first)], "or"
        )
    middles = {option: middle(value.value) for option, value in values.items()}
    top = max(middles.values(), default=0.0)
    best = [o.name for o in issue.options if middles.get(o.id) == top]
    return words.listed(best, "or") if len(best) < len(issue.options) else None


def cell(view: View, party: CaseParty, issue: CaseIssue) -> Cell:
    """Return the cell of a party and an issue."""
    statements = view.record.statements if view.record else ()
    on = [s for s in statements if names(issue) & set(s.issues)]
    own = [s for s in on if s.reports is None and party.id in sides(s)]
    told = [s for s in on if s.reports == party.id]
    lines = [r for r in view.case.red_lines if r.party == party.id and r.issue == issue.id]
    stances = _stances(view, own, issue, _best(view, party.id, issue))
    worth, order, order_basis = _worth(view, party.id, issue)
    bases = [w.basis for w in worth] + ([order_basis] if order_basis else [])
    shown = view.shown(s.id for s in sorted(own, key=_rank))
    return Cell(
        id=anchor("cell", party.id, issue.id),
        party=party.name,
        who=words.the(party.name),
        stances=tuple(stances[:_SHOWN]),
        more=max(0, len(stances) - _SHOWN),
        red_lines=tuple(_line(view, line) for line in lines),
        disputed=disputed(own, issue),
        marked=any(b.inferred for b in bases) or any(line.by == "inferred" for line in lines),
        modelled=any(quote.teller and not quote.reviewed for quote in shown),
        own=shown,
        told=view.shown(s.id for s in told),
        worth=worth,
        order=order,
        order_basis=order_basis,
    )

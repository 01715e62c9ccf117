"""The values of a case that a rule set, each named in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from detente.case.model import Linkage, Sourced
from detente.report import words
from detente.report.view import Ref, View

__all__ = ["Inferred", "inferred"]


@dataclass(frozen=True)
class Inferred:
    """A value that waits to be accepted: what it is, how large, by which rule, on what words."""

    group: str
    what: str
    value: str
    rule: str
    note: str | None
    refs: tuple[Ref, ...]


def _amount(value: object) -> str:
    if isinstance(value, tuple):
        low, high = value
        return f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return f"{value:g}"


def _entry(view: View, group: str, what: str, value: str, held: Sourced[object]) -> Inferred:
    return Inferred(group, what, value, held.rule or "", held.note, view.refs(held.because))


def _order(view: View, issue: str | None, order: tuple[object, ...]) -> str:
    def name(entry: str) -> str:
        return view.option(issue, entry) if issue else view.issue(entry)

    steps = [[s] if isinstance(s, str) else s for s in order]
    return "; then ".join(words.listed([name(str(e)) for e in step]) for step in steps)


def _weights(view: View, party: str) -> Iterator[Inferred]:
    weights = view.case.preferences[party].weights
    entry = partial(_entry, view, f"{view.party(party)}: what matters")
    if isinstance(weights, Sourced):
        if weights.by == "inferred":
            yield entry("order of issues", _order(view, None, weights.value), weights)
        return
    for issue, weight in weights.items():
        if weight.by == "inferred":
            yield entry(f"weight of {view.issue(issue)}", _amount(weight.value), weight)


def _values(view: View, party: str) -> Iterator[Inferred]:
    for issue, values in view.case.preferences[party].values.items():
        entry = partial(_entry, view, f"{view.party(party)} on {view.issue(issue)}")
        if isinstance(values, Sourced):
            if values.by == "inferred":
                yield entry("order of options", _order(view, issue, values.value), values)
            continue
        for option, value in values.items():
            if value.by == "inferred":
                points = words.points(value.value)
                yield entry(f"worth of “{view.option(issue, option)}”", f"{points} points", value)


def _linkage(view: View, tie: Linkage) -> str:
    when = words.listed([f"“{view.option(tie.when.issue, o)}”" for o in tie.when.options], "or")
    needs = words.listed(
        [f"“{view.option(tie.requires.issue, o)}”" for o in tie.requires.options], "or"
    )
    return (
        f"{when} on {view.issue(tie.when.issue)} only with {needs} on "
        f"{view.issue(tie.requires.issue)}"
    )


def _limits(view: View) -> Iterator[Inferred]:
    for line in view.case.red_lines:
        if line.by == "inferred":
            never = words.listed([f"“{view.option(line.issue, o)}”" for o in line.options], "or")
            yield Inferred(
                f"{view.party(line.party)} on {view.issue(line.issue)}",
                "red line",
                f"never {never}",
                line.rule or "",
                line.note,
                view.refs(line.because),
            )
    for tie in view.case.linkages:
        if tie.by == "inferred":
            yield Inferred(
                f"{view.party(tie.party)}: conditions",
                "condition",
                _linkage(view, tie),
                tie.rule or "",
                tie.note,
                view.refs(tie.because),
            )
    for party, least in view.case.reservation.items():
        if least.by == "inferred":
            value = (
                "today's state of affairs"
                if least.value == "status-quo"
                else f"{words.points(least.value)} points"
            )
            yield _entry(view, f"{view.party(party)}: minimum", "needs at least", value, least)


def inferred(view: View) -> tuple[Inferred, ...]:
    """Return every value that a rule set and no person has accepted, in the case's order."""
    found = list(_limits(view))
    for party in view.case.preferences:
        found += _weights(view, party)
        found += _values(view, party)
    return tuple(found)

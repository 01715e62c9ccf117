"""The values of a case that a rule set, each named in plain words."""

from dataclasses import dataclass
from typing import Any

from detente.case import Inferred, inferred
from detente.case.model import Linkage, RedLine
from detente.case.sourced import CurvePoint
from detente.report import words
from detente.report.condition_words import condition
from detente.report.view import Ref, View

__all__ = ["Waiting", "waiting"]


@dataclass(frozen=True)
class Waiting:
    """Values that wait to be accepted: under which heading, what they are and how large, by
    which rule, on what words.
    """

    group: str
    values: tuple[tuple[str, str], ...]
    rule: str
    note: str | None
    refs: tuple[Ref, ...]


def _amount(value: float | tuple[float, float]) -> str:
    if isinstance(value, tuple):
        low, high = value
        return f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return f"{value:g}"


def _order(steps: Any, name: Any) -> str:
    groups = [[step] if isinstance(step, str) else step for step in steps]
    return "; then ".join(words.listed([name(entry) for entry in group]) for group in groups)


def _is_curve(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(point, CurvePoint) for point in value)


def _options(view: View, issue: str, options: tuple[str, ...]) -> str:
    return words.listed([f"“{view.option(issue, option)}”" for option in options], "or")


def _red_line(view: View, line: RedLine) -> tuple[str, str, str]:
    group = f"{view.party(line.party)} on {view.issue(line.issue)}"
    return group, "red line", " ".join(view.refusal(line.issue, line.options))


def _linkage(view: View, tie: Linkage) -> tuple[str, str, str]:
    when = f"{_options(view, tie.when.issue, tie.when.options)} on {view.issue(tie.when.issue)}"
    needs = _options(view, tie.requires.issue, tie.requires.options)
    value = f"{when} only with {needs} on {view.issue(tie.requires.issue)}"
    return f"{view.party(tie.party)}: conditions", "condition", value


def _move(view: View, path: list[str | int], value: Any) -> tuple[str, str, str]:
    """Name a value of the moves without agreement."""
    moves = view.case.moves
    assert moves is not None, "a value of moves that are not there"
    without = "Without agreement"

    def said(text: str) -> str:
        return condition(text, moves.options, moves.states)

    match path:
        case ["options", int(i)]:
            return f"{without}: options", f"option of {view.who(moves.options[i].party)}", value
        case ["infeasible", _]:
            return f"{without}: states", "cannot be", said(value)
        case ["same", _]:
            return f"{without}: states", "counts as one state", said(value)
        case ["status_quo"]:
            return f"{without}: states", "the present state", said(value)
        case ["preferences", str(party), "statements", int(i)]:
            return f"{without}: {view.party(party)}", f"wish {i + 1}", said(value)
        case ["preferences", str(party), "weights", str(text)]:
            return f"{without}: {view.party(party)}", f"worth of {said(text)}", f"{value:g}"
        case ["preferences", str(party), "ranking"]:
            return f"{without}: {view.party(party)}", "order of states", _order(value, said)
    return without, ", ".join(map(str, path)), str(value)


def _told(view: View, entry: Inferred) -> tuple[str, str, str]:
    """Return the heading, the name and the amount of an inferred value by where it stands."""
    match entry.path:
        case ("issues", int(i), "options", _):
            return f"{view.case.issues[i].name}: options", "option", str(entry.value)
        case ("preferences", str(party), "weights"):
            order = _order(entry.value, view.issue)
            return f"{view.party(party)}: what matters", "order of issues", order
        case ("preferences", str(party), "weights", str(issue)):
            weight = f"weight of {view.issue(issue)}"
            return f"{view.party(party)}: what matters", weight, _amount(entry.value)
        case ("preferences", str(party), "values", str(issue)) if _is_curve(entry.value):
            told = [f"{level}: {words.points(value)}" for level, value in entry.value]
            heading = f"{view.party(party)} on {view.issue(issue)}"
            return heading, "points along the scale", "; ".join(told)
        case ("preferences", str(party), "values", str(issue)):
            order = _order(entry.value, lambda option: view.option(issue, option))
            return f"{view.party(party)} on {view.issue(issue)}", "order of options", order
        case ("preferences", str(party), "values", str(issue), str(option)):
            worth = f"worth of “{view.option(issue, option)}”"
            points = f"{words.points(entry.value)} points"
            return f"{view.party(party)} on {view.issue(issue)}", worth, points
        case ("preferences", str(party), "together", int(i), "value"):
            tied = view.case.preferences[party].together[i]
            parts = [_options(view, issue, options) for issue, options in tied.options.items()]
            added = f"{words.listed(parts)} together"
            return f"{view.party(party)}: what goes together", added, _amount(entry.value)
        case ("red_lines", _):
            return _red_line(view, entry.value)
        case ("linkages", _):
            return _linkage(view, entry.value)
        case ("reservation", str(party)):
            least = (
                "today's state of affairs"
                if entry.value == "status-quo"
                else f"{words.points(entry.value)} points"
            )
            return f"{view.party(party)}: minimum", "needs at least", least
        case ("moves", *rest):
            return _move(view, rest, entry.value)
    return "Other values", ", ".join(map(str, entry.path)), str(entry.value)


def waiting(view: View) -> tuple[Waiting, ...]:
    """Return every value that a rule set and no person has accepted, in the case's order.

    Values under one heading that rest on the same rule, words and note stand together.
    """
    found: dict[tuple[str, str, str | None, tuple[str, ...]], list[tuple[str, str]]] = {}
    for entry in inferred(view.case):
        group, what, value = _told(view, entry)
        key = (group, entry.rule, entry.note, entry.because)
        found.setdefault(key, []).append((what, value))
    return tuple(
        Waiting(group, tuple(values), rule, note, view.refs(because))
        for (group, rule, note, because), values in found.items()
    )

"""Packages as the report shows them: side by side, issue by issue, with what each is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.agreement.result import Outcome
from detente.report import words
from detente.report.view import View

__all__ = ["METHODS", "Column", "Comparison", "compare", "named", "picked"]

METHODS: Mapping[str, tuple[str, str]] = {
    "nash": ("Nash", "the largest product of the parties' gains"),
    "kalai-smorodinsky": (
        "Kalai-Smorodinsky",
        "gains in the same proportion to what each could gain at most, as nearly as can be",
    ),
    "egalitarian": ("egalitarian", "the most for the party that gains least"),
    "utilitarian": ("utilitarian", "the largest sum of the parties' points"),
}


@dataclass(frozen=True)
class Column:
    """A package under a name; ``note`` says what a reader has to know of it."""

    name: str
    outcome: Outcome
    note: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A table: an issue a row, then a party a row. Settlements that change today's state say so.

    ``issues`` are (issue, cells of (option, changed)), ``parties`` (party, least, cells of
    (points, gain)).
    """

    columns: tuple[Column, ...]
    issues: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    parties: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def named(view: View) -> list[Column]:
    """Return the packages of the bargaining solutions; one that several pick has all names."""
    assert view.agreement is not None
    solutions = view.agreement.solutions
    found: dict[tuple[tuple[str, str], ...], tuple[Outcome, list[str], list[str]]] = {}
    for method, solution in solutions.items():
        for outcome in solution.packages[:1]:
            key = tuple(outcome.package.items())
            _, names, notes = found.setdefault(key, (outcome, [], []))
            names.append(METHODS.get(method, (method, ""))[0])
            if solution.total > 1:
                notes.append(f"one of {words.numeral(solution.total)} that tie")
    return [
        Column(
            name=f"All {words.numeral(len(names))} rules"
            if 1 < len(names) == len(solutions)
            else words.capital(words.listed(names)),
            outcome=outcome,
            note="; ".join(dict.fromkeys(notes)) or None,
            rules=tuple(names),
        )
        for outcome, names, notes in found.values()
    ]


def picked(column: Column) -> str:
    """Say which rules pick a package, as a clause after "that"."""
    if column.name.startswith("All "):
        return f"all {words.numeral(len(column.rules))} rules of fair division pick"
    rules = words.listed(column.rules)
    return f"the {rules} rule picks" if len(column.rules) == 1 else f"the {rules} rules pick"


def _gain(gain: float, printed: int) -> str:
    if printed == 0:
        return "at its least" if abs(gain) < 1e-9 else "under one point from its least"
    return f"{abs(printed)} {'above' if printed > 0 else 'below'} its least"


def compare(view: View, columns: Sequence[Column]) -> Comparison:
    """Set packages side by side."""
    assert view.agreement is not None
    space = view.agreement.space
    quo = space.names(space.status_quo)
    return Comparison(
        columns=tuple(columns),
        issues=tuple(
            (
                view.issue(issue),
                tuple(
                    (
                        view.option(issue, c.outcome.package[issue]),
                        c.outcome.package[issue] != quo[issue],
                    )
                    for c in columns
                ),
            )
            for issue in space.issues
        ),
        parties=tuple(
            (
                view.who(party),
                words.points(least),
                tuple(
                    (
                        words.points(c.outcome.utilities[party]),
                        _gain(
                            c.outcome.gains[party], words.apart(c.outcome.utilities[party], least)
                        ),
                    )
                    for c in columns
                ),
            )
            for party, least in zip(space.parties, space.reservation.tolist(), strict=True)
        ),
    )

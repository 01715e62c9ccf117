"""What in a case is inferred and waits for a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.case.model import Case, Linkage, RedLine
from detente.case.moves import MoveOption, Moves, Pattern
from detente.case.problem import Path
from detente.case.sourced import Sourced


@dataclass(frozen=True)
class Inferred:
    """An inferred value: where it stands, what it is, the rule that set it, and its statements."""

    path: Path
    value: Any
    rule: str
    because: tuple[str, ...]
    note: str | None = None


def inferred(case: Case) -> list[Inferred]:
    """Return every value that a rule set and that no person has accepted, in the case's order.

    ``edit_case(text, (*entry.path, "by"), "analyst")`` accepts one in a file.
    """
    return list(_inferred(case))


def _inferred(case: Case) -> Iterator[Inferred]:
    for i, issue in enumerate(case.issues):
        for j, option in enumerate(issue.options):
            if option.by == "inferred":
                path: Path = ("issues", i, "options", j)
                yield Inferred(path, option.name, "issue-raised", option.because)
    for name, preferences in case.preferences.items():
        yield from _group(("preferences", name, "weights"), preferences.weights)
        for key, values in preferences.values.items():
            yield from _group(("preferences", name, "values", key), values)
        for i, together in enumerate(preferences.together):
            yield from _group(("preferences", name, "together", i, "value"), together.value)
    parts: list[tuple[str, tuple[RedLine | Linkage, ...]]] = [
        ("red_lines", case.red_lines),
        ("linkages", case.linkages),
    ]
    for field, entries in parts:
        for i, entry in enumerate(entries):
            if entry.by == "inferred" and entry.rule is not None:
                yield Inferred((field, i), entry, entry.rule, entry.because, entry.note)
    for name, reservation in case.reservation.items():
        yield from _group(("reservation", name), reservation)
    if case.moves is not None:
        yield from _moves(case.moves)


def _moves(moves: Moves) -> Iterator[Inferred]:
    listed: list[tuple[str, tuple[MoveOption | Pattern, ...]]] = [
        ("options", moves.options),
        ("infeasible", moves.infeasible),
        ("same", moves.same),
    ]
    for field, entries in listed:
        for i, entry in enumerate(entries):
            if entry.by == "inferred" and entry.rule is not None:
                value = entry.name if isinstance(entry, MoveOption) else entry.when
                path: Path = ("moves", field, i)
                yield Inferred(path, value, entry.rule, entry.because, entry.note)
    if moves.status_quo is not None:
        yield from _group(("moves", "status_quo"), moves.status_quo)
    for name, wants in moves.preferences.items():
        at: Path = ("moves", "preferences", name)
        for i, wish in enumerate(wants.statements):
            yield from _group((*at, "statements", i), wish)
        yield from _group((*at, "weights"), wants.weights)
        if wants.ranking is not None:
            yield from _group((*at, "ranking"), wants.ranking)


def _group(path: Path, group: Any) -> Iterator[Inferred]:
    if isinstance(group, Sourced):
        if group.by == "inferred" and group.rule is not None:
            yield Inferred(path, group.value, group.rule, group.because, group.note)
        return
    for key, value in group.items():
        yield from _group((*path, key), value)

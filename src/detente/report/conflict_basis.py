"""What a conflict is made of, each part with what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.case.moves import YES_NO, MovePreferences, Moves, Pattern
from detente.report import words
from detente.report.condition_words import condition
from detente.report.conflict_words import letter
from detente.report.view import Basis, View

__all__ = ["Choice", "Line", "Wants", "choices", "patterns", "views", "wants"]

_ONE_WAY = {"both": "", "up": "cannot be taken back", "down": "cannot be taken up again"}


@dataclass(frozen=True)
class Choice:
    """An option: its letter in the picture, its name, whose it is, how it can go, its basis."""

    letter: str
    name: str
    party: str
    levels: str
    change: str
    basis: Basis


@dataclass(frozen=True)
class Line:
    """A sentence or phrase with what it rests on, if that is told."""

    text: str
    basis: Basis | None


@dataclass(frozen=True)
class Wants:
    """What a party would rather have: how the lines are to be read, and the lines in order."""

    party: str
    how: str
    lines: tuple[Line, ...]
    note: str


def choices(view: View, moves: Moves) -> list[Choice]:
    """Return the options in the order of the case."""
    return [
        Choice(
            letter=letter(place),
            name=option.name,
            party=view.party(option.party),
            levels=""
            if option.levels == YES_NO
            else ", ".join(f"{letter(place)}{n} {name}" for n, name in enumerate(option.levels)),
            change=_ONE_WAY[option.change],
            basis=view.basis(option.because, option.by, option.rule, option.note),
        )
        for place, option in enumerate(moves.options)
    ]


def patterns(view: View, moves: Moves) -> list[Line]:
    """Return what cannot be, what counts as one, and which state is the present one."""

    def line(lead: str, one: Pattern) -> Line:
        basis = view.basis(one.because, one.by, one.rule, one.note)
        return Line(f"{lead}: {condition(one.when, moves.options)}", basis)

    found = [line("Cannot be", one) for one in moves.infeasible]
    found += [line("Counts as one state", one) for one in moves.same]
    if (start := moves.status_quo) is not None:
        said = condition(start.value, moves.options, moves.states)
        basis = view.basis(start.because, start.by, start.rule, start.note)
        found.append(Line(f"The present state: {said}", basis))
    found += [
        Line(f"“{state.name}”", view.basis(state.because))
        for state in moves.states
        if state.because
    ]
    return found


def wants(view: View, moves: Moves) -> list[Wants]:
    """Return what each party would rather have."""
    return [_wants(view, moves, party, one) for party, one in moves.preferences.items()]


def _wants(view: View, moves: Moves, party: str, wanted: MovePreferences) -> Wants:
    how, lines = _lines(view, moves, wanted)
    note = (
        "Of states that come out alike it is not known which is better."
        if wanted.ties == "unknown"
        else ""
    )
    return Wants(view.who(party), how, tuple(lines), note)


def _lines(view: View, moves: Moves, wanted: MovePreferences) -> tuple[str, list[Line]]:
    if wanted.statements:
        return "What it wants, the most important first; each counts before all that follow.", [
            Line(_said(moves, wish.value), view.basis(wish.because, wish.by, wish.rule, wish.note))
            for wish in wanted.statements
        ]
    if wanted.weights:
        return "What each thing is worth to it; a state is worth the sum.", [
            Line(
                f"{_said(moves, text)}: {worth.value:g}",
                view.basis(worth.because, worth.by, worth.rule, worth.note),
            )
            for text, worth in wanted.weights.items()
        ]
    if wanted.ranking is not None:
        order = wanted.ranking
        basis = view.basis(order.because, order.by, order.rule, order.note)
        tiers = [[tier] if isinstance(tier, str) else list(tier) for tier in order.value]
        return "From best to worst; the first line that fits places a state.", [
            Line(" as good as ".join(_said(moves, text) for text in tier), None if n else basis)
            for n, tier in enumerate(tiers)
        ]
    return "Only these comparisons are known, each from better to worse.", [
        Line("; then ".join(_said(moves, text) for text in chain), None) for chain in wanted.chains
    ]


def _said(moves: Moves, text: str) -> str:
    return condition(text, moves.options, moves.states)


def views(view: View, moves: Moves) -> Iterator[tuple[str, list[str], list[Wants]]]:
    """Yield for each party that sees the conflict otherwise what it sees, and whose wants how."""
    for party, seen in moves.views.items():
        told: list[str] = []
        if seen.options is not None:
            unknown = [o.name for o in moves.options if o.id not in seen.options]
            told.append(f"It does not know of {_quoted(unknown)}." if unknown else "")
        if seen.infeasible is not None:
            held = [condition(one.when, moves.options) for one in seen.infeasible]
            told.append(
                f"It holds impossible: {'; '.join(held)}."
                if held
                else "It holds nothing impossible."
            )
        for other, inner in seen.views.items():
            if inner != type(inner)():
                told.append(
                    f"It believes that {view.who(other)} sees the conflict otherwise still."
                )
        found = [_wants(view, moves, other, one) for other, one in seen.preferences.items()]
        yield view.who(party), [text for text in told if text], found


def _quoted(names: Sequence[str]) -> str:
    return words.listed([f"“{name}”" for name in names], "or")

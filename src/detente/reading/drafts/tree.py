"""The units of a draft while they are found: which are open, and how a new one closes others."""

from dataclasses import dataclass, field

from detente.documents.model import Span
from detente.documents.paragraphs import trim
from detente.errors import UserError
from detente.reading.drafts.model import Fault, ProvisionKind

MAX_UNITS = 20_000
"""Most units of a draft."""

RANKS: dict[str, int] = {
    "preamble": 0, "closing": 0, "annex": 0, "part": 1, "title": 2, "chapter": 3, "section": 4,
    "heading": 5, "article": 6,
}  # fmt: skip
"""How high units with a name stand; lists stand below all of them."""

LIST = 7
"""The rank of a list that stands in no other."""

WHOLE = frozenset(("number", "enclosed", "closed"))
"""Styles of paragraphs, which go on behind a blank line."""


@dataclass(slots=True)
class Unit:
    """A unit while the outline grows; ``up`` is the place of the one around it in the list.

    ``body`` is where its words begin, ``end`` where it and all inside it end.
    """

    kind: ProvisionKind
    style: str
    rank: int
    ordinal: int
    number: str | None
    label: Span | None
    start: int
    body: int
    up: int | None = None
    heading: Span | None = None
    end: int = 0
    first_child: int | None = None


@dataclass(slots=True)
class Outline:
    """Units in order, the title, and numbers that are out of line."""

    title: Span | None = None
    units: list[Unit] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class Tree:
    """Units in order with a stack of those that are open, each inside the one below it.

    ``last`` holds the last number of each style. Closed units get their end when the next begins.
    """

    def __init__(self, text: str, origin: str) -> None:
        self.text, self.origin = text, origin
        self.made = Outline()
        self.stack: list[int] = []
        self.last: dict[str, int] = {}
        self._closing: list[int] = []

    def newest(self) -> Unit | None:
        """Return the unit that was added last."""
        return self.made.units[-1] if self.made.units else None

    def at(self, depth: int) -> Unit:
        """Return an open unit by its depth, from 0 for the outermost or -1 for the innermost."""
        return self.made.units[self.stack[depth]]

    def add(self, unit: Unit) -> None:
        """Add a unit inside the innermost open one; raises UserError beyond `MAX_UNITS`."""
        if len(self.made.units) == MAX_UNITS:
            raise UserError(
                f"{self.origin} has over {MAX_UNITS:,} numbered units, the limit for a draft."
            )
        if unit.rank >= LIST or unit.kind in ("preamble", "closing"):
            while self.stack and self.at(-1).kind in ("preamble", "closing"):
                self.pop(len(self.stack) - 1)
        unit.up = self.stack[-1] if self.stack else None
        if unit.up is not None and self.made.units[unit.up].first_child is None:
            self.made.units[unit.up].first_child = unit.start
        self._end(unit.start)
        self.made.units.append(unit)
        self.stack.append(len(self.made.units) - 1)

    def open(self, unit: Unit) -> None:
        """Add a unit with a name, outside all that rank no higher."""
        while self.stack and (
            self.at(-1).rank >= unit.rank or self.at(-1).kind in ("preamble", "closing")
        ):
            self.pop(len(self.stack) - 1)
        self.add(unit)

    def pop(self, depth: int) -> None:
        """Close the open units from ``depth`` on."""
        self._closing += self.stack[depth:]
        del self.stack[depth:]

    def pop_lists(self, keep: frozenset[str] = frozenset()) -> None:
        """Close the innermost lists up to one whose style is to be kept."""
        while self.stack and self.at(-1).rank >= LIST and self.at(-1).style not in keep:
            self.pop(len(self.stack) - 1)

    def close(self) -> Outline:
        """Close everything and return the outline."""
        self.pop(0)
        self._end(len(self.text))
        return self.made

    def _end(self, offset: int) -> None:
        for place in self._closing:
            unit = self.made.units[place]
            unit.end = max(trim(self.text, unit.start, offset)[1], unit.start + 1)
        self._closing = []

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the text."""
        return Span(start=start, end=end, text=self.text[start:end])

    def check(self, where: Span, ordinal: int, before: int, *, first: bool = False) -> None:
        """Note a number that comes again or leaves others out; ``first`` has one begin with 1."""
        if 0 < ordinal <= before:
            self.say(where, "number-again", f"{where.text} comes after number {before}.")
        elif ordinal > before + 1 and before:
            self.say(where, "number-missing", f"{where.text} comes right after number {before}.")
        elif ordinal > 1 and first and not before:
            self.say(where, "number-missing", f"{where.text} comes first.")

    def say(self, where: Span, kind: str, says: str) -> None:
        """Note a fault of the numbering."""
        told = {"kind": kind, "where": where, "article": None, "says": says}
        self.made.faults.append(Fault.model_validate(told))

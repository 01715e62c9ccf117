"""A corpus in one file: each row becomes a document of its own, one at a time."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from detente.documents.columns import Columns
from detente.documents.dates import parse_date
from detente.documents.encoding import join_halves
from detente.documents.extract import Extract, LeftOut, check_length
from detente.documents.mail_header import mail_date
from detente.documents.model import Kind

Entry = tuple[str, Extract] | LeftOut
"""Where a document stands in its file, and what it holds; or what is left out."""

Cells = Mapping[str, str]

_NAMED = 5


@dataclass(frozen=True)
class Row:
    """A row as it stands in its file: its first line there, what to call it, and its cells.

    ``fault`` says why it cannot be read, in words that follow "rows are left out, since".
    """

    line: int
    place: str
    cells: Cells
    fault: str | None = None


@dataclass
class Tally:
    """What is left out of a corpus, by reason, and the lines where it stood."""

    lines: dict[str, tuple[int, list[int]]] = field(default_factory=dict)

    def add(self, reason: str, line: int) -> None:
        """Count one row; only the first lines are kept."""
        count, named = self.lines.get(reason, (0, []))
        self.lines[reason] = (count + 1, [*named, line] if count < _NAMED else named)

    def errors(self, name: str) -> Iterator[LeftOut]:
        """Yield what is left out, by reason."""
        for reason, (count, named) in self.lines.items():
            where = ", ".join(f"{line:,}" for line in named)
            more = f" and {count - len(named):,} more" if count > len(named) else ""
            lines = "line" if count == 1 else "lines"
            yield LeftOut(f"{name}: {reason} ({lines} {where}{more}).")


def extracts(
    rows: Iterator[Row], name: str, kind: Kind, chosen: Columns, notes: tuple[str, ...]
) -> Iterator[Entry]:
    """Yield the documents, one a row.

    Rows that cannot be read, rows without words and dates that cannot be read are left out; at
    the end come errors that say how many, why, and in which lines. ``chosen`` are the columns of
    each part. Raises UserError for a text that is too long.
    """
    left = Tally()
    for row in rows:
        if row.fault is not None:
            left.add(f"rows are left out, since {row.fault}", row.line)
            continue
        text = _cell(row.cells, chosen.text)
        if "\x00" in text or not any(mark.isalpha() for mark in text):
            left.add("rows are left out, since they have no words", row.line)
            continue
        check_length(len(text), f"{name}, {row.place}")
        stated = _cell(row.cells, chosen.date)
        date = _day(stated)
        if stated and date is None:
            left.add("dates are left out, since they are not written as 2022-01-12", row.line)
        mark = _line(_cell(row.cells, chosen.id), 80)
        yield (
            f"{row.place}, id {mark}" if mark else row.place,
            Extract(
                text,
                kind,
                _line(_cell(row.cells, chosen.title), 500) or None,
                _line(_cell(row.cells, chosen.publisher), 200) or None,
                date,
                notes=notes,
            ),
        )
    yield from left.errors(name)


def _cell(cells: Cells, column: str | None) -> str:
    return join_halves(cells.get(column, "")) if column is not None else ""


def _line(words: str, longest: int) -> str:
    return " ".join(words.split())[:longest]


def _day(words: str) -> dt.date | None:
    """Return a day as files of data write it: ISO 8601, 2022/01/12, in words, or RFC 5322."""
    short = words.strip()[:60]
    return parse_date(short.replace("/", "-")) or parse_date(short) or mail_date(short)

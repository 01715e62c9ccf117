"""The title and the header lines with which a text begins."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice

from detente.documents.dates import parse_date
from detente.documents.paragraphs import NEWLINE, Stretch, lines
from detente.errors import UserError

_LINES = 10
_LONGEST_TITLE = 160
_BREAK = re.compile(NEWLINE)
_FIELD = re.compile(
    r"(?P<key>title|publisher|date|author|url)[ \t]*:[ \t]*(?P<value>\S.*)"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?P<alone>\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})",
    re.I,
)
_MARK = re.compile(r"#[ \t]+(?=\S)")
_BLANK_LINE = re.compile(rf"[^\S\r\n]*{NEWLINE}[^\S\r\n]*{NEWLINE}\s*\S")


@dataclass(frozen=True)
class Header:
    """What a text says of itself at its top; ``cuts`` are its header lines in the text."""

    title: str | None
    publisher: str | None
    date: dt.date | None
    cuts: tuple[Stretch, ...]


def read_header(text: str, name: str, *, markdown: bool = False, titled: bool = False) -> Header:
    """Return the title and header lines in the first ten lines of ``text``.

    Header lines are ``Publisher: ...``, ``Date: ...``, ``Title: ...``, ``Author: ...`` and
    ``URL: ...``, or a date alone on its line, before the title or directly after it. The title is
    the Markdown line ``# Title``; elsewhere the first paragraph when it has at most 160
    characters, no full stop at its end, and a blank line or header lines after it. ``titled``
    says that the format itself marks the first paragraph as title. Raises UserError for a
    ``Date:`` line with figures that are no date as `dates.parse_date` reads them.
    """
    top = _top(text)
    before = _fields(text, top)
    rest = top[len(before) :]
    title = _marked(text, rest, markdown) if markdown or titled else _headline(text, rest)
    fields = [*before, *(_fields(text, rest[len(title) :]) if title else [])]
    words = " ".join(text[start:end] for start, end in title)
    words = _MARK.sub("", words, count=1) if markdown else words
    values: dict[str, str] = {}
    for field in fields:
        values.setdefault((field["key"] or "date").lower(), field["value"] or field["alone"])
    return Header(
        title=values.get("title") or words or None,
        publisher=values.get("publisher"),
        date=_date(values.get("date"), name),
        cuts=tuple(field.span() for field in fields),
    )


def is_field(line: str) -> bool:
    """Return whether ``line`` has the form of a header line."""
    return _FIELD.fullmatch(line.strip()) is not None


def _top(text: str) -> list[Stretch]:
    """Return the lines among the first ten of ``text`` that are not blank."""
    breaks = [match.start() for match in islice(_BREAK.finditer(text), _LINES)]
    return lines(text[: breaks[-1]] if len(breaks) == _LINES else text)


def _fields(text: str, top: list[Stretch]) -> list[re.Match[str]]:
    """Return the header lines with which ``top`` begins."""
    found: list[re.Match[str]] = []
    for start, end in top:
        field = _FIELD.fullmatch(text, start, end)
        if field is None:
            break
        found.append(field)
    return found


def _marked(text: str, top: list[Stretch], markdown: bool) -> list[Stretch]:
    """Return the first line if the format marks it as title."""
    return top[:1] if top and (not markdown or _MARK.match(text, *top[0])) else []


def _headline(text: str, top: list[Stretch]) -> list[Stretch]:
    """Return the lines of the first paragraph if it looks like a title."""
    for number, (start, end) in enumerate(top, 1):
        short = end - top[0][0] <= _LONGEST_TITLE
        if not short:
            break
        if _BLANK_LINE.match(text, end) or _fields(text, top[number : number + 1]):
            return [] if text[start:end].endswith(".") else top[:number]
    return []


def _date(value: str | None, name: str) -> dt.date | None:
    found = parse_date(value) if value else None
    if value and found is None and any(mark.isdigit() for mark in value):
        shown = "".join(mark if mark.isprintable() else "\ufffd" for mark in value[:60])
        raise UserError(
            f"{name} gives its date as '{shown}', which is not a date; "
            "write it as 2022-01-12 or 12 January 2022."
        )
    return found

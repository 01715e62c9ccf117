"""Lines on pages become paragraphs of running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from detente.documents.header import is_field

_GAP = 1.25
_SIZE = 0.12
_SHORT = 0.85
_FINISHED = re.compile(r"[.!?:][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)
_COMPOUND = re.compile(r"(?<!\w)\w+-\w+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Line:
    """A line of print and its place on the page, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def flow(pages: Sequence[Sequence[Line]]) -> str:
    """Return the pages as one text: a paragraph a line, with a blank line between.

    A paragraph ends before a line of another size (by 12 per cent), after a gap of 1.25 times
    the usual distance between lines, and where a line ends a sentence before 85 per cent
    of the page's width of text. A paragraph goes on over the page unless the page ends with a
    sentence. A page's first and last line are left out when they are its number.

    A header line (see `header.read_header`) is a paragraph of its own.

    A word that is broken at a line's end loses its hyphen, unless the next line begins with a
    capital or figure, or the document has the word with its hyphen elsewhere.
    """
    bodies = [_body(page) for page in pages]
    compounds = {
        word.lower() for page in bodies for line in page for word in _COMPOUND.findall(line.text)
    }
    pitch = _pitch(bodies)
    found: list[list[str]] = []
    previous: Line | None = None
    for page in bodies:
        edge = max((line.right for line in page), default=0.0)
        for number, line in enumerate(page):
            over = number == 0
            if previous is None or _parts(previous, line, pitch, edge, over=over):
                found.append([line.text])
            else:
                found[-1].append(line.text)
            previous = line
    return "\n\n".join(_unwrap(lines, compounds) for lines in found)


def _body(page: Sequence[Line]) -> list[Line]:
    edges = {0, len(page) - 1}
    return [
        line
        for number, line in enumerate(page)
        if not (number in edges and _PAGE_NUMBER.fullmatch(line.text))
    ]


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual distance between lines, in points; 0 where no line follows another."""
    steps = [
        above.bottom - below.bottom
        for page in pages
        for above, below in pairwise(page)
        if above.bottom > below.bottom
    ]
    return median(steps) if steps else 0.0


def _parts(above: Line, below: Line, pitch: float, edge: float, *, over: bool) -> bool:
    """Return whether a paragraph ends between two lines; ``over`` says that a page does."""
    finished = bool(_FINISHED.search(above.text))
    if over:
        return finished
    if is_field(above.text) or is_field(below.text):
        return True
    sizes = above.top - above.bottom, below.top - below.bottom
    if abs(sizes[0] - sizes[1]) > _SIZE * max(sizes):
        return True
    step = above.bottom - below.bottom
    if step <= 0:
        # The text went up: the next column, or the same line after a wide space.
        return finished and step < -pitch
    return step > _GAP * pitch or (finished and above.right < _SHORT * edge)


def _unwrap(rows: Sequence[str], compounds: set[str]) -> str:
    parts = [rows[0]]
    for row in rows[1:]:
        words, follows = parts[-1].split(), _LETTERS.match(row)
        stem = words[-1][:-1] if words[-1].endswith("-") else ""
        if not stem[-1:].isalpha() or follows is None:
            parts.append(" ")
        elif row[0].islower() and f"{stem}-{follows[0]}".lower() not in compounds:
            parts[-1] = parts[-1][:-1]
        parts.append(row)
    return "".join(parts)

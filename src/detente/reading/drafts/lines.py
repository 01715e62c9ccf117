"""The lines of a draft, and labels inside long ones where a file has lost its line breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.documents.model import Document
from detente.documents.paragraphs import lines as split

_FINISHED = re.compile(r"[.!?:;,…\]][\"'”’»)\]*_]*$")
_BLANK = re.compile(r"\n[^\S\n]*(?:\r?\n)")
# Where a new unit may begin inside a line: behind a stop, or before the first label of a list.
_INSIDE = re.compile(
    r"(?<=\w)\s+(?=\((?:a|i)\)\s)|(?<=[.;:,\]])[\"”’)]*\s+(?:and |or )?"
    r"(?=\[*(?:\d{1,3}\.\s+[A-Z\[(“\"]|\([a-z]{1,4}\)\s|\(\d{1,2}\)\s|(?:Article|ARTICLE)\s+[\dIVX]))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, blanks around it left out.

    ``apart`` tells that a blank line stands before it (or nothing), ``after`` that one follows,
    ``broken`` that the line before ends within a sentence.
    """

    start: int
    end: int
    apart: bool
    after: bool
    broken: bool


def lines(document: Document) -> list[Line]:
    """Return the lines of the document's content in order."""
    text = document.text
    found: list[tuple[int, int]] = []
    for low, high in document.content or ((0, len(text)),):
        found.extend((low + start, low + end) for start, end in split(text[low:high]))
    edges = [
        k == 0 or _BLANK.search(text, found[k - 1][1], start) is not None
        for k, (start, _) in enumerate(found)
    ]
    return [
        Line(
            start,
            end,
            edges[k],
            k + 1 == len(found) or edges[k + 1],
            not edges[k]
            and not _FINISHED.search(
                text[max(found[k - 1][0], found[k - 1][1] - 20) : found[k - 1][1]]
            ),
        )
        for k, (start, end) in enumerate(found)
    ]


def inside(text: str, line: Line) -> Iterator[int]:
    """Return where further labels may stand within a line."""
    for match in _INSIDE.finditer(text, line.start, line.end):
        yield match.end()

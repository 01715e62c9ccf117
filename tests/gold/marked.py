"""The reports with marked names: ``reports()`` reads ``marked/*.txt``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.documents import Document, identity

HERE = Path(__file__).parent / "marked"
_MARK = re.compile(r"\[([PBLT]) ([^\[\]]+)\]")


@dataclass(frozen=True)
class Report:
    """A text and where its names are: ``marks`` gives the letter of each start and end."""

    name: str
    document: Document
    marks: dict[tuple[int, int], str]


def reports() -> Iterator[Report]:
    """Return the marked reports, file by file."""
    for path in sorted(HERE.glob("*.txt")):
        for block in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
            name, _, body = block.partition("\n")
            text, marks = _unmarked(body.strip())
            document = Document(id=identity(text), text=text, origin=path.name, kind="text")
            yield Report(name.strip(), document, marks)


def _unmarked(body: str) -> tuple[str, dict[tuple[int, int], str]]:
    text, at = "", 0
    marks: dict[tuple[int, int], str] = {}
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        marks[len(text), len(text) + len(mark[2])] = mark[1]
        text += mark[2]
        at = mark.end()
    return text + body[at:], marks

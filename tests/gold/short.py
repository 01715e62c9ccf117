"""The reports: ``reports()`` reads those of ``short``, ``long``, ``unseen`` or ``bars``."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.documents import Document, identity

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Report:
    """A text with its statements; these have content, speaker, parties and act only."""

    name: str
    document: Document
    statements: list[dict[str, Any]]


def reports(folder: str = "short") -> Iterator[Report]:
    """Return the reports of a folder, file by file.

    Raises `ValueError` where the words of a statement are not in the text.
    """
    for path in sorted((HERE / folder).glob("*.txt")):
        for block in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
            head, _, rest = block.partition("\n")
            name, _, date = (part.strip() for part in head.partition("|"))
            text, _, lines = rest.partition("\n---\n")
            yield Report(name, _document(text.strip(), date), _statements(text.strip(), lines))


def _document(text: str, date: str) -> Document:
    day = dt.date.fromisoformat(date)
    return Document(id=identity(text), text=text, origin="short.txt", kind="text", date=day)


def _statements(text: str, lines: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    at = 0
    for line in lines.strip().splitlines():
        words, speaker, parties, act = line.split(" :: ")
        start = text.find(words, at)
        start = text.index(words) if start < 0 else start
        found.append(
            {
                "act": act,
                "content": {"start": start, "end": start + len(words), "text": words},
                "speaker": None if speaker == "-" else speaker,
                "parties": [] if parties == "-" else parties.split(","),
            }
        )
        at = start
    return found

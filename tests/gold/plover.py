"""Score the main event of coded sentences: accuracy over the 18 PLOVER types.

Run from the repository: ``python tests/gold/plover.py [--file FILE] [--classes] [--misses]``.
The sentences are not part of the repository. They are split by a hash of their id: rules may be
made with the tuning part in sight, and the test part is only ever counted.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from detente.documents import Document, identity
from detente.reading.deeds import told
from detente.reading.parse import parse

SENTENCES = Path("../shared/data/events/plover/plover_gsr_odd.json")
NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE"}
"""What older drafts of the codebook call a type."""
PARTS = ("tune", "test")


@dataclass(frozen=True)
class Coded:
    """A sentence, the type that a coder gave it, and ours, empty where we see no event."""

    part: str
    text: str
    coded: str
    ours: str


def part(entry: str) -> str:
    """Return the part that an entry belongs to, by its id alone."""
    return PARTS[hashlib.sha256(entry.encode()).digest()[-1] % 2]


def main_event(text: str) -> str:
    """Return the type of the first event that is told of in a text, or an empty word."""
    parsed = parse(Document(id=identity(text), text=text, origin="a.txt", kind="text"))
    sentences = (s for paragraph in parsed.paragraphs for s in paragraph.sentences())
    return next((one.type for sentence in sentences for one in told(sentence)), "")


def read(path: Path) -> list[Coded]:
    """Return the coded sentences of a file with our own types."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    texts = [(one, " ".join(one["text"].split())) for one in entries if "text" in one]
    return [
        Coded(part(one["id"]), text, NAMES.get(one["event"], one["event"]), main_event(text))
        for one, text in texts
    ]


def rows(path: Path = SENTENCES, *, classes: bool = False) -> str:
    """Return the accuracy on each part, and with ``classes`` on each type, as a table."""
    if not path.is_file():
        return f"PLOVER sentences: skipped, {path} is not there"
    found = read(path)
    lines = [
        _row(f"PLOVER {name}", [one for one in found if name in (one.part, "all")])
        for name in (*PARTS, "all")
    ]
    if classes:
        for kind in sorted({one.coded for one in found}):
            lines.append(_row(f"  {kind}", [one for one in found if one.coded == kind]))
    return "\n".join(lines)


def _row(name: str, found: list[Coded]) -> str:
    right = sum(one.coded == one.ours for one in found)
    return f"{name:<34}{right / max(1, len(found)):7.3f}{right:6}/{len(found)} sentences right"


def misses(path: Path = SENTENCES) -> str:
    """Return the sentences of the tuning part whose type is another."""
    wrong = (one for one in read(path) if one.part == "tune" and one.coded != one.ours)
    return "\n".join(f"{one.coded:<12}{one.ours or '-':<12}{one.text}" for one in wrong)


def main() -> None:
    """Print the table, or what is wrong in the tuning part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=SENTENCES)
    parser.add_argument("--classes", action="store_true", help="a row for each type as well")
    parser.add_argument("--misses", action="store_true", help="the tuning part's errors")
    chosen = parser.parse_args()
    if chosen.misses and chosen.file.is_file():
        print(misses(chosen.file))
    else:
        print(rows(chosen.file, classes=chosen.classes))


if __name__ == "__main__":
    main()

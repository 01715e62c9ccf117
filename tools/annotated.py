"""The annotated texts from which the reader's classifiers may learn: ``tune`` and short reports."""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente.documents import Document, load

GOLD = Path(__file__).parent.parent / "tests" / "gold"
sys.path.insert(0, str(GOLD))
import score  # noqa: E402
import short  # noqa: E402


def texts() -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """Return the name of each text, the text, and its statements."""
    for path in score.texts("tune"):
        told = json.loads(path.read_text(encoding="utf-8"))
        day = dt.date.fromisoformat(told["date"])
        yield path.stem, load(path.with_suffix(".txt"), date=day)[0], told["statements"]
    for report in short.reports():
        yield report.name, report.document, report.statements


def files() -> list[Path]:
    """Return the files of these texts."""
    return [*(GOLD / "tune").glob("*.*"), *(GOLD / "short").glob("*.txt")]


def data_hash(of: Iterable[Path]) -> str:
    """Return the hash of files, in the order of their paths."""
    found = hashlib.sha256()
    for path in sorted(of):
        found.update(path.name.encode() + b"\n" + path.read_bytes())
    return found.hexdigest()

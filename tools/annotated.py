"""The annotated texts from which the reader's classifiers may learn.

Those of ``tune`` and ``short``, and of further folders where these are named.
"""

import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

from detente.documents import Document, load

GOLD = Path(__file__).parent.parent / "tests" / "gold"
sys.path.insert(0, str(GOLD))
import score  # noqa: E402
import short  # noqa: E402


def texts(*further: str) -> Iterator[tuple[str, Document, list[dict[str, Any]]]]:
    """Return the name of each text, the text, and its statements."""
    for path in score.texts("tune"):
        told = json.loads(path.read_text(encoding="utf-8"))
        day = dt.date.fromisoformat(told["date"])
        yield path.stem, load(path.with_suffix(".txt"), date=day)[0], told["statements"]
    for folder in ("short", *further):
        for report in short.reports(folder):
            yield report.name, report.document, report.statements


@contextmanager
def without_model() -> Iterator[None]:
    """Let the reader do without its language model, which knows these texts by heart."""

    def views(_: object) -> tuple[()]:
        return ()

    with mock.patch.object(import_module("detente.reading.read"), "views", views):
        yield


def files(*further: str) -> list[Path]:
    """Return the files of these texts."""
    reports = (path for one in ("short", *further) for path in (GOLD / one).glob("*.txt"))
    return [*(GOLD / "tune").glob("*.*"), *reports]


def data_hash(of: Iterable[Path]) -> str:
    """Return the hash of files, in the order of their paths."""
    found = hashlib.sha256()
    for path in sorted(of):
        found.update(path.name.encode() + b"\n" + path.read_bytes())
    return found.hexdigest()

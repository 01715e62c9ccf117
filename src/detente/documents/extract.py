"""What a reader hands over, and how large things may be."""

import datetime as dt
from dataclasses import dataclass

from detente.documents.model import Kind
from detente.errors import UserError

MAX_BYTES = 50 * 1024 * 1024
"""Largest file of any format that is opened, in bytes."""

MAX_CORPUS_BYTES = 2 * 1024**3
"""Largest file of many documents that is opened, in bytes; each document has its own limit."""

MAX_CHARACTERS = 5_000_000
"""Longest text of any document, in code points."""


@dataclass(frozen=True)
class Extract:
    """A file's text and what the file says about itself.

    ``cuts`` are (start, end) stretches of ``text`` that are no prose, such as header lines.
    ``notes`` are sentences on what a reader of the text should know of how it was read.
    """

    text: str
    kind: Kind
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    cuts: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


class LeftOut(UserError):
    """What is left out of a folder or a file of many documents, of which the others are read."""


def check_length(characters: int, name: str) -> None:
    """Raise UserError when a text is longer than `MAX_CHARACTERS`."""
    if characters > MAX_CHARACTERS:
        raise UserError(
            f"{name} holds {characters:,} characters of text; "
            f"the limit is {MAX_CHARACTERS:,}, so split it."
        )

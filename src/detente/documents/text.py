"""Plain text and Markdown, kept as they are."""

import re

from detente.documents.encoding import decode, fits
from detente.documents.extract import MAX_CHARACTERS, Extract, check_length
from detente.documents.header import read_header
from detente.errors import UserError

_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)


def read_text(data: bytes, name: str) -> Extract:
    """Return a ``.txt`` file's text as it was decoded; raises UserError when it is no text."""
    text, notes = _text(data, name)
    header = read_header(text, name)
    return Extract(text, "text", header.title, header.publisher, header.date, header.cuts, notes)


def read_markdown(data: bytes, name: str) -> Extract:
    """Return a Markdown file's raw text; its header lines and heading marks are cut from it.

    Raises UserError when the file is no text.
    """
    text, notes = _text(data, name)
    header = read_header(text, name, markdown=True)
    marks = tuple(match.span() for match in _HEADING_MARK.finditer(text))
    cuts = tuple(sorted((*header.cuts, *marks)))
    return Extract(text, "markdown", header.title, header.publisher, header.date, cuts, notes)


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    if not fits(data):
        raise UserError(
            f"{name} holds over {MAX_CHARACTERS:,} characters of text, the limit, so split it."
        )
    found = decode(data, name)
    check_length(len(found.text), name)
    return found.text, found.notes

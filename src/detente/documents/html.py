"""Web pages: the article's text, without navigation, comments, scripts and links."""

import datetime as dt
import re
from typing import Any

from detente.documents.encoding import decode
from detente.documents.extract import Extract, check_length
from detente.documents.html_date import published
from detente.errors import UserError

_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_HEAD = 65_536
# lxml refuses text that names an encoding for itself, and there is none left to name.
_PROLOGUE = re.compile(r"\A\s*<\?xml\b[^>]*>", re.I)
_TABLE_LINE = re.compile(r"[|\s:-]+")
_TAG = re.compile(rb"<[^<>]*>")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_html(data: bytes, name: str) -> Extract:
    """Return the main text of a page, one paragraph a block with a blank line between.

    The extraction is trafilatura's (Barbaresi 2021, ACL demonstrations). Comments are left out;
    a table's row is one paragraph. Raises UserError when no article text is found.
    """
    return read_page(data, name, None)


def read_page(data: bytes, name: str, declared: str | None) -> Extract:
    """Return what `read_html` does; ``declared`` is an encoding that is stated outside the page."""
    decoded = decode(data, name, declared or _declared(data), _TAG.sub(b" ", data))
    page = _PROLOGUE.sub("", _UNSEEN.sub(" ", decoded.text))
    found, date = _extract(page, name)
    text = _join(found.text or "") if found is not None else ""
    if not text:
        raise UserError(f"{name} has no article text found in it.")
    check_length(len(text), name)
    return Extract(
        text, "html", found.title or None, found.sitename or None, date, notes=decoded.notes
    )


def _extract(page: str, name: str) -> tuple[Any, dt.date | None]:
    """Return trafilatura's result, or None where it finds nothing, and the date stated."""
    from trafilatura import bare_extraction, load_html

    try:
        tree = load_html(page)
        if tree is None:
            return None, None
        date = published(tree)
        found = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            # The guess at a date that comes with the metadata is not used; see html_date.
            date_extraction_params={"extensive_search": False},
        )
    # The parser's ways to fail on a hostile page are open-ended.
    except Exception as error:
        raise UserError(f"{name} cannot be read as a web page; it may be damaged.") from error
    return found, date


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    return match[1].decode("ascii") if match else None


def _join(text: str) -> str:
    """Part paragraphs by blank lines; leave out a table's rules and a list's dashes."""
    rows = (line.strip() for line in text.splitlines())
    plain = (
        " | ".join(cell.strip() for cell in row[1:-1].split("|"))
        if len(row) > 1 and row.startswith("|") and row.endswith("|")
        else row.removeprefix("- ")
        for row in rows
        if not (row.startswith("|") and _TABLE_LINE.fullmatch(row))
    )
    return "\n\n".join(row for row in plain if row)

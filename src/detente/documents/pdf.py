"""PDF files: the text of the pages, joined and without hard line breaks."""

import re
from collections.abc import Iterator
from typing import Any

from detente.documents.encoding import join_halves
from detente.documents.extract import Extract, check_length
from detente.documents.header import read_header
from detente.documents.pdf_layout import Line, flow
from detente.documents.pdf_scans import is_scan, scans_note
from detente.errors import UserError

MAX_PAGES = 2_000
"""Most pages of a PDF that are read."""

_TAIL = 1024
# PDFium gives a hyphen at a line's end as U+0002 and leaves the line break after it out.
_ROW = re.compile(r"[^\r\n\x02]+\x02?")
_LAST_HYPHEN = re.compile(r"[\x02\xad]\s*$")
_MARKS = str.maketrans({"\xa0": " ", "\xad": None, "\x02": None})
_PLACEHOLDERS = frozenset({"anonymous", "untitled", "unspecified", "unknown", "author", "title"})


def read_pdf(data: bytes, name: str) -> Extract:
    """Return the text of a PDF, paragraphs parted by blank lines.

    The file's own title and author serve where the text has no title and names no publisher;
    its creation date is no dateline and is not used. Raises UserError when the file is
    encrypted, broken or cut off, has too many pages or too much text, or has no text at all.
    Pages that are scans in a file with text on others are named in a note.
    """
    # Readers look for the end mark in the last 1,024 bytes (PDF Reference 1.7, note 18 of H.3).
    if b"%PDF-" not in data[:_TAIL]:
        raise UserError(f"{name} is not a PDF file, whatever its name says.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise UserError(f"{name} is cut off: the end of the PDF is missing.")
    pages, scans, metadata = _pages(data, name)
    text = flow(pages)
    check_length(len(text), name)
    if not any(mark.isalpha() for mark in text):
        what = "is a scan without text" if scans else "has pages but no text"
        raise UserError(f"{name} {what}: run an OCR program such as OCRmyPDF on it first.")
    header = read_header(text, name)
    return Extract(
        text,
        "pdf",
        header.title or _stated(metadata, "Title"),
        header.publisher or _stated(metadata, "Author"),
        header.date,
        header.cuts,
        (scans_note(scans),) if scans else (),
    )


def _pages(data: bytes, name: str) -> tuple[list[list[Line]], list[int], dict[str, str]]:
    """Return each page's lines, the numbers of the pages that are scans, and the metadata."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UserError(f"{name} is encrypted; save a copy without a password.") from error
        raise UserError(f"{name} is damaged and cannot be read as PDF.") from error
    try:
        if len(document) > MAX_PAGES:
            raise UserError(f"{name} has {len(document):,} pages; the limit is {MAX_PAGES:,}.")
        pages: list[list[Line]] = []
        scans: list[int] = []
        characters = 0
        for number in range(len(document)):
            try:
                page, scanned = _page(document, number)
            except PdfiumError as error:
                raise UserError(f"{name} is damaged on page {number + 1}.") from error
            characters += sum(len(line.text) for line in page)
            check_length(characters, name)
            pages.append(page)
            scans += [number + 1] if scanned else []
        return pages, scans, _metadata(document)
    finally:
        document.close()


def _metadata(document: Any) -> dict[str, str]:
    try:
        return dict(document.get_metadata_dict())
    # A title in broken UTF-16 is no reason to refuse the text.
    except UnicodeDecodeError:
        return {}


def _page(document: Any, number: int) -> tuple[list[Line], bool]:
    """Return a page's lines, and whether it is a scan: a picture with next to no text."""
    page = document[number]
    try:
        lines = list(_lines(page))
        letters = sum(mark.isalpha() for line in lines for mark in line.text)
        return lines, is_scan(page, letters)
    finally:
        page.close()


def _lines(page: Any) -> Iterator[Line]:
    words = page.get_textpage()
    try:
        text = "".join(_characters(words))
        for match in _ROW.finditer(text):
            row = _LAST_HYPHEN.sub("-", join_halves(match[0])).translate(_MARKS).strip()
            if row:
                visible = [match.start() + at for at, mark in enumerate(match[0]) if mark.strip()]
                left, bottom, _, top = words.get_charbox(visible[0], loose=True)
                right = words.get_charbox(visible[-1], loose=True)[2]
                yield Line(row, left, right, bottom, top)
    finally:
        words.close()


def _characters(words: Any) -> Iterator[str]:
    """Yield the page's characters one by one, halves of surrogate pairs too.

    Places among them are PDFium's own, which `get_charbox` counts in.
    """
    from pypdfium2 import raw

    for place in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words.raw, place)
        yield chr(code) if 0 < code <= 0x10FFFF else " "


def _stated(metadata: dict[str, str], key: str) -> str | None:
    """Return a metadata value unless it is empty or a placeholder such as ``(anonymous)``."""
    value = " ".join(metadata.get(key, "").split())
    word = value.strip("()").lower()
    return value if word not in _PLACEHOLDERS and any(map(str.isalpha, word)) else None

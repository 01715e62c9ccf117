"""Word files: paragraphs and tables in the order of the page."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from detente.documents.extract import Extract, check_length
from detente.documents.header import read_header
from detente.errors import UserError

MAX_UNPACKED = 200 * 1024 * 1024
"""Largest size of a Word file's parts taken together once unpacked, in bytes."""

MAX_PARTS = 10_000
"""Most parts of a Word file's archive."""

# Paragraphs are looked up in the XML, since the library's own list leaves out what stands in
# content controls and in tracked insertions.
_LIVE = "[not(ancestor::w:moveFrom or ancestor::w:txbxContent)]"
_PARAGRAPHS = f".//w:p{_LIVE}"
_RUNS = " | ".join(f".//w:r/w:{name}{_LIVE}" for name in ("t", "tab", "br", "cr", "noBreakHyphen"))
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRITTEN = {
    f"{_SPACE}tab": "\t",
    f"{_SPACE}br": "\n",
    f"{_SPACE}cr": "\n",
    f"{_SPACE}noBreakHyphen": "-",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_docx(data: bytes, name: str) -> Extract:
    """Return the text of a Word file, paragraphs parted by blank lines, cells as paragraphs.

    A first paragraph in a title or heading style is the title; header lines are read as in
    plain text. The file's core properties are not used, since word processors fill them in
    themselves. Tracked changes count as accepted. Footnotes, comments, page headers and text
    boxes are not read. Raises UserError when the file is encrypted, damaged, no Word file, or
    too large once unpacked.
    """
    _check_archive(data, name)
    document = _open(data, name)
    found = [(_text(node), node) for node in document.element.body.xpath(_PARAGRAPHS)]
    blocks = [(text, node) for text, node in found if text]
    titled = bool(blocks) and _is_title(document, blocks[0][1], name)
    text = "\n\n".join(text for text, _ in blocks)
    check_length(len(text), name)
    header = read_header(text, name, titled=titled)
    return Extract(text, "docx", header.title, header.publisher, header.date, header.cuts)


def _check_archive(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise UserError(
            f"{name} is encrypted or an old Word file; save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise UserError(f"{name} is damaged or cut off and is no Word file.") from error
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(f"{name} is encrypted; save a copy without a password.")
    size = sum(part.file_size for part in parts)
    if size > MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise UserError(
            f"{name} unpacks to {size / 2**20:,.1f} MB in {len(parts):,} parts; the limit is "
            f"{MAX_UNPACKED // 2**20} MB in {MAX_PARTS:,} parts."
        )


def _open(data: bytes, name: str) -> Any:
    """Return the library's document, which has a body."""
    from docx import Document

    with _told(name):
        document = Document(BytesIO(data))
    if document.element.tag != f"{_SPACE}document" or document.element.body is None:
        raise _damaged(name)
    return document


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the library raises on a broken file into a UserError.

    It looks up parts, relations and styles that it takes to be there, of types that it takes them
    to have, and passes on what zipfile, its decompressors and lxml raise.
    """
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    archive = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError)
    library = (OpcError, PythonDocxError, LookupError, ValueError, AttributeError, TypeError)
    try:
        yield
    except (LxmlError, *archive, *library) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> UserError:
    return UserError(f"{name} is damaged and cannot be read as a Word file.")


def _text(paragraph: Any) -> str:
    return "".join(
        _WRITTEN.get(node.tag, node.text or "") for node in paragraph.xpath(_RUNS)
    ).strip()


def _is_title(document: Any, node: Any, name: str) -> bool:
    from docx.text.paragraph import Paragraph

    with _told(name):
        style = Paragraph(node, document).style
        named = (style.name if style is not None else None) or ""
    return named == "Title" or named.startswith("Heading")

"""Which reader reads which file: a format is one file in this room and one line here."""

from collections.abc import Callable

from detente.documents.docx import read_docx
from detente.documents.extract import Extract
from detente.documents.html import read_html
from detente.documents.pdf import read_pdf
from detente.documents.text import read_markdown, read_text

Reader = Callable[[bytes, str], Extract]
"""Takes a file's bytes and its name for messages; raises UserError when they are no such file."""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}

SUFFIXES: tuple[str, ...] = tuple(READERS)
"""The endings of the files that are read, in small letters with their dot."""

"""Which reader reads which file: a format is one file in this room and one line here."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from detente.documents.columns import Columns
from detente.documents.corpus import Entry
from detente.documents.docx import read_docx
from detente.documents.extract import Extract
from detente.documents.html import read_html
from detente.documents.json_lines import read_json_lines
from detente.documents.mail import read_mail
from detente.documents.mail_box import read_mailbox
from detente.documents.mhtml import read_mhtml
from detente.documents.pdf import read_pdf
from detente.documents.rtf import read_rtf
from detente.documents.table import read_table
from detente.documents.text import read_markdown, read_text

Reader = Callable[[bytes, str], Extract]
"""Takes a file's bytes and its name for messages; raises UserError when they are no such file."""

CorpusReader = Callable[[BinaryIO, str, Columns], Iterator[Entry]]
"""Takes a file of many documents, its name and the columns that the user names."""

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".rtf": read_rtf,
    ".eml": read_mail,
}

CORPORA: dict[str, CorpusReader] = {
    ".csv": read_table,
    ".tsv": read_table,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".mbox": read_mailbox,
}

SUFFIXES: tuple[str, ...] = (*READERS, *CORPORA)
"""The endings of the files that are read, in small letters with their dot."""

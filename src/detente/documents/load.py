"""The room's door: a path becomes documents."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.documents.boilerplate import boilerplate
from detente.documents.columns import Columns, NoTexts, OtherTable
from detente.documents.extract import MAX_CORPUS_BYTES, Extract, LeftOut
from detente.documents.files import check_known, find, is_folder, label, open_bytes, read_bytes
from detente.documents.language import language
from detente.documents.model import Document
from detente.documents.normalise import identity
from detente.documents.paragraphs import stretches
from detente.documents.registry import CORPORA, READERS
from detente.errors import UserError


def load(
    path: Path,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    columns: Columns | None = None,
) -> tuple[Document, ...]:
    """Read a file, each document of a corpus, or each in a folder or a dossier's ``documents``.

    What the caller states wins over what a file says of itself, and holds for each file.
    ``columns`` names those of tables and JSON lines; a table without texts is left out of a
    folder. Documents with the same text are one, the first by path. Raises UserError, naming the
    file, for whatever cannot be read (see `files.find`, `files.read_bytes` and each format's
    reader), and for rows of a corpus that would be left out.
    """
    found: dict[str, Document] = {}
    for document in stream(path, date=date, publisher=publisher, title=title, columns=columns):
        if isinstance(document, Document):
            found.setdefault(document.id, document)
        elif not isinstance(document, NoTexts):
            raise document
    return tuple(found.values())


def stream(
    path: Path,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    columns: Columns | None = None,
) -> Iterator[Document | UserError]:
    """Yield what `load` returns, each document when it is asked for and equal ones too.

    A file in a folder that cannot be read gives the error in its place, so that the others are
    read all the same; so does a table without a column of texts, unless it is known to be one of
    something else, and, after its documents, a corpus of which rows are left out. Raises
    UserError for a file that is named itself, and for the folder.
    """
    stated = _Stated(date, publisher, title, columns or Columns())
    folder = is_folder(path)
    empty = True
    for file in find(path) if folder else [path]:
        origin = file.relative_to(path).as_posix() if folder else file.name
        try:
            for document in _documents(file, origin, stated):
                yield document
                empty = empty and isinstance(document, LeftOut)
        except UserError as error:
            if not folder:
                raise
            empty = empty and isinstance(error, NoTexts)
            if not isinstance(error, OtherTable):
                yield error
    if empty:
        raise UserError(f"{label(path)} holds no document to read.")


@dataclass(frozen=True)
class _Stated:
    date: dt.date | None
    publisher: str | None
    title: str | None
    columns: Columns


def _documents(path: Path, origin: str, stated: _Stated) -> Iterator[Document | UserError]:
    check_known(path)
    name, suffix = label(path), path.suffix.lower()
    if suffix in CORPORA:
        with open_bytes(path, MAX_CORPUS_BYTES) as file:
            for entry in CORPORA[suffix](file, name, stated.columns):
                if isinstance(entry, LeftOut):
                    yield entry
                    continue
                place, extract = entry
                document = _document(extract, f"{origin}, {place}", stated)
                left_out = LeftOut(f"{name}: {place} is left out, since it has no words to read.")
                yield document or left_out
        return
    document = _document(READERS[suffix](read_bytes(path), name), origin, stated)
    if document is None:
        raise UserError(f"{name} holds no words to read.")
    yield document


def _document(extract: Extract, origin: str, stated: _Stated) -> Document | None:
    """Return a document, or None where nothing but boilerplate is in it."""
    text = extract.text
    content = stretches(text, [*extract.cuts, *boilerplate(text)])
    words = "\n\n".join(text[start:end] for start, end in content)
    if not any(mark.isalpha() for mark in words):
        return None
    return Document(
        id=identity(text),
        text=text,
        origin=label(origin),
        kind=extract.kind,
        title=stated.title or extract.title,
        publisher=stated.publisher or extract.publisher,
        date=stated.date or extract.date,
        language=language(words),
        content=content,
        notes=extract.notes,
    )

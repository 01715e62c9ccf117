"""The room's door: a path becomes documents."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from detente.documents.boilerplate import boilerplate
from detente.documents.files import check_known, find, is_folder, label, read_bytes
from detente.documents.language import language
from detente.documents.model import Document
from detente.documents.normalise import identity
from detente.documents.paragraphs import stretches
from detente.documents.registry import READERS
from detente.errors import UserError


def load(
    path: Path,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> tuple[Document, ...]:
    """Read a file, or each document in a folder or a dossier's ``documents`` folder.

    What the caller states wins over what a file says of itself, and holds for each file. Files
    with the same text are one document, the first by path. Raises UserError, naming the file,
    for whatever cannot be read (see `files.find`, `files.read_bytes` and each format's reader).
    """
    found: dict[str, Document] = {}
    for document in stream(path, date=date, publisher=publisher, title=title):
        if isinstance(document, UserError):
            raise document
        found.setdefault(document.id, document)
    return tuple(found.values())


def stream(
    path: Path,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
) -> Iterator[Document | UserError]:
    """Yield what `load` returns, each document when it is asked for and equal ones too.

    A file in a folder that cannot be read gives the error in its place, so that the others are
    read all the same. Raises UserError for a file that is named itself, and for the folder.
    """
    folder = is_folder(path)
    for file in find(path) if folder else [path]:
        origin = file.relative_to(path).as_posix() if folder else file.name
        document: Document | UserError
        try:
            document = _load(file, origin, date, publisher, title)
        except UserError as error:
            if not folder:
                raise
            document = error
        yield document


def _load(
    path: Path, origin: str, date: dt.date | None, publisher: str | None, title: str | None
) -> Document:
    check_known(path)
    name = label(path)
    extract = READERS[path.suffix.lower()](read_bytes(path), name)
    text = extract.text
    content = stretches(text, [*extract.cuts, *boilerplate(text)])
    words = "\n\n".join(text[start:end] for start, end in content)
    if not any(mark.isalpha() for mark in words):
        raise UserError(f"{name} holds no words to read.")
    return Document(
        id=identity(text),
        text=text,
        origin=label(origin),
        kind=extract.kind,
        title=title or extract.title,
        publisher=publisher or extract.publisher,
        date=date or extract.date,
        language=language(words),
        content=content,
    )

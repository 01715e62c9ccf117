"""From what the user names to a record and a case: the steps that several commands share."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.errors import UserError

if TYPE_CHECKING:
    from detente.case import Case
    from detente.documents import Columns, Document
    from detente.reading.by_model import Endpoint
    from detente.reading.model import Reading
    from detente.record import Record

CASE_SUFFIXES = frozenset((".yaml", ".yml"))
CASE_NAME = "case.yaml"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the inputs hold: a record of what was read, a case somebody wrote, or both."""

    record: "Record | None"
    case: "Case | None"


def gather(
    inputs: Sequence[Path],
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    columns: "Columns | None" = None,
    model: "Endpoint | None" = None,
) -> Gathered:
    """Read documents, folders, dossiers and case files.

    A folder with a ``case.yaml`` brings that case; a dossier brings what was reviewed in it.
    Raises UserError for what cannot be read, and for more than one case.
    """
    from detente.record import Record, merge

    for path in inputs:
        if path.parts[:1] in (("https:",), ("http:",)):
            raise UserError(
                f"{path} is an address, and nothing is fetched: save the page as an .html file."
            )
    files = [path for path in inputs if path.suffix.lower() in CASE_SUFFIXES]
    rest = [path for path in inputs if path not in files]
    files += [path / CASE_NAME for path in rest if _holds(path, CASE_NAME)]
    if len(files) > 1:
        raise UserError(f"One case at a time, please: {files[0]} and {files[1]} are two.")
    dossiers = [path for path in rest if is_dossier(path)]
    loose = [path for path in rest if path not in dossiers]
    records: list[Record] = [
        update(path, date=date, publisher=publisher, columns=columns, model=model)
        for path in dossiers
    ]
    documents = _load(loose, date=date, publisher=publisher, title=title, columns=columns)
    if documents:
        records.append(merge(read(documents, model)))
    record = None
    if len(records) == 1:
        record = records[0]
    elif records:
        record = merge(records, [review for one in records for review in one.reviews])
    if record is not None:
        _hint(record)
    return Gathered(record, None if not files else _case(files[0]))


def _hint(record: "Record") -> None:
    """Say which documents have no date, since days such as Monday cannot be told there.

    And say what a reader should know of how documents were read.
    """
    undated = [document.origin for document in record.documents if document.date is None]
    if undated:
        more = f" and {len(undated) - 1} more" if len(undated) > 1 else ""
        typer.echo(f"The date of {undated[0]}{more} is not known; --date gives it.", err=True)
    noted: dict[str, list[str]] = {}
    for document in record.documents:
        for note in document.notes:
            noted.setdefault(note, []).append(document.origin)
    for note, origins in noted.items():
        more = f" and {len(origins) - 1:,} more" if len(origins) > 1 else ""
        _say(f"{origins[0]}{more}: {note}")


def _say(sentence: str) -> None:
    """Say something of the documents that is no error, without harm from their own words."""
    from detente.cli.out import printable

    typer.echo(printable(sentence, keep=""), err=True)


def is_dossier(path: Path) -> bool:
    """Tell whether a folder is a dossier, without opening its store."""
    return _holds(path, "detente.sqlite")


def keep_inputs(output: Path, inputs: Sequence[Path]) -> None:
    """Raise UserError when writing to ``output`` would overwrite a file that is read."""
    if any(_same(output, file) for path in inputs for file in _files(path)):
        raise UserError(f"{output} is among what is to be read; name another file with --output.")


def _files(path: Path) -> list[Path]:
    from detente.documents.files import find, is_folder

    try:
        return [*find(path), path / CASE_NAME] if is_folder(path) else [path]
    # What is wrong with an input is said when it is read.
    except UserError:
        return [path / CASE_NAME]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _holds(folder: Path, name: str) -> bool:
    """Return whether a folder holds a file, which a path that cannot be looked up does not."""
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False


def update(
    path: Path,
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    columns: "Columns | None" = None,
    model: "Endpoint | None" = None,
) -> "Record":
    """Read the documents of a dossier into its store and return the record.

    What was reviewed stays as it was reviewed.
    """
    from detente.record import open_dossier

    with open_dossier(path) as dossier:
        files = [file for file in dossier.documents.rglob("*") if file.is_file()]
        if files:
            # All are read before the first is kept: a fault in one leaves the store as it was.
            known = {document.id: document for document in dossier.store.record().documents}
            found = [
                _as_dated(document, known.get(document.id))
                for document in _load(
                    [path], date=date, publisher=publisher, title=None, columns=columns
                )
            ]
            dossier.store.save(*read(found, model))
        record = dossier.store.record()
    if not record.documents:
        raise UserError(f"{path} has no documents yet: put some into {path / 'documents'}.")
    return record


def _as_dated(document: "Document", earlier: "Document | None") -> "Document":
    """Return a document with the date and publisher it was read with before, if it has none."""
    if earlier is None:
        return document
    return document.model_copy(
        update={
            "date": document.date or earlier.date,
            "publisher": document.publisher or earlier.publisher,
        }
    )


def read(documents: Sequence["Document"], model: "Endpoint | None" = None) -> Iterator["Reading"]:
    """Read documents that belong together, with progress on the terminal."""
    with progress("Reading", len(documents)) as step:
        from detente.reading import read_all
        from detente.reading.readers import READERS

        reporting = READERS["rules" if model is None else "model"](model, _say)
        for reading in read_all(documents, reporting):
            step()
            yield reading


def case_of(gathered: Gathered, title: str | None = None) -> "Case":
    """Return the case that was handed over, or the one that the rules draft from the record."""
    from detente.case import draft

    if gathered.case is not None:
        return gathered.case
    if gathered.record is None:
        raise UserError("There is nothing to work on: name a document, a dossier or a case file.")
    return draft(gathered.record, title)


@contextmanager
def progress(what: str, steps: int) -> Iterator[Callable[[], None]]:
    """Show on the terminal, where there is one, how far a longer work is."""
    import sys

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    shown = sys.stderr.isatty()
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not shown,
    ) as bar:
        task = bar.add_task(what, total=steps)
        yield lambda: bar.advance(task)


def _load(
    paths: Sequence[Path],
    *,
    date: dt.date | None,
    publisher: str | None,
    title: str | None,
    columns: "Columns | None",
) -> list["Document"]:
    if not paths:
        return []
    from detente.documents import LeftOut, stream

    found: dict[str, Document] = {}
    for path in paths:
        for document in stream(path, date=date, publisher=publisher, title=title, columns=columns):
            if isinstance(document, LeftOut):
                _say(str(document))
            elif isinstance(document, UserError):
                raise document
            else:
                found.setdefault(document.id, document)
    return list(found.values())


def _case(path: Path) -> "Case":
    from detente.case import load_case

    return load_case(path)

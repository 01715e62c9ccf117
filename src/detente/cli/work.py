"""From what the user names to a record and a case: the steps that several commands share."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.cli.faults import note
from detente.cli.pace import watch
from detente.errors import UserError

if TYPE_CHECKING:
    from detente.case import Case
    from detente.compute import Engine
    from detente.documents import Columns, Document
    from detente.reading.by_model import Endpoint
    from detente.reading.reader import Reader
    from detente.record import Outcome, Record, Store
    from detente.record.intake import Watch

CASE_SUFFIXES = frozenset((".yaml", ".yml"))
CASE_NAME = "case.yaml"
MANY = 1000
"""Loose documents from which on it is said how what is read can be kept."""


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
    engine: str | None = None,
) -> Gathered:
    """Read documents, folders, dossiers and case files.

    A folder with a ``case.yaml`` brings that case; a dossier brings what was reviewed in it.
    ``engine`` is where the reading runs, here or on all cores if nothing is said. What cannot be
    read in a folder is noted, and the rest is gathered. Raises UserError for other inputs that
    cannot be read, and for more than one case.
    """
    files = _cases(inputs)
    with kept(
        inputs,
        date=date,
        publisher=publisher,
        title=title,
        columns=columns,
        model=model,
        engine=engine,
    ) as stores:
        record = record_of(stores) if stores else None
    return Gathered(record, None if not files else _case(files[0]))


def _cases(inputs: Sequence[Path]) -> list[Path]:
    for path in inputs:
        if path.parts[:1] in (("https:",), ("http:",)):
            raise UserError(
                f"{path} is an address, and nothing is fetched: save the page as an .html file."
            )
    files = [path for path in inputs if path.suffix.lower() in CASE_SUFFIXES]
    files += [path / CASE_NAME for path in inputs if path not in files and _holds(path, CASE_NAME)]
    if len(files) > 1:
        raise UserError(f"One case at a time, please: {files[0]} and {files[1]} are two.")
    return files


@contextmanager
def kept(
    inputs: Sequence[Path],
    *,
    date: dt.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    columns: "Columns | None" = None,
    model: "Endpoint | None" = None,
    anew: bool = False,
    engine: str | None = None,
) -> Iterator[list["Store"]]:
    """Read documents, folders and dossiers, and give the stores in which all of it is.

    Each dossier has its own; all else is in one that is gone at the end. ``anew`` says that the
    rules read again what a language model has read. Raises UserError as `gather` does.
    """
    from detente.compute import engine as place
    from detente.documents import stream
    from detente.record import Store, open_dossier

    if engine and model:
        raise UserError("A language model is asked from this process: leave --engine out.")
    _cases(inputs)
    rest = [path for path in inputs if path.suffix.lower() not in CASE_SUFFIXES]
    dossiers = [path for path in rest if is_dossier(path)]
    loose = [path for path in rest if path not in dossiers]
    read_as = partial(stream, date=date, publisher=publisher, columns=columns)
    outcomes: list[Outcome] = []
    with ExitStack() as open_ones:
        where = open_ones.enter_context(place(engine)) if engine else None
        reader = _reader(model, anew)
        stores: list[Store] = []
        for path in dossiers:
            dossier = open_ones.enter_context(open_dossier(path))
            found = read_as(path) if dossier.has_files() else iter(())
            outcomes.append(_read_in(dossier.store, found, where, watch, reader, path))
            stores.append(dossier.store)
        if loose:
            store = open_ones.enter_context(Store.scratch())
            found = chain.from_iterable(read_as(path, title=title) for path in loose)
            show = partial(_advise, loose)
            outcomes.append(_read_in(store, found, where, show, reader, None))
            stores.append(store)
        _hint(outcomes)
        yield stores


def _reader(model: "Endpoint | None", anew: bool) -> "Reader":
    """Return who reads: the rules, or a language model, which says what it leaves out."""
    from detente.reading.reader import Reader, Remembered
    from detente.reading.readers import READERS

    if model is None:
        return Reader(READERS["rules"](None, _say), anew=anew)
    return Reader(Remembered(READERS["model"](model, _say)), model.model)


def _hint(outcomes: "Sequence[Outcome]") -> None:
    """Say which documents have no date, since days such as Monday cannot be told there.

    And say what a reader should know of how documents were read.
    """
    undated = [origin for outcome in outcomes for origin in outcome.undated]
    if undated:
        _say(f"The date of {_several(undated)} is not known; --date gives it.")
    for outcome in outcomes:
        for sentence, origins in outcome.notes.items():
            _say(f"{_several(origins)}: {sentence}")


def _several(origins: Sequence[str]) -> str:
    return origins[0] + (f" and {len(origins) - 1:,} more" if len(origins) > 1 else "")


def _say(sentence: str) -> None:
    """Say something of the documents that is no error, without harm from their own words."""
    from detente.cli.out import printable

    typer.echo(printable(sentence, keep=""), err=True)


def record_of(stores: Sequence["Store"]) -> "Record":
    """Return one record of all that is in the stores."""
    from detente.record import merge

    records = [store.record() for store in stores]
    if len(records) == 1:
        return records[0]
    return merge(records, [review for one in records for review in one.reviews])


def _read_in(
    store: "Store",
    documents: "Iterable[Document | UserError]",
    where: "Engine | None",
    show: "Watch",
    reader: "Reader",
    dossier: Path | None,
) -> "Outcome":
    """Read documents into a store, and say what could not be read and what is kept besides."""
    from detente.record import read_in

    outcome = read_in(store, documents, where, show, reader)
    for sentence in outcome.left_out:
        _say(sentence)
    if outcome.kept == 0:
        if len(outcome.faults) > 1:
            raise UserError(
                f"None of {len(outcome.faults):,} documents can be read. {outcome.faults[0]}"
            )
        if outcome.faults:
            raise UserError(outcome.faults[0])
        raise UserError(f"{dossier} has no documents yet: put some into it.")
    note(outcome.faults)
    if outcome.gone:
        _say(
            f"{outcome.gone:,} of the {outcome.kept:,} documents of {dossier} are not in its "
            "folder now; what was read in them is kept and counts."
        )
    return outcome


def _advise(
    loose: Sequence[Path], what: str, documents: int | None, words: int
) -> AbstractContextManager[Callable[[int], None]]:
    """Show how far the reading is, after a word on how to keep it where there is much to read."""
    if what == "Reading" and documents and documents >= MANY and len(loose) == 1:
        typer.echo(
            f"{documents:,} documents are read for this once; detente init {loose[0]} would make "
            "the folder a dossier, which keeps what is read.",
            err=True,
        )
    return watch(what, documents, words)


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


def _case(path: Path) -> "Case":
    from detente.case import load_case

    return load_case(path)

"""Reading documents into a store: on any engine, and on from where an earlier run ended."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from detente.compute import Engine, engine
from detente.documents.model import Document
from detente.errors import UserError
from detente.reading.read import agreed
from detente.reading.reader import Reader
from detente.record.arrivals import Arrivals, words_of
from detente.record.found import RULES, Again, Found, find_again, find_alone
from detente.record.rows import decode
from detente.record.spool import Spool
from detente.record.store import Store
from detente.record.work import OtherText

T = TypeVar("T", str, Again)
Work = Callable[[Sequence[T]], Iterator[Found]]

ENOUGH = 50_000
"""Words from which it pays to start processes, each of which loads the language model."""

TOGETHER = 16_000
"""Characters of documents that are parsed together, which is faster: some thousand words."""

_AGAIN = 100  # first words that reading a whole document again costs

Step = Callable[[int], None]
Watch = Callable[[str, int | None, int], AbstractContextManager[Step]]
"""What shows the work: gets its name, how many documents it has if that is known, and how many
words; what it gives is called with the words of each document as it is done."""


@contextmanager
def unwatched(what: str, documents: int | None, words: int) -> Iterator[Step]:
    """Show nothing."""
    yield lambda words: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of documents that were to be read.

    ``faults`` has a sentence for each that could not be, ``left_out`` for what was passed over in
    files of many documents. ``undated`` are the origins of those without a date, and ``notes``
    of those to which a sentence applies. Of the ``kept`` documents that the store now has,
    ``gone`` were not among them.
    """

    faults: tuple[str, ...]
    left_out: tuple[str, ...]
    undated: tuple[str, ...]
    notes: Mapping[str, Sequence[str]]
    kept: int
    gone: int


@dataclass(frozen=True, slots=True)
class _Failed:
    fault: str


def read_in(
    store: Store,
    documents: Iterable[Document | UserError],
    place: Engine | None = None,
    watch: Watch = unwatched,
    reader: Reader = RULES,
) -> Outcome:
    """Read documents that belong together into a store, as `reading.read_all` reads them.

    A document that this reader has read just so, whenever that was, is not read again. Each is in
    the store as soon as it and the few that are parsed with it are read: killed at any moment,
    the same call goes on where the last one ended. What other documents tell of its people is
    taken from all in the store.
    What only the store still has is read anew when the rules have changed, and sent to no model.
    What a model has read stays so until the reader is to read ``anew``.

    An error among the documents, and a fault in reading one of several, is told in the outcome,
    and the others are read. Without a ``place`` the work runs here, or where there is enough of
    it, in as many processes as there are cores; a language model is asked from here. Raises
    UserError when the store, the place or the model fails.
    """
    with Spool() as spool, ExitStack() as places:
        came = _take_in(store, documents, Arrivals(spool), watch, reader)
        alone, again = partial(find_alone, reader=reader), partial(find_again, reader=reader)

        def where(words: int) -> Engine:
            nonlocal place
            if place is None and words >= ENOUGH and not reader.by:
                place = places.enter_context(engine("processes"))
            return place or engine("here")

        # A fault in the only document there is comes out as it is.
        work = partial(_frank if came.documents == 1 else _patient, alone)
        groups = _groups(spool, 0 if reader.by else TOGETHER)
        with watch("Reading", came.documents, came.words) as step:
            for found in where(came.words).map(work, groups):
                _keep(store, found, reader, came.faults, step)
        known = agreed(store.told())
        behind = store.lacking(known, reader.fingerprint)
        tasks = ((store.again(key, known),) for key in behind)
        with watch("Taking up what other documents tell", len(behind), 0) as step:
            for found in where(_AGAIN * len(behind)).map(partial(_patient, again), tasks):
                _keep(store, found, reader, came.faults, step)
    kept = store.readers().keys()
    return Outcome(
        faults=tuple(came.faults),
        left_out=tuple(came.left_out),
        undated=tuple(came.undated),
        notes=came.notes,
        kept=len(kept),
        gone=len(kept - came.came),
    )


def _take_in(
    store: Store,
    documents: Iterable[Document | UserError],
    arrivals: Arrivals,
    watch: Watch,
    reader: Reader,
) -> Arrivals:
    readers = store.readers()
    with watch("Opening", None, 0) as step:
        for document in documents:
            arrivals.take(document, store, readers, reader)
            step(0)
    if not reader.by:
        for key, by in readers.items():
            if not reader.leaves(by) and key not in arrivals.came:
                arrivals.add(store.document(key))
    return arrivals


def _groups(lines: Iterable[str], most: int) -> Iterator[tuple[str, ...]]:
    """Yield lines in groups that end when they have more than ``most`` characters."""
    group: list[str] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if size > most:
            yield tuple(group)
            group, size = [], 0
    if group:
        yield tuple(group)


def _keep(
    store: Store,
    group: Sequence[Found | _Failed],
    reader: Reader,
    faults: list[str],
    step: Step,
) -> None:
    for found in group:
        words = 0
        if isinstance(found, _Failed):
            faults.append(found.fault)
        elif found.reader != reader.fingerprint:
            raise UserError(
                "The place where the work runs has other rules, another catalogue or another "
                "language model than detente has here: install the same on both."
            )
        else:
            try:
                store.keep(found)
            except OtherText as error:
                faults.append(str(error))
            words = words_of(decode(Document, found.payload))
        step(words)


def _frank(work: Work[T], group: Sequence[T]) -> list[Found | _Failed]:
    return list(work(group))


def _patient(work: Work[T], group: Sequence[T]) -> list[Found | _Failed]:
    """Read some documents; a fault in one is told of it alone."""
    try:
        return list(work(group))
    except UserError:
        raise
    except Exception as error:
        if len(group) > 1:
            return [found for item in group for found in _patient(work, (item,))]
        payload = group[0] if isinstance(group[0], str) else group[0].payload
        origin = decode(Document, payload).origin
        *_, last = traceback.extract_tb(error.__traceback__)
        return [
            _Failed(
                f"{origin} was not read for a fault of detente, {type(error).__name__} at "
                f"{Path(last.filename).name} line {last.lineno}: please report it."
            )
        ]

"""The store: documents, entries and the review log of a dossier, in SQLite or PostgreSQL."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, func, insert, select

from detente.errors import UserError
from detente.reading.model import Reading
from detente.record import engine as db
from detente.record.correct import Entry, first_fault
from detente.record.merge import merge, together
from detente.record.model import EntryKind, Record, Review, Verdict
from detente.record.rows import FIELDS, MODELS, reading_of, review_of, rows_of
from detente.record.tables import documents, entries, meta, reviews
from detente.record.work import check_correction, find, replace, reviewed_so_far


class Waiting(NamedTuple):
    """An entry that nobody has reviewed."""

    kind: EntryKind
    entry: Entry


class Store:
    """What was read and reviewed, kept in a database.

    Every method that writes does so whole or not at all, and what it wrote is on the disk when
    it returns. Several processes may use one database. Each method raises UserError when the
    database is read-only, full, damaged, or locked by another process for too long.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        """Wrap a prepared engine; use :meth:`open`. ``name`` is what messages call it."""
        self._engine = engine
        self._name = name

    @classmethod
    def open(cls, address: str | Path, patience: float = 10.0) -> Self:
        """Open the store at a path or a ``sqlite:`` or ``postgresql:`` URL; create it if new.

        ``patience`` is how many seconds to wait for a database that another process has locked.
        Raises UserError if there is another kind of database, or one of a newer version.
        """
        engine, name = db.connect(address, patience)
        try:
            db.prepare(engine, name, patience)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, name)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def has(self, document: str) -> bool:
        """Return whether a document with this id has been read."""
        with self._reading() as connection:
            query = select(documents.c.id).where(documents.c.id == document)
            return connection.execute(query).first() is not None

    def title(self) -> str | None:
        """Return the title that the dossier was given."""
        with self._reading() as connection:
            query = select(meta.c.value).where(meta.c.key == "title")
            return connection.execute(query).scalar()

    def entitle(self, title: str) -> None:
        """Give the dossier a title, unless it has one."""
        with self._writing() as connection:
            query = select(meta.c.value).where(meta.c.key == "title")
            if connection.execute(query).first() is None:
                connection.execute(insert(meta).values(key="title", value=title))

    def save(self, *readings: Reading) -> None:
        """Store readings, all or none.

        Of a document that was read before, only what is unreviewed changes.

        Entries that were reviewed stay as they were then, also those that a reading has
        otherwise or no longer has, and so do the parties, issues and people that they name.

        Raises UserError if a document comes with other line ends or spaces than it had when
        entries of it were reviewed: the citations of these would not hold.
        """
        reading = together(readings)
        with self._writing() as connection:
            reviewed = reviewed_so_far(connection)
            for document, rows in rows_of(reading):
                replace(connection, document, rows, reviewed)

    def review(
        self,
        kind: EntryKind,
        entry: str,
        verdict: Verdict,
        changes: Mapping[str, Any] | None = None,
        reason: str = "",
        by: str = "",
    ) -> Review:
        """Add a verdict on an entry to the log and return it.

        ``changes`` are the fields that a correction sets, in JSON form and as against the entry
        as it was read. Raises UserError for an entry that the store does not have, a verdict
        without a reason or a name, and a correction that does not fit.
        """
        changes = dict(changes or {})
        for what, value in (("reason", reason), ("name of who gives it", by)):
            if not value.strip():
                raise UserError(f"a review of {kind} {entry!r} needs a {what}")
        for what, value in (("reason", reason), ("name", by), ("entry", entry)):
            if any(character == "\0" or "\ud800" <= character < "\ue000" for character in value):
                raise UserError(f"the {what} of a review holds a character that is no text")
        if (verdict == "correct") != bool(changes):
            raise UserError(f"a correction of {kind} {entry!r}, and nothing else, has changes")
        try:
            review = Review(
                number=0,
                time=dt.datetime.now(dt.UTC),
                kind=kind,
                entry=entry,
                verdict=verdict,
                changes=changes,
                reason=reason,
                by=by,
            )
        except ValidationError as error:
            raise UserError(
                f"the review of {kind} {entry!r} does not fit: {first_fault(error)}"
            ) from None
        with self._writing() as connection:
            found = find(connection, kind, entry)
            if verdict == "correct":
                check_correction(connection, found, changes)
            last = connection.execute(select(func.max(reviews.c.number))).scalar()
            review = review.model_copy(update={"number": (last or 0) + 1})
            row = review.model_dump() | {
                "time": review.time.isoformat(),
                "changes": json.dumps(changes),
            }
            connection.execute(insert(reviews).values(row))
        return review

    def reviews(self) -> tuple[Review, ...]:
        """Return the whole log, oldest first."""
        with self._reading() as connection:
            return _log(connection)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what nobody has reviewed: statements, meetings, signals, then people."""
        record = self.record()
        done = {(review.kind, review.entry) for review in record.reviews}
        return tuple(
            Waiting(kind, entry)
            for kind in MODELS
            for entry in getattr(record, FIELDS[kind])
            if (kind, entry.id) not in done
        )

    def record(self) -> Record:
        """Return everything read, united and with its reviews applied."""
        with self._reading() as connection:
            log = _log(connection)
            query = select(documents.c.id, documents.c.payload).order_by(documents.c.position)
            payloads = {row.id: row.payload for row in connection.execute(query)}
            rows: dict[str, list[tuple[str, str]]] = {key: [] for key in payloads}
            columns = (entries.c.document, entries.c.kind, entries.c.payload)
            order = (entries.c.position, entries.c.entry)
            for key, kind, payload in connection.execute(select(*columns).order_by(*order)):
                rows[key].append((kind, payload))
        return merge((reading_of(payloads[key], rows[key]) for key in payloads), log)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with db.failures(self._name), db.reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with db.failures(self._name), db.writing(self._engine) as connection:
            # One writer at a time, also where the database would let several in.
            connection.execute(select(meta.c.value).with_for_update()).all()
            yield connection


def _log(connection: Connection) -> tuple[Review, ...]:
    query = select(reviews).order_by(reviews.c.number)
    return tuple(review_of(dict(row)) for row in connection.execute(query).mappings())

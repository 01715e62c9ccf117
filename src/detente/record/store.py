"""The store: documents, entries and the review log of a dossier, in SQLite or PostgreSQL."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, func, insert, select, update

from detente.documents.model import Document
from detente.errors import UserError
from detente.reading.model import Reading
from detente.record import engine as db
from detente.record import kept
from detente.record.correct import Entry, first_fault
from detente.record.found import Again, Found, found_in, look_of
from detente.record.merge import merge, together
from detente.record.model import EntryKind, Record, Review, Verdict
from detente.record.rows import FIELDS, MODELS, decode, encode
from detente.record.tables import documents, meta, readings, reviews
from detente.record.work import Reviewed, check_correction, find, replace, reviewed_so_far


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
        self._seen: tuple[int, Reviewed] | None = None

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

    @classmethod
    def scratch(cls) -> Self:
        """Open a store for one use: it begins empty, and nothing is left of it when it closes."""
        engine = db.scratch()
        name = "of what is being read"
        db.prepare(engine, name, 0)
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
        self.keep(*found_in(together(readings)))

    def keep(self, *found: Found) -> None:
        """Store what was found in documents, all or nothing, as `save` does."""
        with self._writing() as connection:
            reviewed = self._reviewed_so_far(connection)
            for one in found:
                replace(connection, one, reviewed)

    def rename(self, document: Document) -> None:
        """Note a new origin of a document that was read."""
        with self._writing() as connection:
            connection.execute(
                update(documents)
                .where(documents.c.id == document.id)
                .values(payload=encode(document))
            )

    def readers(self) -> dict[str, str]:
        """Return the fingerprint of what read each document, in the order in which they came."""
        with self._reading() as connection:
            query = (
                select(documents.c.id, readings.c.reader)
                .join(readings, readings.c.document == documents.c.id)
                .order_by(documents.c.position)
            )
            return {row.id: row.reader for row in connection.execute(query)}

    def document(self, key: str) -> Document:
        """Return a document that was read."""
        with self._reading() as connection:
            return decode(Document, kept.payload(connection, key))

    def told(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Return what each document tells of the parties of its people."""
        with self._reading() as connection:
            query = select(readings.c.told)
            return tuple(
                look_of(told, "[]", b"").told for told in connection.execute(query).scalars()
            )

    def lacking(self, agreed: Mapping[str, str], reader: str) -> tuple[str, ...]:
        """Return the documents that a reader read with another word of the others than now."""
        with self._reading() as connection:
            query = (
                select(readings.c.document, readings.c.untold, readings.c.shared)
                .join(documents, documents.c.id == readings.c.document)
                .where(readings.c.reader == reader)
                .order_by(documents.c.position)
            )
            return tuple(
                document
                for document, untold, shared in connection.execute(query)
                if look_of("[]", untold, b"").lacking(agreed) != json.loads(shared)
            )

    def again(self, key: str, agreed: Mapping[str, str]) -> Again:
        """Return what it takes to read a document once more with what others tell."""
        with self._reading() as connection:
            columns = (readings.c.told, readings.c.untold, readings.c.parse)
            query = select(*columns).where(readings.c.document == key)
            look = look_of(*connection.execute(query).one())
            return Again(key, kept.payload(connection, key), look, look.lacking(agreed))

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
            return kept.log(connection)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what nobody has reviewed: statements, meetings, signals, then people."""
        done = {(review.kind, review.entry) for review in self.reviews()}
        return tuple(
            Waiting(kind, entry)
            for kind in MODELS
            for entry in self.all(FIELDS[kind])
            if (kind, entry.id) not in done
        )

    def record(self) -> Record:
        """Return everything read, united and with its reviews applied."""
        with self._reading() as connection:
            return merge(kept.readings(connection), kept.log(connection))

    def readings(self) -> Iterator[Reading]:
        """Yield what was read in each document, with its reviews applied, one after another."""
        return kept.reviewed_readings(self._reading)

    def all(self, field: str) -> Iterator[Any]:
        """Yield what the record has in one of its fields, without holding all of it."""
        return kept.all_of(self._reading, field)

    def _reviewed_so_far(self, connection: Connection) -> Reviewed:
        """Return what the log covers; what it covered before does not change."""
        last = connection.execute(select(func.max(reviews.c.number))).scalar() or 0
        if self._seen is None or self._seen[0] != last:
            self._seen = (last, reviewed_so_far(connection))
        return self._seen[1]

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

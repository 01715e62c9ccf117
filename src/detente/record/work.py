"""What the store does inside one of its transactions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from detente import __version__
from detente.documents.model import Document
from detente.errors import UserError
from detente.reading.model import Person
from detente.record.correct import Entry, check_names, corrected
from detente.record.found import Found
from detente.record.merge import unite_people
from detente.record.model import EntryKind
from detente.record.rows import MODELS, decode, names_in, stands_for
from detente.record.tables import documents, entries, readings, reviews


class OtherText(UserError):
    """A document comes with another text than it had when entries of it were reviewed."""


@dataclass(frozen=True)
class Reviewed:
    """The entries in the log, as (kind, id), and every name that they or corrections hold."""

    keys: frozenset[tuple[str, str]]
    names: frozenset[str]


def reviewed_so_far(connection: Connection) -> Reviewed:
    """Return what the log covers."""
    names: set[str] = set()
    keys: set[tuple[str, str]] = set()
    for kind, entry, changes in connection.execute(
        select(reviews.c.kind, reviews.c.entry, reviews.c.changes)
    ):
        keys.add((kind, entry))
        names |= names_in(changes)
    logged = select(reviews.c.kind, reviews.c.entry).distinct().subquery()
    query = select(entries.c.payload).join(
        logged, (entries.c.kind == logged.c.kind) & (entries.c.entry == logged.c.entry)
    )
    for payload in connection.execute(query).scalars():
        names |= names_in(payload)
    return Reviewed(frozenset(keys), frozenset(names))


def replace(connection: Connection, found: Found, reviewed: Reviewed) -> None:
    """Store what was found in a document in the place of what was found in it before.

    Reviewed entries stay, and so do the parties, issues and people named by any, unless
    they are found anew. Raises OtherText if the text differs and has reviewed entries.
    """
    query = select(entries.c.kind, entries.c.entry, entries.c.payload).where(
        entries.c.document == found.document
    )
    fresh = {(row.kind, row.entry) for row in found.rows}
    gone: list[dict[str, str]] = []
    held = False
    for kind, entry, payload in connection.execute(query):
        if (kind, entry) in reviewed.keys:
            held = True
        elif (kind, entry) in fresh or not stands_for(kind, entry, payload) & reviewed.names:
            gone.append({"kind_": kind, "entry_": entry})
    _keep_document(connection, found, held)
    if gone:
        connection.execute(
            delete(entries).where(
                entries.c.document == found.document,
                entries.c.kind == bindparam("kind_"),
                entries.c.entry == bindparam("entry_"),
            ),
            gone,
        )
    added = [
        {"document": found.document, "reader": __version__, **row._asdict()}
        for row in found.rows
        if (row.kind, row.entry) not in reviewed.keys
    ]
    if added:
        connection.execute(insert(entries), added)
    connection.execute(delete(readings).where(readings.c.document == found.document))
    connection.execute(
        insert(readings).values(
            document=found.document,
            reader=found.reader,
            told=json.dumps(found.look.told),
            untold=json.dumps(found.look.untold),
            shared=json.dumps(found.shared),
            parse=found.look.parse,
        )
    )


def find(connection: Connection, kind: EntryKind, entry: str) -> Entry:
    """Return an entry as it was read; raises UserError if there is none."""
    query = (
        select(entries.c.payload)
        .join(documents, documents.c.id == entries.c.document)
        .where(entries.c.kind == kind, entries.c.entry == entry)
        .order_by(documents.c.position)
    )
    found = connection.execute(query).scalars().all()
    if not found:
        raise UserError(f"the record has no {kind} {entry!r}")
    if kind == "person":
        return reduce(unite_people, (decode(Person, payload) for payload in found))
    return decode(MODELS[kind], found[0])


def check_correction(connection: Connection, entry: Entry, changes: Mapping[str, Any]) -> None:
    """Raise UserError if ``changes`` do not fit ``entry`` or name what the store does not have."""
    query = select(documents.c.payload).where(documents.c.id == entry.document)
    document = decode(Document, connection.execute(query).scalar_one())
    result = corrected(entry, changes, document)
    known: dict[str, set[str]] = {"party": set(), "issue": set()}
    for kind, name in connection.execute(
        select(entries.c.kind, entries.c.entry).where(entries.c.kind.in_(known))
    ):
        known[kind].add(name)
    check_names(entry, result, known["party"], known["issue"])


def _keep_document(connection: Connection, found: Found, held: bool) -> None:
    mine = documents.c.id == found.document
    stored = connection.execute(select(documents.c.payload).where(mine)).scalar()
    if stored is None:
        last = connection.execute(select(func.max(documents.c.position))).scalar()
        position = 0 if last is None else last + 1
        connection.execute(
            insert(documents).values(id=found.document, position=position, payload=found.payload)
        )
        return
    if held:
        document = decode(Document, found.payload)
        if decode(Document, stored).text != document.text:
            raise OtherText(
                f"{document.origin} has other line ends or spaces than when entries of it were "
                "reviewed, so that their citations would not hold: read it as it was"
            )
    if stored != found.payload:
        connection.execute(update(documents).where(mine).values(payload=found.payload))

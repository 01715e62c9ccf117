"""What a store holds, read out document by document, so that little of it is held at a time."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial, reduce
from typing import Any

from sqlalchemy import Connection, func, select

from detente.documents.model import Document, Model
from detente.reading.model import Event, Issue, Party, Person, Reading
from detente.record.merge import (
    is_told,
    merge,
    reviewed,
    unite_issues,
    unite_parties,
    unite_people,
    verdicts,
)
from detente.record.model import Review
from detente.record.rows import FIELDS, MODELS, decode, reading_of, review_of
from detente.record.tables import documents, entries
from detente.record.tables import reviews as reviewed_rows
from detente.record.unite import unite

Part = Party | Issue | Person
Connect = Callable[[], AbstractContextManager[Connection]]
"""What gives a connection for a moment. None is held while a caller works on what it got."""

# How the findings of several documents become one entry, for kinds of which that is true.
_UNITED: dict[str, tuple[type[Part], Callable[[Sequence[Any]], Part]]] = {
    "party": (Party, unite_parties),
    "issue": (Issue, unite_issues),
    "person": (Person, partial(reduce, unite_people)),
}

# What issues in other words are not told by.
_BARE: dict[str, Any] = {
    "condition": None, "cue": None, "source": None, "firm": None, "rules": (),
}  # fmt: skip


def log(connection: Connection) -> tuple[Review, ...]:
    """Return all reviews, oldest first."""
    query = select(reviewed_rows).order_by(reviewed_rows.c.number)
    return tuple(review_of(dict(row)) for row in connection.execute(query).mappings())


def payload(connection: Connection, document: str) -> str:
    """Return a document as the store keeps it."""
    query = select(documents.c.payload).where(documents.c.id == document)
    text: str = connection.execute(query).scalar_one()
    return text


def readings(connection: Connection) -> Iterator[Reading]:
    """Yield what was read in each document, whatever was reviewed since."""
    for key in _ids(connection):
        yield _reading(connection, key)


def reviewed_readings(connect: Connect) -> Iterator[Reading]:
    """Yield what was read in each document, with its reviews, as a record of it alone has it."""
    with connect() as connection:
        keys, reviews = _ids(connection), log(connection)
    for key in keys:
        with connect() as connection:
            record = merge([_reading(connection, key)], reviews)
        yield Reading(**{name: getattr(record, name) for name in Reading.model_fields})


def all_of(connect: Connect, field: str) -> Iterator[Any]:
    """Yield what a record has in one of its fields: united, with reviews applied."""
    with connect() as connection:
        keys, reviews = _ids(connection), log(connection)
    if field == "reviews":
        yield from reviews
    elif field == "documents":
        for key in keys:
            with connect() as connection:
                text = payload(connection, key)
            yield decode(Document, text)
    elif field == "issues":
        yield from _in_other_words(connect, keys, reviews)[0]
    elif field == "statements":
        placed = _in_other_words(connect, keys, reviews)[1]
        for said in _entries(connect, "statement", keys, reviews):
            yield said.model_copy(update=placed.get((said.document, said.id)))
    else:
        kind = next(kind for kind, name in FIELDS.items() if name == field)
        yield from _entries(connect, kind, keys, reviews)


def _in_other_words(
    connect: Connect, keys: Sequence[str], reviews: Sequence[Review]
) -> tuple[tuple[Issue, ...], dict[tuple[str, str], dict[str, Any]]]:
    """Return the issues that are one in other words, and what that changes in statements.

    Of each statement on an issue, its words and what they point to are held for this, no more.
    """
    before = [
        said.model_copy(update={**_BARE, "sentence": said.content})
        for said in _entries(connect, "statement", keys, reviews)
        if said.issues or said.positions
    ]
    issues = tuple(_united(connect, "issue", keys))
    places = [Document(id=key, text="", origin="", kind="text") for key in keys]
    united, after = unite(issues, before, places)
    return united, {
        (new.document, new.id): {"issues": new.issues, "positions": new.positions}
        for old, new in zip(before, after, strict=True)
        if new is not old
    }


def _entries(
    connect: Connect, kind: Any, keys: Sequence[str], reviews: Sequence[Review]
) -> Iterator[Any]:
    last = verdicts(reviews)
    each = _united if kind in _UNITED else _each
    for entry in each(connect, kind, keys):
        if kind == "event" and not is_told(entry, last):
            continue
        review = last.get((kind, entry.id))
        if review is None or review.verdict == "accept":
            yield entry
        else:
            with connect() as connection:
                document = decode(Document, payload(connection, entry.document))
            yield from reviewed(kind, (entry,), last, {document.id: document})


def _ids(connection: Connection) -> Sequence[str]:
    query = select(documents.c.id).order_by(documents.c.position)
    return connection.execute(query).scalars().all()


def _reading(connection: Connection, key: str) -> Reading:
    query = (
        select(entries.c.kind, entries.c.payload)
        .where(entries.c.document == key)
        .order_by(entries.c.position, entries.c.entry)
    )
    rows = connection.execute(query).all()
    return reading_of(payload(connection, key), [(kind, text) for kind, text in rows])


def _rows(connect: Connect, kind: str, key: str) -> Sequence[tuple[str, str]]:
    query = (
        select(entries.c.entry, entries.c.payload)
        .where(entries.c.document == key, entries.c.kind == kind)
        .order_by(entries.c.position, entries.c.entry)
    )
    with connect() as connection:
        return [(entry, text) for entry, text in connection.execute(query)]


def _each(connect: Connect, kind: Any, keys: Sequence[str]) -> Iterator[Any]:
    model: type[Model] = Event if kind == "event" else MODELS[kind]
    for key in keys:
        for _, text in _rows(connect, kind, key):
            yield decode(model, text)


def _united(connect: Connect, kind: Any, keys: Sequence[str]) -> Iterator[Any]:
    model, unite = _UNITED[kind]
    of_kind = select(entries.c.entry).where(entries.c.kind == kind)
    several = of_kind.group_by(entries.c.entry).having(func.count() > 1)
    with connect() as connection:
        left = dict.fromkeys(connection.execute(several).scalars(), True)
    for key in keys:
        for entry, text in _rows(connect, kind, key):
            if entry not in left:
                yield decode(model, text)
            elif left[entry]:
                left[entry] = False
                yield unite([decode(model, part) for part in _parts(connect, kind, entry)])


def _parts(connect: Connect, kind: str, entry: str) -> Sequence[str]:
    query = (
        select(entries.c.payload)
        .join(documents, documents.c.id == entries.c.document)
        .where(entries.c.kind == kind, entries.c.entry == entry)
        .order_by(documents.c.position)
    )
    with connect() as connection:
        return connection.execute(query).scalars().all()

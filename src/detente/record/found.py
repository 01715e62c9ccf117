"""What reading one document gives, as text that travels between processes and into a store."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.documents.model import Document
from detente.reading.model import Reading
from detente.reading.read import Look, read_again, read_alone
from detente.reading.reader import Reader
from detente.record.rows import Row, decode, encode, rows_of

RULES = Reader()
_NOBODY = Look((), (), b"")


@dataclass(frozen=True, slots=True)
class Found:
    """A document as read: its id, its payload and the rows of what was found in it.

    ``reader`` is the fingerprint of what read it, empty where that is not known. ``look`` is what
    it tells the others of its people, and ``shared`` what they have told it.
    """

    document: str
    payload: str
    rows: tuple[Row, ...]
    reader: str
    look: Look
    shared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Again:
    """A document that has been read, its look, and what the others tell of its people now."""

    document: str
    payload: str
    look: Look
    shared: Mapping[str, str]


def found_in(reading: Reading) -> Iterator[Found]:
    """Yield what a reading by an unknown reader found, document by document."""
    for document, rows in rows_of(reading):
        yield Found(document.id, encode(document), tuple(rows), "", _NOBODY, {})


def find_alone(payloads: Sequence[str], reader: Reader = RULES) -> Iterator[Found]:
    """Read each of some documents by its own word."""
    documents = [decode(Document, payload) for payload in payloads]
    read = read_alone(documents, reader.reporting)
    for payload, (reading, look) in zip(payloads, read, strict=True):
        yield _found(reading, payload, look, {}, reader)


def find_again(tasks: Sequence[Again], reader: Reader = RULES) -> Iterator[Found]:
    """Read documents once more, with what the others tell of their people."""
    for task in tasks:
        document = decode(Document, task.payload)
        reading = read_again(document, task.look.parse, task.shared, reader.reporting)
        yield _found(reading, task.payload, task.look, task.shared, reader)


def _found(
    reading: Reading, payload: str, look: Look, shared: Mapping[str, str], reader: Reader
) -> Found:
    ((document, rows),) = rows_of(reading)
    return Found(document.id, payload, tuple(rows), reader.fingerprint, look, shared)


def look_of(told: str, untold: str, parse: bytes) -> Look:
    """Return the look that a row of the store holds."""
    return Look(tuple((a, b) for a, b in json.loads(told)), tuple(json.loads(untold)), parse)

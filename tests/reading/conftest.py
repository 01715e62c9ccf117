"""A text goes in as a string with a dateline, and its reading comes out."""

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest

from detente.documents import Document, identity
from detente.reading import read
from detente.reading.model import Meeting, Person, Reading, Signal, Statement
from detente.reading.parse import pipeline

DATELINE = dt.date(2022, 1, 12)
"""A Wednesday."""

Reads = Callable[[str], Reading]
Says = Callable[[str], Statement]


def make_document(text: str, date: dt.date | None = DATELINE, origin: str = "a.txt") -> Document:
    return Document(id=identity(text), text=text, origin=origin, kind="text", date=date)


@cache
def _read(text: str) -> Reading:
    return read(make_document(text))


@pytest.fixture(scope="session")
def reads() -> Reads:
    """Return what reads a text with the usual dateline; the parser is loaded once."""
    pipeline()
    return _read


@pytest.fixture(scope="session")
def says(reads: Reads) -> Says:
    """Return what gives the only statement of a text."""

    def only(text: str) -> Statement:
        found = reads(text).statements
        assert len(found) == 1, [s.content.text for s in found]
        return found[0]

    return only


@pytest.fixture(scope="session")
def meets(reads: Reads) -> Callable[[str], Meeting]:
    """Return what gives the only meeting of a text."""

    def only(text: str) -> Meeting:
        found = reads(text).meetings
        assert len(found) == 1, found
        return found[0]

    return only


@pytest.fixture(scope="session")
def steps(reads: Reads) -> Callable[[str], list[Signal]]:
    """Return what gives the signals of a text."""
    return lambda text: list(reads(text).signals)


@pytest.fixture(scope="session")
def person(reads: Reads) -> Callable[[str, str], Person]:
    """Return what gives a person of a text by name."""

    def by_name(text: str, name: str) -> Person:
        people = {p.name: p for p in reads(text).people}
        assert name in people, list(people)
        return people[name]

    return by_name

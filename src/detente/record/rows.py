"""Between readings and the rows of a store."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from detente.documents.model import Document, Model
from detente.errors import UserError
from detente.reading.model import Meeting, Person, Reading, Signal, Statement
from detente.record.correct import Entry
from detente.record.model import EntryKind, Review

M = TypeVar("M", bound=Model)

FIELDS = {
    "statement": "statements",
    "meeting": "meetings",
    "signal": "signals",
    "event": "events",
    "person": "people",
    "party": "parties",
    "issue": "issues",
}
"""The field of a Reading that holds the entries of each kind."""

MODELS: dict[EntryKind, type[Entry]] = {
    "statement": Statement,
    "meeting": Meeting,
    "signal": Signal,
    "person": Person,
}
"""The kinds that are reviewed, in the order in which they wait."""


class Row(NamedTuple):
    """One entry as found in one document, to be stored as JSON."""

    kind: str
    entry: str
    position: int
    payload: str


def rows_of(reading: Reading) -> Iterator[tuple[Document, list[Row]]]:
    """Give each document of ``reading`` with the rows of what was found in it.

    A party or issue goes to every document that mentions it, with the mentions there; one that
    is mentioned nowhere goes to the first.
    """
    for number, document in enumerate(reading.documents):
        rows: list[Row] = []
        for kind in ("statement", "meeting", "signal", "event", "person"):
            for position, entry in enumerate(getattr(reading, FIELDS[kind])):
                if entry.document == document.id:
                    rows.append(Row(kind, entry.id, position, encode(entry)))
        for kind in ("party", "issue"):
            for position, entry in enumerate(getattr(reading, FIELDS[kind])):
                here = tuple(m for m in entry.mentions if m.document == document.id)
                if here or (number == 0 and not entry.mentions):
                    part = entry.model_copy(update={"mentions": here})
                    rows.append(Row(kind, entry.id, position, encode(part)))
        yield document, rows


def reading_of(document: str, rows: Iterable[tuple[str, str]]) -> Reading:
    """Return the reading of one document from its payload and (kind, payload) rows.

    Raises UserError if they are not what a store writes.
    """
    fields: dict[str, list[str]] = {field: [] for field in FIELDS.values()}
    try:
        for kind, payload in rows:
            fields[FIELDS[kind]].append(payload)
        lists = (f'"{field}":[{",".join(payloads)}]' for field, payloads in fields.items())
        return Reading.model_validate_json(f'{{"documents":[{document}],{",".join(lists)}}}')
    except (KeyError, ValidationError):
        raise _damaged() from None


def encode(model: Model) -> str:
    """Return ``model`` as JSON; raises UserError if its words are no Unicode text."""
    try:
        return model.model_dump_json()
    except PydanticSerializationError:
        raise UserError("a document with half of a surrogate pair cannot be stored") from None


def decode(model: type[M], payload: str) -> M:
    """Return what a payload holds; raises UserError if that is no ``model``."""
    try:
        return model.model_validate_json(payload)
    except ValidationError:
        raise _damaged() from None


def review_of(row: dict[str, Any]) -> Review:
    """Return the review that a row of the log holds; raises UserError if it holds none."""
    try:
        return Review.model_validate({**row, "changes": json.loads(row["changes"])})
    except ValueError:
        raise _damaged() from None


def names_in(payload: str) -> set[str]:
    """Return every string in a JSON text, keys included.

    Among them are the ids and names of all that an entry refers to.
    """
    found: set[str] = set()
    try:
        heap: list[Any] = [json.loads(payload)]
    except ValueError:
        raise _damaged() from None
    while heap:
        value = heap.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            heap += [*value, *value.values()]
        elif isinstance(value, list):
            heap += value
    return found


def stands_for(kind: str, entry: str, payload: str) -> set[str]:
    """Return what other entries may call a party, issue or person by; nothing for the rest."""
    if kind == "person":
        return {entry, decode(Person, payload).name}
    return {entry} if kind in ("party", "issue") else set()


def _damaged() -> UserError:
    return UserError("the store holds rows that detente did not write")

"""Applying a correction to an entry, and saying what is wrong with one that does not fit."""

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from detente.documents.model import Document, Model, Span
from detente.errors import UserError
from detente.reading.model import Meeting, Person, Signal, Statement

Entry = Statement | Meeting | Signal | Person
E = TypeVar("E", bound=Statement | Meeting | Signal | Person)
M = TypeVar("M", bound=Model)

# What the log knows an entry by, without which it would lose its reviews, and what words of the
# text say against it.
FIXED = ("id", "document", "otherwise")
PARTY_FIELDS = ("party", "parties", "addressees", "targets", "reports", "claimed_by")
ISSUE_FIELDS = ("issues", "positions")


def corrected(entry: E, changes: Mapping[str, Any], document: Document) -> E:
    """Return ``entry`` with the fields in ``changes`` (JSON form) set and validated again.

    ``document`` is the one that the entry was found in: words that a correction cites have to
    stand in it at the offsets given. Raises UserError, naming entry and field, for a field that
    the entry does not have or may not change, and for a value that does not fit.
    """
    label = f"the correction of {type(entry).__name__.lower()} {entry.id!r}"
    for name in changes:
        if name not in type(entry).model_fields:
            raise UserError(f"{label} names an unknown field, {name!r}")
        if name in FIXED:
            raise UserError(f"{label} would change {name!r}, which never changes")
    try:
        data = json.dumps({**entry.model_dump(mode="json"), **changes}, allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        fields = ", ".join(map(repr, changes))
        raise UserError(f"{label} has a value that JSON cannot hold, in {fields}") from None
    try:
        result = _parse(type(entry), data)
    except ValidationError as error:
        raise UserError(f"{label} has a bad value: {first_fault(error)}") from None
    for name in changes:
        span = getattr(result, name)
        if isinstance(span, Span) and not _stands(span, document.text):
            raise UserError(
                f"{label} has a bad value: {name!r} cites words that do not stand at "
                f"{span.start} to {span.end} of the document"
            )
    return result


def check_names(entry: E, result: E, parties: Collection[str], issues: Collection[str]) -> None:
    """Raise UserError if the correction ``result`` brings in a party or issue nobody knows.

    ``parties`` and ``issues`` are the ids that the dossier has; names that ``entry`` had
    already are let through.
    """
    label = f"the correction of {type(entry).__name__.lower()} {entry.id!r}"
    for fields, known, what in (
        (PARTY_FIELDS, parties, "party"),
        (ISSUE_FIELDS, issues, "issue"),
    ):
        for field in fields:
            for name in _names(result, field):
                if name not in known and name not in _names(entry, field):
                    raise UserError(
                        f"{label} has a bad value: {field!r} names {name!r}, which is no {what} "
                        f"of this dossier (it has {', '.join(sorted(known)) or 'none'})"
                    )


def first_fault(error: ValidationError) -> str:
    """Return the first fault that pydantic found as one phrase: the field and what is wrong."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place!r}: {fault['msg']}"


def _parse(model: type[M], data: str) -> M:
    return model.model_validate_json(data)


def _names(entry: Entry, field: str) -> tuple[str, ...]:
    value = getattr(entry, field, None)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _stands(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end and text[span.start : span.end] == span.text

"""The drafts among the documents of a record, and which of their findings a page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import UserError
from detente.reading.drafts import read_draft
from detente.reading.drafts.model import Bracket, Draft
from detente.record.model import Record

__all__ = ["MOST", "Drafted", "cited_as", "drafted", "shown_brackets"]

MOST = 400
"""Most rows of one table; what is left out is counted."""


@dataclass(frozen=True)
class Drafted:
    """Drafts in the order of the documents, and why others could not be read, in sentences."""

    drafts: tuple[Draft, ...] = ()
    refused: tuple[str, ...] = ()


def drafted(record: Record | None) -> Drafted:
    """Return the draft treaties and communiqués among the documents of a record."""
    found: list[Draft] = []
    refused: list[str] = []
    for document in record.documents if record else ():
        try:
            draft = read_draft(document)
        except UserError as error:
            refused.append(str(error))
            continue
        if draft is not None:
            found.append(draft)
    return Drafted(tuple(found), tuple(refused))


def cited_as(document: str, found: str) -> str:
    """Return the id by which a finding in a draft is cited."""
    return f"{found}@{document[:8]}"


def shown_brackets(draft: Draft) -> Sequence[Bracket]:
    """Return the open brackets that a page shows."""
    return [b for b in draft.brackets if b.kind in ("open", "blank")][:MOST]

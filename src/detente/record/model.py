"""What was read and what a person has said about it."""

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from detente.documents.model import Model
from detente.reading.model import Reading

EntryKind = Literal["statement", "meeting", "signal", "person"]
Verdict = Literal["accept", "reject", "correct"]
Status = Literal["waiting", "accepted", "corrected", "rejected"]

STATUS: dict[Verdict, Status] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
}


class Review(Model):
    """One line of the append-only log: a verdict on one entry, with its reason.

    ``changes`` are the fields that a correction sets, in the JSON form of the entry.
    """

    number: int
    time: dt.datetime
    kind: EntryKind
    entry: str
    verdict: Verdict
    changes: dict[str, Any] = Field(default_factory=dict)
    reason: str
    by: str


class Record(Reading):
    """The documents of a dossier as read and reviewed.

    Rejected entries are left out, corrections are applied, entries of the same party, issue or
    person in several documents keep one id. ``reviews`` is the whole log, oldest first.
    """

    reviews: tuple[Review, ...] = ()

    def status(self, entry: str) -> Status:
        """Return where the review of an entry stands: the last verdict counts."""
        for review in reversed(self.reviews):
            if review.entry == entry:
                return STATUS[review.verdict]
        return "waiting"

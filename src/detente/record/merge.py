"""Uniting readings and applying reviews."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from detente.documents.model import Document
from detente.reading.model import (
    Event,
    Issue,
    Meeting,
    Mention,
    Party,
    Person,
    Reading,
    Signal,
    Statement,
)
from detente.record.correct import E, corrected
from detente.record.model import EntryKind, Record, Review
from detente.record.unite import unite

P = TypeVar("P", Party, Issue)
Verdicts = Mapping[tuple[EntryKind, str], Review]


def merge(readings: Iterable[Reading], reviews: Iterable[Review] = ()) -> Record:
    """Put ``readings`` together, apply ``reviews``, and unite issues that are one in other words.

    What ``together`` does, and ``unite``. Raises UserError as ``together`` does.
    """
    record = together(readings, reviews)
    issues, statements = unite(record.issues, record.statements, record.documents)
    return record.model_copy(update={"issues": issues, "statements": statements})


def together(readings: Iterable[Reading], reviews: Iterable[Review] = ()) -> Record:
    """Put ``readings`` into one record and apply ``reviews``, without a look at their words.

    A document counts once, as the first reading that has it; entries and mentions of a document
    that is in none of the readings are left out. Parties, issues and people with one id become
    one entry, in the order in which they are first seen. Of several reviews of one entry the
    last counts, alone: a rejected entry is left out, and a correction is applied to the entry as
    it was read, whatever was corrected before. An event that is told in the words of a rejected
    statement is left out with it. Reviews of entries that no reading has stay in the log without
    effect.

    Raises UserError for a correction that does not fit its entry.
    """
    documents: dict[str, Document] = {}
    statements: dict[tuple[str, str], Statement] = {}
    meetings: dict[tuple[str, str], Meeting] = {}
    signals: dict[tuple[str, str], Signal] = {}
    events: dict[tuple[str, str], Event] = {}
    people: dict[str, Person] = {}
    parties: dict[str, list[Party]] = {}
    issues: dict[str, list[Issue]] = {}
    for reading in readings:
        new: dict[str, Document] = {}
        for document in reading.documents:
            if document.id not in documents:
                new.setdefault(document.id, document)
        documents |= new
        for statement in reading.statements:
            if statement.document in new:
                statements.setdefault((statement.document, statement.id), statement)
        for meeting in reading.meetings:
            if meeting.document in new:
                meetings.setdefault((meeting.document, meeting.id), meeting)
        for signal in reading.signals:
            if signal.document in new:
                signals.setdefault((signal.document, signal.id), signal)
        for event in reading.events:
            if event.document in new:
                events.setdefault((event.document, event.id), event)
        for person in reading.people:
            if person.document in new:
                known = people.get(person.id)
                people[person.id] = unite_people(known, person) if known else person
        for party in reading.parties:
            _add(parties, party, new)
        for issue in reading.issues:
            _add(issues, issue, new)
    log = tuple(sorted(reviews, key=lambda review: review.number))
    last = verdicts(log)
    return Record(
        documents=tuple(documents.values()),
        statements=reviewed("statement", statements.values(), last, documents),
        parties=tuple(unite_parties(parts) for parts in parties.values()),
        people=reviewed("person", people.values(), last, documents),
        meetings=reviewed("meeting", meetings.values(), last, documents),
        signals=reviewed("signal", signals.values(), last, documents),
        events=tuple(event for event in events.values() if is_told(event, last)),
        issues=tuple(unite_issues(parts) for parts in issues.values()),
        reviews=log,
    )


def unite_people(first: Person, second: Person) -> Person:
    """Return one person from two findings of the same one.

    The first finding stands, unless only the second says whom the person speaks for: the words
    that say so belong to a document. A title is taken from the other where one has none.
    """
    kept, other = (first, second) if first.party or not second.party else (second, first)
    return kept if kept.title else kept.model_copy(update={"title": other.title})


def unite_parties(parts: Sequence[Party]) -> Party:
    """Return one party from what several documents say of it, in their order."""
    return parts[0].model_copy(
        update={
            "members": tuple(dict.fromkeys(chain.from_iterable(p.members for p in parts))),
            "rule": next((p.rule for p in parts if p.rule), parts[0].rule),
            "speaks": any(p.speaks for p in parts),
            "mentions": tuple(dict.fromkeys(chain.from_iterable(p.mentions for p in parts))),
        }
    )


def unite_issues(parts: Sequence[Issue]) -> Issue:
    """Return one issue from what several documents say of it, in their order."""
    return parts[0].model_copy(
        update={
            "topic": next((i.topic for i in parts if i.topic), parts[0].topic),
            "subject": next((i.subject for i in parts if i.subject), parts[0].subject),
            "mentions": tuple(dict.fromkeys(chain.from_iterable(i.mentions for i in parts))),
            "also": tuple(dict.fromkeys(chain.from_iterable(i.also for i in parts))),
            "levels": tuple(dict.fromkeys(chain.from_iterable(i.levels for i in parts))),
        }
    )


def _add(known: dict[str, list[P]], entry: P, new: Mapping[str, Document]) -> None:
    mentions = _mentions(entry.mentions, new)
    if mentions or not entry.mentions:
        part = entry.model_copy(update={"mentions": mentions})
        known.setdefault(entry.id, []).append(part)


def _mentions(mentions: Iterable[Mention], new: Mapping[str, Document]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(mention for mention in mentions if mention.document in new))


def verdicts(log: Iterable[Review]) -> Verdicts:
    """Return the review that counts for each entry, of a log in the order of its numbers."""
    return {(review.kind, review.entry): review for review in log}


def is_told(event: Event, last: Verdicts) -> bool:
    """Tell whether the statement in whose words an event is told, if any, was not rejected."""
    review = last.get(("statement", event.statement or ""))
    return review is None or review.verdict != "reject"


def reviewed(
    kind: EntryKind, entries: Iterable[E], last: Verdicts, documents: Mapping[str, Document]
) -> tuple[E, ...]:
    """Return entries as reviews leave them; raises UserError for one that does not fit."""
    kept: list[E] = []
    for entry in entries:
        review = last.get((kind, entry.id))
        if review is None or review.verdict == "accept":
            kept.append(entry)
        elif review.verdict == "correct":
            kept.append(corrected(entry, review.changes, documents[entry.document]))
    return tuple(kept)

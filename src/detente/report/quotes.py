"""Cited words as the report shows them: in their sentence, with who, when, where and how sure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.documents.model import Document, Span
from detente.reading.drafts.model import Draft
from detente.reading.model import Statement
from detente.record.model import Record, Status
from detente.report import words
from detente.report.drafted import MOST, cited_as, shown_brackets
from detente.report.marks import Stretch
from detente.report.safe import anchor

__all__ = ["Quote", "claim_of", "quotes", "result_of", "stretches"]

_STATUS: Mapping[Status, str] = {
    "waiting": "read automatically, not yet reviewed",
    "accepted": "accepted by a person",
    "corrected": "corrected by a person",
    "rejected": "rejected by a person",
}
_PARTS = frozenset(("result", "claim"))
"""Kinds that are parts of an entry and reviewed with it."""


@dataclass(frozen=True)
class Quote:
    """One cited stretch. ``number`` is what the report calls it by, counted through all
    documents in order; ``before`` and ``after`` complete the sentence; ``teller`` is the language
    model that told of it, if it was one.
    """

    id: str
    anchor: str
    number: int
    kind: str
    start: int
    end: int
    before: str
    words: str
    after: str
    who: str | None
    act: str
    date: str
    document: str
    document_id: str
    status: str
    reviewed: bool
    confidence: float | None
    teller: str | None


def _words(document: Document, inner: Span, outer: Span) -> tuple[int, int, str, str, str]:
    """Trim ``inner`` and return its offsets and the sentence around it in three pieces."""
    start, end = inner.start, inner.end
    while start < end - 1 and document.text[start].isspace():
        start += 1
    while end > start + 1 and document.text[end - 1].isspace():
        end -= 1
    low, high = min(start, outer.start), max(end, outer.end)
    text = document.text
    return start, end, text[low:start], text[start:end], text[end:high]


def _unnamed(statement: Statement) -> str:
    """Name a source that nobody knows by its own words: “Western officials”."""
    source = " ".join(statement.source.text.split()) if statement.source else ""
    return f"“{source}”" if source else "no speaker named"


def _who(statement: Statement, names: Mapping[str, str], people: Mapping[str, str]) -> str:
    speaker = statement.speaker and people.get(statement.speaker, statement.speaker)
    sides = [
        words.the(names.get(side, side))
        for side in statement.parties or filter(None, [statement.party])
    ]
    said = words.listed(sides)
    if speaker and said:
        who = f"{speaker}, speaking for {said}"
    else:
        who = speaker or said or _unnamed(statement)
    if statement.addressees:
        heard = [words.the(names.get(party, party)) for party in statement.addressees]
        who += f", to {words.listed(heard)}"
    if statement.reports:
        who += f", telling of {words.the(names.get(statement.reports, statement.reports))}"
    return who


def _found(
    record: Record, names: Mapping[str, str]
) -> Iterable[tuple[str, str, str, Span, Span, str | None, str, str | None, float | None]]:
    people = {person.id: person.name for person in record.people}
    for s in record.statements:
        who = _who(s, names, people)
        act = words.act_phrase(s.act.value, s.negated)
        act += "" if s.mode == "direct" else f", {s.mode.value} words"
        yield s.id, s.document, "statement", s.content, s.sentence, who, act, s.date, s.confidence
    for m in record.meetings:
        yield m.id, m.document, "meeting", m.words, m.words, None, "meeting", m.date, None
        if m.result is not None:
            name = result_of(m.id)
            yield name, m.document, "result", m.result, m.result, None, "result", m.date, None
    for g in record.signals:
        who = words.listed([words.the(names.get(p, p)) for p in g.claimed_by])
        said = f"according to {who}" if who else None
        yield g.id, g.document, "signal", g.words, g.sentence, said, "signal", g.date, None
    for p in record.people:
        if p.because is not None:
            yield p.id, p.document, "person", p.because, p.because, None, "office", None, None
        for claim in p.otherwise:
            name, tie = claim_of(p.id, claim.party), claim.because
            yield name, p.document, "claim", tie, tie, None, "office", None, None


def _status(status: Status, teller: str | None) -> str:
    """Return who read an entry and what a person says of it."""
    if teller is None:
        return _STATUS[status]
    review = "not yet reviewed" if status == "waiting" else _STATUS[status]
    return f"read by the language model {teller}, {review}"


def _drafted(
    drafts: Iterable[Draft],
) -> Iterable[tuple[str, str, str, Span, Span, str | None, str, str | None, float | None]]:
    """Yield the brackets and duties of drafts that their tables show."""
    for draft in drafts:
        home = draft.document
        for b in shown_brackets(draft):
            by = words.listed(list(dict.fromkeys(p.name for p in b.by)))
            who = f"proposed by {by}" if by else None
            yield cited_as(home, b.id), home, "bracket", b.span, b.span, who, "bracket", None, None
        for d in draft.duties[:MOST]:
            bound = d.bearer.text if d.bearer else None
            yield cited_as(home, d.id), home, d.kind, d.words, d.sentence, bound, d.kind, None, None


def result_of(meeting: str) -> str:
    """Return the name under which the result of a meeting is cited."""
    return f"{meeting}/result"


def claim_of(person: str, party: str) -> str:
    """Return the name under which words are cited that tie a person to another party."""
    return f"{person}/{party}"


def quotes(
    record: Record, names: Mapping[str, str], drafts: Sequence[Draft] = ()
) -> dict[str, Quote]:
    """Return every cited stretch of a record by entry id, numbered in order of the documents.

    ``drafts`` are those documents of the record that are draft treaties or communiqués; their
    brackets and duties are cited as well.
    """
    documents = {document.id: document for document in record.documents}
    order = {document.id: place for place, document in enumerate(record.documents)}
    told = (*_found(record, names), *_drafted(drafts))
    found = [entry for entry in told if entry[1] in documents]
    found.sort(key=lambda entry: (order[entry[1]], entry[3].start, entry[3].end, entry[0]))
    tellers = {statement.id: statement.teller for statement in record.statements}
    result: dict[str, Quote] = {}
    for entry, home, kind, inner, outer, who, act, day, confidence in found:
        if entry in result:
            continue
        document = documents[home]
        start, end, before, text, after = _words(document, inner, outer)
        owner = entry.rpartition("/")[0] if kind in _PARTS else entry
        status = record.status(owner)
        teller = tellers.get(entry)
        result[entry] = Quote(
            id=entry,
            anchor=anchor("w", entry),
            number=len(result) + 1,
            kind=kind,
            start=start,
            end=end,
            before=before,
            words=text,
            after=after,
            who=who,
            act=act,
            date=words.date(day),
            document=words.shortened(document.title or document.origin, 48)
            if len(documents) > 1
            else "the text",
            document_id=document.id,
            status=_status(status, teller),
            reviewed=status != "waiting",
            # The weight of a rule; what a model says has none.
            confidence=None if teller else confidence,
            teller=teller,
        )
    return result


def stretches(found: Mapping[str, Quote], document: str) -> tuple[Stretch, ...]:
    """Return the stretches of one document, longest first where they begin together."""
    inside = [q for q in found.values() if q.document_id == document]
    inside.sort(key=lambda q: (q.start, -q.end, q.number))
    return tuple(Stretch(q.id, q.start, q.end) for q in inside)

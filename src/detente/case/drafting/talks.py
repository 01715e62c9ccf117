"""Forums, meetings, signals and sources: taken over as they were read, nothing inferred."""

import re
from collections.abc import Collection, Mapping

from detente.case.model import CaseMeeting, CaseSignal, Forum, Source
from detente.catalogue import Organisation
from detente.reading.model import Meeting
from detente.record.model import Record

_RULES = frozenset(("unanimity", "consensus", "qualified-majority", "majority"))


def slug(text: str) -> str:
    """Return a text as an id of a case.

    >>> slug("NATO-Russia Council")
    'nato-russia-council'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-") or "unnamed"


def forums(
    record: Record, parties: Collection[str], organisations: Mapping[str, Organisation]
) -> tuple[Forum, ...]:
    """Return the forums of the meetings whose rule is known, or that are of two parties."""
    found: dict[str, Forum] = {}
    names = {party.id: party.name for party in record.parties}
    rules = {party.id: party.rule for party in record.parties if party.rule}
    for meeting in record.meetings:
        name = forum_of(meeting, parties)
        if name is None:
            continue
        members = [p for p in dict.fromkeys(meeting.participants) if p in parties]
        body = organisations.get(name)
        rule = rules.get(name) or (body.rule if body else "")
        if rule not in _RULES:
            if len(members) != 2:
                continue
            rule = "bilateral"
        before = found.get(name)
        found[name] = Forum.model_validate(
            {
                "id": name,
                "name": names.get(name) or (body.name if body else _between(members, names)),
                "members": tuple(dict.fromkeys([*(before.members if before else ()), *members])),
                "rule": rule,
                "because": (*(before.because if before else ()), meeting.id),
            }
        )
    return tuple(found.values())


def _between(members: list[str], names: Mapping[str, str]) -> str:
    """Return what to call a forum that is nothing but the two parties who met."""
    return " and ".join(names.get(member, member) for member in members)


def forum_of(meeting: Meeting, parties: Collection[str]) -> str | None:
    """Return the id of a meeting's forum: its name, or that of the two parties who met."""
    if meeting.forum:
        return slug(meeting.forum)
    members = sorted({p for p in meeting.participants if p in parties})
    return "-".join(members)[:80].strip("-") if len(members) == 2 else None


def meetings(
    record: Record, parties: Collection[str], known: Collection[str]
) -> tuple[CaseMeeting, ...]:
    """Return the meetings of the record."""
    found: dict[str, CaseMeeting] = {}
    for meeting in record.meetings:
        forum = forum_of(meeting, parties)
        name = slug(meeting.id)
        found[name] = CaseMeeting(
            id=name,
            forum=forum if forum in known else None,
            place=meeting.place,
            date=meeting.date,
            participants=tuple(p for p in dict.fromkeys(meeting.participants) if p in parties),
            status=meeting.status,
            because=(meeting.id,),
        )
    return tuple(found.values())


def signals(record: Record, parties: Collection[str]) -> tuple[CaseSignal, ...]:
    """Return the signals of the record whose party is one of the case."""
    found: dict[str, CaseSignal] = {}
    for signal in record.signals:
        if signal.party is not None and signal.party in parties:
            name = slug(signal.id)
            found[name] = CaseSignal(
                id=name,
                party=signal.party,
                kind=signal.kind,
                status=signal.status,
                date=signal.date,
                note=signal.words.text,
                because=(signal.id,),
            )
    return tuple(found.values())


def sources(record: Record) -> tuple[Source, ...]:
    """Return each document as a source."""
    return tuple(
        Source(
            id=document.id[:12],
            title=document.title or document.origin,
            publisher=document.publisher,
            date=document.date,
            document=document.id,
        )
        for document in record.documents
    )

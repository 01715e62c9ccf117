"""Which statements belong to the earlier time, and which to the later."""

import calendar
import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from detente.errors import UserError
from detente.reading.ids import kebab
from detente.reading.model import Meeting, Statement
from detente.record.changes.model import Side
from detente.record.model import Record

__all__ = ["Split", "by_dates", "by_documents", "last_day", "rounds"]

_TOLD_WITHIN = dt.timedelta(days=2)


@dataclass(frozen=True)
class Split:
    """The two times compared, and the ids of the statements of each."""

    earlier: Side
    later: Side
    before: frozenset[str]
    after: frozenset[str]


def by_dates(record: Record, first: str | None = None, last: str | None = None) -> Split:
    """Split the statements of a record at two days.

    ``first`` and ``last`` are days, months or years in ISO 8601, or meetings: see ``last_day``. Up
    to and including ``first`` is the earlier time, after it and up to and including ``last`` the
    later. If None, ``first`` is the last day but one on which a document with statements appeared,
    and ``last`` the last day that there is. A statement without a day has that of its document;
    one whose month or year reaches over a bound belongs to neither time. Raises UserError where a
    day cannot be told or ``last`` is not after ``first``.
    """
    end = None if last is None else last_day(record, last)
    start = _usual(record, end) if first is None else last_day(record, first)
    if end is not None and end <= start:
        raise UserError(
            f"--from ends on {start} and --to on {end}, so that nothing lies between them."
        )
    of = {document.id: document.date for document in record.documents}
    before, after = set(), set()
    for said in record.statements:
        days = _days(said, of.get(said.document))
        if days is None:
            continue
        if days[1] <= start:
            before.add(said.id)
        elif days[0] > start and (end is None or days[1] <= end):
            after.add(said.id)
    until = f"up to {end}" if end is not None else "to the last day"
    return Split(
        earlier=Side(name=str(start), meaning=f"the latest words up to {start}"),
        later=Side(name=str(end or "now"), meaning=f"the latest words after {start}, {until}"),
        before=frozenset(before),
        after=frozenset(after),
    )


def by_documents(
    record: Record, first: Collection[str], last: Collection[str], names: tuple[str, str]
) -> Split:
    """Split the statements by the documents (ids) that they stand in, whatever their days."""
    both = set(first) & set(last)
    if both:
        raise UserError(f"{names[0]} and {names[1]} hold the same document, so nothing changed.")

    def within(documents: Collection[str]) -> frozenset[str]:
        return frozenset(said.id for said in record.statements if said.document in documents)

    return Split(
        earlier=Side(name=names[0], meaning=f"the words of {names[0]}"),
        later=Side(name=names[1], meaning=f"the words of {names[1]}"),
        before=within(first),
        after=within(last),
    )


def rounds(record: Record) -> tuple[dt.date, ...]:
    """Return the days on which documents with statements appeared, in order."""
    speaking = {said.document for said in record.statements}
    return tuple(sorted({d.date for d in record.documents if d.date and d.id in speaking}))


def last_day(record: Record, when: str) -> dt.date:
    """Return the last day of a day, month or year, or of a meeting named by place or forum.

    A meeting lasts until the last document on it appeared, two days after at most and before the
    next meeting. Raises UserError for what is neither, and for a name of meetings on several days.
    """
    days = _span(when)
    if days is not None:
        return days[1]
    held = _held(record)
    name = kebab(when)
    named = sorted(
        {
            day
            for meeting, day in held
            if name and name in (kebab(meeting.place or ""), meeting.forum)
        }
    )
    if len(named) > 1:
        listed = ", ".join(map(str, named))
        raise UserError(f"There were meetings of {when!r} on {listed}: name the day.")
    if not named:
        known = sorted({f"{kebab(m.place or m.forum or '')} ({day})" for m, day in held})
        raise UserError(
            f"{when!r} is no day such as 2022-01-12, and no meeting of these documents "
            f"(they tell of {', '.join(known) or 'none with a day and a place'})."
        )
    day = named[0]
    bound = min((other for _, other in held if other > day), default=dt.date.max)
    telling = {meeting.document for meeting, on in held if on == day}
    told = [
        document.date
        for document in record.documents
        if document.id in telling
        and document.date is not None
        and day <= document.date < bound
        and document.date - day <= _TOLD_WITHIN
    ]
    return max(told, default=day)


def _held(record: Record) -> list[tuple[Meeting, dt.date]]:
    return [
        (meeting, days[1])
        for meeting in record.meetings
        if meeting.status == "held" and meeting.date and (days := _span(meeting.date))
        if (meeting.place or meeting.forum) and days[0] == days[1]
    ]


def _usual(record: Record, end: dt.date | None) -> dt.date:
    """Return the last day but one on which a document appeared, up to ``end``."""
    known = [day for day in rounds(record) if end is None or day <= end]
    if len(known) < 2:
        raise UserError(
            "The documents are of one day, or their days are not known, so there is nothing to "
            "compare: name two inputs, or a day with --from."
        )
    return known[-2]


def _days(said: Statement, document: dt.date | None) -> tuple[dt.date, dt.date] | None:
    when = said.date or (None if document is None else document.isoformat())
    return None if when is None else _span(when)


def _span(when: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a day, month or year in ISO 8601; None for other words."""
    parts = when.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return None
    try:
        if len(parts) == 3:
            day = dt.date.fromisoformat(when)
            return day, day
        year = int(parts[0])
        first, last = (int(parts[1]),) * 2 if len(parts) == 2 else (1, 12)
        return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
    except ValueError:
        return None

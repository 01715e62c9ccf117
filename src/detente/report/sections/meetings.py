"""Section: meetings on a timeline, and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from detente.case.model import CaseMeeting
from detente.reading.model import Meeting
from detente.report import words
from detente.report.quotes import result_of
from detente.report.section import Context, Section
from detente.report.timeline import Event, timeline
from detente.report.view import Ref, View

_STATUS = ("held", "planned", "proposed")
_LABEL = 40


@dataclass(frozen=True)
class Row:
    """A meeting as the table shows it; ``read`` is the forum's id when a document gives it.

    ``results`` are what came of it, each with its citation.
    """

    forum: str | None
    read: str | None
    place: str | None
    day: str | None
    participants: tuple[str, ...]
    members: int | None
    status: str
    refs: tuple[Ref, ...]
    results: tuple[tuple[str, tuple[Ref, ...]], ...] = ()


def _read(view: View, meeting: Meeting) -> Row:
    return Row(
        forum=view.party(meeting.forum) if meeting.forum else None,
        read=meeting.forum,
        place=meeting.place,
        day=meeting.date,
        participants=tuple(view.who(p) for p in meeting.participants),
        members=meeting.members,
        status=meeting.status,
        refs=view.refs([meeting.id]),
        results=((meeting.result.text, view.refs([result_of(meeting.id)])),)
        if meeting.result
        else (),
    )


def _entered(view: View, meeting: CaseMeeting) -> Row:
    forums = {forum.id: forum.name for forum in view.case.forums}
    return Row(
        forum=forums.get(meeting.forum, view.party(meeting.forum)) if meeting.forum else None,
        read=None,
        place=meeting.place,
        day=meeting.date,
        participants=tuple(view.who(p) for p in meeting.participants),
        members=None,
        status=meeting.status,
        refs=view.refs(meeting.because),
    )


def _title(row: Row) -> str:
    who = row.forum or words.listed(row.participants)
    place = f", {row.place}" if who and row.place else row.place or ""
    title = words.shortened(who, max(_LABEL // 2, _LABEL - len(place))) + place
    return words.capital(words.shortened(title, _LABEL) or "meeting")


def same(one: Row, other: Row) -> bool:
    """Tell whether two rows tell of one meeting: on one day, and in one place or one forum.

    Two forums that documents tell apart may meet in one place; the name that a case gives a
    forum need not be the document's.
    """
    if one.day is None or one.day != other.day:
        return False
    if one.forum and one.forum == other.forum:
        return True
    apart = one.read and other.read and one.read != other.read
    return not apart and one.place is not None and one.place == other.place


def _merged(told: Sequence[Row]) -> Row:
    """Return one row for what several places tell of one meeting; the fuller values win."""
    forum = max((row.forum or "" for row in told), key=len)
    results = dict(chain.from_iterable(row.results for row in reversed(told)))
    return Row(
        forum=forum or None,
        read=next((row.read for row in told if row.read), None),
        place=max((row.place or "" for row in told), key=len) or None,
        day=told[0].day,
        participants=max((row.participants for row in told), key=len),
        members=max((row.members for row in told if row.members), default=None),
        status=min((row.status for row in told), key=_STATUS.index),
        refs=tuple(dict.fromkeys(chain.from_iterable(row.refs for row in told))),
        results=tuple(reversed(results.items())),
    )


def merged(found: Sequence[Row]) -> list[Row]:
    """Return one row a meeting."""
    groups: list[list[Row]] = []
    for row in found:
        mine = [group for group in groups if any(same(row, other) for other in group)]
        groups = [group for group in groups if group not in mine]
        groups.append([*chain.from_iterable(mine), row])
    return [_merged(group) for group in groups]


def rows(view: View) -> list[Row]:
    """Return the meetings of the record, and those of the case that rest on none of them."""
    read = view.record.meetings if view.record else ()
    known = {meeting.id for meeting in read}
    found = [_read(view, meeting) for meeting in read]
    found += [_entered(view, m) for m in view.case.meetings if not known & {m.id, *m.because}]
    return sorted(merged(found), key=lambda row: (row.day is None, row.day or ""))


def context(view: View) -> Context:
    """Return the meetings in order of date; None without any."""
    found = rows(view)
    if not found:
        return None
    line = timeline([Event(row.day, _title(row), row.status) for row in found if row.day])
    return {"rows": found, "line": line}


TEMPLATE = """
{% if line %}<figure>
<div class="box" tabindex="0" role="region" aria-label="Timeline of meetings, to scroll">
<svg role="img" class="timeline" viewBox="0 0 {{ line.width }} {{ line.height }}"
 width="{{ line.width }}" height="{{ line.height }}" aria-labelledby="tl-title tl-desc">
<title id="tl-title">Timeline of meetings</title>
<desc id="tl-desc">{% for k in line.marks %}{{ k.event.day | date }}: {{ k.event.label }},
 {{ k.event.status }}. {% endfor %}</desc>
<line class="axis" x1="8" x2="{{ line.width - 8 }}" y1="{{ line.axis }}" y2="{{ line.axis }}"/>
{% for k in line.marks %}<line class="stem" x1="{{ k.x }}" x2="{{ k.x }}" y1="{{ k.y }}"
 y2="{{ line.axis }}"/>
{% if k.event.status == "held" %}<circle class="dot" cx="{{ k.x }}" cy="{{ line.axis }}" r="6"/>
{% else %}<circle class="dot hollow" cx="{{ k.x }}" cy="{{ line.axis }}" r="6"/>{% endif %}
<text x="{{ k.text_x }}" y="{{ k.y + 4 }}" text-anchor="{{ k.anchor }}">{{ k.event.label }}</text>
{% endfor %}
{% for t in line.ticks %}<text class="tick" x="{{ t.text_x }}" y="{{ line.axis + 28 }}"
 text-anchor="{{ t.anchor }}">{{ t.label }}</text>{% endfor %}
</svg></div>
<figcaption>A filled mark is a meeting that was held, a ring one that is planned or proposed. The
table below says the same.</figcaption></figure>{% endif %}
<div class="box"><table class="cards">
<caption>Meetings in order of date</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Forum</th><th scope="col">Place</th>
<th scope="col">Participants</th><th scope="col">Status</th>
<th scope="col">What came of it</th></tr></thead><tbody>
{% for row in rows %}<tr id="meeting-{{ loop.index }}"><th scope="row">{{ row.day | date }}</th>
<td data-label="Forum">{{ (row.forum or "not named") | capital }}{{ m.refs(row.refs) }}</td>
<td data-label="Place">{{ row.place or "not named" }}</td>
<td data-label="Participants">{{ row.participants | listed | capital or "not named" }}
{%- if row.members %} ({{ row.members }} members){% endif %}</td>
<td data-label="Status">{{ row.status }}</td>
<td data-label="What came of it">{% for text, refs in row.results %}
<q>{{ text }}</q>{{ m.refs(refs) }}{{ "; " if not loop.last }}
{%- else %}<span class="muted">nothing said</span>{% endfor %}</td></tr>
{% endfor %}</tbody></table></div>
"""

SECTION = Section("meetings", "Meetings", TEMPLATE, context)

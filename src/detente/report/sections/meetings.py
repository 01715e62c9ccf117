"""Section: meetings on a timeline, and as a table."""

from dataclasses import dataclass

from detente.case.model import CaseMeeting
from detente.reading.model import Meeting
from detente.report import words
from detente.report.quotes import result_of
from detente.report.section import Context, Section
from detente.report.timeline import Event, timeline
from detente.report.view import Ref, View


@dataclass(frozen=True)
class Row:
    """A meeting as the table shows it."""

    forum: str | None
    place: str | None
    day: str | None
    participants: str
    members: int | None
    status: str
    result: str | None
    refs: tuple[Ref, ...]
    result_refs: tuple[Ref, ...] = ()


def _read(view: View, meeting: Meeting) -> Row:
    return Row(
        forum=view.party(meeting.forum) if meeting.forum else None,
        place=meeting.place,
        day=meeting.date,
        participants=words.listed([view.who(p) for p in meeting.participants]),
        members=meeting.members,
        status=meeting.status,
        result=meeting.result.text if meeting.result else None,
        refs=view.refs([meeting.id]),
        result_refs=view.refs([result_of(meeting.id)] if meeting.result else []),
    )


def _entered(view: View, meeting: CaseMeeting) -> Row:
    forums = {forum.id: forum.name for forum in view.case.forums}
    return Row(
        forum=forums.get(meeting.forum, view.party(meeting.forum)) if meeting.forum else None,
        place=meeting.place,
        day=meeting.date,
        participants=words.listed([view.who(p) for p in meeting.participants]),
        members=None,
        status=meeting.status,
        result=None,
        refs=view.refs(meeting.because),
    )


def _title(row: Row) -> str:
    return words.capital(
        ", ".join(filter(None, (row.forum or row.participants, row.place))) or "meeting"
    )


def rows(view: View) -> list[Row]:
    """Return the meetings of the record, and those of the case that rest on none of them."""
    read = view.record.meetings if view.record else ()
    known = {meeting.id for meeting in read}
    found = [_read(view, meeting) for meeting in read]
    found += [_entered(view, m) for m in view.case.meetings if not known & {m.id, *m.because}]
    return sorted(found, key=lambda row: (row.day is None, row.day or ""))


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
<td data-label="Participants">{{ row.participants | capital or "not named" }}
{%- if row.members %} ({{ row.members }} members){% endif %}</td>
<td data-label="Status">{{ row.status }}</td>
<td data-label="What came of it">{% if row.result %}
<q>{{ row.result }}</q>{{ m.refs(row.result_refs) }}
{%- else %}<span class="muted">nothing said</span>{% endif %}</td></tr>
{% endfor %}</tbody></table></div>
"""

SECTION = Section("meetings", "Meetings", TEMPLATE, context)

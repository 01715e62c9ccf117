"""Section: costly or public steps, done, threatened or only claimed."""

from dataclasses import dataclass

from detente.case.model import CaseSignal
from detente.catalogue import signals as catalogue
from detente.reading.model import Signal
from detente.report import words
from detente.report.section import Context, Section
from detente.report.view import Ref, View

_STATUS = {"actual": "done", "threatened": "threatened", "claimed": "claimed"}


@dataclass(frozen=True)
class Row:
    """A signal as the table shows it."""

    day: str | None
    kind: str
    party: str
    status: str
    numbers: str
    said: str | None
    note: str | None
    refs: tuple[Ref, ...]


def _read(view: View, signal: Signal, labels: dict[str, str]) -> Row:
    claimants = words.listed([view.who(party) for party in signal.claimed_by])
    status = _STATUS[signal.status]
    return Row(
        day=signal.date,
        kind=labels.get(signal.kind, signal.kind),
        party=view.party(signal.party) if signal.party else "nobody named",
        status=f"{status} by {claimants}" if signal.status == "claimed" and claimants else status,
        numbers=words.listed(signal.numbers),
        said=signal.words.text,
        note=None,
        refs=view.refs([signal.id]),
    )


def _entered(view: View, signal: CaseSignal, labels: dict[str, str]) -> Row:
    return Row(
        day=signal.date,
        kind=labels.get(signal.kind, signal.kind),
        party=view.party(signal.party),
        status=_STATUS[signal.status],
        numbers="",
        said=None,
        note=signal.note,
        refs=view.refs(signal.because),
    )


def context(view: View) -> Context:
    """Return the signals in order of date; None without any."""
    labels = {kind.id: kind.label for kind in catalogue()}
    read = view.record.signals if view.record else ()
    known = {signal.id for signal in read}
    found = [_read(view, signal, labels) for signal in read]
    found += [
        _entered(view, signal, labels)
        for signal in view.case.signals
        if not known & {signal.id, *signal.because}
    ]
    if not found:
        return None
    found.sort(key=lambda row: (row.day is None, row.day or "", row.kind))
    return {"rows": found}


TEMPLATE = """
<p>A signal is a step that costs something or is taken in public. <em>Done</em> means that the
document tells of it as a fact, <em>claimed</em> that somebody says so of another.</p>
<div class="box"><table class="cards">
<caption>Signals in order of date</caption>
<thead><tr><th scope="col">Step</th><th scope="col">By</th><th scope="col">Status</th>
<th scope="col">Words</th><th scope="col">Figures</th><th scope="col">Date</th></tr></thead><tbody>
{% for row in rows %}<tr id="signal-{{ loop.index }}">
<th scope="row">{{ row.kind | capital }}{{ m.refs(row.refs) }}
{%- if row.note %}<span class="sub">{{ row.note }}</span>{% endif %}</th>
<td data-label="By">{{ row.party }}</td>
<td data-label="Status">{{ row.status }}</td>
<td data-label="Words">{% if row.said %}“{{ row.said }}”{% else %}none quoted{% endif %}</td>
<td data-label="Figures">{{ row.numbers or "none given" }}</td>
<td data-label="Date">{{ row.day | date }}</td></tr>
{% endfor %}</tbody></table></div>
"""

SECTION = Section("signals", "Signals", TEMPLATE, context)

"""Section: what changed since the day of documents before the last."""

from collections import Counter
from dataclasses import dataclass

from detente.record.changes import Change, Label, changes, rounds
from detente.record.cited import Cited
from detente.report import words
from detente.report.cells import names
from detente.report.section import Context, Section
from detente.report.view import Ref, View

_STILL = (Label.UNCHANGED, Label.NOT_REPEATED)


@dataclass(frozen=True)
class Words:
    """Cited words: what they do, when, and the links to them."""

    verb: str
    day: str
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Row:
    """What became of a party's position on an issue, why, and the words of both times."""

    issue: str
    label: str
    reasons: tuple[str, ...]
    before: tuple[Words, ...]
    now: tuple[Words, ...]


def _words(view: View, cited: Cited) -> Words:
    verb = "gives up" if cited.gives_up else words.stance(cited.act.value)
    verb += ", on a condition" if cited.condition and not cited.gives_up else ""
    return Words(verb, words.date(cited.date), cited.text, view.refs([cited.statement]))


def _row(view: View, change: Change) -> Row:
    known = {name: issue.name for issue in view.case.issues for name in names(issue)}
    return Row(
        issue=known.get(change.issue, view.issue(change.issue)),
        label=change.label.value,
        reasons=tuple(reason.text for reason in change.reasons),
        before=tuple(_words(view, cited) for cited in change.earlier),
        now=tuple(_words(view, cited) for cited in change.later),
    )


def _counted(found: tuple[Change, ...]) -> str:
    counts = Counter(change.label for change in found)
    told = [f"{words.numeral(counts[label])} {label.value}" for label in Label if counts[label]]
    return words.sentence(words.listed(told))


def context(view: View) -> Context:
    """Return the changes by party; None for documents of one day, or without a position."""
    if view.record is None or len(rounds(view.record)) < 2:
        return None
    found = changes(view.record)
    if not found.changes:
        return None
    groups: dict[str, tuple[list[Row], list[Row]]] = {}
    for change in found.changes:
        moved, still = groups.setdefault(view.party(change.party), ([], []))
        (still if change.label in _STILL else moved).append(_row(view, change))
    return {
        "since": words.date(found.earlier.name),
        "counted": _counted(found.changes),
        "groups": [(party, *rows) for party, rows in groups.items()],
        "left_out": words.count(found.left_out, "statement") if found.left_out else None,
    }


TEMPLATE = """
{% macro said(told) %}{% for w in told %}<span class="said">{{ w.verb }}: <q>{{ w.text }}</q>
{{- m.refs(w.refs) }}<span class="sub">{{ w.day }}</span></span>
{% else %}<span class="muted">nothing</span>{% endfor %}{% endmacro %}
{% macro table(party, rows, what, id) %}
<div class="box"><table class="cards changes"><caption>{{ party | capital }}: {{ what }}</caption>
<thead><tr><th scope="col">Issue</th><th scope="col">What became of it</th>
<th scope="col">Before</th><th scope="col">Since</th></tr></thead><tbody>
{% for row in rows %}<tr id="{{ id }}-{{ loop.index }}">
<th scope="row">{{ row.issue | capital }}</th>
<td data-label="What became of it"><span class="flag">{{ row.label }}</span>
{% for text in row.reasons %}<span class="sub">{{ text }}</span>{% endfor %}</td>
<td data-label="Before">{{ said(row.before) }}</td>
<td data-label="Since">{{ said(row.now) }}</td></tr>
{% endfor %}</tbody></table></div>{% endmacro %}
<p>What changed since {{ since }}: each party's latest words on an issue up to that day, against its
latest words after it. {{ counted }} The label sums up the reasons beside it; both are made by
documented rules from the words shown, and say nothing of what anybody means. Silence is no
withdrawal: what is not said again is <em>not repeated</em>. <em>Reworded</em> means that the words
differ and do not tell which way.
{%- if left_out %} Left out, as no day or another time is theirs: {{ left_out }}.{% endif %}</p>
{% for party, moved, still in groups %}{% set n = loop.index %}
{% if moved %}{{ table(party, moved, "what changed", "change-" ~ n) }}{% endif %}
{% if still %}<details id="still-{{ n }}"><summary>{{ party | capital }}: what is
unchanged or not repeated ({{ still | length }})</summary><div class="inner">
{{ table(party, still, "unchanged or not repeated", "still-row-" ~ n) }}</div></details>{% endif %}
{% endfor %}
"""

SECTION = Section("changes", "What changed since the round before", TEMPLATE, context)

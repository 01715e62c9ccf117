"""Section: who stands where on what, each cell with its words."""

from detente.report import words
from detente.report.cells import cell, names, sides
from detente.report.quotes import Quote
from detente.report.safe import anchor
from detente.report.section import Context, Section
from detente.report.view import Ref, View


def _others(view: View) -> list[tuple[Quote, tuple[Ref, ...], str]]:
    """Return the statements that no cell shows, but for those that tell of another's position."""
    if view.record is None:
        return []
    issues = {name for issue in view.case.issues for name in names(issue)}
    negotiators = {party.id for party in view.case.parties if party.role == "party"}
    left = [
        s
        for s in view.record.statements
        if s.reports is None and (not issues & set(s.issues) or not negotiators & set(sides(s)))
    ]
    return [
        (view.quotes[s.id], view.refs([s.id]), words.listed([view.who(t) for t in s.targets]))
        for s in left
        if s.id in view.quotes
    ]


def context(view: View) -> Context:
    """Return a row an issue with a cell a party; None for a case without issues."""
    parties = [party for party in view.case.parties if party.role == "party"]
    others = _others(view)
    if not view.case.issues and not others:
        return None
    rows = []
    for issue in view.case.issues:
        now = view.option(issue.id, issue.status_quo)
        unnamed = [
            o.name for o in issue.options if o.by == "catalogue" and o.id != issue.status_quo
        ]
        cells = [cell(view, party, issue) for party in parties]
        rows.append((anchor("issue", issue.id), issue, now, words.listed(unnamed), cells))
    told = any(cell.modelled for *_, cells in rows for cell in cells)
    return {
        "parties": parties,
        "rows": rows,
        "others": others,
        "read": view.record is not None,
        "told": told,
    }


TEMPLATE = """
{% if rows %}
<p>Each cell gives the party's stance in a word or two; open it for the words in their sentence and
for what each option is worth to the party. <span class="flag red">red line</span> marks what a
party says that it never accepts, <span class="flag split">disputed</span> that its own words
differ, <span class="flag guess">inferred</span> that a rule set a value which no person has
accepted yet
{%- if told %}, <span class="flag guess">language model</span> that words were read by one and no
person has looked at them yet{% endif %}.</p>
<div class="box wide" tabindex="0" role="region" aria-label="Positions, party by issue">
<table class="matrix cards{{ ' many' if parties | length > 4 }}">
<caption>Positions: what each party says on each issue</caption>
<thead><tr><th scope="col">Issue</th>
{%- for party in parties %}<th scope="col">{{ party.name | capital }}</th>{% endfor %}</tr></thead>
<tbody>
{% for id, issue, now, unnamed, cells in rows %}<tr id="{{ id }}">
<th scope="row">{{ issue.name | capital }}<span class="sub">today: {{ now }}</span>
{%- if unnamed %}<span class="sub">named by nobody: {{ unnamed }}</span>{% endif %}</th>
{% for cell in cells %}<td data-label="{{ cell.party | capital }}"
{%- if cell.red_lines %} class="barred"{% endif %}><details id="{{ cell.id }}"><summary
 class="{{ 'words' if cell.own or cell.told else 'numbers' }}">
{% for s in cell.stances %}<span class="stance{{ ' quiet' if s.verb == 'silent' }}">
{{- s.verb | capital }}{% if s.option %}: <b>{{ s.option }}</b>{% elif s.words %}:
<q>{{ s.words }}</q>{% endif %}</span>{% endfor %}
{% if cell.more %}<span class="sub">and {{ cell.more }} more</span>{% endif %}
{% for line in cell.red_lines %}<span class="flag red">red line</span>
<span class="sub">{{ line.verb }}: {{ line.options }}</span>{% endfor %}
{% if cell.disputed %}<span class="flag split">disputed</span>{% endif %}
{% if cell.marked %}<span class="flag guess">inferred</span>{% endif %}
{% if cell.modelled %}<span class="flag guess">language model</span>{% endif %}
<span class="vh">, {{ cell.party }} on {{ issue.name }}: show the words</span></summary>
<div class="inner">
{% for quote in cell.own %}{{ m.quote(quote) }}{% else %}
{% if read %}<p class="muted">No words of {{ cell.who }} on this issue were found.</p>{% endif %}
{% endfor %}
{% if cell.told %}<p class="lead">What others say of it (not counted as its position)</p>
{% for quote in cell.told %}{{ m.quote(quote) }}{% endfor %}{% endif %}
{% for line in cell.red_lines %}<p class="tight"><strong>Red line:</strong>
{{ line.verb }} {{ line.options }}. {{ m.basis(line.basis) }}</p>{% endfor %}
{% if cell.worth %}<p class="lead">Worth to {{ cell.who }}, in points of 100</p>
<ul class="plain">{% for w in cell.worth %}<li>
{%- for option, points in w.options %}{{ option }}: <b>{{ points }}</b><br>{% endfor %}
{{ m.basis(w.basis) }}</li>{% endfor %}</ul>{% endif %}
{% if cell.order %}<p class="tight">Best first: {{ cell.order }}. {{ m.basis(cell.order_basis) }}
</p>{% endif %}
</div></details></td>
{% endfor %}</tr>
{% endfor %}</tbody></table></div>{% endif %}
{% if others %}<h3 id="other-words">Other words</h3>
<p>Statements on none of the issues above, or of nobody who takes part.</p>
<div class="box"><table class="cards">
<caption>Other words, in order of the documents</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Act</th><th scope="col">Words</th>
<th scope="col">Of whom</th><th scope="col">Date</th></tr></thead><tbody>
{% for quote, refs, targets in others %}<tr id="other-{{ loop.index }}">
<th scope="row">{{ quote.who | capital }}</th><td data-label="Act">{{ quote.act }}</td>
<td data-label="Words"><q>{{ quote.words }}</q>{{ m.refs(refs) }}
{%- if quote.teller %}<span class="sub">{{ quote.status }}</span>{% endif %}</td>
<td data-label="Of whom">{% if targets %}{{ targets | capital }}{% else %}<span role="img"
 aria-label="nobody named">—</span>{% endif %}</td>
<td data-label="Date">{{ quote.date }}</td></tr>
{% endfor %}</tbody></table></div>{% endif %}
"""

SECTION = Section("positions", "Positions", TEMPLATE, context)

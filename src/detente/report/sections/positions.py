"""Section: who stands where on what, each cell with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.case.model import CaseIssue, CaseParty, RedLine, Sourced
from detente.reading.model import Statement
from detente.report import words
from detente.report.quotes import Quote
from detente.report.safe import anchor
from detente.report.section import Context, Section
from detente.report.view import Basis, Ref, View

# What is said first about a party: what it wants before how it speaks.
_STRENGTH = (
    *("demand", "reject", "accept", "offer", "threaten", "warn", "promise", "appeal", "deny"),
    *("defer", "uncertain", "accuse", "praise", "assert"),
)
_SHOWN = 2


@dataclass(frozen=True)
class Worth:
    """Options with their worth to the party in points, and the one basis that they share."""

    options: tuple[tuple[str, str], ...]
    basis: Basis


@dataclass(frozen=True)
class Line:
    """A red line: "never" or "nothing but" with the options, and what that rests on."""

    verb: str
    options: str
    basis: Basis


@dataclass(frozen=True)
class Stance:
    """What a party does in a word, with the option that it points to or else its own words."""

    verb: str
    option: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Cell:
    """A party's position on an issue."""

    id: str
    party: str
    stances: tuple[Stance, ...]
    more: int
    red_lines: tuple[Line, ...]
    disputed: bool
    marked: bool
    own: tuple[Quote, ...]
    told: tuple[Quote, ...]
    worth: tuple[Worth, ...]
    order: str | None
    order_basis: Basis | None


def _sides(statement: Statement) -> tuple[str, ...]:
    return statement.parties or tuple(filter(None, [statement.party]))


def _rank(statement: Statement) -> tuple[bool, int]:
    return statement.negated, _STRENGTH.index(statement.act.value)


def disputed(own: Sequence[Statement], issue: str) -> bool:
    """Tell whether a party's own words on an issue contradict each other.

    They do when it demands two options, or rejects one that it also demands, offers or accepts.
    """
    said = [
        (s.act.value, s.positions[issue]) for s in own if issue in s.positions and not s.negated
    ]
    demanded = {option for act, option in said if act == "demand"}
    welcome = demanded | {option for act, option in said if act in {"offer", "accept"}}
    rejected = {option for act, option in said if act == "reject"}
    return len(demanded) > 1 or bool(welcome & rejected)


def _worth(
    view: View, party: str, issue: CaseIssue
) -> tuple[tuple[Worth, ...], str | None, Basis | None]:
    preferences = view.case.preferences.get(party)
    values = preferences.values.get(issue.id) if preferences else None
    if values is None:
        return (), None, None
    if isinstance(values, Sourced):
        steps = [
            words.listed([view.option(issue.id, o) for o in ([s] if isinstance(s, str) else s)])
            for s in values.value
        ]
        basis = view.basis(values.because, values.by, values.rule, values.note)
        return (), "; then ".join(steps), basis
    found: dict[Basis, list[tuple[str, str]]] = {}
    for option in issue.options:
        if option.id in values:
            value = values[option.id]
            basis = view.basis(value.because, value.by, value.rule, value.note)
            found.setdefault(basis, []).append((option.name, words.points(value.value)))
    return tuple(Worth(tuple(options), basis) for basis, options in found.items()), None, None


def _line(view: View, line: RedLine) -> Line:
    verb, options = view.refusal(line.issue, line.options)
    return Line(
        verb=verb,
        options=options,
        basis=view.basis(line.because, line.by, line.rule, line.note),
    )


def _stance(view: View, statement: Statement, issue: str) -> Stance:
    verb = words.stance(statement.act.value, statement.negated)
    verb += ", on a condition" if statement.condition else ""
    if issue in statement.positions:
        return Stance(verb, view.option(issue, statement.positions[issue]))
    return Stance(verb, words=words.shortened(statement.content.text))


def _stances(view: View, own: Sequence[Statement], issue: str, best: str | None) -> list[Stance]:
    said = [_stance(view, s, issue) for s in sorted(own, key=_rank)]
    placed = {stance.verb for stance in said if stance.option}
    found = [stance for stance in said if stance.option or stance.verb not in placed]
    if not found and best:
        return [Stance("prefers", best)]
    return list(dict.fromkeys(found)) or [Stance("silent")]


def _best(view: View, party: str, issue: CaseIssue) -> str | None:
    """Name the option that the case sets highest; None where it doesn't tell options apart."""
    preferences = view.case.preferences.get(party)
    values = preferences.values.get(issue.id) if preferences else None
    if values is None:
        return None
    if isinstance(values, Sourced):
        first = values.value[0]
        return words.listed(
            [view.option(issue.id, o) for o in ([first] if isinstance(first, str) else first)], "or"
        )
    middle = {
        option: sum(value.value) / 2 if isinstance(value.value, tuple) else value.value
        for option, value in values.items()
    }
    top = max(middle.values(), default=0.0)
    best = [o.name for o in issue.options if middle.get(o.id) == top]
    return words.listed(best, "or") if len(best) < len(issue.options) else None


def _cell(view: View, party: CaseParty, issue: CaseIssue) -> Cell:
    statements = view.record.statements if view.record else ()
    on = [s for s in statements if issue.id in s.issues]
    own = [s for s in on if s.reports is None and party.id in _sides(s)]
    told = [s for s in on if s.reports == party.id]
    lines = [r for r in view.case.red_lines if r.party == party.id and r.issue == issue.id]
    stances = _stances(view, own, issue.id, _best(view, party.id, issue))
    worth, order, order_basis = _worth(view, party.id, issue)
    bases = [w.basis for w in worth] + ([order_basis] if order_basis else [])
    return Cell(
        id=anchor("cell", party.id, issue.id),
        party=party.name,
        stances=tuple(stances[:_SHOWN]),
        more=max(0, len(stances) - _SHOWN),
        red_lines=tuple(_line(view, line) for line in lines),
        disputed=disputed(own, issue.id),
        marked=any(b.inferred for b in bases) or any(line.by == "inferred" for line in lines),
        own=view.shown(s.id for s in sorted(own, key=_rank)),
        told=view.shown(s.id for s in told),
        worth=worth,
        order=order,
        order_basis=order_basis,
    )


def _others(view: View) -> list[tuple[Quote, tuple[Ref, ...], str]]:
    """Return the statements that no cell shows."""
    if view.record is None:
        return []
    issues = {issue.id for issue in view.case.issues}
    sides = {party.id for party in view.case.parties if party.role == "party"}
    left = [
        s
        for s in view.record.statements
        if not issues & set(s.issues) or not sides & ({s.reports} if s.reports else set(_sides(s)))
    ]
    return [
        (view.quotes[s.id], view.refs([s.id]), words.listed([view.party(t) for t in s.targets]))
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
        cells = [_cell(view, party, issue) for party in parties]
        rows.append((anchor("issue", issue.id), issue, now, words.listed(unnamed), cells))
    return {"parties": parties, "rows": rows, "others": others, "read": view.record is not None}


TEMPLATE = """
{% if rows %}
<p>Each cell gives the party's stance in a word or two; open it for the words in their sentence and
for what each option is worth to the party. <span class="flag red">red line</span> marks what a
party says that it never accepts, <span class="flag split">disputed</span> that its own words
differ, <span class="flag guess">inferred</span> that a rule set a value which no person has
accepted yet.</p>
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
<span class="vh">, {{ cell.party }} on {{ issue.name }}: show the words</span></summary>
<div class="inner">
{% for quote in cell.own %}{{ m.quote(quote) }}{% else %}
{% if read %}<p class="muted">No words of {{ cell.party }} on this issue were found.</p>{% endif %}
{% endfor %}
{% if cell.told %}<p class="lead">What others say of it (not counted as its position)</p>
{% for quote in cell.told %}{{ m.quote(quote) }}{% endfor %}{% endif %}
{% for line in cell.red_lines %}<p class="tight"><strong>Red line:</strong>
{{ line.verb }} {{ line.options }}. {{ m.basis(line.basis) }}</p>{% endfor %}
{% if cell.worth %}<p class="lead">Worth to {{ cell.party }}, in points of 100</p>
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
<td data-label="Words"><q>{{ quote.words }}</q>{{ m.refs(refs) }}</td>
<td data-label="Of whom">{{ targets or "nobody" }}</td>
<td data-label="Date">{{ quote.date }}</td></tr>
{% endfor %}</tbody></table></div>{% endif %}
"""

SECTION = Section("positions", "Positions", TEMPLATE, context)

"""Section: the zone and its packages, or the deadlock and its ways out."""

from dataclasses import dataclass

from detente.agreement import Agreement
from detente.agreement.deadlock import Deadlock
from detente.agreement.result import Outcome
from detente.agreement.ways_out import WayOut
from detente.report import limits, single_changes, words
from detente.report.drawn import gains_chart, pair_charts, worth_chart
from detente.report.draws import gives_way
from detente.report.packages import METHODS, Column, Comparison, compare, named
from detente.report.pairs import frontier_of, reason
from detente.report.section import Context, Section
from detente.report.sections.robustness import no_finding
from detente.report.trade_words import bargains
from detente.report.view import Basis, View
from detente.space.model import Constraint

_CONFLICTS = 10
_WAYS = 8
_SINGLES = 5


@dataclass(frozen=True)
class Way:
    """A way out: who gives up what, and the best package that this opens."""

    who: str
    concessions: tuple[tuple[str, Basis | None], ...]
    opened: Comparison


def _joint_gain(agreement: Agreement) -> bool:
    """Tell whether some package leaves every party above what it needs at least."""
    even = agreement.solutions.get("egalitarian")
    # It gives the most to the party that gains least, so that no other package does if it fails.
    return even is None or min(even.packages[0].gains.values()) > 1e-9


def _zone(view: View, agreement: Agreement) -> dict[str, object]:
    zone = agreement.zone
    columns = named(view)
    if not columns and zone.witness:
        columns = [Column("A package that all accept", zone.witness)]
    gains, said = gains_chart(view, columns) if agreement.solutions else (None, ())
    if zone.estimate is not None:
        size = (
            f"Of {words.roughly(zone.packages)} possible packages, about "
            f"{words.roughly(zone.estimate.value)} are acceptable to all, too many to count: with "
            f"95 % confidence between {words.roughly(zone.estimate.low)} and "
            f"{words.roughly(zone.estimate.high)}, by {zone.estimate.samples:,} draws."
        )
    else:
        accepted = words.numeral(zone.count or 0) + (" is" if zone.count == 1 else " are")
        size = f"Of {zone.packages:,} possible packages, {accepted} acceptable to all."
    if limits.standstill(view):
        size += " One of them is to leave everything as it is."
    if agreement.solutions and not _joint_gain(agreement):
        size += " None gives every party more than it needs at least."
    return {
        "size": size,
        "no_finding": no_finding(view),
        "table": compare(view, columns),
        "methods": [
            (words.capital(METHODS.get(m, (m, ""))[0]), METHODS.get(m, ("", ""))[1], s.notes)
            for m, s in agreement.solutions.items()
        ],
        "gains": gains,
        "said": said,
    }


def _way(view: View, limit: dict[str, Constraint], way: WayOut) -> Way:
    return Way(
        who=gives_way(view, way),
        concessions=tuple(
            (limits.concession(view, given, way.best), limits.basis(view, limit[given.constraint]))
            for given in way.concessions
        ),
        opened=compare(view, [Column("Best package", way.best)]),
    )


def _short(view: View, best: Outcome) -> str:
    """Say how much the party that a package leaves worst off lacks."""
    return limits.below(view, min(best.gains, key=lambda party: best.gains[party]), best)


def _deadlock(view: View, agreement: Agreement, found: Deadlock) -> dict[str, object]:
    limit = {c.id: c for c in agreement.space.constraints}
    conflicts = sorted(([limit[c] for c in ids] for ids in found.conflicts), key=limits.spoken)
    ways = agreement.ways_out.ways if agreement.ways_out else ()
    columns = [Column(f"Way out {n}", way.best) for n, way in enumerate(ways[:_WAYS], start=1)]
    title = "What the best package of each way out is worth to each party"
    nearest = agreement.shortfall.kept if agreement.shortfall else None
    return {
        "conflicts": [
            [(limits.demand(view, c), limits.basis(view, c)) for c in conflict]
            for conflict in conflicts[:_CONFLICTS]
        ],
        "more_conflicts": max(0, len(found.conflicts) - _CONFLICTS),
        "ways": [_way(view, limit, way) for way in ways[:_WAYS]],
        "more_ways": max(0, len(ways) - _WAYS),
        "bare_ways": []
        if ways
        else [
            words.listed([limits.short(view, limit[c]) for c in way])
            for way in found.ways_out[:_WAYS]
        ],
        "singles": single_changes.shown(view, _SINGLES),
        "near": _short(view, nearest.best) if nearest else None,
        "near_table": compare(view, [Column("Nearest package", nearest.best)]) if nearest else None,
        "chart": worth_chart(view, columns, "chart-ways", title) if len(columns) > 1 else None,
    }


def _frontier(view: View, agreement: Agreement) -> dict[str, object]:
    """Return the pictures of the frontier with what they show in a sentence, or why none are."""
    drawn, keys, total = pair_charts(view)
    if not drawn:
        return {"reason": reason(agreement)}
    of = (
        "the packages that all could accept"
        if agreement.zone.exists
        else "the packages that red lines and conditions allow, whatever the parties need at least"
    )
    opening = (
        f"Of {of}, the frontier holds those that no other beats for one party without being worse "
        "for another. Here is what they are worth to two parties at a time; further right and "
        "further up is better."
    )
    if not agreement.zone.exists:
        opening += (
            " The package of a way out may lie beyond the frontier, as it gives up a red line or a "
            "condition."
        )
    found = frontier_of(agreement)
    if found is not None and found.notice:
        opening += f" {found.notice}"
    if len(drawn) < total:
        opening += (
            f" Of {total} pairs of parties the {words.numeral(len(drawn))} most opposed are drawn: "
            "those whose points go most against each other along the frontier."
        )
    return {"reason": None, "opening": opening, "drawn": drawn, "marks": keys}


def context(view: View) -> Context:
    """Return the zone's side or the deadlock's, or why there is neither."""
    agreement = view.agreement
    if agreement is None:
        return {"reason": words.sentence(view.reason or "No analysis was made")}
    zone = _zone(view, agreement) if agreement.zone.exists else None
    stuck = _deadlock(view, agreement, agreement.deadlock) if agreement.deadlock else None
    return {
        "reason": None,
        "notices": agreement.notices,
        "zone": zone,
        "deadlock": stuck,
        "chart": (stuck or {}).get("chart"),
        "frontier": _frontier(view, agreement),
        "bargains": bargains(view),
        "no_bargains": agreement.no_trades,
    }


TEMPLATE = """
{% macro table(t, caption) %}<div class="box" tabindex="0" role="region"
 aria-label="{{ caption }}, to scroll"><table class="packages"><caption>{{ caption }}</caption>
<thead><tr><th scope="col">Issue</th>{% for c in t.columns %}<th scope="col">{{ c.name }}
{%- if c.note %}<span class="sub">{{ c.note }}</span>{% endif %}</th>{% endfor %}</tr></thead>
<tbody>{% for issue, cells in t.issues %}<tr><th scope="row">{{ issue | capital }}</th>
{%- for option, changed in cells %}<td>{{ option }}{% if not changed %}
<span class="sub">as today</span>{% endif %}</td>{% endfor %}</tr>
{% endfor %}{% for party, least, cells in t.parties %}<tr class="worth"><th scope="row">Points for
{{ party }}<span class="sub">needs {{ least }} at least</span></th>
{%- for points, gain in cells %}<td><b>{{ points }}</b><span class="sub">{{ gain }}</span></td>
{%- endfor %}</tr>{% endfor %}</tbody></table></div>{% endmacro %}
{% macro limit(text, basis) %}{{ text | capital }}.{% if basis %} {{ m.basis(basis) }}{% endif %}
{% endmacro %}
{% if reason %}<div class="notice" id="no-analysis"><p><strong>No analysis of agreement.</strong>
{{ reason }}</p><p>The sections before this one give what the sources say all the same.</p></div>
{% else %}
<p>A <em>package</em> settles every issue at once. What a package is worth to a party is given in
points: 100 is the best that the party could get on everything it cares about, 0 the worst. Points
of different parties are on scales of their own. The numbers here are at the middle of the stated
ranges; the next section says how far they carry.</p>
{% for notice in notices %}<div class="notice"><p>{{ notice }}</p></div>{% endfor %}
{% if zone %}
<p id="zone">{% if zone.no_finding %}<strong>{{ zone.no_finding }}</strong> There is a zone of
agreement all the same.{% else %}<strong>There is a zone of agreement.</strong>{% endif %}
 {{ zone.size }}</p>
{{ table(zone.table, "Packages that all parties could accept, issue by issue") }}
{% if zone.gains %}{{ m.figure(zone.gains) }}
{% if zone.said %}<ul>{% for line in zone.said %}<li>{{ line }}</li>{% endfor %}</ul>{% endif %}
{% endif %}
{% if zone.methods %}<h3>What the names mean</h3><ul>
{% for name, meaning, notes in zone.methods %}<li><strong>{{ name }}:</strong> {{ meaning }}.
{%- for note in notes %} {{ note }}{% endfor %}</li>{% endfor %}</ul>{% endif %}
{% endif %}
{% if deadlock %}
<p id="deadlock"><strong>There is no zone of agreement.</strong> No package meets what every party
needs, its red lines and its conditions.</p>
<h3>What cannot be met together</h3>
{% for conflict in deadlock.conflicts %}<div class="conflict" id="conflict-{{ loop.index }}"
 role="group" aria-labelledby="conflict-{{ loop.index }}-name">
<p class="tight" id="conflict-{{ loop.index }}-name"><strong>Conflict {{ loop.index }}: these cannot
all be met</strong></p>
<ul>{% for text, basis in conflict %}<li>{{ limit(text, basis) }}</li>{% endfor %}</ul></div>
{% endfor %}
{% if deadlock.more_conflicts %}<p class="muted">{{ deadlock.more_conflicts }} more conflicts are
left out here.</p>{% endif %}
<h3>Ways out</h3>
<p>Each way out is a smallest set of demands to give up. The order is by fewest parties that give
way, then fewest demands, then least loss below what a party needs. It says nothing of how
hard a concession would be.</p>
{% if deadlock.ways %}<ol class="ways">
{% for way in deadlock.ways %}<li id="way-{{ loop.index }}"><p class="tight"><strong>
{{- way.who | capital }}.</strong></p>
<ul>{% for text, basis in way.concessions %}<li>{{ limit(text, basis) }}</li>{% endfor %}</ul>
<details id="way-{{ loop.index }}-package"><summary>The best package that this opens</summary>
{{ table(way.opened, "Way out %d: the best package that it opens" % loop.index) }}</details>
</li>{% endfor %}</ol>{% endif %}
{% if deadlock.bare_ways %}<ol class="ways">{% for way in deadlock.bare_ways %}
<li>Give up {{ way }}.</li>{% endfor %}</ol>{% endif %}
{% if deadlock.more_ways %}<p class="muted">{{ deadlock.more_ways }} more ways out are left out
here.</p>{% endif %}
{% if deadlock.singles %}<h3 id="single-changes">A single number</h3>
<p>With everything else at the middle of the ranges, each of these changes alone would open a zone
of agreement. Those come first that go least beyond what the case states.</p>
<ul>{% for text, basis in deadlock.singles %}<li>{{ limit(text, basis) }}</li>{% endfor %}</ul>
{% endif %}
{% if deadlock.near_table %}<h3>The nearest miss</h3>
<p>The package that keeps all red lines and conditions and comes nearest to what everyone needs
leaves the party that is worst off {{ deadlock.near }} short.</p>
<details id="nearest"><summary>The nearest package</summary>
{{ table(deadlock.near_table, "The package that comes nearest to what everyone needs") }}
</details>{% endif %}
{% endif %}
{% if chart %}{{ m.figure(chart) }}{% endif %}
<h3 id="frontier">The frontier, two parties at a time</h3>
{% if frontier.reason %}<p>{{ frontier.reason }}</p>{% else %}
<p>{{ frontier.opening }}</p>
<ul class="key" aria-label="Marks in the pictures below">{% for key in frontier.marks %}
<li><span class="mark-sign" aria-hidden="true">{{ key.sign }}</span> {{ key.name }}</li>{% endfor %}
<li><span class="mark-sign dash" aria-hidden="true">- -</span> what a party needs at least</li></ul>
<div class="multiples">{% for one in frontier.drawn %}<div>
{{ m.figure(one.chart) }}
<details id="{{ one.chart.id }}-table"><summary>The same as a table</summary>
<div class="box" tabindex="0" role="region"
 aria-label="{{ one.chart.title }} as a table, to scroll">
<table><caption>Points for {{ one.first }} and {{ one.second }}</caption>
<thead><tr><th scope="col">Package</th><th scope="col" class="num">{{ one.first }}</th>
<th scope="col" class="num">{{ one.second }}</th></tr></thead><tbody>
{% for name, x, y in one.rows %}<tr><th scope="row">{{ name }}</th><td class="num">{{ x }}</td>
<td class="num">{{ y }}</td></tr>{% endfor %}</tbody></table></div>
{% if one.more %}<p class="muted">{{ one.more }} more packages of the line are left out.</p>
{% endif %}</details></div>{% endfor %}</div>{% endif %}
{% if bargains or no_bargains %}<h3 id="trades">Trades between issues</h3>
{% if no_bargains %}<p>Trades were not looked for. {{ no_bargains }}</p>{% endif %}
{% for one in bargains %}<h4>{{ one.start }}</h4><p>{{ one.opening }}</p>
<ol class="trades">{% for trade in one.trades %}<li>{% for change in trade.changes %}
{{ change | capital if loop.first else change }}{{ "; " if not loop.last }}{% endfor %}.
 <strong>{{ trade.gains }}</strong>
{%- if trade.breaks %} <span class="flag split">breaks a demand</span> {{ trade.breaks }}{% endif %}
{%- if trade.short %} {{ trade.short }}{% endif %}</li>{% endfor %}</ol>{% endfor %}{% endif %}
{% endif %}
"""

SECTION = Section("agreement", "Where agreement stands", TEMPLATE, context)

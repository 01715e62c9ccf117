"""Section: the zone and its packages, or the deadlock and its ways out."""

from dataclasses import dataclass

from detente.agreement import Agreement
from detente.agreement.deadlock import Deadlock
from detente.agreement.result import Outcome
from detente.agreement.ways_out import WayOut
from detente.report import limits, words
from detente.report.drawn import frontier_chart, worth_chart
from detente.report.packages import METHODS, Column, Comparison, compare, named
from detente.report.section import Context, Section
from detente.report.sections.robustness import no_finding
from detente.report.view import Basis, View
from detente.space.model import Constraint

_CONFLICTS = 10
_WAYS = 8


@dataclass(frozen=True)
class Way:
    """A way out: who gives up what, and the best package that this opens."""

    who: str
    concessions: tuple[tuple[str, Basis | None], ...]
    opened: Comparison


def _joint_gain(agreement: Agreement) -> bool:
    """Tell whether some package leaves every party above what it needs at least."""
    gain = agreement.frontier.steps > agreement.space.grid.reservation
    return bool(gain.all(axis=1).any())


def _zone(view: View, agreement: Agreement) -> dict[str, object]:
    zone = agreement.zone
    columns = named(view)
    if not columns and zone.witness:
        columns = [Column("A package that all accept", zone.witness)]
    space = agreement.space
    chart = None
    if agreement.solutions and len(space.parties) == 2:
        chart = frontier_chart(view, columns)
    elif agreement.solutions:
        title = "What the named packages are worth to each party"
        chart = worth_chart(view, columns, "chart-packages", title)
    if zone.count is None:
        size = f"How many packages it holds could not be counted. {zone.count_reason}"
    else:
        accepted = words.numeral(zone.count) + (" is" if zone.count == 1 else " are")
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
        "chart": chart,
    }


def _way(view: View, limit: dict[str, Constraint], way: WayOut) -> Way:
    return Way(
        who=words.listed([view.who(party) for party in way.parties])
        + (" gives way" if len(way.parties) == 1 else " give way"),
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
        "near": _short(view, nearest.best) if nearest else None,
        "near_table": compare(view, [Column("Nearest package", nearest.best)]) if nearest else None,
        "chart": worth_chart(view, columns, "chart-ways", title) if len(columns) > 1 else None,
    }


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
        "chart": (zone or stuck or {}).get("chart"),
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
{% if deadlock.near_table %}<h3>The nearest miss</h3>
<p>The package that keeps all red lines and conditions and comes nearest to what everyone needs
leaves the party that is worst off {{ deadlock.near }} short.</p>
<details id="nearest"><summary>The nearest package</summary>
{{ table(deadlock.near_table, "The package that comes nearest to what everyone needs") }}
</details>{% endif %}
{% endif %}
{% if chart %}<figure class="chart" id="{{ chart.id }}" data-chart="{{ chart.id }}-spec"
 data-title="{{ chart.title }}"><p class="lead">{{ chart.title }}</p>
<div class="box" tabindex="0" role="region" aria-label="{{ chart.title }}, to scroll">
<div class="still">{{ chart.picture }}</div><div class="live" hidden></div></div>
<p class="says" aria-live="polite"></p>
<figcaption>{{ chart.description }}</figcaption>
<script type="application/json" id="{{ chart.id }}-spec">{{ chart.specification }}</script>
</figure>{% endif %}
{% endif %}
"""

SECTION = Section("agreement", "Where agreement stands", TEMPLATE, context)

"""Section: how far the result depends on what is not known exactly."""

from detente.agreement.influence import MEASURE
from detente.intervals import Share
from detente.report import limits, words
from detente.report.draws import (
    inputs,
    interval,
    kept,
    shares_chart,
    strengths_chart,
    taken,
)
from detente.report.section import Context, Section
from detente.report.view import View
from detente.space.model import RedLineLimit

_INPUTS = 8
_DEMANDS = 10


def verdict(share: Share) -> str:
    """Say how likely a zone is within the ranges, in words of ICD 203 where there is doubt."""
    if share.hits in (0, share.draws):
        which = "None" if share.hits == 0 else "Every one"
        return f"{which} of {share.draws:,} draws from the stated ranges has a zone of agreement."
    return (
        f"Within the stated ranges {words.expected('a zone of agreement', share.share)}: "
        f"{share.hits:,} of {share.draws:,} draws have one, {interval(share)}."
    )


def by_construction(view: View) -> str | None:
    """Say that a zone is no news where each party's minimum is what all have anyway."""
    case = view.case
    assert view.agreement is not None
    parties = view.agreement.space.parties
    given = [case.reservation[party].value for party in parties if party in case.reservation]
    if any(value != "status-quo" for value in given) or not limits.standstill(view):
        return None
    return (
        "That there is a zone is no news: each party's minimum is today's state of affairs, which "
        "no red line or condition refuses, so that every draw has a zone."
    )


def no_finding(view: View) -> str | None:
    """Lead with a warning where a zone says nothing, as no position narrows it down."""
    zone = view.agreement.zone if view.agreement else None
    if zone is None or zone.count != zone.packages:
        return None
    source = "documents say" if view.record else "case says"
    return f"No finding: the {source} too little to tell packages apart."


def why_no_news(view: View) -> str | None:
    """Say why it is no news that there is a zone; None where it is, or where there is none."""
    assert view.agreement is not None
    zone = view.agreement.zone
    if not zone.exists:
        return None
    if zone.count == zone.packages:
        return "That there is a zone is no news: nobody's position rules out any package."
    return by_construction(view)


def unaccepted(view: View) -> str | None:
    """Warn where all draws agree and inferred red lines are why, or may change it."""
    assert view.agreement is not None
    firm = view.agreement.robustness
    if firm is None:
        return None
    limits_of = {c.id: c for c in view.agreement.space.constraints}
    if firm.zone.hits == 0 and view.agreement.deadlock:
        conflicts = view.agreement.deadlock.conflicts
        behind = [limits_of[name] for conflict in conflicts for name in conflict]
        text = "This follows from red lines that a rule inferred and nobody has accepted yet."
    elif firm.zone.hits == firm.zone.draws:
        behind = list(limits_of.values())
        text = "This holds for red lines that a rule inferred and nobody has accepted yet."
    else:
        return None
    bases = [limits.basis(view, c) for c in behind if isinstance(c, RedLineLimit)]
    return text if any(basis and basis.inferred for basis in bases) else None


def context(view: View) -> Context:
    """Return shares of draws; None without an analysis that has them."""
    if view.agreement is None or view.agreement.robustness is None:
        return None
    firm = view.agreement.robustness
    limit = {c.id: c for c in view.agreement.space.constraints}
    packages, ways = kept(view, firm), taken(view, firm, _INPUTS)
    without = [
        (limits.short(view, limit[opening.constraints[0]]), interval(opening.share))
        for opening in firm.without
        if opening.share.hits > firm.zone.hits
    ]
    varying = inputs(view, firm, _INPUTS)
    return {
        "shares": shares_chart(firm, packages, ways),
        "strongest": strengths_chart(varying),
        "measure": MEASURE,
        "verdict": verdict(firm.zone),
        "notes": list(filter(None, (why_no_news(view), unaccepted(view)))),
        "inputs": varying,
        "note": firm.influence_note,
        "packages": [(name, interval(share)) for name, share in packages],
        "without": without[:_DEMANDS],
        "ways": [(way.number, way.who, interval(way.share)) for way in ways],
        "seed": firm.parameters["seed"],
        "assumptions": firm.assumptions,
        "citations": firm.citations,
    }


TEMPLATE = """
<p id="draws"><strong>{{ verdict }}</strong>{% for note in notes %} {{ note }}{% endfor %}</p>
<div class="notice"><p>A share of draws is not the likelihood that the parties will agree. It says
only how often the numbers of this case, drawn evenly from their ranges, leave room for a package
that all could accept. Whether governments find it, want it or keep to it is another matter.</p>
</div>
{% macro table(rows, caption, head, id) %}<div class="box"><table>
<caption>{{ caption }}</caption><thead><tr><th scope="col">{{ head }}</th>
<th scope="col">Share of draws</th></tr></thead><tbody>
{% for what, share in rows %}<tr id="{{ id }}-{{ loop.index }}"><th scope="row">
{{- what | capital }}</th><td>{{ share }}</td></tr>{% endfor %}</tbody></table></div>{% endmacro %}
{% if shares %}{{ m.figure(shares) }}{% endif %}
{% if packages %}{{ table(packages, "How often each named package is acceptable to all",
"Package", "kept") }}{% endif %}
{% if without %}{{ table(without, "How often there is a zone once one demand is given up",
"Given up", "without") }}{% endif %}
{% if ways %}<div class="box"><table><caption>How often there is a zone once a way out is taken
</caption><thead><tr><th scope="col">Way out</th><th scope="col">Share of draws</th></tr></thead>
<tbody>{% for number, who, share in ways %}<tr id="taken-{{ loop.index }}"><th scope="row">
<a href="#way-{{ number }}">Way out {{ number }}</a>: {{ who }}</th>
<td>{{ share }}</td></tr>{% endfor %}
</tbody></table></div>{% endif %}
<h3>What matters most</h3>
{% if inputs %}<p>The numbers whose place within their range goes most closely with there being a
zone. Knowing these better would change the result most. {{ measure }}</p>
{% if strongest %}{{ m.figure(strongest) }}{% endif %}
<div class="box"><table><caption>What the result depends on, strongest first (strength, 0 to
100)</caption>
<thead><tr><th scope="col">What is not known exactly</th><th scope="col">A zone goes with</th>
<th scope="col" class="num">Strength</th></tr></thead><tbody>
{% for one in inputs %}<tr id="input-{{ loop.index }}"><th scope="row">{{ one.what }}</th>
<td>{{ one.direction }}</td><td class="num">{{ "%.0f" | format(one.strength * 100) }}</td>
</tr>{% endfor %}</tbody></table></div>
{% else %}<p>{{ note or "No single number within the ranges decides whether there is a zone." }}</p>
{% endif %}
<details id="draws-how"><summary>How this was worked out</summary>
<ul>{% for line in assumptions %}<li>{{ line }}</li>{% endfor %}
<li>The draws begin from seed {{ seed }}, so that the same case gives the same numbers.</li></ul>
<p class="tight">Sources of the method:</p>
<ul>{% for line in citations %}<li>{{ line }}</li>{% endfor %}</ul></details>
"""

SECTION = Section("robustness", "What the result depends on", TEMPLATE, context)

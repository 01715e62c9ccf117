"""Section: every inferred value with its rule and its words."""

from collections import Counter

from detente.case import RULES
from detente.report.section import Context, Section
from detente.report.values import Waiting, waiting
from detente.report.view import View


def context(view: View) -> Context:
    """Return inferred values by group; None when a person has accepted them all."""
    values = waiting(view)
    if not values:
        return None
    groups: dict[str, list[Waiting]] = {}
    for value in values:
        groups.setdefault(value.group, []).append(value)
    used: Counter[str] = Counter()
    for value in values:
        used[value.rule] += len(value.values)
    rules = [(rule, RULES.get(rule), used[rule]) for rule in sorted(used)]
    return {"groups": list(groups.items()), "rules": rules}


TEMPLATE = """
<p>A documented rule set each value below from the words that it names. It is marked until a person
accepts it: write the value into the case with <code>by: analyst</code>, or correct it there.</p>
<div class="box"><table class="cards inferred">
<caption>Inferred values, marked until accepted</caption>
<thead><tr><th scope="col">Inferred</th><th scope="col">Rule</th>
<th scope="col">Rests on</th></tr></thead>
{% for group, values in groups %}<tbody>
<tr class="group"><th scope="rowgroup" colspan="3">{{ group | capital }}</th></tr>
{% set outer = loop.index %}
{% for value in values %}<tr id="value-{{ outer }}-{{ loop.index }}">
<th scope="row">{% for what, amount in value.values %}<span class="item">{{ what | capital }}:
<b>{{ amount }}</b></span>{% endfor %}</th>
<td data-label="Rule"><code>{{ value.rule }}</code></td>
<td data-label="Rests on">{% if value.refs %}{{ m.refs(value.refs) }}{% else %}
<span class="muted">no words</span>{% endif %}
{%- if value.note %}<span class="sub">{{ value.note }}</span>{% endif %}</td></tr>
{% endfor %}</tbody>{% endfor %}</table></div>
<div class="box"><table class="cards"><caption>The rules that set them</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What it does</th>
<th scope="col" class="num">Times used</th></tr></thead><tbody>
{% for rule, meaning, times in rules %}<tr id="rule-{{ loop.index }}"><th scope="row">
<code>{{ rule }}</code></th>
<td data-label="What it does">{{ meaning or "not a rule of this version" }}</td>
<td data-label="Times used" class="num">{{ times }}</td></tr>{% endfor %}
</tbody></table></div>
"""

SECTION = Section("inferred", "Inferred values", TEMPLATE, context)

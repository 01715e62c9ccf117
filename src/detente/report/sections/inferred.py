"""Section: every inferred value with its rule and its words."""

from collections import Counter

from detente.report.section import Context, Section
from detente.report.values import Inferred, inferred
from detente.report.view import View


def context(view: View) -> Context:
    """Return inferred values by group; None when a person has accepted them all."""
    values = inferred(view)
    if not values:
        return None
    groups: dict[str, list[Inferred]] = {}
    for value in values:
        groups.setdefault(value.group, []).append(value)
    rules = sorted(Counter(value.rule for value in values).items())
    return {"groups": list(groups.items()), "rules": rules, "total": len(values)}


TEMPLATE = """
<p>A documented rule set each value below from the words that it names. It is marked until a person
accepts it: write the value into the case with <code>by: analyst</code>, or correct it there.</p>
<div class="box"><table class="cards inferred">
<caption>Inferred values, marked until accepted</caption>
<thead><tr><th scope="col">Value of</th><th scope="col">Inferred</th><th scope="col">Rule</th>
<th scope="col">Rests on</th></tr></thead>
{% for group, values in groups %}<tbody>
<tr class="group"><th scope="rowgroup" colspan="4">{{ group }}</th></tr>
{% set outer = loop.index %}
{% for value in values %}<tr id="value-{{ outer }}-{{ loop.index }}">
<th scope="row">{{ value.what | capital }}</th>
<td data-label="Inferred">{{ value.value }}</td>
<td data-label="Rule"><code>{{ value.rule }}</code></td>
<td data-label="Rests on">{% if value.refs %}{{ m.refs(value.refs) }}{% else %}
<span class="muted">no words</span>{% endif %}
{%- if value.note %}<span class="sub">{{ value.note }}</span>{% endif %}</td></tr>
{% endfor %}</tbody>{% endfor %}</table></div>
<details id="rules-used"><summary>How often each rule was used</summary><ul>
{% for rule, times in rules %}<li><code>{{ rule }}</code>: {{ times }}</li>{% endfor %}</ul></details>
"""

SECTION = Section("inferred", "Inferred values", TEMPLATE, context)

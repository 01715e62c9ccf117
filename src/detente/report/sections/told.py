"""Section: what others say of a party's position, apart from the party's own words."""

from detente.report.quotes import Quote
from detente.report.section import Context, Section
from detente.report.view import Ref, View


def context(view: View) -> Context:
    """Return the words on each party by others; None without any."""
    if view.record is None:
        return None
    groups: dict[str, list[tuple[Quote, tuple[Ref, ...]]]] = {}
    for said in view.record.statements:
        if said.reports is not None and said.id in view.quotes:
            entry = view.quotes[said.id], view.refs([said.id])
            groups.setdefault(view.who(said.reports), []).append(entry)
    return {"groups": list(groups.items())} if groups else None


TEMPLATE = """
<p>Here one party tells what another wants, says or would do. Such words are nobody's position: they
are not counted as the other's own, in no cell, value or change of this report.</p>
{% for of, rows in groups %}{% set n = loop.index %}
<div class="box"><table class="cards">
<caption>What others say of {{ of }}</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Words</th><th scope="col">Date</th></tr></thead>
<tbody>
{% for quote, refs in rows %}<tr id="told-{{ n }}-{{ loop.index }}">
<th scope="row">{{ quote.who | capital }}</th>
<td data-label="Words"><q>{{ quote.words }}</q>{{ m.refs(refs) }}</td>
<td data-label="Date">{{ quote.date }}</td></tr>
{% endfor %}</tbody></table></div>
{% endfor %}
"""

SECTION = Section("told", "What others say of a party", TEMPLATE, context)

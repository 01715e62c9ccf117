"""Section: facts that one party claims and another denies, both sides' words side by side."""

from dataclasses import dataclass

from detente.record.disputes import Dispute, disputes
from detente.report import words
from detente.report.quotes import Quote
from detente.report.section import Context, Section
from detente.report.view import View


@dataclass(frozen=True)
class Row:
    """A dispute: how it is told in a sentence, both quotes, and the words of both or of one."""

    what: str
    claim: Quote
    denial: Quote
    both: str
    claim_only: str
    denial_only: str


def _sides(view: View, parties: tuple[str, ...], quote: Quote) -> str:
    return words.listed([view.who(party) for party in parties]) or quote.who or "somebody"


def _what(view: View, dispute: Dispute, claim: Quote, denial: Quote) -> str:
    one = _sides(view, dispute.claim.parties, claim)
    other = _sides(view, dispute.denial.parties, denial)
    told = {
        "denial": f"What {one} says, {other} denies",
        "answer": f"{other} denies it without repeating what {one} says",
        "contrary": f"{one} says it is so; {other} says that it is not",
        "figures": f"{one} and {other} give different figures",
    }
    return words.sentence(told[dispute.kind])


def context(view: View) -> Context:
    """Return the disputes in the order of the claims; None without any."""
    if view.record is None:
        return None
    rows = []
    for dispute in disputes(view.record):
        claim = view.quotes[dispute.claim.statement]
        denial = view.quotes[dispute.denial.statement]
        rows.append(
            Row(
                what=_what(view, dispute, claim, denial),
                claim=claim,
                denial=denial,
                both=words.listed(dispute.both),
                claim_only=words.listed(dispute.claim_only),
                denial_only=words.listed(dispute.denial_only),
            )
        )
    return {"rows": rows} if rows else None


TEMPLATE = """
<p>Here two sources contradict each other on a fact. Their words stand next to each other, found by
what they share; nothing here decides who is right, and what only one of them says is not agreed by
the other.</p>
<div class="box"><table class="cards disputes">
<caption>Disputed facts, in order of the claims</caption>
<thead><tr><th scope="col">Dispute</th><th scope="col">One side</th>
<th scope="col">The other side</th></tr></thead><tbody>
{% for row in rows %}<tr id="dispute-{{ loop.index }}"><th scope="row">{{ row.what }}
{% if row.both %}<span class="sub">Both speak of: {{ row.both }}</span>{% endif %}
{% if row.claim_only %}<span class="sub">Only the one: {{ row.claim_only }}</span>{% endif %}
{% if row.denial_only %}<span class="sub">Only the other: {{ row.denial_only }}</span>{% endif %}
</th><td data-label="One side">{{ m.quote(row.claim) }}</td>
<td data-label="The other side">{{ m.quote(row.denial) }}</td></tr>
{% endfor %}</tbody></table></div>
"""

SECTION = Section("disputes", "Disputed facts", TEMPLATE, context)

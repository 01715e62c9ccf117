"""Section: the parties and who speaks for them."""

from dataclasses import dataclass

from detente.case.model import CaseParty, Forum
from detente.catalogue import organisations
from detente.reading.model import Claim, Person
from detente.report import words
from detente.report.quotes import claim_of
from detente.report.section import Context, Section
from detente.report.view import Ref, View

_RULES = {
    "bilateral": "the two sides agree",
    "unanimity": "every member agrees",
    "consensus": "no member objects",
    "qualified-majority": "a qualified majority agrees",
    "majority": "a majority agrees",
    "mediated": "the sides accept a mediator's text",
}


@dataclass(frozen=True)
class Tie:
    """Words that tie a person to another party."""

    party: str
    says: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Speaker:
    """A person with the words that say for whom they speak, and those that say otherwise."""

    name: str
    title: str | None
    says: str | None
    refs: tuple[Ref, ...]
    otherwise: tuple[Tie, ...]


@dataclass(frozen=True)
class Row:
    """A party, its speakers, and the number of its own statements."""

    id: str
    name: str
    kind: str
    role: str
    own: int
    speakers: tuple[Speaker, ...]
    refs: tuple[Ref, ...]


def _speaker(view: View, person: Person) -> Speaker:
    quote = view.quotes.get(person.id)
    return Speaker(
        name=person.name,
        title=person.title,
        says=quote.words if quote else None,
        refs=view.refs([person.id]) if quote else (),
        otherwise=tuple(
            _tie(view, person, claim) for claim in person.otherwise if claim.party != person.party
        ),
    )


def _tie(view: View, person: Person, claim: Claim) -> Tie:
    refs = view.refs([claim_of(person.id, claim.party)])
    return Tie(view.who(claim.party), claim.because.text, refs)


def _row(view: View, party: CaseParty) -> Row:
    record = view.record
    people = [p for p in record.people if p.party == party.id] if record else []
    once = {person.name: person for person in reversed(people)}
    own = [
        s
        for s in (record.statements if record else ())
        if s.reports is None and party.id in (s.parties or (s.party,))
    ]
    return Row(
        id=party.id,
        name=party.name,
        kind=party.kind,
        role="takes positions of its own"
        if party.role == "party"
        else "talked about, without a say here",
        own=len(own),
        speakers=tuple(_speaker(view, person) for person in reversed(once.values())),
        refs=view.refs(party.because),
    )


def _known_by(forum: Forum) -> str:
    """Say how the rule of a forum is known: words that name a forum rarely give its rule."""
    if forum.rule == "bilateral":
        return "by definition: two parties"
    listed = any(body.id == forum.id and body.rule == forum.rule for body in organisations())
    return "by the catalogue" if listed else "as entered in the case"


def _forum(view: View, forum: Forum) -> dict[str, object]:
    return {
        "name": forum.name,
        "members": words.capital(words.listed([view.who(member) for member in forum.members])),
        "rule": _RULES[forum.rule],
        "known_by": _known_by(forum),
        "refs": view.refs(forum.because),
    }


def context(view: View) -> Context:
    """Return the case's parties, then the people of nobody's side, then forums."""
    known = {party.id for party in view.case.parties}
    others = [p for p in view.record.people if p.party not in known] if view.record else []
    unnamed = {
        person.name: (_speaker(view, person), view.party(person.party) if person.party else None)
        for person in others
    }
    return {
        "rows": [_row(view, party) for party in view.case.parties],
        "others": list(unnamed.values()),
        "forums": [_forum(view, forum) for forum in view.case.forums],
        "read": view.record is not None,
    }


TEMPLATE = """
{% macro ties(s) %}{% for tie in s.otherwise %}<span class="sub">
{{- "Other words tie" if s.says else "Words tie" }} this person to {{ tie.party }}:
<q>{{ tie.says }}</q>{{ m.refs(tie.refs) }}</span>{% endfor %}{% endmacro %}
<div class="box"><table class="cards">
<caption>Parties{% if read %}, the people who speak for them, and the words that say so{% endif %}
</caption>
<thead><tr><th scope="col">Party</th><th scope="col">Role</th>
{%- if read %}<th scope="col">Speakers</th><th scope="col" class="num">Own statements</th>
{%- endif %}</tr></thead>
<tbody>
{% for row in rows %}<tr id="party-{{ loop.index }}">
<th scope="row">{{ row.name | capital }}<span class="sub">{{ row.kind }}</span></th>
<td data-label="Role">{{ row.role }}{{ m.refs(row.refs) }}</td>
{% if read %}<td data-label="Speakers">
{% for s in row.speakers %}<p class="tight"><strong>{{ s.name }}</strong>
{%- if s.title %}, {{ s.title }}{% endif %}
{%- if s.says %} <q>{{ s.says }}</q>{{ m.refs(s.refs) }}{% endif %}{{ ties(s) }}</p>
{% else %}<span class="muted">nobody is named</span>{% endfor %}</td>
<td data-label="Own statements" class="num">{{ row.own }}</td>{% endif %}
</tr>{% endfor %}
</tbody></table></div>
{% if others %}<div class="box"><table class="cards">
<caption>Other people who are named</caption>
<thead><tr><th scope="col">Person</th><th scope="col">Side</th><th scope="col">Words</th></tr>
</thead><tbody>
{% for s, side in others %}<tr id="person-{{ loop.index }}"><th scope="row">{{ s.name }}
{%- if s.title %}<span class="sub">{{ s.title }}</span>{% endif %}</th>
<td data-label="Side">{{ side or "no side is given" }}</td>
<td data-label="Words">{% if s.says %}<q>{{ s.says }}</q>{{ m.refs(s.refs) }}{% endif %}
{{- ties(s) }}</td></tr>
{% endfor %}</tbody></table></div>{% endif %}
{% if forums %}<div class="box"><table class="cards">
<caption>Where they decide, and how</caption>
<thead><tr><th scope="col">Forum</th><th scope="col">Members</th><th scope="col">A decision is
taken when</th></tr></thead><tbody>
{% for f in forums %}<tr id="forum-{{ loop.index }}"><th scope="row">
{{- f.name }}{{ m.refs(f.refs) }}</th>
<td data-label="Members">{{ f.members or "not given" }}</td>
<td data-label="A decision is taken when">{{ f.rule }}<span class="sub">
{{- f.known_by }}</span></td></tr>
{% endfor %}</tbody></table></div>{% endif %}
"""

SECTION = Section("parties", "The parties and who speaks for them", TEMPLATE, context)

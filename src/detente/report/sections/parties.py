"""Section: the parties and who speaks for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.case.model import CaseParty, Forum
from detente.catalogue import organisations
from detente.documents.model import Span
from detente.reading.model import Person
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


def _named(view: View) -> tuple[tuple[Person, ...], ...]:
    """Return the people of the record, those of one name in several documents together."""
    found: dict[str, list[Person]] = {}
    for person in view.record.people if view.record else ():
        found.setdefault(person.name, []).append(person)
    return tuple(map(tuple, found.values()))


def _speaker(view: View, party: str | None, named: Sequence[Person]) -> Speaker:
    """Return somebody who speaks for a party, from what the documents say of that name."""
    mine = [person for person in named if person.party == party]
    best = next((person for person in mine if person.id in view.quotes), mine[0])
    quote = view.quotes.get(best.id)
    ties = [
        (other, words, entry)
        for person in named
        for other, words, entry in _ties(person)
        if other != party
    ]
    once = {(other, words.text): entry for other, words, entry in reversed(ties)}
    return Speaker(
        name=best.name,
        title=best.title,
        says=quote.words if quote else None,
        refs=view.refs([best.id]) if quote else (),
        otherwise=tuple(
            Tie(view.who(other), said, view.refs([entry]))
            for (other, said), entry in reversed(once.items())
        ),
    )


def _ties(person: Person) -> Iterator[tuple[str, Span, str]]:
    """Yield the parties that words tie a person to, the words and what the words are cited by."""
    if person.party is not None and person.because is not None:
        yield person.party, person.because, person.id
    for claim in person.otherwise:
        yield claim.party, claim.because, claim_of(person.id, claim.party)


def _row(view: View, party: CaseParty, people: Iterable[Sequence[Person]]) -> Row:
    record = view.record
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
        speakers=tuple(
            _speaker(view, party.id, named)
            for named in people
            if any(person.party == party.id for person in named)
        ),
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
    people = _named(view)
    others = [
        (_speaker(view, party, named), view.party(party) if party else None)
        for named in people
        if not any(person.party in known for person in named)
        for party in [next((person.party for person in named if person.party), None)]
    ]
    return {
        "rows": [_row(view, party, people) for party in view.case.parties],
        "others": others,
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

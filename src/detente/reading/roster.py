"""The roster of a document: its parties and its people, each with the words that name them."""

from detente import catalogue
from detente.reading.affiliation import Affiliation
from detente.reading.ids import kebab
from detente.reading.model import Claim, Mention, Party, Person
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed
from detente.reading.roles import title_of


def _mention(parsed: Parsed, name: Name) -> Mention:
    span = parsed.tokens(name.paragraph, name.start, name.end)
    return Mention(start=span.start, end=span.end, text=span.text, document=parsed.document.id)


def parties(
    parsed: Parsed, found: Names, speaking: frozenset[str], wanted: frozenset[str]
) -> tuple[Party, ...]:
    """Return the parties among ``wanted`` that a document names, in the order of first mention.

    Behind them come those for whom only a dateline stands. ``speaking`` are those with statements
    of their own.
    """
    named = (n.key for n in (*found.all, *found.loose) if n.kind != "person")
    order = (key for key in dict.fromkeys((*named, *sorted(wanted))) if key in wanted)
    return tuple(_party(parsed, found, key, key in speaking) for key in order)


def _party(parsed: Parsed, found: Names, key: str, speaks: bool) -> Party:
    mentions = tuple(
        _mention(parsed, n)
        for n in (*found.all, *found.loose)
        if n.key == key and n.kind != "person" and not n.place
    )
    state = next((s for s in catalogue.states() if s.id == key), None)
    if state is not None:
        return Party(id=key, name=state.name, kind="state", speaks=speaks, mentions=mentions)
    body = next((o for o in catalogue.organisations() if o.id == key), None)
    if body is None:
        name = found.bodies.get(key, key)
        return Party(id=key, name=name, kind="group", speaks=speaks, mentions=mentions)
    day = parsed.document.date
    return Party(
        id=key,
        name=body.name,
        kind=body.kind,
        members=tuple(
            m.state for m in body.members if (m.until is None if day is None else m.holds(day))
        ),
        rule=None if body.rule == "none" else body.rule,
        speaks=speaks,
        mentions=mentions,
    )


def people(
    parsed: Parsed,
    found: Names,
    learnt: tuple[Affiliation, ...],
    claimed: tuple[Affiliation, ...],
    party_of: dict[str, str],
) -> tuple[Person, ...]:
    """Return the people of a document, each with a party and the words that say so.

    ``learnt`` is what decides, the first of a person first, and ``claimed`` all that any words say.
    A person whose party only another document of the dossier tells has no such words here.
    """
    people = []
    by_person: dict[str, Affiliation] = {}
    for claim in learnt:
        by_person.setdefault(claim.person, claim)
    for key in dict.fromkeys(n.key for n in found.all if n.kind == "person"):
        why = by_person.get(key)
        title = next(
            (
                t
                for n in found.all
                if n.key == key and (t := title_of(parsed.paragraphs[n.paragraph].parse, n))
            ),
            None if why is None else why.title,
        )
        party = party_of.get(key) if why is None else why.party
        people.append(
            Person(
                id=f"p-{kebab(key)}-{parsed.document.id[:8]}",
                document=parsed.document.id,
                name=key,
                title=title,
                party=party,
                because=None if why is None else parsed.tokens(why.paragraph, why.start, why.end),
                rules=_why(why, key, party_of),
                otherwise=_otherwise(parsed, key, party, claimed),
            )
        )
    return tuple(people)


def _otherwise(
    parsed: Parsed, person: str, party: str | None, claimed: tuple[Affiliation, ...]
) -> tuple[Claim, ...]:
    """Return the words that tie a person to other parties than one, the first for each party."""
    others: dict[str, Affiliation] = {}
    for claim in claimed:
        if claim.person == person and claim.party != party:
            others.setdefault(claim.party, claim)
    return tuple(
        Claim(
            party=other.party,
            because=parsed.tokens(other.paragraph, other.start, other.end),
            rules=(other.rule,),
        )
        for other in others.values()
    )


def _why(why: Affiliation | None, person: str, party_of: dict[str, str]) -> tuple[str, ...]:
    if why is not None:
        return (why.rule,)
    return ("other-document",) if person in party_of else ()

"""One document, all stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from detente.documents.model import Document
from detente.reading.affiliation import Affiliation, affiliations
from detente.reading.allegiance import sided
from detente.reading.attribution import Reported, attributions
from detente.reading.cast import Cast
from detente.reading.discourse import Discourse
from detente.reading.events import events
from detente.reading.meetings import meetings
from detente.reading.model import Reading
from detente.reading.names import Names, names
from detente.reading.naming import name_issues
from detente.reading.packed import pack, unpack
from detente.reading.parse import Parsed, parse, parse_all
from detente.reading.roster import parties, people
from detente.reading.scene_model import by_act, views
from detente.reading.scenes import scene
from detente.reading.sides import home_state, main_parties, mediators
from detente.reading.signals import signals
from detente.reading.speaker_context import with_speakers
from detente.reading.statements import statements
from detente.reading.voice import voice

Reporting = Callable[[Parsed], tuple[Reported, ...]]
"""The stage that finds who says what. ``attributions`` does it by rule."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document as far as it can be read without the others."""

    parsed: Parsed
    names: Names
    told: tuple[Affiliation, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a document has to tell the others of its people, and to ask of them.

    ``told`` are the pairs of a person and the party that the text gives, ``untold`` the people
    to whom it gives none. ``parse``, where there are such, spares the document a second parse.
    """

    told: tuple[tuple[str, str], ...]
    untold: tuple[str, ...]
    parse: bytes

    def lacking(self, agreed: Mapping[str, str]) -> dict[str, str]:
        """Return what the others' word adds for this document."""
        return {person: agreed[person] for person in self.untold if person in agreed}


def read(document: Document) -> Reading:
    """Read a document: statements, parties, people, meetings, signals and issues with their words.

    The same document gives the same reading, ids included. A text without any statement gives a
    reading without statements.
    """
    return _complete(_prepare(parse(document)), {}, attributions)


def read_all(
    documents: Iterable[Document], reporting: Reporting = attributions
) -> Iterator[Reading]:
    """Read documents that belong together, in order.

    Where one document does not say for whom a person speaks, the others' word is taken when they
    agree. All parses are held until the last document has come; where that is too much, a store
    takes thousands (`record.read_in`), with the same result.
    """
    prepared = [_prepare(parsed) for parsed in parse_all(documents)]
    looks = [_look(one) for one in prepared]
    known = agreed(look.told for look in looks)
    for one, look in zip(prepared, looks, strict=True):
        yield _complete(one, look.lacking(known), reporting)


def read_alone(
    documents: Iterable[Document], reporting: Reporting = attributions
) -> Iterator[tuple[Reading, Look]]:
    """Read each document by its own word, as `read` does, with what others may add to."""
    for parsed in parse_all(documents):
        prepared = _prepare(parsed)
        look = _look(prepared)
        if look.untold:
            look = replace(look, parse=pack(parsed))
        yield _complete(prepared, {}, reporting), look


def read_again(
    document: Document,
    parse: bytes,
    shared: Mapping[str, str],
    reporting: Reporting = attributions,
) -> Reading:
    """Read a document with the parties of people that others tell; ``parse`` is of its `Look`."""
    return _complete(_prepare(unpack(document, parse)), shared, reporting)


def agreed(told: Iterable[Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Return the party of each person about whom the documents do not disagree."""
    claims: dict[str, set[str]] = {}
    for pairs in told:
        for person, party in pairs:
            claims.setdefault(person, set()).add(party)
    return {person: next(iter(sides)) for person, sides in claims.items() if len(sides) == 1}


def _prepare(parsed: Parsed) -> _Prepared:
    found = names(parsed)
    return _Prepared(parsed, found, affiliations(parsed, found))


def _look(one: _Prepared) -> Look:
    told = tuple(dict.fromkeys((claim.person, claim.party) for claim in one.told))
    people = dict.fromkeys(name.key for name in one.names.all if name.kind == "person")
    known = {person for person, _ in told}
    untold = tuple(person for person in people if person not in known)
    return Look(told, untold, b"")


def discourse_of(parsed: Parsed) -> Discourse:
    """Return the discourse of a document before its first sentence."""
    return _discourse(_prepare(parsed), {})


def _discourse(one: _Prepared, shared: Mapping[str, str]) -> Discourse:
    own = {a.person: a.party for a in reversed(one.told)}
    between = mediators(one.parsed, one.names)
    main = main_parties(one.names, between)
    return Discourse(
        cast=Cast(one.parsed, one.names),
        party_of={**shared, **own},
        main=main,
        home=home_state(one.parsed, one.names, main),
        between=between,
    )


def _complete(one: _Prepared, shared: Mapping[str, str], reporting: Reporting) -> Reading:
    parsed, found, told = one.parsed, one.names, one.told
    discourse = _discourse(one, shared)
    reported = reporting(parsed)
    known = voice(parsed, reported, discourse)
    stage = scene(parsed, reported, known, discourse)
    seen = views(stage)
    heard = with_speakers(stage, seen, known, discourse)
    if heard is not known:
        stage = scene(parsed, reported, heard, discourse)
    known = sided(stage, seen, heard, discourse)
    standing = (one for one in told if one.person not in discourse.leanings.decided)
    learnt = (*standing, *discourse.learnt)
    claimed = (*told, *discourse.set_aside, *discourse.learnt)
    made, issues = name_issues(
        parsed, statements(parsed, reported, known, found, discourse.party_of, by_act(stage, seen))
    )
    said = tuple(entry.statement for entry in made)
    rounds = meetings(parsed, found)
    again = replace(discourse, learnt=[], weighed=discourse.leanings)
    taken = signals(parsed, again, said)
    once_more = replace(discourse, learnt=[], weighed=discourse.leanings)
    done = events(parsed, once_more, said)
    named = people(parsed, found, learnt, claimed, discourse.party_of)
    speaking = frozenset(party for s in said for party in s.parties)
    concerned = {party for s in said for party in (*s.addressees, *s.targets)}
    meeting = {party for m in rounds for party in (*m.participants, m.forum) if party}
    acting = {s.party for s in taken if s.party} | {i.subject for i in issues if i.subject}
    acting |= {party for e in done for party in (*e.sources, *e.targets, *e.claimed_by)}
    acting |= {claim.party for person in named for claim in person.otherwise}
    return Reading(
        documents=(parsed.document,),
        statements=said,
        parties=parties(parsed, found, speaking, speaking | concerned | meeting | acting),
        people=named,
        meetings=rounds,
        signals=taken,
        events=done,
        issues=issues,
    )

"""One document, all stages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from detente.documents.model import Document
from detente.reading.affiliation import Affiliation, affiliations
from detente.reading.attribution import Reported, attributions
from detente.reading.discourse import Discourse
from detente.reading.events import events
from detente.reading.meetings import meetings
from detente.reading.model import Reading
from detente.reading.names import Names, names
from detente.reading.naming import name_issues
from detente.reading.parse import Parsed, parse_all
from detente.reading.roster import parties, people
from detente.reading.sides import home_state, main_parties
from detente.reading.signals import signals
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


def read(document: Document) -> Reading:
    """Read a document: statements, parties, people, meetings, signals and issues with their words.

    The same document gives the same reading, ids included. A text without any statement gives a
    reading without statements.
    """
    return next(read_all((document,)))


def read_all(
    documents: Iterable[Document], reporting: Reporting = attributions
) -> Iterator[Reading]:
    """Read documents that belong together, in order.

    Where one document does not say for whom a person speaks, the others' word is taken when they
    agree.
    """
    prepared = [_prepare(parsed) for parsed in parse_all(documents)]
    claims: dict[str, set[str]] = {}
    for one in prepared:
        for claim in one.told:
            claims.setdefault(claim.person, set()).add(claim.party)
    agreed = {person: next(iter(sides)) for person, sides in claims.items() if len(sides) == 1}
    for one in prepared:
        yield _complete(one, agreed, reporting)


def _prepare(parsed: Parsed) -> _Prepared:
    found = names(parsed)
    return _Prepared(parsed, found, affiliations(parsed, found))


def _complete(one: _Prepared, agreed: dict[str, str], reporting: Reporting) -> Reading:
    parsed, found, told = one.parsed, one.names, one.told
    own = {a.person: a.party for a in reversed(told)}
    present = {n.key for n in found.all}
    discourse = Discourse(
        parsed=parsed,
        names=found,
        party_of={p: party for p, party in agreed.items() if p in present} | own,
        main=main_parties(found),
        home=home_state(found),
    )
    reported = reporting(parsed)
    known = voice(parsed, reported, discourse)
    learnt = (*told, *discourse.learnt)
    made, issues = name_issues(parsed, statements(parsed, reported, known, found))
    said = tuple(entry.statement for entry in made)
    rounds = meetings(parsed, found)
    again = Discourse(parsed, found, discourse.party_of, discourse.main, discourse.home)
    taken = signals(parsed, again, said)
    once_more = Discourse(parsed, found, discourse.party_of, discourse.main, discourse.home)
    done = events(parsed, once_more, said)
    speaking = frozenset(party for s in said for party in s.parties)
    concerned = {party for s in said for party in (*s.addressees, *s.targets)}
    meeting = {party for m in rounds for party in (*m.participants, m.forum) if party}
    acting = {s.party for s in taken if s.party} | {i.subject for i in issues if i.subject}
    acting |= {party for e in done for party in (*e.sources, *e.targets, *e.claimed_by)}
    return Reading(
        documents=(parsed.document,),
        statements=said,
        parties=parties(parsed, found, speaking, speaking | concerned | meeting | acting),
        people=people(parsed, found, learnt, discourse.party_of),
        meetings=rounds,
        signals=taken,
        events=done,
        issues=issues,
    )

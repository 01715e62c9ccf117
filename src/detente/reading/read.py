"""One document, all stages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.documents.model import Document, Span
from detente.reading.affiliation import Affiliation, affiliations, title_of
from detente.reading.attribution import attributions
from detente.reading.dates import dates
from detente.reading.discourse import Discourse, home_state, main_parties
from detente.reading.ids import entry_id, kebab
from detente.reading.meetings import meetings
from detente.reading.model import (
    Act,
    Meeting,
    Mention,
    Party,
    Person,
    Reading,
    Signal,
    Statement,
)
from detente.reading.names import Name, Names, names
from detente.reading.naming import name_issues
from detente.reading.parse import Parsed, parse
from detente.reading.signals import Step, steps
from detente.reading.statements import statements, voice

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

_PROPOSALS = frozenset((Act.DEMAND, Act.OFFER, Act.REJECT, Act.ACCEPT, Act.APPEAL, Act.DENY))


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


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read documents that belong together, in order.

    Where one document does not say for whom a person speaks, the others' word is taken when they
    agree.
    """
    prepared = [_prepare(document) for document in documents]
    claims: dict[str, set[str]] = {}
    for one in prepared:
        for claim in one.told:
            claims.setdefault(claim.person, set()).add(claim.party)
    agreed = {
        person: next(iter(parties)) for person, parties in claims.items() if len(parties) == 1
    }
    for one in prepared:
        yield _complete(one, agreed)


def _prepare(document: Document) -> _Prepared:
    parsed = parse(document)
    found = names(parsed)
    return _Prepared(parsed, found, affiliations(parsed, found))


def _complete(one: _Prepared, agreed: dict[str, str]) -> Reading:
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
    reported = attributions(parsed)
    known = voice(parsed, reported, discourse)
    learnt = (*told, *discourse.learnt)
    made, issues = name_issues(parsed, statements(parsed, reported, known, found))
    said = tuple(entry.statement for entry in made)
    rounds = _meetings(parsed, found)
    taken = _signals(
        parsed, Discourse(parsed, found, discourse.party_of, discourse.main, discourse.home), said
    )
    return Reading(
        documents=(parsed.document,),
        statements=said,
        parties=_parties(parsed, found, said, rounds, taken, (i.subject for i in issues)),
        people=_people(parsed, found, learnt, discourse.party_of),
        meetings=rounds,
        signals=taken,
        issues=issues,
    )


def _place(parsed: Parsed, paragraph: int, start: int, end: int) -> Span:
    """Return the tokens ``start`` to ``end`` (exclusive) of a paragraph as a span."""
    place = parsed.paragraphs[paragraph]
    first, last = place.parse[start], place.parse[end - 1]
    return parsed.span(place, first.idx, last.idx + len(last))


def _mention(parsed: Parsed, name: Name) -> Mention:
    span = _place(parsed, name.paragraph, name.start, name.end)
    return Mention(start=span.start, end=span.end, text=span.text, document=parsed.document.id)


def _parties(
    parsed: Parsed,
    found: Names,
    said: tuple[Statement, ...],
    rounds: tuple[Meeting, ...],
    taken: tuple[Signal, ...],
    subjects: Iterable[str | None],
) -> tuple[Party, ...]:
    """Return whoever speaks, is spoken to or about, meets or acts; a place alone is no party."""
    speaking = {party for s in said for party in s.parties}
    wanted = speaking | {p for s in said for p in (*s.addressees, *s.targets)}
    wanted |= {p for m in rounds for p in m.participants} | {m.forum for m in rounds if m.forum}
    wanted |= {s.party for s in taken if s.party} | {s for s in subjects if s}
    states = {s.id: s for s in catalogue.states()}
    organisations = {o.id: o for o in catalogue.organisations()}
    day = parsed.document.date
    parties = []
    for key in dict.fromkeys(n.key for n in found.all if n.kind != "person"):
        if key not in wanted:
            continue
        mentions = tuple(
            _mention(parsed, n)
            for n in found.all
            if n.key == key and n.kind != "person" and not n.place
        )
        if key in states:
            parties.append(
                Party(
                    id=key,
                    name=states[key].name,
                    kind="state",
                    speaks=key in speaking,
                    mentions=mentions,
                )
            )
        elif key in organisations:
            body = organisations[key]
            parties.append(
                Party(
                    id=key,
                    name=body.name,
                    kind=body.kind,
                    members=tuple(m.state for m in body.members if day is None or m.holds(day)),
                    rule=None if body.rule == "none" else body.rule,
                    speaks=key in speaking,
                    mentions=mentions,
                )
            )
        else:
            parties.append(
                Party(
                    id=key,
                    name=found.bodies.get(key, key),
                    kind="group",
                    speaks=key in speaking,
                    mentions=mentions,
                )
            )
    return tuple(parties)


def _people(
    parsed: Parsed, found: Names, learnt: tuple[Affiliation, ...], party_of: dict[str, str]
) -> tuple[Person, ...]:
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
        people.append(
            Person(
                id=f"p-{kebab(key)}-{parsed.document.id[:8]}",
                document=parsed.document.id,
                name=key,
                title=title,
                party=party_of.get(key) if why is None else why.party,
                because=None if why is None else _place(parsed, why.paragraph, why.start, why.end),
                rules=_why(why, key, party_of),
            )
        )
    return tuple(people)


def _why(why: Affiliation | None, person: str, party_of: dict[str, str]) -> tuple[str, ...]:
    if why is not None:
        return (why.rule,)
    return ("other-document",) if person in party_of else ()


def _meetings(parsed: Parsed, found: Names) -> tuple[Meeting, ...]:
    text = parsed.document
    return tuple(
        Meeting(
            id=entry_id("m", text.id, *one.words),
            document=text.id,
            forum=one.forum,
            place=one.place,
            date=one.date,
            participants=one.participants,
            members=one.members,
            status=one.status,
            result=None if one.result is None else text.span(*one.result),
            words=text.span(*one.words),
        )
        for one in meetings(parsed, found)
    )


def _signals(
    parsed: Parsed, discourse: Discourse, said: tuple[Statement, ...]
) -> tuple[Signal, ...]:
    """Return the steps that the document tells of; what is only demanded or offered is none."""
    signals: list[Signal] = []
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
            for step in steps(sentence):
                words = _place(parsed, at, step.start, step.end + 1)
                holder = next(
                    (
                        s
                        for s in said
                        if s.content.start <= words.start and words.end <= s.content.end
                    ),
                    None,
                )
                if holder is not None and holder.act in _PROPOSALS:
                    continue
                parties = _actor(discourse, parsed, at, step)
                if not parties and holder is not None and holder.act is Act.THREATEN:
                    parties = holder.parties
                if not parties:
                    parties = _as_before(signals, step)
                status, claimed_by = _status(step, holder, parties)
                made = Signal(
                    id=entry_id("g", parsed.document.id, words.start, words.end),
                    document=parsed.document.id,
                    kind=step.kind,
                    party=parties[0] if len(parties) == 1 else None,
                    status=status,
                    claimed_by=claimed_by,
                    numbers=step.numbers,
                    date=_day(parsed, sentence, step),
                    words=words,
                    sentence=_place(parsed, at, sentence.start, sentence.end),
                    rules=(f"signal-{step.kind}",),
                )
                if not any(_repeats(made, earlier) for earlier in signals):
                    signals.append(made)
    return tuple(signals)


def _as_before(signals: list[Signal], step: Step) -> tuple[str, ...]:
    """ "This build-up" is that of the party whose build-up was told of before."""
    party = next((s.party for s in reversed(signals) if s.kind == step.kind and s.party), None)
    return () if party is None or not step.definite else (party,)


def _repeats(made: Signal, earlier: Signal) -> bool:
    """Tell whether a signal says nothing that an earlier one of the same kind does not say."""
    return (
        made.kind == earlier.kind
        and made.party in (None, earlier.party)
        and made.status == earlier.status
        and set(made.numbers) <= set(earlier.numbers)
        and made.date in (None, earlier.date)
    )


def _actor(discourse: Discourse, parsed: Parsed, at: int, step: Step) -> tuple[str, ...]:
    if step.actor is None:
        return ()
    head = parsed.paragraphs[at].parse[step.actor]
    referent = discourse.resolve(head, speaking=False)
    if not referent.parties and head.dep_ in ("amod", "compound", "nmod", "poss"):
        name = discourse.names.at(at, head.i)
        return () if name is None or name.kind == "person" else (name.key,)
    return referent.parties


def _status(
    step: Step, holder: Statement | None, parties: tuple[str, ...]
) -> tuple[Literal["actual", "threatened", "claimed"], tuple[str, ...]]:
    """Return a signal's status and who claims it.

    Only the party itself can threaten. What others say of it, or what is only thought possible, is
    a claim: of the one who says so, or of the report itself where nobody else does.
    """
    own = holder is not None and bool(set(holder.parties) & set(parties))
    others = () if holder is None or own else holder.parties
    if holder is not None and own and (holder.act is Act.THREATEN or step.unreal):
        return "threatened", ()
    if others or step.unreal or (holder is not None and not holder.parties):
        return "claimed", others
    return "actual", ()


def _day(parsed: Parsed, sentence: "Words", step: Step) -> str | None:
    head = sentence.doc[step.start : step.end + 1].root
    for dated in dates(sentence.text, parsed.document.date):
        token = next(t for t in sentence if t.idx - sentence.start_char + len(t) > dated.start)
        for _ in range(4):
            if token == head or (token == head.head and token.pos_ in ("VERB", "AUX")):
                return dated.when
            if token.head == token or token.pos_ in ("VERB", "AUX"):
                break
            token = token.head
    return None

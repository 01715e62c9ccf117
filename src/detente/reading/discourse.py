"""Whom a noun phrase stands for: names, roles, pronouns, "the alliance", "both sides"."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import NOBODY, Acquaintances, Referent
from detente.reading.affiliation import Affiliation
from detente.reading.appositions import beside
from detente.reading.cast import Cast
from detente.reading.cataphora import announced, described
from detente.reading.counted import NUMBERS, coming, left, number_of, only, pair
from detente.reading.dealings import in_deal
from detente.reading.direct import quoted
from detente.reading.grammar import noun_phrase
from detente.reading.leaning_traits import of_words
from detente.reading.leanings import Leanings
from detente.reading.learning import Learning
from detente.reading.memory import Memory
from detente.reading.names import Name
from detente.reading.nouns import (
    both_sides,
    is_definite,
    meant,
    members,
    owners_named,
    states,
)
from detente.reading.offices import Offices
from detente.reading.papers import author, is_paper
from detente.reading.possessors import possessor, possessors
from detente.reading.roles import could_be_person, is_owned, role_words
from detente.reading.sides import dateline_state
from detente.reading.sorts import sorts_called
from detente.reading.state_officers import StateOfficers
from detente.reading.ties import is_from_elsewhere, noun_ties, office

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SEXES = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_OF = frozenset(("of", "for", "at", "in", "from", "with"))
# Bodies of these kinds may speak for the state whose name they bear.
_OF_STATES = frozenset(("bank", "agency", "network", "utility", "nation", "people", "fund"))
_PARTITIVES = frozenset(("one", "some", "many", "most", "several", "all"))
_PARTY_NOUNS = frozenset(("delegation", "negotiators", "negotiator", "team", "side"))


def _is_office(noun: "Token") -> bool:
    """Tell whether people are "at" a noun as those who work there: "an adviser at the ministry"."""
    return noun.lower_ in catalogue.organs() or bool(sorts_called(noun.lower_))


def _is_particular(noun: "Token") -> bool:
    """Tell whether an organ is a certain one and not that of the state spoken of.

    "The international mission", "the Senate of the students": these are no organs of a state.
    """
    described = any(child.dep_ in ("amod", "prep") for child in noun.children)
    return noun.lower_ in catalogue.organs() and (described or noun.text[:1].isupper())


def _is_of_organ(head: "Token") -> bool:
    """Tell whether a noun belongs to an organ of a state: "the army's media wing"."""
    national = catalogue.roles().national
    return any(child.dep_ == "poss" and child.lower_ in national for child in head.children)


def _is_beside(head: "Token", name: Name) -> bool:
    """Tell whether a name at or behind a noun is of whom the noun speaks: "the envoy, A"."""
    if name.end <= head.i:
        return False
    above = head.doc[name.start : name.end].root
    while (
        above != head
        and above.dep_ in ("appos", "compound", "nmod", "conj")
        and above.head != above
    ):
        above = above.head
    first = name.title[0] if name.title else name.start
    aside = first > 0 and head.doc[first - 1].text == ","
    return aside or above == head or above.dep_ not in ("pobj", "poss", "dobj")


def _is_counterparty(head: "Token") -> bool:
    """Tell whether a noun is one for who deals with its owner: "its creditors", "A's landlord"."""
    owned = head.tag_ == "NNS" or any(child.dep_ == "poss" for child in head.children)
    return owned and head.lemma_.lower() in catalogue.roles().counterparties


def _of_whom(head: "Token") -> "Token | None":
    """Return the noun behind "of": "two of the *unions*"."""
    of = next((child for child in head.children if child.lower_ == "of"), None)
    return None if of is None else next((t for t in of.children if t.dep_ == "pobj"), None)


@dataclass(slots=True)
class Discourse:
    """The referents of a document's noun phrases, sentence after sentence.

    ``party_of`` are the parties of people as far as they are known, ``main`` the two parties that
    the document names most, ``home`` the state whose "government" needs no name. ``learnt`` are
    the affiliations that only the course of the text gives. ``weighed`` is what an earlier
    discourse of the text has made of people without a party. ``resolve`` answers for tokens of the
    sentence entered last.
    """

    cast: Cast
    party_of: dict[str, str]
    main: tuple[str, ...]
    home: str | None
    between: tuple[str, ...] = ()
    learnt: list[Affiliation] = field(default_factory=list)
    weighed: Leanings | None = None
    _spoke: list[Referent] = field(init=False, default_factory=list)
    _papers: dict[str, Referent] = field(init=False, default_factory=dict)
    _together: "tuple[Token, tuple[str, ...]] | None" = field(init=False, default=None)
    _memory: Memory = field(init=False)
    _known: Acquaintances = field(init=False)
    _offices: Offices = field(init=False)
    _learning: Learning = field(init=False)

    def __post_init__(self) -> None:
        home = self.home
        self._memory = Memory(self.cast)
        dateline = dateline_state(self.cast.parsed)
        fresh = Leanings(self.cast.names, home, self.main, self.party_of, dateline)
        leanings = fresh if self.weighed is None else self.weighed
        self._known = Acquaintances(self._memory, leanings, self.party_of, self.learnt)
        self._offices = Offices(self.cast.names, self._known, home)
        self._learning = Learning(
            self.cast.parsed,
            self.cast.names,
            self._known,
            self._offices,
            self._parties,
            self._owners,
            self._whom,
            leans=self.weighed is None,
        )

    @property
    def leanings(self) -> Leanings:
        """What tells of people for whom they speak where no words do."""
        return self._known.leanings

    @property
    def officers(self) -> StateOfficers:
        """What the text tells of people in offices of states."""
        return self._known.officers

    def enter(self, paragraph: int, start: int, end: int) -> None:
        """Take in the next sentence, tokens ``start`` to ``end`` (exclusive) of a paragraph."""
        self._memory.enter(paragraph, start, end)
        for token in self.cast.parsed.paragraphs[paragraph].parse[start:end]:
            if token.dep_ == "poss" and token.lower_ in ("his", "her"):
                self._learning.belong(token, _SEXES[token.lower_])
            if token.dep_ not in ("nsubj", "nsubjpass"):
                continue
            if token.lower_ in ("he", "she"):
                self._learning.engage(token, _SEXES[token.lower_])
            elif token.pos_ == "NOUN" and is_definite(token):
                self._recall(token)
        for name in self.cast.names.within(paragraph, start, end):
            if name.kind == "person":
                self._learning.meet(name)
        for token in self.cast.parsed.paragraphs[paragraph].parse[start:end]:
            if is_paper(token):
                self._file(token)

    def _file(self, paper: "Token") -> None:
        """Note who speaks by a paper, for "the letter said" behind it."""
        by = author(paper)
        referent = NOBODY if by is None else self.resolve(by, speaking=True)
        if referent.parties or referent.speaker is not None:
            lemma = paper.lemma_.lower()
            self._papers[lemma] = referent
            self._papers.update(dict.fromkeys(catalogue.papers()["any"], referent))

    def _recall(self, subject: "Token") -> None:
        """Note whom "the minister" or "the movement" means, for "she" and "it" behind it."""
        start, end = noun_phrase(subject)
        paragraph = self._memory.paragraph
        inside = self.cast.names.within(paragraph, start, end + 1)
        quotes = self.cast.parsed.paragraphs[paragraph].quotes
        if quoted(quotes, subject) is not None or any(n.kind == "person" for n in inside):
            return
        office = subject.lower_ in role_words()
        person = self._memory.last_called(subject) if office else None
        if person is not None:
            parties = self._known.referent(person, "title").parties
            self._memory.said(subject.i, person, parties)
            return
        party = meant(subject, self._memory)
        if party is not None:
            self._memory.said(subject.i, None, (party,))
        elif office and subject.tag_ == "NN" and could_be_person(subject.lower_):
            here = self.resolve(subject, speaking=True)
            speaker = here.speaker or self._known.introduce(subject, here.parties)
            self._memory.said(subject.i, speaker, here.parties)

    def said(self, token: int, referent: Referent) -> Referent:
        """Note who spoke at ``token`` of the sentence entered last, and return the referent."""
        self._spoke.append(referent)
        paragraph = self._memory.paragraph
        head = self.cast.parsed.paragraphs[paragraph].parse[token]
        speaker = referent.speaker
        unnamed = speaker is None and self.cast.names.at(paragraph, token) is None
        if unnamed and head.tag_ in ("NN", "NNP") and could_be_person(head.lower_):
            speaker = self._known.introduce(head, referent.parties)
            self._known.follow(speaker, referent.principal)
            referent = replace(referent, nameless=speaker)
        self._memory.said(token, speaker, referent.parties)
        return referent

    def heard(self, speaker: str, paragraph: int, start: int, end: int) -> None:
        """Note what somebody's words, tokens ``start`` to ``end`` (exclusive), tell of the side."""
        names = self.cast.names
        doc = self.cast.parsed.paragraphs[paragraph].parse
        inside = names.within(paragraph, start, end)
        self.leanings.heard(speaker, of_words(doc, start, end, inside, names))

    def pledged(self, speaker: str, organ: "Token") -> None:
        """Note that somebody tells what an organ of a state will do, and so may speak for it."""
        parties = self._parties(organ) or self._offices.organ(organ).parties
        if len(parties) == 1:
            self._known.officers.likely.setdefault(speaker, parties[0])

    def completed(self, referent: Referent) -> Referent:
        """Return a referent with the party of its speaker, where a later sentence has told that."""
        return self._known.completed(referent)

    def resolve(self, head: "Token", *, speaking: bool) -> Referent:
        """Return whom the noun phrase under ``head`` stands for.

        ``speaking`` says that it is the source of reported words, which "he" and "she" then
        take for a person. Unclear words give ``NOBODY``.
        """
        start, end = noun_phrase(head)
        heads = [head, *(t for t in head.conjuncts if head.i < t.i <= end)]
        found = [self._one(token, start, end, speaking=speaking) for token in heads]
        parties = tuple(dict.fromkeys(party for one in found for party in one.parties))
        speakers = {one.speaker for one in found if one.speaker is not None}
        speaker = speakers.pop() if len(speakers) == 1 else None
        if len(found) == 1:
            return found[0]
        if not parties and speaker is None:
            return NOBODY
        return Referent(speaker, parties, found[0].rule)

    def _parties(self, head: "Token") -> tuple[str, ...]:
        """Return the parties that a noun phrase stands for, if nobody speaks by it."""
        return self._one(head, *noun_phrase(head), speaking=False).parties

    def _whom(self, head: "Token") -> Referent:
        """Return who is meant by a noun phrase or by "his"."""
        if head.lower_ in _SEXES:
            return self._pronoun(head, speaking=True)
        return self._one(head, *noun_phrase(head), speaking=False)

    def _one(self, head: "Token", start: int, end: int, *, speaking: bool) -> Referent:
        name = self.cast.names.at(self._memory.paragraph, head.i)
        if name is not None and name.kind != "person":
            return self._national(head, name) or Referent(None, (name.key,), "name")
        if name is not None:
            self._learning.own(name, head, speaking=speaking)
            return self._known.referent(name.key, "name")
        if self._together is not None and head.lower_ in ("third", "other"):
            rest = left(*self._together, self._memory)
            if rest is not None:
                return Referent(None, (rest,), "noun")
        compared = head.tag_ in ("JJR", "JJS") and _of_whom(head) is not None
        part = head.lower_ in _PARTITIVES or head.lower_ in NUMBERS or compared
        if head.pos_ in ("PRON", "NUM", "DET", "ADJ") and part:
            return self._partitive(head, start, end)
        if head.lower_ in ("both", "neither") and head.pos_ != "NOUN":
            before = self._memory.subjects_before(head)
            return Referent(None, before if len(before) == 2 else self.main, "both-sides")
        if head.pos_ == "PRON" or head.lower_ in _SEXES:
            return self._pronoun(head, speaking=speaking)
        inside = self.cast.names.within(self._memory.paragraph, start, end + 1)
        person = next((n for n in inside if n.kind == "person" and _is_beside(head, n)), None)
        if person is None:
            found = self._role(head, start, inside, speaking=speaking)
            settled = found.parties or found.speaker or not speaking
            return found if settled else replace(found, principal=self._learning.principal(head))
        self._learning.own(person, head, speaking=speaking)
        referent = self._known.referent(person.key, "name")
        if referent.parties or head.lower_ in catalogue.roles().parted:
            return referent
        return Referent(person.key, self._owners(head), "role")

    def _national(self, head: "Token", name: Name) -> Referent | None:
        """Return the person whom "the Icelander" means: the one of that state named last."""
        article = name.start > 0 and head.doc[name.start - 1].lower_ == "the"
        if name.form != "demonym" or head.tag_ not in ("NN", "NNP") or not article:
            return None
        if head.dep_ in ("compound", "amod") or (
            head.head.i == head.i + 1 and head.head.pos_ == "NOUN"
        ):
            return None
        person = self._memory.last_of(frozenset((name.key,)), self.party_of)
        return None if person is None else self._known.referent(person, "title")

    def _role(
        self, head: "Token", start: int, inside: tuple[Name, ...], *, speaking: bool
    ) -> Referent:
        named = beside(head, inside)
        if named:
            return Referent(None, named, "name")
        several = self._several(head, start)
        if several is not None:
            return several
        later = announced(head, self._memory)
        if later is not None:
            return Referent(None, (later,), "noun")
        at = self._memory.paragraph
        dealer = in_deal(head.lemma_.lower(), at, self.cast.parsed, self.cast.names)
        if dealer is not None:
            return Referent(None, (dealer,), "noun")
        owners = owners_named(head, inside)
        if any(child.lower_ in ("former", "ex", "onetime") for child in head.children):
            return self._offices.former(head) if speaking else NOBODY
        apart = catalogue.roles().apart
        kind = head.lower_ in catalogue.kinds() and head.lower_ not in _OF_STATES
        kind = kind or any(head.doc[i].lower_ in apart for i in range(start, head.i + 1))
        if kind and not _is_of_organ(head):
            return self._apart(head, owners or self._of_somebody(head))
        written = self._written(head) if speaking and is_paper(head) else None
        if written is not None:
            return written
        if _is_counterparty(head):
            other = described(head, self._memory)
            return NOBODY if other is None else Referent(None, (other,), "noun")
        owners = owners or self._owners(head) or self._body_before(head)
        if owners:
            if not speaking:
                return Referent(None, owners, "role")
            return self._offices.holder(head, owners)
        organs = catalogue.organs()
        if any(c.dep_ == "compound" and c.lower_ in organs for c in head.children):
            return self._offices.organ(head)
        owned = any(child.lower_ in ("of", "for") for child in head.children)
        indefinite = head.doc[start].lower_ in ("a", "an", head.lower_)
        if head.lower_.startswith("spokes") and indefinite and not owned:
            party = self._memory.last_party(head.i)
            return NOBODY if party is None else Referent(None, (party,), "noun")
        if head.doc[start] == head and head.lower_ in ("management", "employers", "strikers"):
            found = meant(head, self._memory)
            if found is not None:
                return Referent(None, (found,), "noun")
        if both_sides(head, start):
            return Referent(None, self.main, "both-sides")
        alliance = members(head, self._memory)
        if alliance is not None:
            return Referent(None, (alliance,), "noun")
        if head.doc[start].lower_ in ("the", "this", "that", "its", "their"):
            return self._definite(head, speaking=speaking)
        for tie in noun_ties(head):
            parties = self._parties(tie.owner)
            if parties:
                return Referent(None, parties, "role")
        return self._offices.unnamed(head) if speaking else NOBODY

    def _written(self, paper: "Token") -> Referent | None:
        """Return who speaks by a paper: its author here, or who has issued it before."""
        by = author(paper)
        if by is not None:
            return self.resolve(by, speaking=True)
        owned = any(child.dep_ == "poss" for child in paper.children)
        known = None if owned or not is_definite(paper) else self._papers.get(paper.lemma_.lower())
        return None if known is None else replace(known, rule="noun")

    def _of_somebody(self, head: "Token") -> tuple[str, ...]:
        """Return whose "his party", "their union", "A's group" or "the company's president" is."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is None:
            return ()
        name = self.cast.names.at(self._memory.paragraph, owner.i)
        somebody = name is not None and name.kind == "person"
        somebody = somebody or (owner.pos_ == "NOUN" and could_be_person(head.lower_))
        return self._owners(head) if somebody or owner.lower_ in (*_SEXES, "their") else ()

    def _body_before(self, head: "Token") -> tuple[str, ...]:
        """Return the body before an officer without a name: "a union official"."""
        person = head.lower_ in ("source", "insider") or could_be_person(head.lemma_.lower())
        return self._learning.body_before(head) if person else ()

    def _apart(self, head: "Token", owners: tuple[str, ...]) -> Referent:
        """People who bear a state's name and do not speak for it: the text's own body, if clear."""
        bodies = tuple(owner for owner in owners if owner not in states())
        if bodies:
            return Referent(None, bodies, "role")
        found = meant(head, self._memory)
        return NOBODY if found is None else Referent(None, (found,), "noun")

    def _several(self, head: "Token", start: int) -> Referent | None:
        """Return whom "both unions", "the three countries" or "two companies" means, if clear.

        Where nothing else tells, they are those who last spoke together, if as many.
        """
        two = pair(head, start, self._memory, self.main, self.between)
        if two:
            self._together = (head, two)
            return Referent(None, two, "both-sides")
        number = number_of(head)
        if number is None:
            return None
        if head.doc[start].lower_ not in ("the", "these"):
            return self._coming(head, number)
        last = next((r for r in reversed(self._spoke) if len(r.parties) == number), None)
        if last is not None:
            return replace(last, speaker=None, rule="both-sides")
        found = only(head, number, self._memory)
        return Referent(None, found, "both-sides") if found else None

    def _definite(self, head: "Token", *, speaking: bool) -> Referent:
        found = meant(head, self._memory)
        if found is not None:
            return Referent(None, (found,), "noun")
        noun = head.lower_
        if noun.startswith("mediator") and self.between:
            one = head.tag_ == "NN" and len(self.between) > 1
            return NOBODY if one else Referent(None, self.between, "noun")
        person = self._memory.last_called(head)
        if person is not None:
            return self._known.referent(person, "title")
        person = self._offices.described(head) if speaking else None
        if person is not None:
            self._memory.called.setdefault(person, set()).update(office(head))
            return self._known.referent(person, "title")
        if noun not in role_words():
            return NOBODY
        if noun in catalogue.organs() or (noun == "minister" and not speaking):
            return self._offices.organ(head)
        party = self._memory.last_party(head.i) if noun in _PARTY_NOUNS else None
        if party is not None:
            return Referent(None, (party,), "role")
        return self._offices.unnamed(head) if speaking else NOBODY

    def _partitive(self, head: "Token", start: int, end: int) -> Referent:
        """Return whom "one of them, A," or "some of the ministers" stands for."""
        inside = self.cast.names.within(self._memory.paragraph, start, end + 1)
        person = next((n for n in inside if n.kind == "person" and _is_beside(head, n)), None)
        among = self._counted(head) or self._those(head)
        if person is None or head.lower_ != "one":
            return among
        self._learning.own(person, head, speaking=False)
        referent = self._known.referent(person.key, "name")
        return referent if referent.parties else Referent(person.key, among.parties, "role")

    def _counted(self, head: "Token") -> Referent | None:
        """Return whom "two of the three unions" or "the larger of the two" means, if clear."""
        number, below = NUMBERS.get(head.lower_), _of_whom(head)
        if below is None:
            return None
        if number is not None:
            return self._coming(below, number)
        first = described(below, self._memory) if head.tag_ in ("JJR", "JJS") else None
        return None if first is None else Referent(None, (first,), "noun")

    def _coming(self, noun: "Token", number: int) -> Referent | None:
        found = coming(noun, number, self._memory)
        if not found:
            return None
        self._together = (noun, found)
        return Referent(None, found, "noun")

    def _those(self, head: "Token") -> Referent:
        """Return the parties among whom "one of them" or "some of the ministers" are."""
        below = _of_whom(head)
        if below is None:
            return NOBODY
        if below.lower_ in ("them", "these", "those"):
            party = self._memory.last_party(None)
            return NOBODY if party is None else Referent(None, (party,), "pronoun")
        return self._one(below, *noun_phrase(below), speaking=False)

    def _pronoun(self, head: "Token", *, speaking: bool) -> Referent:
        memory = self._memory
        parties: tuple[str, ...] = ()
        if head.lower_ in _SEXES:
            sex = _SEXES[head.lower_]
            previous = memory.previous_subject()
            if previous is None or speaking or memory.person_in_paragraph(head):
                person = memory.last_person(head, sex)
                if person is None:
                    return NOBODY
                memory.sexes.setdefault(person, sex)
                return self._known.referent(person, "pronoun")
            # A garbled "he" in a paragraph that has named no person means the state spoken of.
            parties = (previous,)
        elif head.lower_ == "it":
            last = memory.last_party(head.i)
            parties = () if last is None else (last,)
        elif head.lower_ == "they":
            parties = memory.subjects_before(head)
        return Referent(None, parties, "pronoun") if parties else NOBODY

    def _owners(self, head: "Token") -> tuple[str, ...]:
        """Return the parties that a noun belongs to: "its", "the league's", "of the league"."""
        found: list[str] = []
        for child in head.children:
            if child.dep_ != "poss":
                continue
            if child.lower_ == "its":
                found.extend(self._owner_of_its(child, head))
            elif child.lower_ == "their":
                found.extend(self._owner_of_their(child, head))
            elif child.lower_ in _SEXES:
                if not is_from_elsewhere(head):
                    found.extend(self._pronoun(child, speaking=True).parties)
            else:
                found.extend(self._parties(child))
        if not found and head.lower_ in role_words():
            # "A spokesman for the ministry", "the negotiator of the union".
            for prep in (child for child in head.children if child.lower_ in _OF):
                inside = prep.lower_ not in ("of", "for")
                for below in (t for t in prep.children if t.dep_ == "pobj"):
                    if inside and not (_is_office(below) and is_definite(below)):
                        continue
                    found.extend(self._parties(below))
        return tuple(dict.fromkeys(found))

    def _owner_of_its(self, its: "Token", head: "Token") -> tuple[str, ...]:
        """Return the party that "its" means: the subject before it, else one spoken of near by.

        A body that nobody knows is itself meant by "its", and so nobody else is.
        """
        owner = possessor(its, self.cast.parsed.paragraphs[self._memory.paragraph].quotes)
        parties = () if owner is None or _is_particular(owner) else self._parties(owner)
        if len(parties) == 1 and self._offices.could_lead(head, parties[0]):
            return parties
        if owner is not None and not parties and _is_office(owner):
            return ()
        last = self._offices.led_near(head) or self._memory.last_party(its.i)
        return () if last is None else (last,)

    def _owner_of_their(self, their: "Token", head: "Token") -> tuple[str, ...]:
        """Return the party that "their" means before a noun for one of its people."""
        if not is_owned(head.lower_, of_person=False):
            return ()
        quotes = self.cast.parsed.paragraphs[self._memory.paragraph].quotes
        for noun in possessors(their, quotes):
            several = (noun, *noun.conjuncts)
            parties = tuple(dict.fromkeys(p for one in several for p in self._parties(one)))
            if parties or noun.tag_ in ("NNS", "NNPS"):
                parties = parties or self._loose(noun, head)
                return parties if len(parties) == 1 else ()
        parties = self._memory.subjects_before(their)
        return parties if len(parties) == 1 else ()

    def _loose(self, noun: "Token", officer: "Token") -> tuple[str, ...]:
        """Return the people who are no party as yet, and are one as they have an officer."""
        anybody = noun.lemma_.lower() in catalogue.english().anybody
        if anybody or not could_be_person(officer.lemma_.lower()):
            return ()
        loose = self.cast.names.loose_at(self._memory.paragraph, noun.i)
        return () if loose is None else (loose.key,)

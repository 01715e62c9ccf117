"""The course of a text: who is met, who speaks, and whom later words mean."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import NOBODY, Acquaintances, Referent
from detente.reading.affiliation import Affiliation
from detente.reading.cast import Cast
from detente.reading.direct import quoted
from detente.reading.grammar import noun_phrase
from detente.reading.leaning_traits import of_words, sorts_of
from detente.reading.leanings import Leanings
from detente.reading.memory import Memory
from detente.reading.noun_phrases import NounPhrases
from detente.reading.nouns import is_definite, meant, states
from detente.reading.offices import Offices
from detente.reading.papers import author, is_paper
from detente.reading.pronouns import SEXES
from detente.reading.roles import could_be_person, role_words
from detente.reading.several import Several
from detente.reading.sides import dateline_state
from detente.reading.state_officers import StateOfficers

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_GOVERNING = frozenset(("state", "region", "agency"))
"""Sorts of body whose officers may tell what a government will do, as its own."""


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
    _memory: Memory = field(init=False)
    _known: Acquaintances = field(init=False)
    _offices: Offices = field(init=False)
    _phrases: NounPhrases = field(init=False)

    def __post_init__(self) -> None:
        self._memory = Memory(self.cast)
        dateline = dateline_state(self.cast.parsed)
        fresh = Leanings(self.cast.names, self.home, self.main, self.party_of, dateline)
        leanings = fresh if self.weighed is None else self.weighed
        self._known = Acquaintances(self._memory, leanings, self.party_of, self.learnt)
        self._offices = Offices(self.cast.names, self._known, self.home)
        self._phrases = NounPhrases(
            self.cast,
            self._memory,
            self._known,
            self._offices,
            Several(self._memory, self.main, self.between, self._spoke),
            leans=self.weighed is None,
        )

    @property
    def leanings(self) -> Leanings:
        """What tells of people for whom they speak where no words do."""
        return self._known.leanings

    @property
    def guessed(self) -> frozenset[str]:
        """The people whose party no words tell."""
        return frozenset(self._known.guessed)

    @property
    def set_aside(self) -> tuple[Affiliation, ...]:
        """What the course of the text tells and a verdict from outside has overruled."""
        return tuple(self._known.set_aside)

    @property
    def leaning(self) -> frozenset[str]:
        """The people whose party only the leanings give."""
        return frozenset(self._known.leaning)

    @property
    def officers(self) -> StateOfficers:
        """What the text tells of people in offices of states."""
        return self._known.officers

    def enter(self, paragraph: int, start: int, end: int) -> None:
        """Take in the next sentence, tokens ``start`` to ``end`` (exclusive) of a paragraph."""
        self._memory.enter(paragraph, start, end)
        for token in self.cast.parsed.paragraphs[paragraph].parse[start:end]:
            if token.dep_ == "poss" and token.lower_ in ("his", "her"):
                self._phrases.learning.belong(token, SEXES[token.lower_])
            if token.dep_ not in ("nsubj", "nsubjpass"):
                continue
            if token.lower_ in ("he", "she"):
                self._phrases.learning.engage(token, SEXES[token.lower_])
            elif token.pos_ == "NOUN" and is_definite(token):
                self._recall(token)
        for name in self.cast.names.within(paragraph, start, end):
            if name.kind == "person":
                self._phrases.learning.meet(name)
        for token in self.cast.parsed.paragraphs[paragraph].parse[start:end]:
            if is_paper(token):
                self._file(token)

    def _file(self, paper: "Token") -> None:
        """Note who speaks by a paper, for "the letter said" behind it."""
        by = author(paper)
        referent = NOBODY if by is None else self.resolve(by, speaking=True)
        if referent.parties or referent.speaker is not None:
            lemma = paper.lemma_.lower()
            self._phrases.papers[lemma] = referent
            self._phrases.papers.update(dict.fromkeys(catalogue.papers()["any"], referent))

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
        """Note that an official tells what a state will do, and so may speak for it."""
        led = sorts_of(self._memory.called.get(speaker, set()) - {""})
        if led.isdisjoint(_GOVERNING) or "union" in led:
            return
        officers = self._known.officers
        parties = self._phrases.parties(organ) or self._offices.organ(organ).parties
        if len(parties) != 1:
            return
        if organ.pos_ != "PROPN":
            officers.likely.setdefault(speaker, parties[0])
        elif parties[0] in states() and speaker in officers.met:
            officers.near[speaker] = parties[0]

    def completed(self, referent: Referent) -> Referent:
        """Return a referent with the party of its speaker, where a later sentence has told that."""
        return self._known.completed(referent)

    def person(self, name: str) -> Referent:
        """Return a person as the context gives it, and learn the party that the text tells."""
        return self._known.completed(self._known.referent(name, "context"))

    def side(self, person: str, party: str | None) -> None:
        """Take a person to speak for a party, or for none, whatever was found of that before."""
        self._known.side(person, party)

    def resolve(self, head: "Token", *, speaking: bool) -> Referent:
        """Return whom the noun phrase under ``head`` stands for.

        ``speaking`` says that it is the source of reported words, which "he" and "she" then
        take for a person. Unclear words give ``NOBODY``.
        """
        return self._phrases.resolve(head, speaking=speaking)

"""The people of a document, with names and without, and for whom each is known to speak."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.affiliation import Affiliation
from detente.reading.grammar import noun_phrase
from detente.reading.leanings import Leanings
from detente.reading.memory import NAMELESS, Memory
from detente.reading.namesakes import namesake
from detente.reading.nouns import states
from detente.reading.solely_led import solely_led
from detente.reading.state_officers import StateOfficers
from detente.reading.ties import office
from detente.reading.town_officers import town_of

if TYPE_CHECKING:
    from detente.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words stand for: the parties, and the person if exactly one is named.

    ``nameless`` is the key of one person without a name, ``principal`` that of whoever's people
    somebody unnamed is of, whose party is not known yet.
    """

    speaker: str | None
    parties: tuple[str, ...]
    rule: str
    nameless: str | None = None
    principal: str | None = None


NOBODY = Referent(None, (), "unresolved")
MEDIUM = Referent(None, (), "medium")
"""A medium that only reports, and speaks for no side."""


@dataclass(slots=True)
class Acquaintances:
    """Whom the text has brought in so far.

    ``party_of`` are the parties of people with names, ``learnt`` the words that tell them where
    only the course of the text does and ``set_aside`` those that a verdict from outside has
    overruled, ``nameless`` the parties of people without a name,
    ``guessed`` the people whose party no words tell, ``leaning`` those of them whose party only the
    leanings give, and ``principals`` those whose people others are.
    """

    memory: Memory
    leanings: Leanings
    party_of: dict[str, str]
    learnt: list[Affiliation]
    set_aside: list[Affiliation] = field(default_factory=list)
    nameless: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asking: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)
    leaning: set[str] = field(default_factory=set)
    principals: dict[str, str] = field(default_factory=dict)
    officers: StateOfficers = field(init=False)

    def __post_init__(self) -> None:
        self.officers = StateOfficers(self.memory, self.leanings.home, self.leanings.dateline)

    def referent(self, person: str, rule: str) -> Referent:
        """Return a person with the party, as far as it is known; the nameless speak as nobody."""
        if person in self.nameless:
            return Referent(None, self.nameless[person], rule, person)
        party = self.party_of.get(person)
        return Referent(person, () if party is None else (party,), rule)

    def learn(self, told: Affiliation) -> None:
        """Take in a person's party."""
        self.party_of[told.person] = told.party
        self.learnt.append(told)

    def learn_from(self, person: str, party: str, head: "Token") -> None:
        """Take in a person's party from the noun phrase under ``head``."""
        start, end = noun_phrase(head)
        paragraph = self.memory.paragraph
        self.learn(Affiliation(person, party, head.text, paragraph, start, end + 1, "owner-before"))

    def follow(self, person: str, principal: str | None) -> None:
        """Take a person for an officer of another, whose party may be told later."""
        if principal is not None and principal != person:
            self.principals.setdefault(person, principal)

    def is_open(self, person: str) -> bool:
        """Tell whether a person's party is neither known nor being asked for."""
        return person not in self.party_of and person not in self.asking

    def introduce(self, head: "Token", parties: tuple[str, ...]) -> str:
        """Take somebody without a name for a person, whom "she" or "the colonel" may mean later."""
        known = self.memory.last_called(head)
        if known is not None and known in self.nameless:
            return known
        key = f"{NAMELESS}{self.memory.paragraph}-{head.i}"
        self.nameless[key] = parties
        self.memory.called[key] = set(office(head))
        self.memory.note_sex(key, head.text)
        return key

    def completed(self, referent: Referent) -> Referent:
        """Return a referent with what later sentences tell: a name, and the speaker's party."""
        named = None if referent.nameless is None else self._named_later(referent)
        if named is not None:
            referent = replace(referent, speaker=named, rule="title", nameless=None)
        person = referent.speaker or referent.nameless or referent.principal
        if person is None or referent.parties:
            return referent
        parties = self._parties_in_the_end(person)
        rule = "context" if person in self.guessed else referent.rule
        return replace(referent, parties=parties, rule=rule)

    def _parties_in_the_end(self, person: str) -> tuple[str, ...]:
        """Return for whom somebody speaks by all that the text tells."""
        if person not in self.nameless:
            self._conclude(person)
            return self.referent(person, "name").parties
        principal = self.principals.pop(person, None)
        if principal is not None and not self.nameless[person]:
            self.nameless[person] = self._parties_in_the_end(principal)
        return self.nameless[person]

    def _conclude(self, person: str) -> None:
        """Learn a person's party from the whole text, the surest first, if it is not known."""
        if person in self.party_of:
            return
        principal = self.principals.pop(person, None)
        ascribed = self.officers.ascribed_to(person, self.party_of)
        town = self._town(person)
        if ascribed is not None:
            where, rule = ascribed.where, "title-of-state"
            self.learn(Affiliation(person, ascribed.state, ascribed.noun, *where, rule))
        elif principal is not None and len(found := self._parties_in_the_end(principal)) == 1:
            place = self.officers.met[person]
            self.learn(Affiliation(person, found[0], None, *place, "possessive-of-person"))
        elif town is not None:
            place = self.officers.met[person]
            self.learn(Affiliation(person, town, None, *place, "office-in-context"))
        else:
            self._guess(person)

    def _town(self, person: str) -> str | None:
        """Return the town of which a person is an officer, if the text tells it."""
        if person in self.officers.apart or person not in self.officers.met:
            return None
        cast = self.memory.cast
        return town_of(self.memory.called.get(person, set()), cast.parsed, cast.names)

    def _sole(self, person: str) -> str | None:
        """Return the only body of the text that may have a person for its officer."""
        if person in self.officers.apart:
            return None
        names = self.memory.cast.names
        return namesake(person, names) or solely_led(self.memory.called.get(person, set()), names)

    def _guess(self, person: str) -> None:
        """Take a person to speak for whom most tells, where no words do."""
        if person in self.leanings.decided:
            return
        party, place = self.officers.near.get(person), self.officers.met.get(person)
        leaning = None
        if party is None:
            leaning = self.leanings.settled(person)
            party, place = (self._sole(person), place) if leaning is None else leaning
        if party is not None and not self.officers.could_serve(person, party):
            party = None
        likely = self.officers.likely.get(person)
        if likely is not None and party not in states():
            party, place = likely, self.officers.met[person]
        if party is not None and place is not None:
            self.learn(Affiliation(person, party, None, *place, "office-in-context"))
            self.guessed.add(person)
            if leaning is not None and leaning[0] == party:
                self.leaning.add(person)

    def side(self, person: str, party: str | None) -> None:
        """Put a verdict from outside in the place of what was found of a person's party."""
        if person not in self.guessed:
            self.set_aside += (told for told in self.learnt if told.person == person)
        self.learnt[:] = [told for told in self.learnt if told.person != person]
        self.party_of.pop(person, None)
        self.guessed.discard(person)
        self.leaning.discard(person)
        self.leanings.decided.add(person)
        if party is not None:
            names = self.memory.cast.names.all
            first = next(name for name in names if name.key == person)
            place = self.officers.met.get(person, (first.paragraph, first.start, first.end))
            self.learn(Affiliation(person, party, None, *place, "office-in-context"))
            self.guessed.add(person)

    def _named_later(self, referent: Referent) -> str | None:
        """Return the name that an officer gets later: "its minister said", then "Minister A".

        That is the only person of the text who is called so and may be of the party and the sex.
        """
        called = self.memory.called
        noun, phrase = _office(called[referent.nameless or ""])
        fitting = [
            key
            for key, words in called.items()
            if key not in self.nameless and (phrase in words or _only_called(noun, words))
        ]
        if len(fitting) != 1 or noun in catalogue.english().anybody:
            return None
        (person,) = fitting
        memory, party = self.memory, self.party_of.get(person)
        sex = memory.sexes.get(referent.nameless or "")
        other_sex = sex is not None and sex != memory.sexes.get(
            person, memory.guessed.get(person, sex)
        )
        other_side = party is not None and referent.parties and party not in referent.parties
        return None if other_sex or other_side else person


def _office(called: set[str]) -> tuple[str, str]:
    """Return what somebody without a name is called, as one word and with the nouns before it."""
    return min(called, key=len), max(called, key=len)


def _only_called(noun: str, words: set[str]) -> bool:
    """Tell whether somebody is called by a noun, and never with another word before it."""
    return noun in words and not any(word.endswith(f" {noun}") for word in words)

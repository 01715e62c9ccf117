"""To which party a noun belongs: "its envoy", "their lawyer", "a spokesman for the union"."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cast import Cast
from detente.reading.memory import Memory
from detente.reading.nouns import is_definite
from detente.reading.offices import Offices
from detente.reading.possessors import possessor, possessors
from detente.reading.pronouns import SEXES, Pronouns
from detente.reading.roles import could_be_person, is_owned, is_sent_to, role_words
from detente.reading.sorts import is_people, sorts_called
from detente.reading.ties import is_from_elsewhere

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_OF = frozenset(("of", "for", "at", "in", "from", "with"))


@dataclass(frozen=True, slots=True)
class Owners:
    """Owners in the sentence that ``memory`` has entered last.

    ``parties_of`` tells the parties that a noun phrase stands for.
    """

    cast: Cast
    memory: Memory
    offices: Offices
    pronouns: Pronouns
    parties_of: "Callable[[Token], tuple[str, ...]]"

    def of(self, head: "Token") -> tuple[str, ...]:
        """Return the parties that a noun belongs to: "its", "the league's", "of the league"."""
        found: list[str] = []
        for child in head.children:
            if child.dep_ != "poss":
                continue
            if child.lower_ == "its":
                found.extend(self._of_its(child, head))
            elif child.lower_ == "their":
                found.extend(self._of_their(child, head))
            elif child.lower_ in SEXES:
                if not is_from_elsewhere(head):
                    found.extend(self.pronouns.meant(child, speaking=True).parties)
            else:
                found.extend(self.parties_of(child))
        if not found and head.lower_ in role_words():
            # "A spokesman for the ministry", "the negotiator of the union".
            of = _OF - {"for"} if is_sent_to(head) else _OF
            for prep in (child for child in head.children if child.lower_ in of):
                inside = prep.lower_ not in ("of", "for")
                for below in (t for t in prep.children if t.dep_ == "pobj"):
                    if inside and not (_is_office(below) and is_definite(below)):
                        continue
                    found.extend(self.parties_of(below))
        return tuple(dict.fromkeys(found))

    def of_somebody(self, head: "Token") -> tuple[str, ...]:
        """Return whose "his party", "their union", "A's group" or "the company's president" is."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is None:
            return ()
        name = self.cast.names.at(self.memory.paragraph, owner.i)
        somebody = name is not None and name.kind == "person"
        somebody = somebody or (owner.pos_ == "NOUN" and could_be_person(head.lower_))
        return self.of(head) if somebody or owner.lower_ in (*SEXES, "their") else ()

    def _of_its(self, its: "Token", head: "Token") -> tuple[str, ...]:
        """Return the party that "its" means: the subject before it, else one spoken of near by.

        A body that nobody knows is itself meant by "its", and so nobody else is.
        """
        owner = possessor(its, self.cast.parsed.paragraphs[self.memory.paragraph].quotes)
        particular = owner is None or (_is_particular(owner) and not self._is_of_state(owner))
        parties = () if owner is None or particular else self.parties_of(owner)
        if len(parties) == 1 and self.offices.could_lead(head, parties[0]):
            return parties
        if owner is not None and not parties and _is_office(owner):
            named = self._loose_name(owner)
            return () if named is None else (named,)
        last = self.offices.led_near(head) or self.memory.last_party(its.i)
        return () if last is None else (last,)

    def _loose_name(self, owner: "Token") -> str | None:
        """Return the name of several words that is no party as yet, and is one as it has people."""
        loose = self.cast.names.loose_at(self.memory.paragraph, owner.i)
        several = loose is not None and loose.end - loose.start > 1 and owner.pos_ == "PROPN"
        return loose.key if loose is not None and several else None

    def _is_of_state(self, organ: "Token") -> bool:
        """Tell whether the state of an organ stands before it: "the *Peruvian* staff for mines"."""
        before = self.cast.names.within(self.memory.paragraph, organ.left_edge.i, organ.i)
        return any(name.form == "demonym" for name in before)

    def _of_their(self, their: "Token", head: "Token") -> tuple[str, ...]:
        """Return the party that "their" means before a noun for one of its people."""
        if not is_owned(head.lower_, of_person=False):
            return ()
        quotes = self.cast.parsed.paragraphs[self.memory.paragraph].quotes
        for noun in possessors(their, quotes):
            several = (noun, *noun.conjuncts)
            parties = tuple(dict.fromkeys(p for one in several for p in self.parties_of(one)))
            if parties or noun.tag_ in ("NNS", "NNPS"):
                parties = parties or self._loose(noun, head)
                return parties if len(parties) == 1 else ()
        parties = self.memory.subjects_before(their)
        return parties if len(parties) == 1 else ()

    def _loose(self, noun: "Token", officer: "Token") -> tuple[str, ...]:
        """Return the people who are no party as yet, and are one as they have an officer."""
        people = is_people(noun.lower_) or noun.lower_ in catalogue.camps()
        if not people or not could_be_person(officer.lemma_.lower()):
            return ()
        loose = self.cast.names.loose_at(self.memory.paragraph, noun.i)
        return () if loose is None else (loose.key,)


def _is_office(noun: "Token") -> bool:
    """Tell whether people are "at" a noun as those who work there: "an adviser at the ministry"."""
    return noun.lower_ in catalogue.organs() or bool(sorts_called(noun.lower_))


def _is_particular(noun: "Token") -> bool:
    """Tell whether an organ is a certain one and not that of the state spoken of.

    "The international mission", "the Senate of the students": these are no organs of a state.
    """
    described = any(child.dep_ in ("amod", "prep") for child in noun.children)
    return noun.lower_ in catalogue.organs() and (described or noun.text[:1].isupper())

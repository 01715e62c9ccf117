"""Whom a noun phrase stands for: names, roles, "the alliance", "both sides"."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import MEDIUM, NOBODY, Acquaintances, Referent
from detente.reading.appositions import beside, is_beside
from detente.reading.cast import Cast
from detente.reading.cataphora import announced, described
from detente.reading.counted import NUMBERS
from detente.reading.dealings import in_deal
from detente.reading.grammar import noun_phrase
from detente.reading.learning import Learning
from detente.reading.memory import Memory
from detente.reading.names import Name
from detente.reading.nouns import (
    both_sides,
    is_definite,
    is_own_name,
    meant,
    members,
    owners_named,
    states,
)
from detente.reading.offices import Offices
from detente.reading.owners import Owners
from detente.reading.papers import author, is_paper
from detente.reading.pronouns import SEXES, Pronouns
from detente.reading.roles import could_be_person, is_counterparty, is_of_organ, role_words
from detente.reading.several import Several, of_whom
from detente.reading.ties import noun_ties, office

if TYPE_CHECKING:
    from detente.reading.tokens import Token

# Bodies of these kinds may speak for the state whose name they bear.
_MEDIA = frozenset(
    (
        *("agency", "broadcaster", "channel", "daily", "magazine", "network", "newspaper"),
        *("outlet", "paper", "site", "station", "website", "weekly"),
    )
)
_OF_STATES = frozenset(("bank", "agency", "network", "utility", "nation", "people", "fund"))
_PARTITIVES = frozenset(("one", "some", "many", "most", "several", "all"))
_PARTY_NOUNS = frozenset(("delegation", "negotiators", "negotiator", "team", "side"))


@dataclass(slots=True)
class NounPhrases:
    """Noun phrases of the sentence that ``memory`` has entered last.

    ``several`` tells whom words for several parties mean, ``papers`` who speaks by a letter. What a
    phrase tells of people is learnt with it; ``leans`` says that what speaks for parties is
    weighed, too.
    """

    cast: Cast
    memory: Memory
    known: Acquaintances
    offices: Offices
    several: Several
    leans: bool
    papers: dict[str, Referent] = field(init=False, default_factory=dict)
    pronouns: Pronouns = field(init=False)
    owners: Owners = field(init=False)
    learning: Learning = field(init=False)

    def __post_init__(self) -> None:
        self.pronouns = Pronouns(self.memory, self.known)
        self.owners = Owners(self.cast, self.memory, self.offices, self.pronouns, self.parties)
        self.learning = Learning(
            self.cast.parsed,
            self.cast.names,
            self.known,
            self.offices,
            self.parties,
            self.owners.of,
            self.whom,
            leans=self.leans,
        )

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

    def parties(self, head: "Token") -> tuple[str, ...]:
        """Return the parties that a noun phrase stands for, if nobody speaks by it."""
        return self._one(head, *noun_phrase(head), speaking=False).parties

    def whom(self, head: "Token") -> Referent:
        """Return who is meant by a noun phrase or by "his"."""
        if head.lower_ in SEXES:
            return self.pronouns.meant(head, speaking=True)
        return self._one(head, *noun_phrase(head), speaking=False)

    def _one(self, head: "Token", start: int, end: int, *, speaking: bool) -> Referent:
        if self._is_medium(head, end):
            return MEDIUM
        name = self.cast.names.at(self.memory.paragraph, head.i)
        if name is not None and name.kind != "person":
            return self._national(head, name) or Referent(None, (name.key,), "name")
        if name is not None:
            self.learning.own(name, head, speaking=speaking)
            return self.known.referent(name.key, "name")
        rest = self.several.rest(head)
        if rest is not None:
            return rest
        compared = head.tag_ in ("JJR", "JJS") and of_whom(head) is not None
        part = head.lower_ in _PARTITIVES or head.lower_ in NUMBERS or compared
        if head.pos_ in ("PRON", "NUM", "DET", "ADJ") and part:
            return self._partitive(head, start, end, speaking=speaking)
        if head.lower_ in ("both", "neither") and head.pos_ != "NOUN":
            before = self.memory.subjects_before(head)
            return Referent(None, before if len(before) == 2 else self.several.main, "both-sides")
        if head.pos_ == "PRON" or head.lower_ in SEXES:
            return self.pronouns.meant(head, speaking=speaking)
        inside = self.cast.names.within(self.memory.paragraph, start, end + 1)
        person = next((n for n in inside if n.kind == "person" and is_beside(head, n)), None)
        if person is None:
            spoken = self._source(head, start, inside) if speaking else None
            return spoken or self._role(head, start, inside, speaking=False)
        self.learning.own(person, head, speaking=speaking)
        referent = self.known.referent(person.key, "name")
        if referent.parties or head.lower_ in catalogue.roles().parted:
            return referent
        return Referent(person.key, self.owners.of(head), "role")

    def _is_medium(self, head: "Token", end: int) -> bool:
        """Tell whether a noun names a medium that only reports: "Reuters", "the *daily* NRC"."""
        last = end if head.lower_ in _MEDIA else head.i
        return any(
            self.cast.names.is_medium(self.memory.paragraph, at) for at in range(head.i, last + 1)
        )

    def _national(self, head: "Token", name: Name) -> Referent | None:
        """Return the person whom "the Icelander" means: the one of that state named last."""
        article = name.start > 0 and head.doc[name.start - 1].lower_ == "the"
        if name.form != "demonym" or head.tag_ not in ("NN", "NNP") or not article:
            return None
        if head.dep_ in ("compound", "amod") or (
            head.head.i == head.i + 1 and head.head.pos_ == "NOUN"
        ):
            return None
        person = self.memory.last_of(frozenset((name.key,)), self.known.party_of)
        return None if person is None else self.known.referent(person, "title")

    def _source(self, head: "Token", start: int, inside: tuple[Name, ...]) -> Referent:
        """Return who speaks by a noun: whom it means, else its principal."""
        found = self._role(head, start, inside, speaking=True)
        if found.parties or found.speaker:
            return found
        return replace(found, principal=self.learning.principal(head))

    def _role(
        self, head: "Token", start: int, inside: tuple[Name, ...], *, speaking: bool
    ) -> Referent:
        named = beside(head, inside)
        if named:
            return Referent(None, named, "name")
        several = self.several.named_together(head, start)
        if several is not None:
            return several
        later = announced(head, self.memory)
        if later is not None:
            return Referent(None, (later,), "noun")
        at = self.memory.paragraph
        dealer = in_deal(head.lemma_.lower(), at, self.cast.parsed, self.cast.names)
        if dealer is not None:
            return Referent(None, (dealer,), "noun")
        owners = owners_named(head, inside)
        if any(child.lower_ in ("former", "ex", "onetime") for child in head.children):
            return self.offices.former(head) if speaking else NOBODY
        apart = catalogue.roles().apart
        kind = head.lower_ in catalogue.kinds() and head.lower_ not in _OF_STATES
        kind = kind or any(head.doc[i].lower_ in apart for i in range(start, head.i + 1))
        if kind and not is_of_organ(head):
            somebodys = owners or self.owners.of_somebody(head) or self._body_before(head)
            return self._apart(head, somebodys)
        written = self._written(head) if speaking and is_paper(head) else None
        if written is not None:
            return written
        if is_counterparty(head):
            other = described(head, self.memory)
            return NOBODY if other is None else Referent(None, (other,), "noun")
        owners = owners or self.owners.of(head) or self._body_before(head)
        if owners:
            if not speaking:
                return Referent(None, owners, "role")
            return self.offices.holder(head, owners)
        organs = catalogue.organs()
        if any(c.dep_ == "compound" and c.lower_ in organs for c in head.children):
            return self.offices.organ(head)
        owned = any(child.lower_ in ("of", "for") for child in head.children)
        indefinite = head.doc[start].lower_ in ("a", "an", head.lower_)
        if head.lower_.startswith("spokes") and indefinite and not owned:
            party = self.memory.last_party(head.i)
            return NOBODY if party is None else Referent(None, (party,), "noun")
        if head.doc[start] == head and head.lower_ in ("management", "employers", "strikers"):
            found = meant(head, self.memory)
            if found is not None:
                return Referent(None, (found,), "noun")
        if both_sides(head, start):
            return Referent(None, self.several.main, "both-sides")
        alliance = members(head, self.memory)
        if alliance is not None:
            return Referent(None, (alliance,), "noun")
        if head.doc[start].lower_ in ("the", "this", "that", "its", "their"):
            return self._definite(head, speaking=speaking)
        for tie in noun_ties(head):
            parties = self.parties(tie.owner)
            if parties:
                return Referent(None, parties, "role")
        return self.offices.unnamed(head) if speaking else NOBODY

    def _written(self, paper: "Token") -> Referent | None:
        """Return who speaks by a paper: its author here, or who has issued it before."""
        by = author(paper)
        if by is not None:
            return self.resolve(by, speaking=True)
        owned = any(child.dep_ == "poss" for child in paper.children)
        known = None if owned or not is_definite(paper) else self.papers.get(paper.lemma_.lower())
        return None if known is None else replace(known, rule="noun")

    def _body_before(self, head: "Token") -> tuple[str, ...]:
        """Return the body before an officer without a name: "a union official"."""
        person = head.lower_ in ("source", "insider") or could_be_person(head.lemma_.lower())
        return self.learning.body_before(head) if person else ()

    def _apart(self, head: "Token", owners: tuple[str, ...]) -> Referent:
        """People who bear a state's name and do not speak for it: the text's own body, if clear."""
        theirs = any(child.lower_ == "their" for child in head.children)
        own = described(head, self.memory) if theirs else None
        if own is not None:
            return Referent(None, (own,), "noun")
        bodies = tuple(owner for owner in owners if owner not in states())
        if bodies:
            return Referent(None, bodies, "role")
        found = meant(head, self.memory)
        return NOBODY if found is None else Referent(None, (found,), "noun")

    def _definite(self, head: "Token", *, speaking: bool) -> Referent:
        found = meant(head, self.memory)
        if found is not None:
            return Referent(None, (found,), "noun")
        noun = head.lower_
        if noun.startswith("mediator") and self.several.between:
            one = head.tag_ == "NN" and len(self.several.between) > 1
            return NOBODY if one else Referent(None, self.several.between, "noun")
        person = self.memory.last_called(head)
        if person is not None:
            return self.known.referent(person, "title")
        person = self.offices.described(head) if speaking else None
        if person is not None:
            self.memory.called.setdefault(person, set()).update(office(head))
            return self.known.referent(person, "title")
        if noun not in role_words():
            return NOBODY
        if is_own_name(head):
            return NOBODY
        if noun in catalogue.organs() or (noun == "minister" and not speaking):
            return self.offices.organ(head)
        party = self.memory.last_party(head.i) if noun in _PARTY_NOUNS else None
        if party is not None:
            return Referent(None, (party,), "role")
        return self.offices.unnamed(head) if speaking else NOBODY

    def _partitive(self, head: "Token", start: int, end: int, *, speaking: bool) -> Referent:
        """Return whom "one of them, A," or "some of the ministers" stands for."""
        inside = self.cast.names.within(self.memory.paragraph, start, end + 1)
        person = next((n for n in inside if n.kind == "person" and is_beside(head, n)), None)
        named = beside(head, inside)
        if named and person is None:
            return Referent(None, named, "name")
        among = self.several.part(head) or self._those(head)
        if person is None or head.lower_ != "one":
            below = of_whom(head) if speaking and not among.parties else None
            chief = None if below is None else self.learning.principal(below)
            return among if chief is None else replace(among, principal=chief)
        self.learning.own(person, head, speaking=False)
        referent = self.known.referent(person.key, "name")
        return referent if referent.parties else Referent(person.key, among.parties, "role")

    def _those(self, head: "Token") -> Referent:
        """Return the parties among whom "one of them" or "some of the ministers" are."""
        below = of_whom(head)
        if below is None:
            return NOBODY
        if below.lower_ in ("them", "these", "those"):
            party = self.memory.last_party(None)
            return NOBODY if party is None else Referent(None, (party,), "pronoun")
        return self._one(below, *noun_phrase(below), speaking=False)

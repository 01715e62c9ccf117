"""Whom a noun phrase stands for, sentence after sentence: names, roles, pronouns and "both sides"."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.affiliation import (
    Affiliation,
    is_outsider,
    organisation_by_noun,
    role_words,
    title_of,
)
from detente.reading.grammar import noun_phrase
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 8
_HE = frozenset(("he", "him", "his"))
_SHE = frozenset(("she", "her", "hers"))
_FEMALE = ("woman", "queen", "mrs", "ms", "sheikha", "baroness", "dame", "princess", "lady")
_MALE = ("spokesman", "chairman", "king", "mr", "sheikh", "sir", "lord", "prince", "congressman")
_STATE_OFFICE = ("minister", "president", "secretary", "premier", "chancellor", "ministry", "army")
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_TEAMS = frozenset(("negotiators", "delegations", "delegates", "teams", "envoys"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words stand for: a named person (or None) and the parties on whose behalf."""

    speaker: str | None
    parties: tuple[str, ...]
    rule: str


NOBODY = Referent(None, (), "unresolved")


@dataclass(slots=True)
class Discourse:
    """What has been said so far, as far as later words refer back to it.

    Sentences have to be entered in the order of the text with ``enter``; ``resolve`` answers for
    tokens of the sentence entered last.
    """

    parsed: Parsed
    names: Names
    party_of: dict[str, str]
    main: tuple[str, ...]
    home: str | None
    learnt: list[Affiliation] = field(default_factory=list)
    _heard: list[list[tuple[int, str, str, bool]]] = field(default_factory=list)
    _paragraph: int = -1
    _opened: int = 0
    _gender: dict[str, str] = field(default_factory=dict)
    _nouns: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _spoke: list[Referent] = field(default_factory=list)

    def enter(self, paragraph: int, start: int, end: int) -> None:
        """Take in the names of the next sentence, tokens ``start`` to ``end`` (exclusive)."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._opened = len(self._heard)
        doc = self.parsed.paragraphs[paragraph].parse
        heard = []
        quotes = self.parsed.paragraphs[paragraph].quotes
        for name in self.names.within(paragraph, start, end):
            if name.place:
                continue
            kind = "person" if name.kind == "person" else "party"
            inside = any(q.start <= doc[name.start].idx < q.end for q in quotes)
            if not (inside and kind == "person"):
                heard.append((name.start, kind, name.key, not inside and _is_subject(doc, name)))
            if name.kind == "person":
                title = title_of(doc, name)
                if title:
                    self._titles.setdefault(name.key, title.lower())
                    self._sex(name.key, title.lower())
            elif name.kind == "body":
                spelled = self.names.bodies.get(name.key, "").split()
                for word in spelled[-1:] or [doc[name.end - 1].text]:
                    self._nouns[word.lower()] = name.key
        self._heard.append(heard)

    def _sex(self, person: str, words: str) -> None:
        if any(word in words.replace(".", "").split() or words.endswith(word) for word in _FEMALE):
            self._gender.setdefault(person, "she")
        elif any(word in words.replace(".", "").split() for word in _MALE):
            self._gender.setdefault(person, "he")

    def said(self, token: int, referent: Referent) -> None:
        """Note who spoke at ``token`` of the sentence entered last."""
        self._spoke.append(referent)
        if referent.speaker is not None:
            self._heard[-1].append((token, "person", referent.speaker, True))
        for party in referent.parties:
            self._heard[-1].append((token, "party", party, True))

    def resolve(self, head: "Token", *, speaking: bool) -> Referent:
        """Return whom the noun phrase under ``head`` stands for."""
        start, end = noun_phrase(head)
        heads = [head]
        for token in head.conjuncts:
            if start <= token.i <= end and token.i > head.i:
                heads.append(token)
        found = [self._one(token, start, end, speaking=speaking) for token in heads]
        parties = tuple(dict.fromkeys(party for one in found for party in one.parties))
        speaker = next((one.speaker for one in found if one.speaker is not None), None)
        if not parties and speaker is None:
            return NOBODY
        return Referent(speaker, parties, found[0].rule)

    def _person(self, key: str, rule: str) -> Referent:
        party = self.party_of.get(key)
        return Referent(key, () if party is None else (party,), rule)

    def _one(self, head: "Token", start: int, end: int, *, speaking: bool) -> Referent:
        name = self.names.at(self._paragraph, head.i)
        if name is not None:
            if name.kind == "person":
                self._learn(name, head, start)
                return self._person(name.key, "name")
            return Referent(None, (name.key,), "name")
        if head.pos_ == "PRON" and head.lower_ in ("one", "some", "many", "most", "several", "all"):
            return self._partitive(head)
        if head.pos_ == "PRON" or head.lower_ in _HE | _SHE:
            return self._pronoun(head, speaking=speaking)
        inside = self._inside(head, start, end)
        person = next((n for n in inside if n.kind == "person" and n.start > head.i), None) or next(
            (n for n in inside if n.kind == "person" and n.start <= head.i < n.end), None
        )
        if person is not None:
            self._learn(person, head, start)
            referent = self._person(person.key, "name")
            if referent.parties:
                return referent
            owners = self._owners(head, start, inside)
            return Referent(person.key, owners, "role")
        return self._role(head, start, end, inside)

    def _inside(self, head: "Token", start: int, end: int) -> tuple[Name, ...]:
        return self.names.within(self._paragraph, start, end + 1)

    def _learn(self, person: Name, head: "Token", start: int) -> None:
        """Learn a party from an owner that only the discourse gives: "Its envoy, A", "the league's
        chairwoman, A", or, for an office of state without an owner, the state just spoken of.
        """
        doc = self.parsed.paragraphs[self._paragraph].parse
        first = person.title[0] if person.title else person.start
        role = next(
            (
                t
                for t in (head, *head.children, *head.head.children)
                if t.lower_ in role_words() and t.i < person.start
            ),
            None,
        )
        if role is not None:
            self._sex(person.key, role.lower_)
        if person.key in self.party_of or is_outsider(doc, person):
            return
        parties: tuple[str, ...] = ()
        rule = "owner-before"
        if role is not None:
            parties = self._owners(role, role.left_edge.i, ()) or self._modifiers(
                role, self.names.within(self._paragraph, role.left_edge.i, role.i)
            )
        if not parties and first > 0 and doc[first - 1].lower_ not in ("and",):
            title = (title_of(doc, person) or "").lower()
            if any(word in title for word in _STATE_OFFICE):
                before = self._previous_subject()
                if before is not None and before in _state_ids():
                    parties, rule = (before,), "office-in-context"
                elif self.home is not None:
                    parties, rule = (self.home,), "home-state"
        if len(parties) == 1:
            self.party_of[person.key] = parties[0]
            self.learnt.append(
                Affiliation(
                    person.key,
                    parties[0],
                    title_of(doc, person) or (None if role is None else role.text),
                    self._paragraph,
                    min(start, first),
                    person.end,
                    rule,
                )
            )

    def _owners(self, head: "Token", start: int, inside: tuple[Name, ...]) -> tuple[str, ...]:
        found: list[str] = []
        for child in head.children:
            if child.dep_ == "poss":
                if child.lower_ in ("its", "their", "his", "her"):
                    subject = self._last_party(before=child.i)
                    if subject is not None and child.lower_ == "its":
                        found.append(subject)
                    elif child.lower_ in ("his", "her"):
                        who = self._pronoun(child, speaking=True)
                        if "counterpart" not in head.lower_:
                            found.extend(who.parties)
                    continue
                found.extend(self._one(child, *noun_phrase(child), speaking=False).parties)
        return tuple(dict.fromkeys(found))

    def _role(self, head: "Token", start: int, end: int, inside: tuple[Name, ...]) -> Referent:
        doc = head.doc
        words = doc[start : end + 1].text.lower()
        beside = next((n for n in inside if n.kind != "person" and self._names(head, n)), None)
        if beside is not None:
            return Referent(None, (beside.key,), "name")
        owners = self._modifiers(head, inside)
        if head.lower_ in catalogue.roles().apart or any(
            doc[i].lower_ in catalogue.roles().apart for i in range(start, head.i)
        ):
            return self._apart(head, owners)
        if owners:
            return Referent(None, owners, "role")
        possessed = self._owners(head, start, inside)
        if possessed:
            return Referent(None, possessed, "role")
        organ = any(c.dep_ == "compound" and c.lower_ in catalogue.organs() for c in head.children)
        if organ and self.home is not None:
            return Referent(None, (self.home,), "home-state")
        number = _COUNTED.get(doc[start + 1].lower_ if start < head.i else "")
        if number is not None and doc[start].lower_ in ("the", "these"):
            several = next((r for r in reversed(self._spoke) if len(r.parties) == number), None)
            if several is not None:
                return replace(several, speaker=None, rule="both-sides")
        collective = any(_begins(words, phrase) for phrase in _collectives())
        if collective or (head.lower_ in _TEAMS and start == head.i):
            return Referent(None, self.main, "both-sides")
        members = self._members(head, start)
        if members is not None:
            return Referent(None, (members,), "noun")
        definite = doc[start].lower_ in ("the", "this", "that", "its", "their")
        if definite:
            return self._definite(head)
        return NOBODY

    def _names(self, head: "Token", name: Name) -> bool:
        """Tell whether a name stands beside a noun as its own: "the employers' group SchoolsFirst"."""
        before = head.doc[name.start - 1]
        return name.start > head.i and (
            before == head or (before.text == "," and before.i == head.i + 1)
        )

    def _apart(self, head: "Token", owners: tuple[str, ...]) -> Referent:
        """People who bear a state's name and do not speak for it: the text's own body, if clear."""
        bodies = tuple(o for o in owners if o not in _state_ids())
        if bodies:
            return Referent(None, bodies, "role")
        named = self._nouns.get(head.lower_) or self._nouns.get(head.lemma_.lower())
        if named is not None:
            return Referent(None, (named,), "noun")
        body = self._stand_in(head, everywhere=True)
        if body is not None:
            return Referent(None, (body,), "noun")
        groups = Counter(n.key for n in self.names.all if n.kind == "body" or n.key in _groups())
        if _ARMED & {t.lower_ for t in head.subtree} and groups:
            return Referent(None, (groups.most_common(1)[0][0],), "noun")
        return NOBODY

    def _modifiers(self, head: "Token", inside: tuple[Name, ...]) -> tuple[str, ...]:
        found = []
        role = head.lower_ in role_words() or head.lower_ in catalogue.organs()
        for name in inside:
            if name.kind == "person":
                continue
            before = name.end <= head.i
            prep = head.doc[name.start - 1].lower_ if name.start else ""
            if prep == "the" and name.start > 1:
                prep = head.doc[name.start - 2].lower_
            if before and prep not in ("in", "at", "on", "near"):
                found.append(name.key)
            elif not before and prep in ("of", "from", "for") and not name.place:
                found.append(name.key)
            elif not before and prep in ("in", "at") and role and name.form == "capital":
                found.append(name.key)
        return tuple(dict.fromkeys(found))

    def _definite(self, head: "Token") -> Referent:
        noun = head.lower_
        if noun in self._nouns:
            return Referent(None, (self._nouns[noun],), "noun")
        body = self._stand_in(head)
        if body is not None:
            return Referent(None, (body,), "noun")
        named = [key for heard in self._heard for _, kind, key, _ in heard if kind == "party"]
        organisation = organisation_by_noun(noun, named)
        if organisation is not None:
            return Referent(None, (organisation,), "noun")
        if noun in role_words():
            for heard in reversed(self._heard[-REACH:]):
                for at, kind, key, _ in reversed(heard):
                    if kind == "person" and noun in self._titles.get(key, "") and at < head.i:
                        return self._person(key, "title")
            if noun in catalogue.organs() and self.home is not None:
                return Referent(None, (self.home,), "home-state")
            if noun in ("delegation", "negotiators", "negotiator", "team", "side"):
                party = self._last_party(before=head.i)
                if party is not None:
                    return Referent(None, (party,), "role")
        return NOBODY

    def _members(self, head: "Token", start: int) -> str | None:
        """ "The allies" speak for the alliance that the text has named last."""
        if head.lower_ not in _people() or head.tag_ not in ("NNS", "NNPS"):
            return None
        keys = _people()[head.lower_]
        return next(
            (
                key
                for heard in reversed(self._heard)
                for _, _, key, _ in reversed(heard)
                if key in keys
            ),
            None,
        )

    def _stand_in(self, head: "Token", *, everywhere: bool = False) -> str | None:
        """Return the last body to which a common noun may refer: "the union" for an association.

        Nouns before it have to be in the body's name: "the teachers' union" is not that of the
        miners. With ``everywhere``, one that the document names only later will do when it is the
        only one.
        """
        heads = catalogue.stand_ins().get(head.lower_, ())
        apart = {
            c.lemma_.lower()
            for c in head.children
            if c.dep_ in ("compound", "poss") and c.pos_ == "NOUN"
        }
        for heard in reversed(self._heard):
            for _, kind, key, _ in sorted(heard, reverse=True):
                words = self.names.bodies.get(key, "").lower().replace("'", " ").split()
                if kind == "party" and any(word in heads for word in words):
                    same = all(any(word.startswith(noun) for word in words) for noun in apart)
                    return key if same else None
        fitting = [
            key
            for key, spelled in self.names.bodies.items()
            if any(word in heads for word in spelled.lower().replace("'", " ").split())
        ]
        return fitting[0] if everywhere and len(fitting) == 1 else None

    def _partitive(self, head: "Token") -> Referent:
        for child in head.children:
            if child.lower_ == "of":
                below = next((t for t in child.children if t.dep_ == "pobj"), None)
                if below is not None and below.lower_ in ("them", "these", "those"):
                    party = self._last_party(before=-1)
                    return NOBODY if party is None else Referent(None, (party,), "pronoun")
                if below is not None:
                    return self._one(below, *noun_phrase(below), speaking=False)
        return NOBODY

    def _pronoun(self, head: "Token", *, speaking: bool) -> Referent:
        word = head.lower_
        if word in _HE | _SHE:
            sex = "he" if word in _HE else "she"
            person = self._last_person(head, sex)
            previous = self._previous_subject()
            if previous is not None and not speaking and not self._person_in_paragraph(head):
                return Referent(None, (previous,), "pronoun")
            if person is not None:
                self._gender.setdefault(person, sex)
                return self._person(person, "pronoun")
            return NOBODY
        if word == "it":
            party = self._last_party(before=head.i)
            return NOBODY if party is None else Referent(None, (party,), "pronoun")
        if word == "they":
            return self._they(head)
        return NOBODY

    def _they(self, head: "Token") -> Referent:
        for heard in reversed(self._heard[-2:]):
            subjects = [
                key for at, kind, key, is_subject in heard if kind == "party" and is_subject
            ]
            if subjects and heard is not self._heard[-1]:
                return Referent(None, tuple(dict.fromkeys(subjects)), "pronoun")
            before = [
                key
                for at, kind, key, is_subject in heard
                if kind == "party" and is_subject and at < head.i
            ]
            if heard is self._heard[-1] and before:
                return Referent(None, tuple(dict.fromkeys(before)), "pronoun")
        return NOBODY

    def _last_person(self, head: "Token", sex: str) -> str | None:
        beside = {
            name.key
            for token in head.conjuncts
            if (name := self.names.at(self._paragraph, token.i)) is not None
        }
        for wanted in (True, False):
            for back, heard in enumerate(reversed(self._heard[-REACH:])):
                for at, kind, key, is_subject in sorted(heard, reverse=True):
                    if kind != "person" or (back == 0 and at >= head.i) or key in beside:
                        continue
                    if is_subject is wanted and self._gender.get(key, sex) == sex:
                        return key
        return None

    def _last_party(self, *, before: int) -> str | None:
        for back, heard in enumerate(reversed(self._heard[-3:])):
            for wanted in (True, False):
                for at, kind, key, is_subject in sorted(heard):
                    if (
                        kind == "party"
                        and is_subject is wanted
                        and (back > 0 or before < 0 or at < before)
                    ):
                        return key
        return None

    def _previous_subject(self) -> str | None:
        """Return the party that is the subject of the sentence before, in the same paragraph."""
        if len(self._heard) - 1 <= self._opened:
            return None
        heard = sorted(self._heard[-2])
        return next(
            (key for _, kind, key, is_subject in heard if kind == "party" and is_subject), None
        )

    def _person_in_paragraph(self, head: "Token") -> bool:
        return any(
            kind == "person" and (heard is not self._heard[-1] or at < head.i)
            for heard in self._heard[self._opened :]
            for at, kind, _, _ in heard
        )


def home_state(names: Names) -> str | None:
    """Return the state whose "government" needs no name, or None: named twice as often as others."""
    counts = Counter(n.key for n in names.all if n.kind == "state" and not n.place)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def main_parties(names: Names) -> tuple[str, ...]:
    """Return the two parties that a document names most, in the order of first mention."""
    counts = Counter(n.key for n in names.all if n.kind != "person" and not n.place)
    most = {key for key, _ in sorted(counts.items(), key=lambda item: -item[1])[:2]}
    return tuple(dict.fromkeys(n.key for n in names.all if n.key in most))


@cache
def _collectives() -> tuple[str, ...]:
    phrases = catalogue.roles().collective_nouns
    return tuple(
        p
        for p in phrases
        if not p.startswith(("all ", "each ", "either ", "neither ", "the three"))
    )


_ARMED = frozenset(
    "rebel rebels insurgent insurgents separatists militants guerrillas fighters militia".split()
)


@cache
def _people() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for organisation in catalogue.organisations():
        for words in organisation.people:
            if " " not in words:
                table.setdefault(words, set()).add(organisation.id)
    return {word: frozenset(keys) for word, keys in table.items()}


@cache
def _groups() -> frozenset[str]:
    return frozenset(o.id for o in catalogue.organisations() if o.kind == "group")


@cache
def _state_ids() -> frozenset[str]:
    return frozenset(state.id for state in catalogue.states())


def _begins(words: str, phrase: str) -> bool:
    return words == phrase or words.startswith(phrase + " ")


def _is_subject(doc: object, name: Name) -> bool:
    root = doc[name.start : name.end].root  # type: ignore[index]
    head = root
    while head.dep_ in ("conj", "appos", "compound", "poss", "amod", "nmod") and head.head != head:
        if head.dep_ in ("poss", "amod", "nmod", "compound") and name.kind == "person":
            break
        head = head.head
    return head.dep_ in ("nsubj", "nsubjpass", "ROOT")

"""Of which state a minister or president is, whose state no words at the name tell.

"Cape Verde's president" tells of the only President A; a paragraph about one state, a colleague
who has just spoken, or the state at home tells of a minister who is said to be nobody's.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.affiliation import has_owner
from detente.reading.cast import Heard
from detente.reading.grammar import noun_phrase
from detente.reading.memory import Memory
from detente.reading.names import Name
from detente.reading.nouns import is_definite, states
from detente.reading.roles import could_be_person, role_words, title_of
from detente.reading.sorts import sort_of

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_STATES = frozenset(("state", "region", "nation"))
Words = tuple[int, int, int]
"""A paragraph, and tokens of it (end exclusive)."""


@dataclass(frozen=True, slots=True)
class Ascription:
    """An office that a text gives to a state without a name: "Cape Verde's president"."""

    state: str
    noun: str
    words: frozenset[str]
    where: Words


@dataclass(slots=True)
class StateOfficers:
    """Who bears an office of a state, as far as the text has named them.

    ``near`` and ``likely`` are the states that the place of a minister's first mention tells, and
    that the whole text lets one guess.
    """

    memory: Memory
    home: str | None
    dateline: str | None
    near: dict[str, str] = field(default_factory=dict)
    likely: dict[str, str] = field(default_factory=dict)
    met: dict[str, Words] = field(default_factory=dict)
    ministers: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    _ascribed: tuple[Ascription, ...] | None = field(init=False, default=None)

    def meet(self, person: Name, party_of: Mapping[str, str], *, apart: bool) -> None:
        """Take in where somebody is named first who bears an office of states.

        Who is told to be ``apart`` from the states that the text names bears none of theirs.
        """
        if person.key in self.met:
            return
        self.met[person.key] = (person.paragraph, person.start, person.end)
        if apart:
            self.apart.add(person.key)
            return
        doc = self.memory.cast.parsed.paragraphs[person.paragraph].parse
        told = self.memory.cast.told(person)
        office = None if told is None else _state_office(doc, person, told.called)
        if office is None:
            return
        if office == "minister":
            self.ministers.add(person.key)
        near = self._in_focus(office, person.start, party_of)
        if near is not None:
            self.near[person.key] = near
        likely = None if office in ("rank", "envoy") else self._at_home(office)
        if likely is not None:
            self.likely[person.key] = likely

    def could_serve(self, person: str, party: str) -> bool:
        """Tell whether somebody may be of a party: a minister only of a state or of its like."""
        sorts = sort_of(self.memory.cast.names, party)
        return person not in self.ministers or party in states() or not sorts.isdisjoint(_STATES)

    def ascribed_to(self, person: str, party_of: Mapping[str, str]) -> Ascription | None:
        """Return what gives a person's office to a state, where nobody else can be meant."""
        found = [
            one
            for one in self._ascriptions()
            if person not in self.apart
            and self._bears(person, one)
            and self._only_open(person, one, party_of)
        ]
        return found[0] if len({one.state for one in found}) == 1 else None

    def _ascriptions(self) -> tuple[Ascription, ...]:
        if self._ascribed is None:
            cast = self.memory.cast
            told = (_ascription(cast.parsed.paragraphs[n.paragraph].parse, n) for n in _own(self))
            self._ascribed = tuple(one for one in told if one is not None)
        return self._ascribed

    def _bears(self, person: str, one: Ascription) -> bool:
        deputies = catalogue.roles().deputies
        return any(
            words[-1] == one.noun
            and one.words <= set(words)
            and deputies.isdisjoint(set(words) ^ one.words)
            for called in self.memory.called.get(person, ())
            if (words := called.replace("-", " ").split())
        )

    def _only_open(self, person: str, one: Ascription, party_of: Mapping[str, str]) -> bool:
        """Tell whether a person is the only one without a party who is called so."""
        others = (key for key in self.memory.called if key in self.met and key != person)
        return not any(
            self._bears(key, one) and party_of.get(key, one.state) == one.state for key in others
        )

    def _in_focus(self, office: str, at: int, party_of: Mapping[str, str]) -> str | None:
        """Return the only state of the paragraph so far, else that of the official before.

        Somebody who only bears a rank may be of whatever side is named on the way, and so may an
        envoy, who is of the state that has just acted.
        """
        memory, rank = self.memory, office in ("rank", "envoy")
        told = memory.sentences[memory.opened : -1]
        named = {one.key for heard in told for one in heard if one.kind == "party"}
        if rank and any(one.token < at and one.kind == "party" for one in memory.sentences[-1]):
            return None
        doer = memory.previous_subject() if office == "envoy" else None
        if doer in states():
            return doer
        if named or not memory.opened:
            among = named if rank else {key for key in named if self._has_government(key)}
            return next(filter(self._has_government, among), None) if len(among) == 1 else None
        if told:
            return None
        before = [one.key for one in memory.sentences[memory.opened - 1] if _acts(one)]
        called = {word for key in before for word in memory.called.get(key, ())}
        acting = {party_of.get(key) for key in before}
        colleague = _is_minister(called) or (rank and not called.isdisjoint(role_words()))
        state = next(iter(acting)) if colleague and len(acting) == 1 else None
        return state if state in states() else None

    def _has_government(self, party: str) -> bool:
        """Tell whether a party is a state or a region."""
        return party in states() or "region" in sort_of(self.memory.cast.names, party)

    def _at_home(self, office: str) -> str | None:
        """Return the state in which a text is at home, by its dateline or by how it is named."""
        if self.home is not None and self.home == self.dateline:
            return self.home
        named = [n for n in self.memory.cast.names.all if not n.place and n.key in states()]
        if self.home is None:
            return self.dateline if {n.key for n in named} <= {self.dateline} else None
        return self.home if office == "minister" and self._is_placed(named) else None

    def _is_placed(self, named: list[Name]) -> bool:
        """Tell whether a text without a dateline is at home where it seems to be.

        It names the state more than once, or first of all, or only its government by the capital.
        """
        mentions = [name for name in named if name.key == self.home]
        if not mentions:
            return False
        first, *more = mentions
        alone = len(named) == 1 and first.form in ("capital", "seat")
        return bool(more) or first.paragraph < 2 or alone


def _acts(one: Heard) -> bool:
    return one.kind == "person" and one.subject


def _own(officers: StateOfficers) -> Iterator[Name]:
    known = states()
    return (name for name in officers.memory.cast.names.all if name.key in known)


def _ascription(doc: "Doc", state: Name) -> Ascription | None:
    """Return the office that the noun phrase around a state names, if nobody is named in it."""
    head = _owned(doc, state)
    if head is None or head.tag_ not in ("NN", "NNP") or not could_be_person(head.lower_):
        return None
    start, end = noun_phrase(head)
    inside = doc[start : end + 1]
    if head.lower_ in catalogue.roles().ranks or head.lower_ not in role_words():
        return None
    if state.end > head.i and not is_definite(head):
        return None
    if any(token.lower_ in catalogue.roles().parted for token in inside):
        return None
    before = _nouns_before(doc, head.i, state.end if state.end <= head.i else 0)
    noun = head.lemma_.lower()
    words = frozenset((noun, *(token.lower_ for token in before)))
    return Ascription(state.key, noun, words, (state.paragraph, start, end + 1))


def _owned(doc: "Doc", state: Name) -> "Token | None":
    """Return the noun that belongs to a state: "Peru's *envoy*", "the *envoy* of Peru"."""
    root = doc[state.start : state.end].root
    if root.dep_ in ("poss", "amod", "compound", "nmod"):
        return root.head if root.head.i > root.i else None
    return root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None


def _state_office(doc: "Doc", person: Name, called: frozenset[str]) -> str | None:
    """Return the office that only a state has, or None: "minister", and "president" alone."""
    roles = catalogue.roles()
    title = (title_of(doc, person) or "").lower()
    first = person.title[0] if person.title else person.start
    before = [token.lower_ for token in _nouns_before(doc, first, 0)]
    words = {*before, *(word for one in called if not _is_trade(one) for word in one.split())}
    words |= {doc[first - 1].lower_} if first else set()
    if words & roles.subnational or words & roles.parted or has_owner(doc, person):
        return None
    if _is_minister(called):
        return "minister"
    if words & roles.ranks:
        return "rank"
    if words & roles.diplomats:
        return "envoy"
    alone = title in ("president", "premier") and not before and doc[first].text[0].isupper()
    return "president" if alone else None


def _is_trade(called: str) -> bool:
    """Tell whether a phrase has a noun for no office: "former judge"."""
    return " " in called and called.split()[-1] not in role_words()


def _nouns_before(doc: "Doc", at: int, start: int) -> Iterator["Token"]:
    """Yield the nouns and adjectives that stand right before a token, the nearest first."""
    return takewhile(lambda t: t.pos_ in ("NOUN", "ADJ", "PROPN"), reversed(doc[start:at]))


def _is_minister(called: Collection[str]) -> bool:
    ministers = catalogue.roles().ministers
    return any(not ministers.isdisjoint(words.split()[-1:]) for words in called)

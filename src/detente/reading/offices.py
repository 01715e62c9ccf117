"""Officers without a name or an owner: "the labour leader", "the ministry", "a senior officer"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import NOBODY, Acquaintances, Referent
from detente.reading.leaning_traits import of_place
from detente.reading.names import Name, Names
from detente.reading.nouns import is_definite, states
from detente.reading.roles import could_be_person, role_words
from detente.reading.sorts import sort_of, sorts_called, sorts_led
from detente.reading.ties import office
from detente.reading.towns import is_mayor, own_town

if TYPE_CHECKING:
    from detente.reading.tokens import Token

# "A Western diplomat" may be of any of many states.
_OF_MANY = frozenset(
    (
        *("african", "arab", "asian", "caribbean", "european", "foreign", "gulf", "international"),
        *("latin", "nordic", "regional", "scandinavian", "western"),
    )
)
_OF_STATES = frozenset(("official", "diplomat", "envoy", "negotiator", "delegate"))
_OF_COMPANIES = frozenset(("company",))


@dataclass(frozen=True, slots=True)
class Offices:
    """Who holds an office, going by what the text has said; ``home`` is the state at home."""

    names: Names
    known: Acquaintances
    home: str | None

    def holder(self, head: "Token", owners: tuple[str, ...]) -> Referent:
        """Return who an officer of some parties is, where the text has named the person.

        "A was milder. The guild's president did not deny it."
        """
        known = self.known
        if head.tag_ != "NN" or not is_definite(head) or not could_be_person(head.lower_):
            return Referent(None, owners, "role")
        person = known.memory.only_subject(head)
        noun = head.lemma_.lower()
        if person is not None and person not in known.nameless and self._may_hold(person, noun):
            if len(owners) == 1 and known.is_open(person):
                known.learn_from(person, owners[0], head)
            if known.party_of.get(person) in owners:
                return known.referent(person, "title")
        holder = known.memory.last_of(frozenset(owners), known.party_of, called=noun)
        return Referent(None, owners, "role") if holder is None else known.referent(holder, "title")

    def _may_hold(self, person: str, noun: str) -> bool:
        """Tell whether a person may be called by a noun: nobody who is only called otherwise."""
        called = self.known.memory.called.get(person, set()) - {""}
        return not called or noun in called

    def former(self, head: "Token") -> Referent:
        """Return who "the former judge" is: whoever was called so, or who has just acted."""
        memory, phrase = self.known.memory, office(head)[1]
        called = [key for key, words in memory.called.items() if phrase in words]
        person = called[-1] if called else memory.only_subject(head)
        return NOBODY if person is None else self.known.referent(person, "title")

    def described(self, head: "Token") -> str | None:
        """Return whom "the labour leader" or "the old man" means, or None.

        That is the one of such a body who was named last, or the only one who has just acted.
        """
        if any(c.dep_ in ("prep", "relcl", "acl") for c in head.children):
            return None
        if head.tag_ != "NN" or not could_be_person(head.lower_):
            return None
        before = [c.lower_ for c in head.children if c.dep_ in ("compound", "nmod", "amod")]
        kinds = sorts_led(" ".join((*before, head.lower_)))
        for word in before:
            kinds |= sorts_called(word) | sorts_called(f"{word}s")
        memory = self.known.memory
        sides = {key for key in memory.cast.words if sort_of(self.names, key) & kinds}
        last = memory.last_of(frozenset(sides), self.known.party_of)
        person = last or memory.only_subject(head)
        return None if is_mayor(head) and not self._may_hold(person or "", "mayor") else person

    def unnamed(self, head: "Token") -> Referent:
        """Return for whom an officer without a name or an owner is taken to speak."""
        if head.lower_ not in role_words() or any(c.dep_ == "prep" for c in head.children):
            return NOBODY
        memory = self.known.memory
        town = own_town(head, memory.paragraph, self.names) if is_mayor(head) else ()
        if town:
            return Referent(None, town, "home-state")
        if any(child.lower_ in _OF_MANY for child in head.children):
            return NOBODY
        acting = memory.previous_subject() if head.lemma_ in _OF_STATES else None
        if acting in states():
            return Referent(None, (acting,), "home-state")
        sentence = head.doc.sentence(head.i)
        inside = self.names.within(memory.paragraph, sentence.start, sentence.end)
        found = of_place(head, inside, memory.near(head.i), lambda _: ())
        party = self.known.leanings.unnamed(office(head), found)
        return NOBODY if party is None else Referent(None, (party,), "home-state")

    def organ(self, head: "Token") -> Referent:
        """Return the state whose "ministry" needs no name.

        That is the one in whose capital the sentence is set, that spoken of, or that at home.
        """
        memory = self.known.memory
        spoken_of = (n.party for n in memory.near(head.i) if n.subject and n.party in states())
        state = self.place_before(head) or next(spoken_of, None) or self._at_home(head)
        return NOBODY if state is None else Referent(None, (state,), "home-state")

    def _at_home(self, organ: "Token") -> str | None:
        """Return the state at home or, for an organ of which a state has one, of the dateline."""
        roles = catalogue.roles()
        regional = any(child.lower_ in roles.regional for child in organ.children)
        seated = organ.lower_ in roles.national and not regional
        return self.home or (self.known.leanings.dateline if seated else None)

    def organ_before(self, role: "Token") -> tuple[str, ...]:
        """Return the state whose organ stands before a role: "interior ministry spokesman".

        Where the state at home is not that of the dateline, either may be meant.
        """
        organ = role.doc[role.i - 1] if role.i else None
        if organ is None or organ.head != role or organ.lower_ not in catalogue.roles().national:
            return ()
        if self.known.leanings.dateline not in (None, self.home) and self.home is not None:
            return ()
        return self.organ(organ).parties

    def place_before(self, token: "Token") -> str | None:
        """Return the state that opens a sentence, or its capital: "In Lima, Minister A said"."""
        first = token.sent.start
        opening = self.names.within(self.known.memory.paragraph, first, token.i)
        place = next((n for n in opening if n.kind == "state" and _is_where(n)), None)
        if place is None or place.start - first > 2 or token.doc[first].lower_ != "in":
            return None
        return place.key

    def could_lead(self, role: "Token", party: str) -> bool:
        """Tell whether a party may have such an officer: no state has a chief executive."""
        sorts, own = _sorts_led(role), sort_of(self.names, party)
        return not sorts or not own or bool(sorts & own)

    def is_led(self, role: "Token", party: str) -> bool:
        """Tell whether an officer is one of a body, and may be of this one: "chairman"."""
        sorts, own = _sorts_led(role), sort_of(self.names, party)
        chairs = role.lower_ in catalogue.roles().chairs
        if party in states() or not (chairs or sorts == _OF_COMPANIES):
            return False
        return not sorts or not own or bool(sorts & own)

    def only_led(self, role: "Token") -> tuple[str, ...]:
        """Return the only body of the text so far that may have such an officer.

        Of what the words before an office tell nobody knows whose it is: "the house manager".
        """
        before = [c.lower_ for c in role.children if c.dep_ == "compound"]
        if before and not sorts_led(" ".join((*before, role.lower_))):
            return ()
        found = [key for key in self.known.memory.parties() if self.is_led(role, key)]
        return tuple(found) if len(found) == 1 else ()

    def led_near(self, role: "Token") -> str | None:
        """Return the party named last, near by, that is of a sort to have such an officer."""
        sorts = _sorts_led(role)
        near = self.known.memory.parties_near(role.i)
        return next((key for key in near if sort_of(self.names, key) & sorts), None)


def _is_where(name: Name) -> bool:
    """Tell whether "in" a name is in a state: in its capital, or by its own name."""
    return name.place if name.form == "capital" else name.form == "name" and not name.place


def _sorts_led(role: "Token") -> frozenset[str]:
    """Return the sorts that an office tells, with the words before it or alone."""
    before = [c.lower_ for c in role.children if c.dep_ in ("compound", "amod", "nmod")]
    return sorts_led(" ".join((*before, role.lower_))) or sorts_led(role.lower_)

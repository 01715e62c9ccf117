"""How the course of a text tells for whom a person speaks: by owners, ties and who acted before."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import Acquaintances, Referent
from detente.reading.affiliation import Affiliation, engaged
from detente.reading.belongings import body_of_own
from detente.reading.leaning_traits import Near, of_place, of_title
from detente.reading.names import Name, Names
from detente.reading.nouns import is_definite, meant, owners_named
from detente.reading.offices import Offices
from detente.reading.opposites import opposite_side
from detente.reading.parse import Parsed, dictionary
from detente.reading.principals import principal
from detente.reading.roles import is_of_none_listed, is_outsider, role_words, title_of
from detente.reading.sorts import sorts_called
from detente.reading.ties import Tie, is_apart, ties
from detente.reading.town_officers import called_by
from detente.reading.towns import is_mayor, own_town

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_BACK = 2
Ask = Callable[["Token"], tuple[str, ...]]
"""Return the parties that a noun phrase stands for, or those that a noun belongs to."""


@dataclass(slots=True)
class Learning:
    """What is learnt at each place where a person is named.

    ``parties_of`` tells the parties that a noun phrase stands for, ``owners_of`` those that a noun
    belongs to, ``whom`` who is meant by a noun phrase or by "his". ``leans`` says that what
    speaks for parties is weighed, too.
    """

    parsed: Parsed
    names: Names
    known: Acquaintances
    offices: Offices
    parties_of: Ask
    owners_of: Ask
    whom: Callable[["Token"], Referent]
    leans: bool = True
    _met: set[str] = field(init=False, default_factory=set)
    _parted: set[str] = field(init=False, default_factory=set)

    def meet(self, person: Name) -> None:
        """Take in a place where a person is named, in the sentence entered last."""
        doc = self._doc(person)
        parted = is_apart(doc, person)
        apart = parted or is_outsider(doc, person) or is_of_none_listed(doc, person)
        self.known.officers.meet(person, self.known.party_of, apart=apart)
        self._tie(person)
        if parted:
            self._parted.add(person.key)
        if self.leans and not apart and person.key not in self._parted:
            self._weigh(person.key, doc[person.start : person.end].root, person.start)
        self.own(person, doc[person.start : person.end].root, speaking=False)
        self._recognise(person)

    def engage(self, pronoun: "Token", sex: str) -> None:
        """Learn a person's party from what is told of "he" or "she": "She negotiates for A"."""
        memory = self.known.memory
        person = memory.last_person(pronoun, sex)
        if person is None or person in self.known.party_of:
            return
        if self.leans and person in self.known.leanings.places:
            self._weigh(person, pronoun, pronoun.i)
        told = engaged(pronoun.head, memory.paragraph, self.names)
        if told is None:
            return
        start, end = min(pronoun.i, told.start), max(pronoun.i + 1, told.end)
        self.known.learn(Affiliation(person, told.key, None, told.paragraph, start, end, "heads"))

    def belong(self, owner: "Token", sex: str) -> None:
        """Learn the party of whom "his" or "her" means: "his party, the Greens", "her Alliance".

        Who holds an office of state speaks for the state and not for the party.
        """
        memory = self.known.memory
        body = body_of_own(owner, memory.paragraph, self.names)
        person = None if body is None else memory.last_person(owner, sex)
        called = memory.called.get(person or "", set())
        if called & set(catalogue.roles().state_offices):
            return
        if body is not None and person is not None and self.known.is_open(person):
            self.known.learn_from(person, body, owner.head)

    def own(self, person: Name, head: "Token", *, speaking: bool) -> None:
        """Learn a person's party from an owner of the office: "its envoy, A", "union leader A"."""
        doc = self._doc(person)
        role = _role(head, person)
        if role is not None:
            self.known.memory.note_sex(person.key, role.text)
            self.known.memory.called.setdefault(person.key, set()).add(role.lower_)
        if not self.known.is_open(person.key) or is_outsider(doc, person):
            return
        parted = catalogue.roles().parted
        if role is not None and any(word.lower_ in parted for word in role.subtree):
            return
        parties: tuple[str, ...] = ()
        rule = "owner-before"
        if role is not None:
            self.known.asking.add(person.key)
            before = self.names.within(person.paragraph, role.left_edge.i, role.i)
            parties = (
                self.owners_of(role)
                or owners_named(role, before)
                or self.body_before(role)
                or self.offices.organ_before(role)
                or self._of_town(role, person)
                or self._subject_before(role)
            )
            self.known.asking.discard(person.key)
        if not parties and speaking and _holds_state_office(doc, person):
            seat = self.offices.place_before(doc[person.start])
            parties, rule = () if seat is None else (seat,), "office-in-context"
        if len(parties) == 1:
            self.known.learn(_owned(doc, person, parties[0], role, rule))

    def body_before(self, role: "Token") -> tuple[str, ...]:
        """Return the body that a common noun before a role means: "union leader A"."""
        before = role.doc[role.i - 1] if role.i else None
        if before is None or before.dep_ not in ("compound", "nmod"):
            return ()
        if before.pos_ != "NOUN" and not _has_capital_from_opening(before):
            return ()
        if not sorts_called(before.lower_) | sorts_called(f"{before.lower_}s"):
            return ()
        local = called_by(before.lower_, self.parsed, self.names)
        found = local or meant(before, self.known.memory)
        return () if found is None else (found,)

    def _of_town(self, role: "Token", person: Name) -> tuple[str, ...]:
        return own_town(role, person.paragraph, self.names) if is_mayor(role) else ()

    def _subject_before(self, role: "Token") -> tuple[str, ...]:
        """Return the body that has just acted, for an officer who is said to be nobody's.

        "The yard regretted the vote. Chairman A said".
        """
        if any(c.dep_ in ("poss", "prep") for c in role.children):
            return ()
        if any(c.dep_ == "det" for c in role.children):
            return self.offices.only_led(role) if is_definite(role) else ()
        acting = self.known.memory.previous_subject()
        return () if acting is None or not self.offices.is_led(role, acting) else (acting,)

    def _tie(self, person: Name) -> None:
        """Learn a person's party from what ties the person to it: "A, who leads the union"."""
        if not self.known.is_open(person.key):
            return
        doc = self._doc(person)
        outsider = is_outsider(doc, person)
        self.known.asking.add(person.key)
        across = opposite_side(doc, person, self._parties_of_owner, self.known.leanings.main)
        if across is not None:
            self.known.learn_from(person.key, across, doc[person.start : person.end].root)
        for tie in ties(doc, person):
            if outsider and tie.owner.dep_ != "poss" and not _is_advocate(tie.role):
                continue
            found = self._owners(tie)
            if len(found) == 1:
                start = min(person.start, tie.owner.left_edge.i)
                end = max(person.end, tie.owner.i + 1)
                title, rule = None, "heads"
                if tie.role is not None:
                    title, rule = tie.role.text, "owner-before"
                place = (person.paragraph, start, end)
                self.known.learn(Affiliation(person.key, found[0], title, *place, rule))
                break
            if tie.role is not None and not found:
                self.known.follow(person.key, self.principal(tie.role))
        for role in _described(doc[person.start : person.end].root):
            self.known.follow(person.key, self.principal(role))
        self.known.asking.discard(person.key)

    def _parties_of_owner(self, owner: "Token") -> tuple[str, ...]:
        return self.whom(owner).parties

    def principal(self, role: "Token") -> str | None:
        """Return the person whose officer somebody is, if nobody knows for whom that one speaks."""
        return principal(role, self.whom)

    def _owners(self, tie: Tie) -> tuple[str, ...]:
        """Return the parties to which a person is tied; "its" means one by the office it owns."""
        pronoun = tie.owner.dep_ == "poss" and tie.owner.pos_ == "PRON"
        if pronoun and tie.role is not None:
            return self.owners_of(tie.role)
        return self.parties_of(tie.owner) or self._loose(tie.owner)

    def _loose(self, owner: "Token") -> tuple[str, ...]:
        """Return the name that is no party as yet, and is one as somebody is tied to it.

        A single word that every dictionary has may be a field: "Commissioner for Education".
        """
        name = self.names.loose_at(self.known.memory.paragraph, owner.i)
        if name is None or owner.pos_ != "PROPN":
            return ()
        single = name.end - name.start == 1 and owner.dep_ != "poss"
        return () if single and owner.lower_ in dictionary() else (name.key,)

    def _weigh(self, person: str, head: "Token", at: int) -> None:
        """Note what the place tells where ``head``, which begins at ``at``, means a person."""
        memory, sentence = self.known.memory, head.sent
        place = (memory.paragraph, sentence.start, sentence.end)
        loose = [n for n in self.names.loose if n.paragraph == memory.paragraph]
        inside = [n for n in loose if sentence.start <= n.start and n.end <= sentence.end]
        self.known.asking.add(person)
        found = [
            *of_place(
                head,
                (*self.names.within(*place), *inside),
                (*memory.near(at), *_near(loose, head.doc, at)),
                self.parties_of,
            ),
            *of_title(head, self.known.leanings.parties),
        ]
        self.known.leanings.note(person, memory.called.get(person, set()), found, place)
        self.known.asking.discard(person)

    def _recognise(self, person: Name) -> None:
        """Take a person of whom nothing is told for the officer spoken of just before by office.

        "The finance director picked one up. The posts were for students, A said."
        """
        memory = self.known.memory
        if memory.called.get(person.key, {""}) - {""} or person.key in self._met:
            return
        self._met.add(person.key)
        before = memory.last_nameless(frozenset(self.known.nameless), person.start)
        if before is None or person.key in self.known.party_of:
            return
        memory.called[person.key] = set(memory.called[before])
        parties = self.known.nameless[before]
        if len(parties) == 1:
            place = (person.paragraph, person.start, person.end)
            self.known.learn(Affiliation(person.key, parties[0], None, *place, "owner-before"))

    def _doc(self, person: Name) -> "Doc":
        return self.parsed.paragraphs[person.paragraph].parse


def _near(loose: list[Name], doc: "Doc", at: int) -> Iterator[Near]:
    """Return the nouns that may be a party, up to a token and in the two sentences before it."""
    starts = [s.start for s in doc.sents]
    here = bisect_right(starts, at)
    for name in reversed(loose):
        back = here - bisect_right(starts, name.start)
        if name.start < at and back <= _BACK:
            root = doc[name.start : name.end].root
            yield Near(name.key, back, root.dep_ in ("nsubj", "nsubjpass"))


def _has_capital_from_opening(token: "Token") -> bool:
    """Tell whether a capital may be a first word's only: "*Guild* president Ana Roe"."""
    return token.is_sent_start and token.doc[token.i + 1].text.islower()


def _described(head: "Token") -> Iterator["Token"]:
    """Yield the nouns beside which somebody is named: "A's *deputy*, the *lawyer* B"."""
    while head.dep_ == "appos" and head.head != head:
        head = head.head
        yield head


def _is_advocate(role: "Token | None") -> bool:
    """Tell whether somebody speaks for a side by trade: "the lawyer for the union"."""
    return role is not None and role.lower_ in catalogue.roles().advocates


def _role(head: "Token", person: Name) -> "Token | None":
    """Return the office beside a name, if there is one: "the *envoy* A", "A, the *envoy*"."""
    near = (head, *head.children, head.head, *head.head.children)
    return next(
        (
            t
            for t in near
            if t.lower_ in role_words()
            and (t.i < person.start or t.dep_ == "appos")
            and not _is_of_another(t, head)
        ),
        None,
    )


def _is_of_another(role: "Token", head: "Token") -> bool:
    """Tell whether an office beside a name is another's: "A's *aide*", "the *envoy* met A"."""
    if role == head.head:
        return head.dep_ in ("poss", "conj")
    return role.dep_ == "nsubj" and head.dep_ in ("dobj", "dative")


def _owned(doc: "Doc", person: Name, party: str, role: "Token | None", rule: str) -> Affiliation:
    title = title_of(doc, person) or (None if role is None else role.text)
    first = person.title[0] if person.title else person.start
    head = doc[person.start : person.end].root if role is None else role
    start = min(first, head.left_edge.i)
    end = max(person.end, 0 if role is None else role.right_edge.i + 1)
    return Affiliation(person.key, party, title, person.paragraph, start, end, rule)


def _holds_state_office(doc: "Doc", person: Name) -> bool:
    title = (title_of(doc, person) or "").lower()
    return any(word in title for word in catalogue.roles().state_offices)

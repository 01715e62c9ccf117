"""Whom a noun phrase stands for: names, roles, pronouns, "the alliance", "both sides"."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.affiliation import Affiliation, engaged
from detente.reading.direct import quoted
from detente.reading.grammar import noun_phrase
from detente.reading.leanings import Leanings
from detente.reading.memory import Memory
from detente.reading.names import Name, Names
from detente.reading.nouns import (
    beside,
    both_sides,
    meant,
    members,
    owners_named,
    states,
)
from detente.reading.parse import Parsed
from detente.reading.roles import could_be_person, is_outsider, role_words, title_of
from detente.reading.sorts import sort_of, sorts_called, sorts_led
from detente.reading.ties import noun_ties, office, ties

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SEXES = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_OF = frozenset(("of", "for", "at", "in", "from", "with"))
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# Bodies of these kinds may speak for the state whose name they bear.
_OF_STATES = frozenset(("bank", "agency", "network", "utility", "nation", "people", "fund"))
_PARTITIVES = frozenset(("one", "some", "many", "most", "several", "all"))
# The keys of people without a name begin so.
_NAMELESS = "~"
_PARTY_NOUNS = frozenset(("delegation", "negotiators", "negotiator", "team", "side"))


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom words stand for: the parties, and the person if exactly one is named."""

    speaker: str | None
    parties: tuple[str, ...]
    rule: str


NOBODY = Referent(None, (), "unresolved")


def _is_definite(noun: "Token") -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.children)


def _is_office(noun: "Token") -> bool:
    """Tell whether people are "at" a noun as those who work there: "an adviser at the ministry"."""
    return noun.lower_ in catalogue.organs() or bool(sorts_called(noun.lower_))


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


@dataclass(slots=True)
class Discourse:
    """The referents of a document's noun phrases, sentence after sentence.

    ``party_of`` are the parties of people as far as they are known, ``main`` the two parties that
    the document names most, ``home`` the state whose "government" needs no name. ``learnt`` are
    the affiliations that only the course of the text gives. ``resolve`` answers for tokens of the
    sentence entered last.
    """

    parsed: Parsed
    names: Names
    party_of: dict[str, str]
    main: tuple[str, ...]
    home: str | None
    between: tuple[str, ...] = ()
    learnt: list[Affiliation] = field(default_factory=list)
    _spoke: list[Referent] = field(init=False, default_factory=list)
    _met: set[str] = field(init=False, default_factory=set)
    _asking: set[str] = field(init=False, default_factory=set)
    _nameless: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)
    _memory: Memory = field(init=False)
    _leanings: Leanings = field(init=False)

    def __post_init__(self) -> None:
        self._memory = Memory(self.parsed, self.names)
        self._leanings = Leanings(self.names, self.home or self._only_state())

    def enter(self, paragraph: int, start: int, end: int) -> None:
        """Take in the next sentence, tokens ``start`` to ``end`` (exclusive) of a paragraph."""
        self._memory.enter(paragraph, start, end)
        doc = self.parsed.paragraphs[paragraph].parse
        quotes = self.parsed.paragraphs[paragraph].quotes
        for token in doc[start:end]:
            subject = token.dep_ == "nsubj" and token.pos_ == "NOUN"
            if subject and _is_definite(token) and quoted(quotes, token) is None:
                self._recall(token)
            if token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in ("he", "she"):
                self._engage(token)
        for name in self.names.within(paragraph, start, end):
            if name.kind == "person":
                self._tie(name)
                self._lean(name)
                head = doc[name.start : name.end].root
                self._learn(name, head, noun_phrase(head)[0], speaking=False)
                self._recognise(name)

    def _recognise(self, person: Name) -> None:
        """Take a person of whom nothing is told for the officer spoken of just before by office.

        "The finance director picked one up. The posts were for students, A said."
        """
        if self._memory.called.get(person.key, {""}) - {""} or person.key in self._met:
            return
        self._met.add(person.key)
        known = self._memory.last_nameless(frozenset(self._nameless), person.start)
        if known is None or person.key in self.party_of:
            return
        self._memory.called[person.key] = set(self._memory.called[known])
        parties = self._nameless[known]
        if len(parties) == 1:
            self._keep(
                person.key,
                parties[0],
                self.parsed.paragraphs[person.paragraph].parse[person.end - 1],
            )

    def _lean(self, person: Name) -> None:
        """Weigh for whom a person in office speaks, where no words have said so by now."""
        doc = self.parsed.paragraphs[person.paragraph].parse
        if person.key in self.party_of or is_outsider(doc, person):
            return
        if not self._is_of_none_listed(person):
            sentence = doc[person.start].sent
            place = (person.paragraph, sentence.start, sentence.end)
            roles = self._memory.called.get(person.key, set())
            near = self._memory.near(person.start)
            self._leanings.note(person.key, roles, near, place)

    def _tie(self, person: Name) -> None:
        """Learn a person's party from what ties the person to a body by a common noun or "it"."""
        doc = self.parsed.paragraphs[person.paragraph].parse
        if person.key in self.party_of or person.key in self._asking:
            return
        outsider = is_outsider(doc, person)
        self._asking.add(person.key)
        for tie in ties(doc, person):
            if outsider and tie.owner.dep_ != "poss":
                continue
            found = self._one(tie.owner, *noun_phrase(tie.owner), speaking=False).parties
            if len(found) == 1:
                self.party_of[person.key] = found[0]
                start = min(person.start, tie.owner.left_edge.i)
                end = max(person.end, tie.owner.i + 1)
                title = None if tie.role is None else tie.role.text
                self.learnt.append(
                    Affiliation(
                        person.key, found[0], title, person.paragraph, start, end, "owner-before"
                    )
                )
                break
        self._asking.discard(person.key)

    def _engage(self, pronoun: "Token") -> None:
        """Learn a person's party from what is told of "he" or "she": "She negotiates for A"."""
        told = engaged(pronoun.head, self._memory.paragraph, self.names)
        if told is None:
            return
        person = self._memory.last_person(pronoun, _SEXES[pronoun.lower_])
        if person is None or person in self.party_of:
            return
        self.party_of[person] = told.key
        start, end = min(pronoun.i, told.start), max(pronoun.i + 1, told.end)
        self.learnt.append(Affiliation(person, told.key, None, told.paragraph, start, end, "heads"))

    def _recall(self, subject: "Token") -> None:
        """Note whom "the minister" or "the movement" means, for "she" and "it" behind it."""
        noun = subject.lower_
        start, end = noun_phrase(subject)
        if any(
            name.kind == "person"
            for name in self.names.within(self._memory.paragraph, start, end + 1)
        ):
            return
        person = self._memory.last_called(subject) if noun in role_words() else None
        if person is not None:
            self._memory.said(subject.i, person, self._person(person, "title").parties)
            return
        party = meant(subject, self._memory)
        if party is not None:
            self._memory.said(subject.i, None, (party,))
        elif (
            subject.tag_ == "NN"
            and subject.lower_ in role_words()
            and could_be_person(subject.lower_)
        ):
            here = self.resolve(subject, speaking=True)
            speaker = here.speaker or self._introduce(subject, here.parties)
            self._memory.said(subject.i, speaker, here.parties)

    def said(self, token: int, referent: Referent) -> None:
        """Note who spoke at ``token`` of the sentence entered last."""
        self._spoke.append(referent)
        head = self.parsed.paragraphs[self._memory.paragraph].parse[token]
        speaker = referent.speaker
        nameless = self.names.at(self._memory.paragraph, token) is None
        if (
            speaker is None
            and nameless
            and head.tag_ in ("NN", "NNP")
            and could_be_person(head.lower_)
        ):
            speaker = self._introduce(head, referent.parties)
        self._memory.said(token, speaker, referent.parties)

    def _introduce(self, head: "Token", parties: tuple[str, ...]) -> str:
        """Take somebody without a name for a person, whom "she" or "the colonel" may mean later."""
        known = self._memory.last_called(head)
        if known is not None and known in self._nameless:
            return known
        key = f"{_NAMELESS}{self._memory.paragraph}-{head.i}"
        self._nameless[key] = parties
        self._memory.called[key] = set(office(head))
        self._memory.note_sex(key, head.text)
        return key

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
        if not parties and speaker is None:
            return NOBODY
        return Referent(speaker, parties, found[0].rule)

    def _one(self, head: "Token", start: int, end: int, *, speaking: bool) -> Referent:
        name = self.names.at(self._memory.paragraph, head.i)
        if name is not None and name.kind != "person":
            return self._national(head, name) or Referent(None, (name.key,), "name")
        if name is not None:
            self._learn(name, head, start, speaking=speaking)
            return self._person(name.key, "name")
        if head.pos_ in ("PRON", "NUM", "DET", "ADJ") and head.lower_ in _PARTITIVES:
            return self._partitive(head)
        if head.lower_ in ("both", "neither") and head.pos_ != "NOUN":
            return Referent(None, self.main, "both-sides")
        if head.pos_ == "PRON" or head.lower_ in _SEXES:
            return self._pronoun(head, speaking=speaking)
        inside = self.names.within(self._memory.paragraph, start, end + 1)
        person = next((n for n in inside if n.kind == "person" and _is_beside(head, n)), None)
        if person is None:
            return self._role(head, start, inside, speaking=speaking)
        self._learn(person, head, start, speaking=speaking)
        referent = self._person(person.key, "name")
        return referent if referent.parties else Referent(person.key, self._owners(head), "role")

    def _national(self, head: "Token", name: Name) -> Referent | None:
        """Return the person whom "the Icelander" means: the one of that state named last."""
        article = name.start > 0 and head.doc[name.start - 1].lower_ == "the"
        if name.form != "demonym" or head.tag_ not in ("NN", "NNP") or not article:
            return None
        if (
            head.dep_ in ("compound", "amod")
            or (head.head.i == head.i + 1
            and head.head.pos_ == "NOUN")
        ):
            return None
        person = self._memory.last_of(frozenset((name.key,)), self.party_of)
        return None if person is None else self._person(person, "title")

    def completed(self, referent: Referent) -> Referent:
        """Return a referent with the party of its speaker, where a later sentence has told that."""
        person = referent.speaker
        if person is None or referent.parties:
            return referent
        leaning = None if person in self.party_of else self._leanings.settled(person)
        if leaning is not None:
            party, place = leaning
            self.party_of[person] = party
            self.learnt.append(Affiliation(person, party, None, *place, "office-in-context"))
        return replace(referent, parties=self._person(person, "name").parties)

    def _person(self, key: str, rule: str) -> Referent:
        if key in self._nameless:
            return Referent(None, self._nameless[key], rule)
        party = self.party_of.get(key)
        return Referent(key, () if party is None else (party,), rule)

    def _role(
        self, head: "Token", start: int, inside: tuple[Name, ...], *, speaking: bool
    ) -> Referent:
        named = beside(head, inside)
        if named is not None:
            return Referent(None, (named,), "name")
        owners = owners_named(head, inside)
        if any(child.lower_ in ("former", "ex", "onetime") for child in head.children):
            return self._once(head) if speaking else NOBODY
        apart = catalogue.roles().apart
        kind = head.lower_ in catalogue.kinds() and head.lower_ not in _OF_STATES
        if kind or any(head.doc[i].lower_ in apart for i in range(start, head.i + 1)):
            return self._apart(head, owners or self._of_somebody(head))
        owners = owners or self._owners(head)
        if owners:
            return self._officer_just_named(head, owners, speaking=speaking)
        organs = catalogue.organs()
        if any(c.dep_ == "compound" and c.lower_ in organs for c in head.children):
            state = self._state_here(head)
            return NOBODY if state is None else Referent(None, (state,), "home-state")
        several = self._counted(head, start)
        if several is not None:
            return several
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
            parties = self._one(tie.owner, *noun_phrase(tie.owner), speaking=False).parties
            if parties:
                return Referent(None, parties, "role")
        return self._officer_here(head) if speaking else NOBODY

    def _once(self, head: "Token") -> Referent:
        """Return who "the former judge" is: whoever was called so, or who has just acted."""
        phrase = office(head)[1]
        called = [key for key, words in self._memory.called.items() if phrase in words]
        person = called[-1] if called else self._memory.only_subject(head)
        return NOBODY if person is None else self._person(person, "title")

    def _officer_here(self, head: "Token") -> Referent:
        """Return for whom an officer without a name or an owner is taken to speak."""
        if head.lower_ not in role_words() or any(c.dep_ == "prep" for c in head.children):
            return NOBODY
        party = self._leanings.unnamed(office(head), self._memory.near(head.i))
        return NOBODY if party is None else Referent(None, (party,), "home-state")

    def _officer_just_named(
        self, head: "Token", owners: tuple[str, ...], *, speaking: bool
    ) -> Referent:
        """Return an office's holder: "A was milder. The guild's president did not deny it"."""
        definite = head.tag_ == "NN" and _is_definite(head)
        if not (speaking and definite and could_be_person(head.lower_)):
            return Referent(None, owners, "role")
        person = self._memory.only_subject(head)
        if person is not None and person not in self._nameless:
            party = self.party_of.get(person)
            if party is None and len(owners) == 1 and person not in self._asking:
                self._keep(person, owners[0], head)
            if self.party_of.get(person) in owners:
                return self._person(person, "title")
        noun = head.lemma_.lower()
        holder = self._memory.last_of(frozenset(owners), self.party_of, called=noun)
        return Referent(None, owners, "role") if holder is None else self._person(holder, "title")

    def _keep(self, person: str, party: str, head: "Token") -> None:
        """Note a person's party and the noun phrase that tells it."""
        self.party_of[person] = party
        start, end = noun_phrase(head)
        self.learnt.append(
            Affiliation(
                person, party, head.text, self._memory.paragraph, start, end + 1, "owner-before"
            )
        )

    def _of_somebody(self, head: "Token") -> tuple[str, ...]:
        """Return whose "his party" or "their union" is."""
        own = any(c.dep_ == "poss" and c.lower_ in (*_SEXES, "their") for c in head.children)
        return self._owners(head) if own else ()

    def _apart(self, head: "Token", owners: tuple[str, ...]) -> Referent:
        """People who bear a state's name and do not speak for it: the text's own body, if clear."""
        bodies = tuple(owner for owner in owners if owner not in states())
        if bodies:
            return Referent(None, bodies, "role")
        found = meant(head, self._memory)
        return NOBODY if found is None else Referent(None, (found,), "noun")

    def _counted(self, head: "Token", start: int) -> Referent | None:
        """Return whom "the three countries" means: those who last spoke together, if three."""
        number = _COUNTED.get(head.doc[start + 1].lower_) if start < head.i else None
        if number is None or head.doc[start].lower_ not in ("the", "these"):
            return None
        last = next((r for r in reversed(self._spoke) if len(r.parties) == number), None)
        return None if last is None else replace(last, speaker=None, rule="both-sides")

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
            return self._person(person, "title")
        plain = not any(c.dep_ in ("prep", "relcl", "acl") for c in head.children)
        if speaking and plain and head.tag_ == "NN" and could_be_person(noun):
            person = self._of_such_a_side(head) or self._memory.only_subject(head)
            if person is not None:
                return self._person(person, "title")
        if noun not in role_words():
            return NOBODY
        if noun in catalogue.organs():
            state = self._state_here(head)
            return NOBODY if state is None else Referent(None, (state,), "home-state")
        party = self._memory.last_party(head.i) if noun in _PARTY_NOUNS else None
        if party is not None:
            return Referent(None, (party,), "role")
        return self._officer_here(head) if speaking else NOBODY

    def _of_such_a_side(self, head: "Token") -> str | None:
        """Return whom "the labour leader" means: the one of such a body who was named last."""
        before = [c.lower_ for c in head.children if c.dep_ in ("compound", "nmod", "amod")]
        kinds = sorts_led(" ".join((*before, head.lower_)))
        for word in before:
            kinds |= sorts_called(word) | sorts_called(f"{word}s")
        if not kinds:
            return None
        sides = {key for key in self._memory.words if sort_of(self.names, key) & kinds}
        return self._memory.last_of(frozenset(sides), self.party_of)

    def _partitive(self, head: "Token") -> Referent:
        """Return whom "one of them" or "some of the ministers" stands for."""
        of = next((child for child in head.children if child.lower_ == "of"), None)
        below = None if of is None else next((t for t in of.children if t.dep_ == "pobj"), None)
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
                return self._person(person, "pronoun")
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
                last = self._led(head) or self._memory.last_party(child.i)
                found.extend(() if last is None else (last,))
            elif child.lower_ == "their":
                those = self._memory.subjects_before(child)
                found.extend(those if len(those) == 1 and head.lower_ in role_words() else ())
            elif child.lower_ in _SEXES:
                if head.lemma_ not in ("counterpart", "colleague"):
                    found.extend(self._pronoun(child, speaking=True).parties)
            else:
                found.extend(self._one(child, *noun_phrase(child), speaking=False).parties)
        if not found and head.lower_ in role_words():
            # "A spokesman for the ministry", "the negotiator of the union".
            for prep in (child for child in head.children if child.lower_ in _OF):
                inside = prep.lower_ not in ("of", "for")
                for below in (t for t in prep.children if t.dep_ == "pobj"):
                    if inside and not (_is_office(below) and _is_definite(below)):
                        continue
                    found.extend(self._one(below, *noun_phrase(below), speaking=False).parties)
        return tuple(dict.fromkeys(found))

    def _led(self, role: "Token") -> str | None:
        """Return the party named last, near by, that is of a sort to have such an officer."""
        before = [c.lower_ for c in role.children if c.dep_ in ("compound", "amod", "nmod")]
        sorts = sorts_led(" ".join((*before, role.lower_))) or sorts_led(role.lower_)
        near = self._memory.parties_near(role.i)
        return next((key for key in near if sort_of(self.names, key) & sorts), None)

    def _learn(self, person: Name, head: "Token", start: int, *, speaking: bool) -> None:
        """Learn the party of a person from an owner that only the course of the text gives.

        "Its envoy, A", "the league's chairwoman, A"; or, for an office of state without an owner,
        the state just spoken of, or else the document's home state.
        """
        doc = self.parsed.paragraphs[person.paragraph].parse
        near = (head, *head.children, head.head, *head.head.children)
        role = next(
            (
                t
                for t in near
                if t.lower_ in role_words()
                and (t.i < person.start or t.dep_ == "appos")
                and not (head.dep_ == "poss" and t == head.head)
            ),
            None,
        )
        if role is not None:
            self._memory.note_sex(person.key, role.text)
            self._memory.called.setdefault(person.key, set()).add(role.lower_)
        if person.key in self.party_of or person.key in self._asking or is_outsider(doc, person):
            return
        parted = catalogue.roles().parted
        if role is not None and any(word.lower_ in parted for word in role.subtree):
            return
        parties: tuple[str, ...] = ()
        rule = "owner-before"
        if role is not None:
            self._asking.add(person.key)
            before = self.names.within(person.paragraph, role.left_edge.i, role.i)
            parties = self._owners(role) or owners_named(role, before) or self._kind_before(role)
            self._asking.discard(person.key)
        if not parties and speaking and self._holds_state_office(person):
            seat = self._place_before(doc[person.start])
            parties, rule = () if seat is None else (seat,), "office-in-context"
        if len(parties) != 1:
            return
        self.party_of[person.key] = parties[0]
        title = title_of(doc, person) or (None if role is None else role.text)
        first = person.title[0] if person.title else person.start
        self.learnt.append(
            Affiliation(
                person.key,
                parties[0],
                title,
                person.paragraph,
                min(start, first),
                max(person.end, role.right_edge.i + 1 if role is not None else 0),
                rule,
            )
        )

    def _kind_before(self, role: "Token") -> tuple[str, ...]:
        """Return the body that a common noun before a role means: "union leader A"."""
        before = role.doc[role.i - 1] if role.i else None
        if before is None or before.pos_ != "NOUN" or before.dep_ not in ("compound", "nmod"):
            return ()
        if not sorts_called(before.lower_) | sorts_called(f"{before.lower_}s"):
            return ()
        found = meant(before, self._memory)
        return () if found is None else (found,)

    def _holds_state_office(self, person: Name) -> bool:
        doc = self.parsed.paragraphs[person.paragraph].parse
        title = (title_of(doc, person) or "").lower()
        return any(word in title for word in catalogue.roles().state_offices)

    def _is_of_none_listed(self, person: Name) -> bool:
        """Tell whether a title has a side before it that nobody lists: "Faroese Minister A"."""
        at = -1 if person.title is None else person.title[0] - 1
        if at < 0:
            return False
        before = self.parsed.paragraphs[person.paragraph].parse[at]
        joined = before.lower_ == "and"
        return joined or (before.text[:1].isupper() and before.pos_ in ("ADJ", "PROPN"))

    def _place_before(self, token: "Token") -> str | None:
        """Return the state whose capital opens a sentence: "In Lima, Foreign Minister A said"."""
        first = token.sent.start
        opening = self.names.within(self._memory.paragraph, first, token.i)
        place = next((n for n in opening if n.form == "capital" and n.place), None)
        near = place is not None and place.start - first <= 2 and token.doc[first].lower_ == "in"
        return place.key if near and place is not None else None

    def _state_here(self, head: "Token") -> str | None:
        """Return the state whose "ministry" needs no name: that spoken of, or that at home."""
        home = self._place_before(head) or self.home or self._only_state()
        near = next(
            (one for one in self._memory.near(head.i) if one.subject and one.party in states()),
            None,
        )
        return home if near is None else near.party

    def _only_state(self) -> str | None:
        """Return the state that talks with a body which is none: its ministers need no name."""
        found = [party for party in self.main if party in states()]
        return found[0] if len(found) == 1 and len(self.main) == 2 else None

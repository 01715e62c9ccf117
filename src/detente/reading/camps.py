"""Parties that a text names by a common noun only: "the pirates", "the residents' committee".

Which nouns are such parties is learnt (``tools/train_camps.py``): by how often and in what part the
noun stands, what lists have it, whether a name of the text may mean the same, and what it means.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from detente import catalogue
from detente.reading.agency import acts
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.linear import Linear, stored
from detente.reading.names import Name, Names, by_paragraph, could_be_name, covered, title_case
from detente.reading.parse import Parsed
from detente.reading.roles import could_be_person, role_words
from detente.reading.sorts import sort_of, sorts_called, sorts_named
from detente.reading.standins import own_words, takes_up
from detente.reading.times import is_time
from detente.reading.vectors import Vector, mean, vector

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

CLASSES = ("camp", "none")
CLEAR = 0.5
"""How likely a noun has to be a party of its own."""
_POSSIBLE = 0.02
"""How likely a noun has to be one that somebody may speak for."""
_VAGUE = 3
"""How many sorts a body may be of and still be taken for what a noun means."""
_LONGEST = 3
_MANY = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun of a paragraph: where a name before it begins, its own first word and its end."""

    paragraph: int
    head: "Token"
    name: int
    start: int
    end: int

    @property
    def nouns(self) -> str:
        """The words without a name before them."""
        return self.head.doc[self.start : self.end].text

    @property
    def full(self) -> str:
        """The words with a name before them; a capital that only opens a sentence is undone."""
        text = self.head.doc[self.name : self.end].text
        return text[0].lower() + text[1:] if self.name == self.start else text


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one noun in a text."""

    noun: str
    mentions: tuple[Mention, ...]

    @property
    def full(self) -> str:
        """The longest words by which the text calls it."""
        return max((one.full for one in self.mentions), key=len)


def camps(parsed: Parsed, proper: Names) -> tuple[list[Name], list[Name], dict[str, str]]:
    """Find camps beside proper names.

    Returns those that are clear, those that somebody may turn out to speak for, and how each of
    both is spelled.
    """
    found: list[Name] = []
    loose: list[Name] = []
    spelled: dict[str, str] = {}
    bodies, words = bodies_of(proper), own_words(proper)
    for group in groups(parsed, proper):
        if takes_up(group, words, proper):
            continue
        chance = shipped().chances(traits(group, bodies), likeness(group))[0]
        if chance < _POSSIBLE:
            continue
        key = kebab(group.full)
        spelled[key] = group.full
        kept = found if chance >= CLEAR else loose
        kept.extend(Name(m.paragraph, m.name, m.end, "body", key) for m in group.mentions)
    return found, loose, spelled


def groups(parsed: Parsed, proper: Names) -> list[Group]:
    """Return the nouns of a text that may be a camp, each with its mentions."""
    seen: defaultdict[str, list[Mention]] = defaultdict(list)
    there = by_paragraph(proper.all)
    for at, paragraph in enumerate(parsed.paragraphs):
        for one in _mentions(at, paragraph.parse, covered(there[at])):
            seen[one.head.lower_].append(one)
    return [
        group
        for noun, places in seen.items()
        if not any(_has_own_name(one.head) for one in places)
        for group in _parted(noun, places)
        if _has_part(group)
    ]


def bodies_of(proper: Names) -> dict[str, frozenset[str]]:
    """Return the sorts of the bodies among proper names."""
    keys = dict.fromkeys(name.key for name in proper.all if name.kind in ("body", "organisation"))
    return {key: sort_of(proper, key) for key in keys}


def traits(group: Group, bodies: Mapping[str, frozenset[str]]) -> list[str]:
    """Return what tells whether a noun is a party of its own; ``bodies`` are those with a name."""
    found = dict.fromkeys([*_of_noun(group), *_of_names(group, bodies)])
    for number, one in enumerate(group.mentions):
        for trait in _of_mention(one):
            found[trait] = None
            if number == 0:
                found[f"first:{trait}"] = None
    return list(found)


def likeness(group: Group) -> Vector:
    """Return the vectors of a noun, of the words before it and of what it does, shape (150,)."""
    first = group.mentions[0]
    parts = [t.text for m in group.mentions for t in m.head.doc[m.start : m.head.i]]
    deeds = [m.head.head.lemma_ for m in group.mentions if m.head.dep_ == "nsubj"]
    return np.concatenate([vector(first.head.text), mean(parts), mean(deeds[:_MANY])])


def _parted(noun: str, places: Sequence[Mention]) -> Iterator[Group]:
    """Yield a group for each wording; the noun alone joins the only longer one there is."""
    longer = list(dict.fromkeys(kebab(one.nouns) for one in places if one.start < one.end - 1))
    if len(longer) < 2:
        yield Group(noun, tuple(places))
        return
    for words in dict.fromkeys(kebab(one.nouns) for one in places):
        yield Group(noun, tuple(one for one in places if kebab(one.nouns) == words))


def _mentions(at: int, doc: "Doc", taken: Mapping[int, Name]) -> Iterator[Mention]:
    titled = title_case(doc)
    for token in doc:
        small = token.text.islower() or token.is_sent_start
        if token.tag_ not in ("NN", "NNS") or not small or token.i in taken or token.i in titled:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if is_time(token) or (after is not None and after.head is token.head and _joins(token)):
            continue
        start = token.i
        while start - 1 not in taken and _is_part(doc, start - 1, token):
            start -= 1
        name = start
        while name and name - 1 not in taken and could_be_name(doc[name - 1]):
            name -= 1
        definite = name > 0 and doc[name - 1].lower_ == "the"
        yield Mention(at, token, name if definite else start, start, _end(doc, token))


def _has_own_name(head: "Token") -> bool:
    """Tell whether a place stands behind its noun by name: "the *city* of Ostrow"."""
    if head.lower_ not in catalogue.signs().place_nouns or head.i + 2 >= len(head.doc):
        return False
    return head.doc[head.i + 1].lower_ == "of" and could_be_name(head.doc[head.i + 2])


def _joins(token: "Token") -> bool:
    """Tell whether a noun only stands before another: "*school* board"."""
    return token.dep_ == "compound"


def _is_part(doc: "Doc", at: int, head: "Token") -> bool:
    """Tell whether a word belongs before a noun: "the *school* board", "the *tenants'* union"."""
    if at < 0 or head.i - at > _LONGEST:
        return False
    word = doc[at]
    if word.lower_ == "'":
        return at > 0 and doc[at - 1].tag_ == "NNS" and doc[at - 1].text.islower()
    beside = at + 1 < len(doc) and doc[at + 1].lower_ == "'"
    joined = word.dep_ == "compound" or (beside and word.dep_ == "poss")
    return word.text.islower() and word.tag_ in ("NN", "NNS") and joined


def _end(doc: "Doc", head: "Token") -> int:
    """Return the end of a noun, with those whom it is made of: "council *of elders*"."""
    end = head.i + 3
    if end > len(doc) or doc[head.i + 1].lower_ != "of" or doc[head.i + 2].tag_ != "NNS":
        return head.i + 1
    people = doc[head.i + 2].lower_ in catalogue.camps() or could_be_person(doc[head.i + 2].lemma_)
    return end if people and head.lower_ in catalogue.bodies() else head.i + 1


def _has_part(group: Group) -> bool:
    """Tell whether a noun is one for people or a body, or speaks, acts or has an officer."""
    head = group.mentions[0].head
    if sorts_named(group.noun) or (head.tag_ == "NNS" and could_be_person(head.lemma_.lower())):
        return True
    return group.noun in catalogue.camps() or any(
        acts(one.head.doc, one.start, one.head.i + 1) or _officer(one.head) is not None
        for one in group.mentions
    )


def _officer(head: "Token") -> "Token | None":
    """Return the officer whom a noun has: "the union's *president*"."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ in ("of", "for"):
        above = above.head
    elif head.dep_ not in ("poss", "compound"):
        return None
    return above if above.lower_ in role_words() else None


def _of_noun(group: Group) -> Iterator[str]:
    noun = group.noun
    lists = {
        "camps": catalogue.camps(),
        "sole": catalogue.sole_bodies(),
        "bodies": catalogue.bodies(),
        "organs": catalogue.organs(),
        "roles": role_words(),
        "places": catalogue.signs().place_nouns,
    }
    listed = [name for name, words in lists.items() if noun in words]
    yield from (f"list:{name}" for name in listed)
    if not listed:
        yield "list:none"
    if sorts_named(noun):
        yield "names-sort"
    yield from (f"called:{sort}" for sort in sorted(sorts_called(noun)))
    if could_be_person(noun):
        yield "person"
    count = min(len(group.mentions), _MANY)
    yield f"count:{count}"
    words = {kebab(one.nouns) for one in group.mentions}
    longer = any(one.start < one.head.i or one.end > one.head.i + 1 for one in group.mentions)
    yield f"words:{len(words)}:{'longer' if longer else 'alone'}"
    if any(one.name < one.start for one in group.mentions):
        yield "behind-name"
    tag = group.mentions[0].head.tag_
    speaking = sum(_speaks(one.head) for one in group.mentions)
    yield f"speaks:{min(speaking, 2)}:{tag}"
    acting = sum(acts(m.head.doc, m.start, m.head.i + 1) for m in group.mentions)
    yield f"acts:{min(acting, 2)}:{tag}"


def _of_names(group: Group, bodies: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield whether a body with a name may be meant by a noun."""
    parts = {word.strip("'") for one in group.mentions for word in one.nouns.split()} - {group.noun}
    own = {word for key in bodies for word in key.split("-")}
    if group.noun in own:
        yield "named:own"
    if parts & own:
        yield "named:part"
    called = sorts_called(group.noun)
    fitting = [key for key, of in bodies.items() if of & called and len(of) <= _VAGUE]
    yield f"named:sort:{min(len(fitting), 2)}"
    yield f"named:open:{min(sum(not of for of in bodies.values()), 2)}"
    if group.noun in catalogue.camps():
        yield f"camps:sort:{min(len(fitting), 2)}"


def _of_mention(one: Mention) -> Iterator[str]:
    doc, head = one.head.doc, one.head
    before = doc[one.name - 1].lower_ if one.name else ""
    number = "many" if head.tag_ == "NNS" else "one"
    article = before if before in ("the", "a", "an", "their", "its", "his", "her") else "else"
    yield f"after:{article}:{number}"
    if _speaks(head):
        yield f"speaks:{article}:{number}"
    if acts(doc, one.start, head.i + 1):
        yield f"acts:{article}:{number}"
    officer = _officer(head)
    if officer is not None:
        yield f"officer:{number}"
    yield f"dep:{head.dep_}"
    if head.dep_ == "dobj" and entries(head.head):
        yield "told"
    if head.dep_ == "pobj":
        yield f"behind:{head.head.lower_}"
    if any(child.tag_ == "CD" for child in head.children):
        yield "counted"
    if one.paragraph == 0:
        yield "opens-text"


def _speaks(head: "Token") -> bool:
    return head.dep_ == "nsubj" and bool(entries(head.head))


@cache
def shipped() -> Linear:
    """Return the classifier that comes with the package."""
    return stored("camp_weights.json")

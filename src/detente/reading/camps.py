"""Parties that a text names by a common noun only: "the pirates", "the residents' committee".

Which nouns are such parties is learnt (``tools/train_camps.py``): by how often and in what part the
noun stands, what lists have it, whether a name of the text may mean the same, and what it means.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from detente import catalogue
from detente.reading.agency import acts
from detente.reading.cues import entries
from detente.reading.groups import Group, Mention, groups, officer
from detente.reading.ids import kebab
from detente.reading.linear import Linear, stored
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed
from detente.reading.roles import could_be_person, role_words
from detente.reading.seats import governed
from detente.reading.sorts import sort_of, sorts_called, sorts_named
from detente.reading.standins import own_words, takes_up
from detente.reading.vectors import Vector, mean, vector

if TYPE_CHECKING:
    from detente.reading.tokens import Token

CLASSES = ("camp", "none")
CLEAR = 0.5
"""How likely a noun has to be a party of its own."""
_POSSIBLE = 0.02
"""How likely a noun has to be one that somebody may speak for."""
_VAGUE = 3
"""How many sorts a body may be of and still be taken for what a noun means."""
_MANY = 5


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
        whose = governed(group, proper)
        if whose is not None:
            key, spelled[key] = whose[0], whose[1]
            found.extend(Name(m.paragraph, m.name, m.end, "body", key) for m in group.mentions)
            continue
        chance = shipped().chances(traits(group, bodies), likeness(group))[0]
        if chance < _POSSIBLE:
            continue
        key = kebab(group.full)
        spelled[key] = group.full
        kept = found if chance >= CLEAR else loose
        kept.extend(Name(m.paragraph, m.name, m.end, "body", key) for m in group.mentions)
    return found, loose, spelled


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
    if officer(head) is not None:
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

"""Nouns that only take up a body with a name: "the agency" of an Atomic Energy Agency."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.members import is_akin
from detente.reading.sorts import sort_of, sorts_named

if TYPE_CHECKING:
    from detente.reading.groups import Group, Mention
    from detente.reading.names import Names

_VAGUE = 2
"""How many sorts a body may be of and still be taken for what a noun means."""


def own_words(names: "Names") -> dict[str, frozenset[str]]:
    """Return the words of the name of each party with a name, and what it is called."""
    listed = _listed()
    return {
        key: _words(names.bodies.get(key, ""))
        | names.nouns.get(key, frozenset())
        | listed.get(key, frozenset())
        for key in dict.fromkeys(n.key for n in names.all if n.kind != "person" and not n.place)
        if key in names.bodies or key in listed
    }


def takes_up(group: "Group", words: Mapping[str, frozenset[str]], names: "Names") -> bool:
    """Tell whether a noun means a body of the text by its name, or the only one of its sort.

    ``words`` are those that each body has for its own.
    """
    noun = group.noun
    first = group.mentions[0].head
    if any(one.name < one.head.i or one.end > one.head.i + 1 for one in group.mentions):
        return False
    if first.tag_ == "NNS":
        return any(is_akin(noun, own) for own in words.values())
    if not any(_is_definite(one) for one in group.mentions):
        return False
    if any(noun in own for own in words.values()):
        return True
    called = sorts_named(noun)
    of = [sort_of(names, key) for key in words]
    return sum(bool(sorts & called) and len(sorts) <= _VAGUE for sorts in of) == 1


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Return what the catalogue calls each organisation and province."""
    called = {o.id: frozenset(o.nouns) for o in catalogue.organisations()}
    return called | {place.id: frozenset((place.noun,)) for place in catalogue.provinces()}


def _is_definite(one: "Mention") -> bool:
    return one.start > 0 and one.head.doc[one.start - 1].lower_ == "the"


def _words(spelled: str) -> frozenset[str]:
    return frozenset(spelled.lower().replace("’", "'").replace("'", " ").split())

"""Whose officer somebody is: "the president's *spokesman*", "an *aide* in her office"."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.acquaintances import Referent
from detente.reading.roles import is_owned
from detente.reading.ties import is_from_elsewhere

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_OF = frozenset(("of", "for", "to"))
_AT = frozenset(("in", "at", "from", "on"))


def principal(role: "Token", whom: Callable[["Token"], Referent]) -> str | None:
    """Return the key of the person whose officer ``role`` is, or None.

    Only a person whose party is not known yet: else the officer has it. ``whom`` tells who is
    meant by a noun phrase.
    """
    for owner in _owners(role):
        referent = whom(owner)
        person = referent.speaker or referent.nameless
        if person is not None and not referent.parties:
            return person
    return None


def _owners(role: "Token") -> Iterator["Token"]:
    noun = role.lemma_.lower()
    parted = any(child.lower_ in catalogue.roles().parted for child in role.children)
    if parted or is_from_elsewhere(role) or not is_owned(noun, of_person=True):
        return
    for child in role.children:
        if child.dep_ == "poss":
            yield child
        for below in (t for t in child.children if t.dep_ == "pobj"):
            if child.lower_ in _OF:
                yield below
            if child.lower_ in _AT and below.lower_ in catalogue.roles().premises:
                yield from (t for t in below.children if t.dep_ == "poss")

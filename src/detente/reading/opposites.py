"""On whose side somebody's counterpart is: of two that negotiate, on the other."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from detente.reading.names import Name
from detente.reading.units import aliases, units_of

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

Ask = Callable[["Token"], tuple[str, ...]]


def opposite_side(doc: "Doc", person: Name, parties_of: Ask, main: tuple[str, ...]) -> str | None:
    """Return the party of a person who is said to be another's counterpart, or None.

    ``parties_of`` tells whom an owner stands for, ``main`` are the two sides of the text. "The
    minister demurred. *Her counterpart*, A, went on".
    """
    for unit in units_of(doc, person):
        for noun in (unit, *aliases(unit)):
            side = across(noun, parties_of, main)
            if side is not None:
                return side
    return None


def across(noun: "Token", parties_of: Ask, main: tuple[str, ...]) -> str | None:
    """Return the side that "her counterpart" or "Peru's opposite number" is on, or None.

    Where it is told from where the counterpart is, that decides.
    """
    if not _is_opposite(noun):
        return None
    for place in _places(noun):
        parties = parties_of(place)
        if len(parties) == 1:
            return parties[0]
    if len(main) != 2 or _has_side(noun):
        return None
    for owner in _owners(noun):
        parties = parties_of(owner)
        if len(parties) == 1 and parties[0] in main:
            return next(side for side in main if side != parties[0])
    return None


def _is_opposite(noun: "Token") -> bool:
    opposite = any(child.lower_ == "opposite" for child in noun.children)
    return noun.lemma_ == "counterpart" or (noun.lemma_ == "number" and opposite)


def _has_side(noun: "Token") -> bool:
    """Tell whether words say where a counterpart is from: "her *Ghanaian* counterpart"."""
    return any(
        child.lower_ in ("from", "in", "at")
        or (child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper())
        for child in noun.children
    )


def _places(noun: "Token") -> Iterator["Token"]:
    """Yield what a counterpart is said to be from: "her counterpart from *Ghana*"."""
    for child in noun.children:
        if child.lower_ in ("from", "at"):
            yield from (below for below in child.children if below.dep_ == "pobj")


def _owners(noun: "Token") -> Iterator["Token"]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "of":
            yield from (below for below in child.children if below.dep_ == "pobj")

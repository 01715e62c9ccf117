"""Of which town a mayor is who is said to be nobody's: the only one of the paragraph so far."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name, Names
from detente.reading.nouns import states
from detente.reading.parse import dictionary
from detente.reading.sorts import sort_of

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_TOWNS = frozenset(("city", "region"))


def is_mayor(noun: "Token") -> bool:
    """Tell whether a noun is one for the head of a town."""
    return noun.lower_ in catalogue.towns()["officers"]


def own_town(mayor: "Token", paragraph: int, names: Names) -> tuple[str, ...]:
    """Return the town of a mayor without an owner, if the paragraph has named one so far.

    "Ostrow has waited. The *mayor* is impatient". Of several it is the one that opens a sentence.
    """
    if any(child.dep_ in ("poss", "prep") for child in mayor.children):
        return ()
    found = list(_towns(mayor, paragraph, names))
    first = [name for name in found if _opens(mayor, name)]
    for some in (found, first):
        keys = {name.key for name in some}
        if len(keys) == 1:
            return tuple(keys)
    return ()


def _towns(mayor: "Token", paragraph: int, names: Names) -> Iterator[Name]:
    single = (name for name in names.all if name.end - name.start == 1)
    for name in (*single, *names.loose):
        if name.paragraph == paragraph and name.end <= mayor.i and _may_be_town(mayor, name, names):
            yield name


def _may_be_town(mayor: "Token", name: Name, names: Names) -> bool:
    """Tell whether a name can be a town's: one of no other sort, and no common word."""
    if name.kind != "body" or name.key in states():
        return False
    doc, sorts = mayor.doc, sort_of(names, name.key)
    if any(token.pos_ != "PROPN" for token in doc[name.start : name.end]):
        return False
    return sorts <= _TOWNS and doc[name.start].lower_ not in dictionary()


def _opens(mayor: "Token", name: Name) -> bool:
    """Tell whether a name alone is the first word of its sentence, or the second behind "in"."""
    first = mayor.doc[name.start]
    if first.conjuncts:
        return False
    behind = name.start - first.sent.start
    return behind == 0 or (behind == 1 and mayor.doc[name.start - 1].lower_ == "in")

"""Nouns that are a party as they speak themselves: "the lands commission said", "the villagers"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cast import Cast
from detente.reading.members import OF_MEMBERS
from detente.reading.nouns import states
from detente.reading.sorts import sort_of, sorts_called, sorts_named

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_OTHERS = frozenset(("a", "an", "other", "some", "many"))
_SEVERAL = 2


def own_voice(head: "Token", paragraph: int, cast: Cast) -> str | None:
    """Return the party that a speaking noun is of its own, or None.

    Not where a body of the text may be meant that has a name, nor for one of many ("a museum").
    """
    noun = cast.names.loose_at(paragraph, head.i)
    if noun is None or not noun.speaks:
        return None
    article = head.left_edge.lower_
    if head.tag_ == "NN":
        fits = article == "the" and bool(sorts_named(head.lower_)) and not _is_place(head)
    else:
        fits = head.tag_ == "NNS" and article not in _OTHERS
    return None if not fits or any(_may_be(head, key, cast) for key in cast.words) else noun.key


def named_loosely(head: "Token", paragraph: int, cast: Cast) -> str | None:
    """Return the party whose name ends with ``head``, and is one as it speaks, or None.

    The name has several words ("the Tolna Bread Mission"), and three where the last is one for an
    organ of a state: "the Foreign Office" is none. A first word's capital tells nothing.
    """
    name = cast.names.loose_at(paragraph, head.i)
    if name is None or head.pos_ != "PROPN" or name.end != head.i + 1:
        return None
    words = head.doc[name.start : name.end]
    least = _SEVERAL + (head.lower_ in catalogue.organs())
    large = all(word.text[:1].isupper() for word in words)
    return name.key if large and len(words) >= least and not words[0].is_sent_start else None


def _is_place(noun: "Token") -> bool:
    """Tell whether a noun is one for a place, which has a name of its own: "the town"."""
    return noun.lower_ in catalogue.signs().place_nouns


def _may_be(noun: "Token", party: str, cast: Cast) -> bool:
    """Tell whether a noun may mean a party with a name."""
    if party not in cast.names.bodies or party in states():
        return False
    sorts = sort_of(cast.names, party)
    if noun.tag_ == "NNS":
        return not sorts or bool(sorts & OF_MEMBERS)
    return bool(sorts & sorts_called(noun.lower_))

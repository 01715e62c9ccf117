"""Objects that tell nothing of an act ("something", who is blamed), and sources that are nobody."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_ANYBODY = frozenset(
    (
        *("anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone", "whoever"),
        "another",
    )
)
_WHOEVER = frozenset(("anybody", "anyone", "everybody", "everyone", "those", "nobody"))
_ANYTHING = frozenset(("anything", "something"))
_PERSONAL = frozenset(("him", "her", "me", "us", "you"))
_OF_THINGS = frozenset(("accept", "accuse"))


def is_vacuous(entry: "catalogue.Cue", noun: "Token") -> bool:
    """Tell whether the object of a cue leaves open what the act is about.

    What is accepted is no person ("backed the minister"), and whoever is blamed is not what for.
    """
    if noun.lower_ in _ANYTHING:
        return all(below.lower_ == "else" for below in noun.children)
    if entry.act is None:
        return False
    if noun.lower_ in _ANYBODY or _is_each_other(noun):
        return not any(below.dep_ in ("prep", "relcl", "acl") for below in noun.children)
    if entry.things and noun.lemma_.lower() not in entry.things:
        return True
    blamed = entry.act == "accuse" and noun.lower_ == "both"
    return blamed or (entry.act in _OF_THINGS and is_somebody(noun))


def is_somebody(noun: "Token") -> bool:
    """Tell whether a noun or pronoun means people: a bare name, "him", "the minister"."""
    if noun.pos_ == "PROPN":
        return not any(below.dep_ in ("det", "poss") for below in noun.children)
    if noun.pos_ == "PRON":
        return noun.lower_ in _PERSONAL
    return noun.pos_ == "NOUN" and not _people().isdisjoint((noun.lower_, noun.lemma_.lower()))


@cache
def _people() -> frozenset[str]:
    """Return the common nouns for people and for bodies of them."""
    roles = catalogue.roles()
    nouns = (*roles.person_nouns, *catalogue.organs(), *catalogue.kinds())
    return frozenset(noun.lower() for noun in nouns) | catalogue.signs().persons


def is_anybody(who: "Token") -> bool:
    """Tell whether a source is whoever does a thing: "everyone who wants a berth"."""
    joined = any(below.dep_ == "relcl" for below in who.children)
    return who.lower_ == "whoever" or (joined and who.lower_ in _WHOEVER)


def _is_each_other(noun: "Token") -> bool:
    """Tell whether a phrase is "each other", "one another" or "no one"."""
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return (before, noun.lower_) in (("each", "other"), ("one", "another"), ("no", "one"))

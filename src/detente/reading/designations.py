"""Nouns for people that stand as titles before their names: "Prefect Ana Roe", "Co-founder A"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.names import capitals, could_be_name, hyphened
from detente.reading.parse import dictionary
from detente.reading.roles import could_be_person

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

Stretch = tuple[int, int]
_LONGEST_MATTER = 4
"""How many words the matter of an officer has at most: "Minister for Trade, Mines and Ports"."""


def designations(doc: "Doc") -> Iterator[Stretch]:
    """Yield the nouns for people before two further capitals, with what the people see to."""
    for start in sorted(capitals(doc)):
        end = _noun(doc, start)
        if end is None:
            continue
        behind = doc[end].lower_ if end < len(doc) else ""
        if behind in ("of", "for"):
            end = _matter(doc, end + 1)
        if end is not None and names_from(doc, end) > 1 and _is_noun(doc, start, end):
            yield start, end


def names_from(doc: "Doc", start: int) -> int:
    """Return how many names follow from ``start``, none where they are those of a body.

    What is behind a particle belongs to the name ("Ana al-Roe"), and what hyphens join is one.
    """
    particles = catalogue.english().name_particles
    count, end = 0, start
    while end < len(doc):
        joined = count > 0 and (doc[end].text == "-" or doc[end].lower_ in particles)
        if not could_be_name(doc[end]) and not joined:
            break
        if doc[end].lower_ in catalogue.bodies():
            return 0
        count += could_be_name(doc[end]) and not _is_second_half(doc, start, end)
        end += 1
    return count


def _is_second_half(doc: "Doc", start: int, at: int) -> bool:
    """Tell whether a hyphen joins a word to a name before it; a particle is no name of its own."""
    hyphen = at > start and doc[at - 1].text == "-"
    return hyphen and doc[at - 2].lower_ not in catalogue.english().name_particles


def _noun(doc: "Doc", start: int) -> int | None:
    """Return the end of a noun with a capital, "Co-founder" as one, if it may be for a person."""
    word = doc[start].text
    if hyphened(doc, start + 1) and doc[start + 2].text.islower():
        return start + 3 if _is_person(doc[start + 2].lower_) else None
    prefix, hyphen, noun = word.partition("-")
    if hyphen and prefix.istitle() and noun.islower():
        return start + 1 if _is_person(noun) else None
    return start + 1 if word.istitle() and _is_person(word.lower()) else None


def _is_person(word: str) -> bool:
    """Tell whether a word is a noun for one person, or in the dictionary and made like such."""
    signs = catalogue.signs()
    listed = word in signs.persons or word.endswith(signs.person_endings)
    return listed or (word in dictionary() and could_be_person(word))


def _is_noun(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a word is used as a noun: a listed one, or any before a given name.

    "Parker Roe Lindt" and "Mercer Ana Roe" may be names.
    """
    word = doc[start].lower_
    if end > start + 1 or "-" in word or word in catalogue.signs().persons:
        return True
    given = catalogue.given_names()
    return kebab(doc[end].text) in given and word not in given


def _matter(doc: "Doc", start: int) -> int | None:
    """Return where a name may begin behind what an officer sees to: "Mines" in "of Mines Ana Roe".

    A matter is made of words of the dictionary, the name of others.
    """
    given, end = catalogue.given_names(), start
    while end < min(len(doc), start + _LONGEST_MATTER) and could_be_name(doc[end]):
        word = doc[end].lower_
        if kebab(word) in given or (word not in dictionary() and word[:-1] not in dictionary()):
            break
        end += 1
    return end if end > start else None

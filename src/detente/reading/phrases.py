"""The phrase language of the catalogue, and where a phrase stands in a sentence.

A phrase is a row of slots parted by spaces. A slot is a lemma, or alternatives parted by ``|``.
The slots have to be met in order, with at most ``GAP`` words between one and the next. A slot
that begins with ``=`` has to follow directly. Lemmas are lower case; a slot also matches the
word as it is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

GAP = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: a set of forms for each slot, and whether it must follow directly."""

    slots: tuple[frozenset[str], ...]
    adjacent: tuple[bool, ...]


@cache
def phrase(text: str) -> Phrase:
    """Compile a phrase of the catalogue.

    >>> sorted(phrase("not join|enter").slots[1])
    ['enter', 'join']
    """
    slots = text.split()
    return Phrase(
        slots=tuple(frozenset(slot.lstrip("=").lower().split("|")) for slot in slots),
        adjacent=tuple(slot.startswith("=") for slot in slots),
    )


def forms(token: "Token") -> frozenset[str]:
    """Return what a slot may match in a token: its lemma and the word as written."""
    lower = token.lower_
    if lower in ("n't", "not"):
        return frozenset(("not",))
    if lower in ("ca", "wo", "can", "will"):
        return frozenset((lower, "can" if lower in ("ca", "can") else "will"))
    return frozenset((token.lemma_.lower(), lower))


def find(
    pattern: Phrase, words: Sequence[frozenset[str]], begin: int = 0
) -> tuple[int, ...] | None:
    """Return the places in ``words`` that meet the slots first, or None.

    ``words`` holds, for each token of the stretch, what a slot may match.
    """
    for first in range(begin, len(words) - len(pattern.slots) + 1):
        if words[first] & pattern.slots[0]:
            places = _follow(pattern, words, (first,))
            if places is not None:
                return places
    return None


def _follow(
    pattern: Phrase, words: Sequence[frozenset[str]], places: tuple[int, ...]
) -> tuple[int, ...] | None:
    slot = len(places)
    if slot == len(pattern.slots):
        return places
    reach = 1 if pattern.adjacent[slot] else GAP + 1
    for at in range(places[-1] + 1, min(places[-1] + reach, len(words) - 1) + 1):
        if words[at] & pattern.slots[slot]:
            found = _follow(pattern, words, (*places, at))
            if found is not None:
                return found
    return None


def first(
    patterns: Iterable[str], words: Sequence[frozenset[str]]
) -> tuple[str, tuple[int, ...]] | None:
    """Return the first of ``patterns`` that stands in ``words``, and where."""
    for text in patterns:
        places = find(phrase(text), words)
        if places is not None:
            return text, places
    return None

"""The phrase language of the catalogue, and where a phrase stands in a sentence.

A phrase is a row of slots parted by spaces. A slot is a lemma, or alternatives parted by ``|``.
The slots have to be met in order, with at most ``GAP`` words between one and the next. A slot
that begins with ``=`` has to follow directly. Lemmas are lower case; a slot also matches the
word as it is written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from detente import catalogue
from detente.reading.once import once

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

GAP = 3
M = TypeVar("M")
Words = Sequence[frozenset[str]]
"""What a slot may match in each token of a stretch."""


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


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[M]):
    """Phrases with what each means, of which only those are tried that a stretch may hold.

    ``filed`` has, for a form, the phrases that cannot stand without it or an alternative to it: a
    phrase is filed once, under that one of its slots whose forms the fewest phrases have. Of those
    so found, one is left out of which another slot cannot be met.
    """

    entries: tuple[tuple[M, Phrase], ...]
    filed: dict[str, tuple[int, ...]]

    def candidates(self, words: Words) -> Iterator[tuple[M, Phrase]]:
        """Yield, in the lexicon's order, every phrase that stands in ``words`` and few others."""
        held = frozenset().union(*words)
        filed = self.filed.keys() & held
        for number in sorted({number for form in filed for number in self.filed[form]}):
            meaning, pattern = self.entries[number]
            if not any(map(held.isdisjoint, pattern.slots)):
                yield meaning, pattern

    def found(self, words: Words) -> Iterator[tuple[M, tuple[int, ...]]]:
        """Yield, in the lexicon's order, what each phrase in ``words`` means and its places."""
        for meaning, pattern in self.candidates(words):
            places = find(pattern, words)
            if places is not None:
                yield meaning, places


def lexicon(entries: Iterable[tuple[M, str]]) -> Lexicon[M]:
    """Compile phrases, each behind what it means.

    >>> known = lexicon([("leave", "pull out"), ("come", "move in")])
    >>> list(known.found([frozenset(("he",)), frozenset(("pull",)), frozenset(("out",))]))
    [('leave', (1, 2))]
    """
    compiled = tuple((meaning, phrase(text)) for meaning, text in entries)
    common = Counter(form for _, one in compiled for slot in one.slots for form in slot)
    filed: dict[str, list[int]] = {}
    for number, (_, one) in enumerate(compiled):
        for form in min(one.slots, key=lambda slot: sum(common[form] for form in slot)):
            filed.setdefault(form, []).append(number)
    return Lexicon(compiled, {form: tuple(numbers) for form, numbers in filed.items()})


def words(doc: "Doc", start: int, end: int) -> Words:
    """Return what a slot may match in the tokens ``start`` to ``end`` (inclusive) of a parse."""
    return _forms_of(doc)[start : end + 1]


@once
def _forms_of(doc: "Doc") -> Words:
    return tuple(forms(token) for token in doc)


def forms(token: "Token") -> frozenset[str]:
    """Return what a slot may match in a token: its lemma and the word as written."""
    return _forms(token.lemma_, token.lower_)


@lru_cache(maxsize=2**16)
def _forms(lemma: str, lower: str) -> frozenset[str]:
    if lower in ("n't", "not"):
        return frozenset(("not",))
    if lower in ("ca", "wo", "can", "will"):
        return frozenset((lower, "can" if lower in ("ca", "can") else "will"))
    return frozenset((lemma.lower(), lower, *(f"^{sense}" for sense in senses(lemma, lower))))


def senses(lemma: str, lower: str) -> frozenset[str]:
    """Return the classes of words that a word is in."""
    known = catalogue.senses()
    nothing: frozenset[str] = frozenset()
    return known.get(lemma.lower(), nothing) | known.get(lower, nothing)


def find(pattern: Phrase, words: Words, begin: int = 0) -> tuple[int, ...] | None:
    """Return the places in ``words`` that meet the slots first, from ``begin`` on, or None."""
    opening = pattern.slots[0]
    for first in range(begin, len(words) - len(pattern.slots) + 1):
        if not opening.isdisjoint(words[first]):
            places = _follow(pattern, words, (first,))
            if places is not None:
                return places
    return None


def _follow(pattern: Phrase, words: Words, places: tuple[int, ...]) -> tuple[int, ...] | None:
    slot = len(places)
    if slot == len(pattern.slots):
        return places
    reach = 1 if pattern.adjacent[slot] else GAP + 1
    for at in range(places[-1] + 1, min(places[-1] + reach, len(words) - 1) + 1):
        if not pattern.slots[slot].isdisjoint(words[at]):
            found = _follow(pattern, words, (*places, at))
            if found is not None:
                return found
    return None

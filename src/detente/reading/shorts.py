"""How a text names a body again: by all or some of its words, its head word, or its people."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name, could_be_name
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Token

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shorts:
    """What stands for the bodies of a text.

    ``forms`` are rows of words that mean one body, ``heads`` the places where bodies with a head
    word or a last word are named, ``people`` plurals for those of one body.
    """

    forms: dict[Words, str]
    heads: dict[str, tuple[tuple[tuple[int, int], str], ...]]
    people: dict[str, str]

    def again(self, row: Words) -> tuple[str | None, int]:
        """Return the body that the first words of a row mean, and how many words these are."""
        for size in range(len(row), 0, -1):
            key = self.forms.get(row[:size])
            if key is not None and (size == len(row) or size > 1):
                return key, size
        return None, 0

    def head(self, paragraph: int, token: "Token") -> str | None:
        """Return the body named last whose head word or last word "the Union" takes up."""
        doc, at = token.doc, token.i
        if not at or doc[at - 1].lower_ != "the":
            return None
        return self.ending(paragraph, token)

    def ending(self, paragraph: int, token: "Token") -> str | None:
        """Return the body named last whose head word or last word stands alone at a token."""
        doc, at = token.doc, token.i
        if token.lower_ not in self.heads or (at + 1 < len(doc) and could_be_name(doc[at + 1])):
            return None
        named = self.heads[token.lower_]
        before = bisect_left(named, ((paragraph, at), ""))
        return named[max(0, before - 1)][1]

    def plural(self, token: "Token") -> str | None:
        """Return the one body whose people a plural names: "the Liberals" of the Liberal Forum."""
        if token.tag_ not in ("NNPS", "NNS", "NNP") or not token.text[:1].isupper():
            return None
        return self.people.get(token.text)


def shorts(spelled: dict[str, str], found: Iterable[Name]) -> Shorts:
    """Return what stands for bodies that are ``spelled`` in full and were ``found`` so far."""
    return Shorts(_forms(spelled), _heads(spelled, found), _people(spelled))


def merged(spelled: dict[str, str], found: list[Name]) -> dict[str, str]:
    """Return the body that each shorter name repeats: "Harbour Union" of an Eastern Harbour Union.

    The longer name has to come first in the text.
    """
    first: dict[str, tuple[int, int]] = {}
    for name in found:
        first.setdefault(name.key, (name.paragraph, name.start))
    longer: defaultdict[Words, list[str]] = defaultdict(list)
    for key in first:
        words = _words(spelled.get(key, ""))
        for size in range(2, len(words)):
            longer[words[:size]].append(key)
            longer[words[-size:]].append(key)
    same: dict[str, str] = {}
    for key, place in first.items():
        fitting = set(longer.get(_words(spelled.get(key, "")), ()))
        if len(fitting) == 1 and first[whole := fitting.pop()] < place:
            same[key] = whole
    return same


def _forms(spelled: dict[str, str]) -> dict[Words, str]:
    forms = {tuple(full.split()): key for key, full in spelled.items()}
    own = {words: _own(words) for words in forms}
    shared = Counter(own.values())
    for words, key in list(forms.items()):
        if len(words) > 1 and shared[own[words]] == 1 and len(own[words]) > 2:
            forms.setdefault((own[words],), key)
    return forms


def _own(words: Words) -> str:
    """Return the word that stands for a body alone: "Kopal" of "Kopal Ltd" and "Grupo Kopal"."""
    plain = catalogue.bodies() | catalogue.organs() | catalogue.common_first() | role_words()
    if words[0].lower() not in plain:
        return words[0]
    second = words[1:2] if words[0].lower() in catalogue.bodies() else ()
    return next((word for word in second if word.lower() not in plain and word.istitle()), "")


def _heads(
    spelled: dict[str, str], found: Iterable[Name]
) -> dict[str, tuple[tuple[tuple[int, int], str], ...]]:
    named: defaultdict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    heads = catalogue.bodies() | catalogue.organs()
    for name in sorted(found, key=lambda n: (n.paragraph, n.start)):
        words = _words(spelled.get(name.key, "").lower())
        for word in {*heads.intersection(words), *words[1:][-1:]}:
            named[word].append(((name.paragraph, name.start), name.key))
    return {word: tuple(places) for word, places in named.items()}


def _people(spelled: dict[str, str]) -> dict[str, str]:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for key, full in spelled.items():
        for word in _words(full):
            if word.lower() not in catalogue.bodies() or "'" in full or "’" in full:
                bearers[word if word.endswith("s") else f"{word}s"].add(key)
    return {word: next(iter(keys)) for word, keys in bearers.items() if len(keys) == 1}


def _words(full: str) -> Words:
    return tuple(full.replace("’", "'").replace("'s", "").replace("'", "").split())

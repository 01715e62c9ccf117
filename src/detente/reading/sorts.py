"""What sort of body a body is: by its own name, by what the text calls it, by its officers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue

if TYPE_CHECKING:
    from detente.reading.names import Names

Word = Literal["names", "nouns", "people", "officers"]
_OF_LISTED = {"group": "armed-group", "alliance": "alliance", "organisation": "alliance"}
_NOTHING: frozenset[str] = frozenset()
_JOINTS = frozenset(("of", "for", "de", "du", "des", "der", "del", "la", "di"))


def sort_of(names: "Names", key: str) -> frozenset[str]:
    """Return the sorts that a party may be of (ids of the catalogue); empty where nothing tells."""
    return names.sorts.get(key) or of_listed(key)


def of_listed(key: str) -> frozenset[str]:
    """Return the sorts of a state, a province or an organisation that the catalogue lists."""
    return _listed().get(key, _NOTHING)


def sorts_called(noun: str) -> frozenset[str]:
    """Return the sorts of body that a common noun may mean: "firm", "rebels", "employers"."""
    return _by_word("nouns").get(noun, _NOTHING) | _by_word("people").get(noun, _NOTHING)


def sorts_named(noun: str) -> frozenset[str]:
    """Return the sorts of body that a common noun names; nouns for its people name none."""
    return _by_word("nouns").get(noun, _NOTHING)


def is_people(noun: str) -> bool:
    """Tell whether a plural noun is one for the people of a body of some sort: "miners"."""
    return noun in _by_word("people")


def sorts_spelled(word: str) -> frozenset[str]:
    """Return the sorts of body in whose names a lower-case word stands."""
    return _by_word("names").get(word, _NOTHING)


def sorts_led(role: str) -> frozenset[str]:
    """Return the sorts of body that have such an officer: "chief executive", "shop steward"."""
    return _by_word("officers").get(role.lower(), _NOTHING)


def sorts(
    spelled: Mapping[str, str],
    nouns: Mapping[str, frozenset[str]],
    officers: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """Return the sorts of the bodies of a text.

    ``spelled`` are their names in full, ``nouns`` what the text calls them and ``officers`` whom it
    says they have. What a body is called goes before its officers, and these before its name; each
    later hint only narrows what is left.
    """
    found: dict[str, frozenset[str]] = {}
    for key, full in spelled.items():
        told = (
            *(sorts_called(noun) for noun in sorted(nouns.get(key, _NOTHING))),
            *(sorts_led(role) for role in sorted(officers.get(key, _NOTHING))),
            *_by_name(full),
        )
        found[key] = _narrowed(told)
    return found


def _by_name(full: str) -> Iterable[frozenset[str]]:
    """Return the sorts that the words of a name allow, its head word first."""
    words = full.lower().replace("’", "'").replace("'s", "").replace("'", "").split()
    head = next((i for i, word in enumerate(words) if i and word in _JOINTS), len(words)) - 1
    order = [head, *range(head - 1, -1, -1), *range(head + 1, len(words))]
    return [sorts_spelled(words[i]) for i in order]


def _narrowed(hints: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return what all hints allow; one that would leave nothing is passed over."""
    left = _NOTHING
    for hint in hints:
        left = left & hint or left or hint
    return left


@cache
def _by_word(which: Word) -> dict[str, frozenset[str]]:
    table: defaultdict[str, set[str]] = defaultdict(set)
    for sort in catalogue.sorts():
        for word in getattr(sort, which):
            table[word].add(sort.id)
    return {word: frozenset(ids) for word, ids in table.items()}


@cache
def _listed() -> dict[str, frozenset[str]]:
    states = {state.id: frozenset(("state",)) for state in catalogue.states()}
    others = {o.id: frozenset((_OF_LISTED[o.kind],)) for o in catalogue.organisations()}
    provinces = {place.id: frozenset(("region",)) for place in catalogue.provinces()}
    return {**provinces, **states, **others}

"""Parties that a text names by a common noun only: "the pirates", "the Bandar Yaal elders"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.names import Name, by_paragraph, could_be_name, covered, written
from detente.reading.parse import Parsed
from detente.reading.sorts import of_listed, sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_OFTEN = 2
_VAGUE = 3
"""How many sorts a body may be of and still be taken for what a noun means."""


def camps(
    parsed: Parsed, named: list[Name], sorts: Mapping[str, frozenset[str]]
) -> tuple[list[Name], dict[str, str]]:
    """Find camps: plural nouns for people that act in words and that no name of the text can mean.

    A place before the noun belongs to the name. Returns the names and how each is spelled.
    """
    seen: defaultdict[str, list[tuple[int, Token, int]]] = defaultdict(list)
    there = by_paragraph(named)
    for at, paragraph in enumerate(parsed.paragraphs):
        for token, start in _plurals(paragraph.parse, covered(there[at])):
            seen[token.lower_].append((at, token, start))
    found: list[Name] = []
    spelled: dict[str, str] = {}
    for noun, places in seen.items():
        if not _is_camp(places) or _has_name(noun, named, sorts):
            continue
        at, token, start = next((p for p in places if p[2] < p[1].i), places[0])
        full = written(parsed, parsed.paragraphs[at], start, token.i + 1)
        spelled[kebab(full)] = full
        found.extend(
            Name(at, start, token.i + 1, "body", kebab(full)) for at, token, start in places
        )
    return found, spelled


def _plurals(doc: "Doc", taken: Mapping[int, Name]) -> Iterator[tuple["Token", int]]:
    """Return the definite plurals for people, and where a name before each begins."""
    nouns = catalogue.camps()
    for token in doc:
        if token.lower_ not in nouns or not token.text.islower() or token.i in taken:
            continue
        start = token.i
        while start and start - 1 not in taken and could_be_name(doc[start - 1]):
            start -= 1
        before = doc[start - 1] if start else None
        if before is not None and before.lower_ == "the" and start - 1 not in taken:
            yield token, start


def _is_camp(places: "list[tuple[int, Token, int]]") -> bool:
    """Tell whether a noun is used often, of one camp at most, and acts in words."""
    names = {token.doc[start : token.i].text for _, token, start in places if start < token.i}
    acts = any(token.dep_ == "nsubj" and entries(token.head) for _, token, _ in places)
    return acts and len(places) >= _OFTEN and len(names) < 2


def _has_name(noun: str, named: list[Name], sorts: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the text names a body that the noun may mean."""
    called = sorts_called(noun)
    bodies = {name.key for name in named if name.kind in ("body", "organisation")}
    known = {key: sorts.get(key) or of_listed(key) for key in bodies}
    return any(not of or (of & called and len(of) <= _VAGUE) for of in known.values())

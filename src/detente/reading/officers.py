"""Whom bodies have: "Kopal's chief executive", "the general secretary of Arbor"."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.names import Name
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_LONGEST = 4


def officers(parsed: Parsed, found: Iterable[Name]) -> dict[str, frozenset[str]]:
    """Return the officers that the text gives to each of some bodies."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for name in found:
        doc = parsed.paragraphs[name.paragraph].parse
        role = _behind(doc, name.end) or _before(doc, name.start)
        if role is not None:
            held[name.key].add(role)
    return {key: frozenset(roles) for key, roles in held.items()}


def _behind(doc: "Doc", end: int) -> str | None:
    """Return the officer whom a name owns: "Kopal's chief executive", "Kopal boss"."""
    at = end + 1 if end < len(doc) and doc[end].text == "'s" else end
    return next((role for role, _ in _roles_at(doc, at)), None)


def _before(doc: "Doc", start: int) -> str | None:
    """Return the officer who is said to be of a name: "the chief executive of Kopal"."""
    at = start - 1
    if at > 0 and doc[at].lower_ == "the":
        at -= 1
    if at < 1 or doc[at].lower_ not in ("of", "at"):
        return None
    for first in range(max(0, at - _LONGEST), at):
        for role, behind in _roles_at(doc, first):
            if behind == at:
                return role
    return None


def _roles_at(doc: "Doc", start: int) -> Iterable[tuple[str, int]]:
    """Return the titles that begin at a token, the longest first, with their ends (exclusive)."""
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        words = " ".join(token.lower_ for token in doc[start:end])
        if words in _known():
            yield words, end


@cache
def _known() -> frozenset[str]:
    return frozenset(role for sort in catalogue.sorts() for role in sort.officers)

"""What a government would do in somebody's words: who tells it speaks for the government.

"The commissioner said *the government would not* borrow."
"""

from typing import TYPE_CHECKING

from detente import catalogue

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_MODALS = frozenset(("would", "will", "could", "wo"))
_OWN = frozenset(("the", "his", "her"))
_OPENING = 6


def pledging(doc: "Doc", start: int, end: int) -> "Token | None":
    """Return the organ of a state of which reported words, tokens ``start`` to ``end``, tell plans.

    Only a bare "the government" or "her ministry" that opens the words.
    """
    for token in doc[start : min(end + 1, start + _OPENING)]:
        if token.dep_ == "nsubj":
            return token if _is_bare_organ(token) and _is_to_come(token.head) else None
    return None


def _is_bare_organ(noun: "Token") -> bool:
    before = [child.lower_ for child in noun.children]
    return noun.lower_ in catalogue.roles().national and len(before) == 1 and before[0] in _OWN


def _is_to_come(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)

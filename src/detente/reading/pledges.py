"""What a government would do in somebody's words: who tells it speaks for the government.

"The commissioner said *the government would not* borrow", "said *Peru would* wait".
"""

from typing import TYPE_CHECKING

from detente import catalogue

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_MODALS = frozenset(("would", "will", "could", "wo"))
_OWN = frozenset(("the", "his", "her"))
_NO_PLANS = frozenset(("have", "need", "be"))
_OPENING = 6


def pledging(doc: "Doc", start: int, end: int) -> "Token | None":
    """Return the state or organ of which reported words, tokens ``start`` to ``end``, tell plans.

    Only a name, a bare "the government" or "her ministry" that opens the words: "said Peru would
    wait". What somebody "would have to" do is no plan.
    """
    for token in doc[start : min(end + 1, start + _OPENING)]:
        if token.dep_ == "nsubj":
            own = token.pos_ == "PROPN" or _is_bare_organ(token)
            return token if own and _is_to_come(token.head) else None
    return None


def _is_bare_organ(noun: "Token") -> bool:
    before = [child.lower_ for child in noun.children]
    return noun.lower_ in catalogue.roles().national and len(before) == 1 and before[0] in _OWN


def _is_to_come(verb: "Token") -> bool:
    modal = any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)
    return modal and verb.lemma_ not in _NO_PLANS

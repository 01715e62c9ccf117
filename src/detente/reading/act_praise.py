"""When what is said of another, or of what was put forward, speaks well of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.reading.model import Act
from detente.reading.moves import moves, senses
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_TOLD = frozenset(("now", "past", "perfect"))
_NAMED = frozenset(("attr", "oprd", "dobj"))
_SINCE = frozenset(("since", "in", "of", "out"))
_TRUSTING = frozenset(("admiration", "confidence", "faith", "respect", "trust"))
_BEGUN = frozenset(("beginning", "start"))
_RIGHTLY = frozenset(("he", "she", "they"))


def by_praise(said: Utterance) -> Classified | None:
    """Another is called right, a start, or the first of its kind, or has the source's trust."""
    if said.condition is not None:
        return None
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or main.no or main.mood not in _TOLD or main.who == "nobody":
        return None
    named = [child for child in main.verb.children if child.dep_ in _NAMED]
    praised = False
    if main.verb.lemma_ == "have":
        praised = any(_is_trust(thing) for thing in named)
    elif main.verb.lemma_ == "be" and main.who not in ("own", "there"):
        praised = any(_is_a_start(it) or is_first_of_its_kind(it.subtree) for it in named)
        praised = praised or (main.who in _RIGHTLY and _is_right(main.verb))
    return Classified(Act.PRAISE, ("act-praises",), 0.65) if praised else None


def _is_right(verb: "Token") -> bool:
    return any(child.lower_ == "right" for child in verb.children)


def is_first_of_its_kind(words: Iterable["Token"]) -> bool:
    """Tell whether something is the first of a good kind: "the first decent word since May"."""
    for first in words:
        if first.lower_ != "first":
            continue
        noun = first.head
        kinds = [c for c in noun.children if c.dep_ == "amod" and c.i > first.i]
        behind = [c for c in noun.children if c.i > noun.i]
        since = any(c.dep_ == "relcl" or c.lower_ in _SINCE for c in behind)
        if kinds and since and not _is_ill(kinds):
            return True
    return False


def _is_ill(words: list["Token"]) -> bool:
    return any(senses(word) & {"scorn", "shame", "untrue", "disaster"} for word in words)


def _is_a_start(noun: "Token") -> bool:
    """Tell whether something is called a start and no more: "sixty is a start"."""
    return noun.lemma_.lower() in _BEGUN and [c.lower_ for c in noun.children] == ["a"]


def _is_trust(noun: "Token") -> bool:
    """Tell whether somebody has another's trust: "he has full confidence in the crews"."""
    trusted = any(child.dep_ == "prep" and child.lower_ in ("for", "in") for child in noun.children)
    return noun.lemma_.lower() in _TRUSTING and trusted

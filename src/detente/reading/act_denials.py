"""When words deny that something was so, with the stress of a denial: "not one boat crossed"."""

from typing import TYPE_CHECKING

from detente.reading.model import Act
from detente.reading.moves import Move, moves
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_TOLD = frozenset(("past", "perfect"))
_STRESSED = (("no", "such"), ("not", "one"), ("not", "a", "single"))


def by_denial(said: Utterance) -> Classified | None:
    """Nothing of the sort was there or was done, or the source never did it."""
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None or main.mood not in _TOLD:
        return None
    none = main.who == "there" and main.no and main.mood == "perfect"
    found = none or any(_is_stressed(thing) for thing in _things(main)) or _is_never_done(main)
    return Classified(Act.DENY, ("act-denies",), 0.65) if found else None


def _things(move: Move) -> list["Token"]:
    """Return the subject, or what "there was"."""
    if move.who == "there":
        return [child for child in move.verb.children if child.dep_ == "attr"]
    return [] if move.subject is None else [move.subject]


def _is_stressed(thing: "Token") -> bool:
    # The parser may hang "not" on the verb.
    start = max(thing.left_edge.i - 1, 0)
    words = tuple(token.lower_ for token in thing.doc[start : thing.i + 1])
    return any(stress in (words[: len(stress)], words[1 : len(stress) + 1]) for stress in _STRESSED)


def _is_never_done(move: Move) -> bool:
    """Tell whether the source never did it: "he never called the police"."""
    never = any(child.lower_ == "never" for child in move.verb.children)
    return never and move.who == "own" and move.verb.tag_ == "VBD" and move.verb.lemma_ != "be"

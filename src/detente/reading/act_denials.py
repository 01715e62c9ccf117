"""When words deny that something was so, with the stress of a denial: "not one boat crossed"."""

from typing import TYPE_CHECKING

from detente.reading.model import Act
from detente.reading.moves import Move, moves
from detente.reading.utterance import Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_TOLD = frozenset(("past", "perfect"))
_HELPERS = frozenset(("be", "do", "have"))
_SHORT = 5
_STRESSED = (("no", "such"), ("not", "one"), ("not", "a", "single"))


def by_denial(said: Utterance) -> Classified | None:
    """Nothing of the sort was there or was done, or the source never did it, or "it is not"."""
    main = next((move for move in moves(said) if move.place == "main"), None)
    if main is None:
        return None
    if _is_flat(main, said) or (main.who == "there" and _is_none_such(main)):
        return Classified(Act.DENY, ("act-denies",), 0.65)
    if main.mood not in _TOLD:
        return None
    none = main.who == "there" and main.no and main.mood == "perfect"
    found = none or any(_is_stressed(thing) for thing in _things(main)) or _is_never_done(main)
    found = found or _is_never_crossed(main)
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


def _is_none_such(move: Move) -> bool:
    """Tell whether there is nothing of the sort: "there is no such list"."""
    return any(
        _is_stressed(thing)
        and thing.lemma_ != "thing"
        and any(c.lower_ == "such" for c in thing.children)
        for thing in _things(move)
    )


def _is_never_crossed(move: Move) -> bool:
    """Tell whether not one ever did: "no lorry had ever crossed"."""
    ever = any(child.lower_ == "ever" for child in move.verb.children)
    return ever and move.who == "nobody" and any(c.lower_ == "had" for c in move.verb.children)


def _is_flat(move: Move, said: Utterance) -> bool:
    """Tell whether a claim is turned round and no more: he said "it was not"."""
    last = [token for token in said.doc[said.start : said.end + 1] if not token.is_punct][-1:]
    short = said.end - said.start < _SHORT and move.verb.lemma_ in _HELPERS
    pronoun = move.subject is not None and move.subject.pos_ == "PRON"
    ends = bool(last) and last[0].dep_ == "neg" and last[0].head is move.verb
    return said.attribution.frame == "clause" and short and ends and pronoun

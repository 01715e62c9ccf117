"""What is refused for the time to come: "will not", "never", "is not going to"."""

from typing import TYPE_CHECKING

from detente.reading.grammar import negation
from detente.reading.moves import moves, senses
from detente.reading.stakes import Stake, stake
from detente.reading.utterance import Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_ABLE = frozenset(("can", "ca", "could"))
_HINDERING = frozenset(("contest", "hinder", "object", "oppose", "refuse", "resist"))
WILL = frozenset(("will", "wo", "would", "can", "ca", "could", "shall", "'ll"))


def is_of_will(verb: "Token") -> bool:
    """Tell whether a negated act is refused ("will not accept") and not only left undone."""
    helped = {child.lower_ for child in verb.children}
    going = verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children)
    told = verb.tag_ in ("VBD", "VBN") or bool(helped & {"have", "has", "had", "'ve"})
    never = "never" in helped and not told
    return going or never or bool(helped & WILL)


def refuses(said: Utterance) -> bool:
    """Tell whether the main verb of what is said is refused for the time to come."""
    root = next(iter(said.roots), None)
    verbs = [] if root is None else [root, *(t for t in root.children if t.dep_ == "conj")]
    return any(
        negation(verb) is not None and is_of_will(verb) and not _is_unable(verb)
        for verb in verbs
        if verb.pos_ in ("VERB", "AUX")
    )


def spares(said: Utterance) -> bool:
    """Tell whether what is not to be done would harm the other, or stand in its way."""
    return any(
        move.no
        and move.mood in ("will", "would", "going")
        and (stake(move) is Stake.GOOD or move.verb.lemma_ in _HINDERING)
        for move in moves(said)
        if move.place == "main"
    )


def _is_unable(verb: "Token") -> bool:
    """Tell whether somebody is only not able: "I cannot explain it" refuses nothing."""
    able = any(child.lower_ in _ABLE for child in verb.children)
    return able and not senses(verb) & {"refuse", "give", "take"}

"""What a clause means to the other side: harm, or something good."""

from enum import Enum
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.moves import Move
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_OBJECTS = frozenset(("dobj", "dative"))
_AWAY = frozenset(("from", "of", "off", "with"))
_STEPPED = frozenset(("prt", "advmod", "prep"))
_NAMED = frozenset(("attr", "acomp", "advmod", "prt", "oprd"))


class Stake(Enum):
    """What a step does to the other side; ``LEAVES`` harms only where it is held over it."""

    HARM = "harm"
    GOOD = "good"
    LEAVES = "leaves"


_TURNED = {Stake.HARM: Stake.GOOD, Stake.GOOD: Stake.HARM}


def stake(move: Move) -> Stake | None:
    """Return what a clause means to the other side, or None where its words do not tell."""
    kinds = of_verb(move.verb)
    found = _of_being(move) if _is_being(move) else _of_doing(move, kinds)
    if not (move.no or move.who == "nobody"):
        return found
    if found is Stake.GOOD and "begins" not in kinds:
        # What is not given is a wish not met.
        return None
    return None if found is None else _TURNED.get(found)


def of_verb(verb: "Token") -> frozenset[str]:
    """Return the classes of a verb in ``stakes.yaml``: with its particle, or by itself."""
    if verb.lower_ == "left":
        # "It will be left to the judges".
        return frozenset()
    known, lemma, row = catalogue.stakes(), verb.lemma_.lower(), verb.doc.tokens
    parts = [child.lower_ for child in verb.children if child.dep_ == "prt"]
    parts.extend(token.lower_ for token in row[verb.i + 1 : verb.i + 2])
    named = (known.get(f"{lemma} {part}") for part in parts)
    return next((kinds for kinds in named if kinds), known.get(lemma, frozenset()))


def _of_doing(move: Move, kinds: frozenset[str]) -> Stake | None:
    worth = {kind for theme in _themes(move) for kind in _kinds(theme)}
    turned = {(way, thing) for way in kinds for thing in worth}
    if not turned.isdisjoint((("ends", "boon"), ("begins", "bane"))):
        return Stake.HARM
    if not turned.isdisjoint((("ends", "bane"), ("begins", "boon"))):
        return Stake.GOOD
    if "hurts" in kinds and not _suffers(move):
        return Stake.HARM
    if "helps" in kinds:
        return Stake.GOOD
    return Stake.LEAVES if "leaves" in kinds and not _goes_so_far(move) else None


def _goes_so_far(move: Move) -> bool:
    """Tell whether "go" names a price or agreement: "go to thirty", "go along with it"."""
    steps = [c for c in move.verb.children if c.dep_ in _STEPPED]
    below = [c for step in steps for c in (step, *step.children)]
    priced = any(c.tag_ == "CD" for c in below)
    return move.verb.lemma_ == "go" and (priced or any(c.lower_ == "along" for c in steps))


def _suffers(move: Move) -> bool:
    """Tell whether a thing only undergoes what the verb names: "thousands will starve"."""
    return move.who == "noun" and not any(
        child.dep_ in (*_OBJECTS, "auxpass", "nsubjpass", "prep", "prt")
        for child in move.verb.children
    )


def _is_being(move: Move) -> bool:
    """Tell whether something is said to be so; the parser takes "is finished" for a passive."""
    ended = move.mood == "now" and "over" in _kinds(move.verb)
    return move.verb.lemma_ == "be" or (
        ended and any(child.dep_ == "auxpass" for child in move.verb.children)
    )


def _of_being(move: Move) -> Stake | None:
    """Of "the talks are over", "there will be no bread", "there will be a strike"."""
    told = [child for child in move.verb.children if child.dep_ in _NAMED]
    if move.who == "there":
        kinds = {kind for thing in told for kind in _kinds(thing)}
        return Stake.HARM if "bane" in kinds else Stake.GOOD if "boon" in kinds else None
    if not any("over" in _kinds(word) for word in (move.verb, *told)):
        return None
    subjects = (c for c in move.verb.children if c.dep_ in ("nsubj", "nsubjpass"))
    row = [word for child in subjects for word in (child, *child.conjuncts)]
    kinds = {kind for word in row for kind in _kinds(word)}
    return Stake.HARM if "boon" in kinds else Stake.GOOD if "bane" in kinds else None


def _themes(move: Move) -> list["Token"]:
    """Return what a step is done to: its objects, what it is done out of, or its subject."""
    children = move.verb.children
    objects = [child for child in children if child.dep_ in _OBJECTS]
    sources = [
        below
        for child in children
        for step in (child, *(child.children if child.dep_ in _STEPPED else ()))
        if step.dep_ == "prep" and step.lower_ in _AWAY
        for below in step.children
        if below.dep_ == "pobj" and not is_time(below)
    ]
    if objects or sources or move.subject is None:
        return [*objects, *sources]
    return [move.subject]


def _kinds(word: "Token") -> frozenset[str]:
    known, nothing = catalogue.stakes(), frozenset[str]()
    return known.get(word.lemma_.lower(), nothing) | known.get(word.lower_, nothing)

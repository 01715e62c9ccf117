"""How a deed is spoken of: as done, to come, due from another, not done, or only supposed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import negation

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SUPPOSED = frozenset(("if", "unless", "whether"))


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words above a deed and around it say of it; ``said`` in somebody's words."""

    to_come: bool = False
    negated: bool = False
    due: bool = False
    said: bool = False


def mood_of(verb: "Token", above: Mood) -> Mood:
    """Return the mood of a verb that stands below words with the mood ``above``."""
    words = catalogue.events()
    aids = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.dep_ == "conj" and not aids:
        aids = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    under = verb.dep_ == "xcomp" and verb.tag_ == "VB"
    awaited = under and (verb.head.lower_ == "going" or verb.head.lemma_ == "be")
    owed = under and verb.head.lemma_ in ("have", "need")
    return replace(
        above,
        to_come=above.to_come or awaited or not words.to_come.isdisjoint(aids),
        negated=above.negated or negation(verb) is not None,
        due=above.due or owed or not words.due.isdisjoint(aids),
    )


def is_supposed(verb: "Token") -> bool:
    """Tell whether a clause is only a condition or a question."""
    marked = any(c.dep_ == "mark" and c.lower_ in _SUPPOSED for c in verb.children)
    return marked or verb.head.lower_ in ("provided", "providing")


def is_bidden(clause: "Token") -> bool:
    """Tell whether a clause is what another is told or wanted to do: "wants them to leave"."""
    kinds = {"tell": ("xcomp", "ccomp"), "want": ("ccomp",)}.get(clause.head.lemma_, ())
    return clause.dep_ in kinds and is_infinitive(clause)


def is_infinitive(verb: "Token") -> bool:
    """Tell whether a verb has "to" before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_refused(verb: "Token", mood: Mood) -> bool:
    """Tell whether what is negated is refused: "will not accept", "does not accept"."""
    return mood.negated and (
        mood.to_come or any(child.lower_ in ("do", "does") for child in verb.children)
    )


def is_at_stake(verb: "Token") -> bool:
    """Tell whether a deed to come hangs on another's giving way: "will leave unless"."""
    return any(
        below.dep_ == "mark" and below.lower_ == "unless"
        for child in verb.children
        if child.dep_ == "advcl"
        for below in child.children
    )

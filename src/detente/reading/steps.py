"""Costly or public steps in a sentence: exercises, build-ups, sanctions, threats of force."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import SUBJECTS, negation, subject
from detente.reading.phrases import Lexicon, lexicon, words

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_NUMBER = re.compile(
    r"(?:about |around |some |nearly |at least |more than )?"
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|dozens of|hundreds of|thousands of|tens of thousands of)"
    r"(?: (?:million|billion))?(?: [A-Za-z][a-z]+){0,2}? "
    r"(?:troops|soldiers|tanks|men|personnel|missiles|aircraft|jets|ships|warships|vessels|drones|"
    r"workers|members|diplomats|reservists|vehicles|guns|fighters|boats|percent|per cent)\b",
)


@dataclass(frozen=True, slots=True)
class Step:
    """A signal in a sentence, by token indices (inclusive).

    ``actor`` is the head of the noun phrase of whoever takes the step, if one is there. ``unreal``
    says that the step is only threatened, supposed or thought possible, ``definite`` that the
    text speaks of it as known ("this build-up").
    """

    kind: str
    start: int
    end: int
    head: int
    actor: int | None
    unreal: bool
    definite: bool
    numbers: tuple[str, ...]


def steps(sentence: "Words") -> tuple[Step, ...]:
    """Return the signals in a sentence, each kind once."""
    found: list[Step] = []
    seen: set[str] = set()
    for kind, places in _kinds().found(words(sentence.doc, sentence.start, sentence.end - 1)):
        if kind in seen:
            continue
        seen.add(kind)
        start, end = sentence.start + places[0], sentence.start + places[-1]
        if any(one.start <= end and start <= one.end for one in found):
            continue
        head = sentence.doc[start : end + 1].root
        if (
            _is_undone(head)
            or _is_condition(head)
            or any(_depends(head, sentence.doc[one.head]) for one in found)
        ):
            continue
        found.append(
            Step(
                kind=kind,
                start=start,
                end=end,
                head=head.i,
                actor=_actor(head),
                unreal=_is_unreal(head),
                definite=any(c.lower_ in ("this", "the", "that") for c in head.children),
                numbers=tuple(match.group().strip() for match in _NUMBER.finditer(sentence.text)),
            )
        )
    return tuple(found)


@cache
def _kinds() -> Lexicon[str]:
    return lexicon((kind.id, text) for kind in catalogue.signals() for text in kind.phrases)


def _is_undone(head: "Token") -> bool:
    """Tell whether a step is said not to be taken: "did not close", "cancelled an exercise"."""
    chain = [head]
    while chain[-1].pos_ not in ("VERB", "AUX") and chain[-1].head != chain[-1]:
        chain.append(chain[-1].head)
    if chain[-1].dep_ in ("xcomp", "pcomp", "prep"):
        chain.append(chain[-1].head)
    return any(negation(token) is not None or token.lemma_ in catalogue.undone() for token in chain)


def _is_condition(head: "Token") -> bool:
    """Tell whether a step is only what something else hangs on: "costs if Russia invaded"."""
    verb = head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)


def _depends(head: "Token", other: "Token") -> bool:
    """Tell whether a step only says more of another: "an exercise with troops near the border"."""
    return other.is_ancestor(head) and other.pos_ == "NOUN"


def _actor(head: "Token") -> int | None:
    """Return who takes the step: the subject of its verb, or the owner of its noun."""
    node = head
    for _ in range(4):
        if node.pos_ in ("NOUN", "PROPN"):
            for child in node.children:
                if child.dep_ in ("poss",) or (
                    child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper()
                ):
                    return int(child.i)
                if child.dep_ == "prep" and child.lower_ in ("by", "of"):
                    below = next((t for t in child.children if t.dep_ == "pobj"), None)
                    if below is not None and any(
                        (t.text[:1].isupper() and t.dep_ in ("amod", "compound", "poss"))
                        or t.pos_ == "PROPN"
                        for t in (below, *below.children)
                    ):
                        return int(below.i)
        elif node.pos_ in ("VERB", "AUX"):
            who = subject(node)
            if who is not None and who.i != head.i:
                return int(who.i)
            if any(child.dep_ in SUBJECTS for child in node.children):
                return None
        if node.head == node:
            break
        node = node.head
    return None


def _is_unreal(head: "Token") -> bool:
    unreal = catalogue.unreal()
    chain = [head]
    while chain[-1].head is not chain[-1] and len(chain) < 5:
        chain.append(chain[-1].head)
    for token in chain:
        if token.lemma_.lower() in unreal or token.lower_ in unreal:
            return True
        if any(
            child.lower_ in unreal and child.dep_ in ("aux", "mark", "amod", "neg")
            for child in token.children
        ):
            return True
        if token.dep_ in ("nsubj", "nsubjpass"):
            # What a supposition is about is itself no supposition.
            return False
    return False

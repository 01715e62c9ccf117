"""What nouns report: "Moscow's request for ...", "a Swedish plan to ...", "made no promise to"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.cues import entries
from detente.reading.grammar import agent, edges, negation, subject, without_opener

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

LIGHT = frozenset(
    [
        "make",
        "issue",
        "present",
        "voice",
        "repeat",
        "reiterate",
        "submit",
        "put",
        "give",
        "deliver",
        "set",
        "send",
        "hand",
        "renew",
        "raise",
        "lodge",
        "file",
        "press",
        "reaffirm",
    ]
)
_COMPLEMENTS = frozenset(("acl", "ccomp", "relcl", "advcl", "xcomp"))


def nominal(sentence: "Words") -> Iterator[Attribution]:
    """Yield what the act nouns of a sentence report, each with its owner's head as source.

    The owner is a possessive, an adjective or name before the noun, "by ..." or "from ..."
    behind it, or the subject of a verb that adds nothing to the noun ("made a demand").
    """
    for token in sentence:
        for entry in entries(token):
            if entry.pos != "noun" or ("answered" in entry.frames and not _is_answered(token)):
                continue
            owner, light = _owner(token)
            if owner is None:
                continue
            content = _complement(token, owner)
            known = token.left_edge.lower_ in ("this", "that", "these", "those")
            if content is None and light and not known:
                content = without_opener(*edges(token), token)
            if content is None or (content[1] == content[0] and not _is_aim(content[0], token)):
                continue
            yield Attribution(
                content=content,
                cue=(token.i, token.i),
                entry=entry,
                source=owner.i,
                frame="possessive",
                negated=negation(token) is not None,
            )


def _is_aim(word: int, noun: "Token") -> bool:
    """Tell whether a single word is what a noun asks for: "a call for calm"."""
    return noun.doc[word].pos_ == "NOUN" and noun.doc[word - 1].lower_ == "for"


def _is_answered(noun: "Token") -> bool:
    """Tell whether a noun is the object of an act that answers it."""
    return noun.dep_ in ("dobj", "pobj") and any(
        entry.act in ("reject", "accept", "defer", "praise")
        for verb in (noun.head, noun.head.head)
        for entry in entries(verb)
    )


def _owner(noun: "Token") -> "tuple[Token | None, bool]":
    for child in noun.children:
        if child.dep_ == "poss":
            return child, False
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            below = next((under for under in child.children if under.dep_ == "pobj"), None)
            if below is not None:
                return below, False
    by = agent(noun)
    if by is not None:
        return by, False
    for child in noun.children:
        if (
            child.i < noun.i
            and child.dep_ in ("amod", "compound", "nmod")
            and child.text[:1].isupper()
        ):
            return child, False
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in LIGHT:
        who = subject(verb)
        return who, who is not None
    return None, False


def _complement(noun: "Token", owner: "Token") -> tuple[int, int] | None:
    for child in noun.children:
        if child.i <= noun.i or child == owner:
            continue
        if child.dep_ in _COMPLEMENTS and child.left_edge.lower_ in ("that", "to", "not"):
            if child.dep_ == "relcl" and any(
                below.lower_ == "that" and below.dep_ in ("nsubj", "dobj")
                for below in child.children
            ):
                continue
            return without_opener(child.left_edge.i, child.right_edge.i, child)
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "on", "about", "against"):
            below = next(
                (under for under in child.children if under.dep_ in ("pobj", "pcomp")), None
            )
            if below is not None and below != owner:
                return without_opener(*edges(below), below)
    for child in noun.head.children:
        if (
            noun.dep_ in ("nsubj", "dobj", "nsubjpass")
            and noun.i < child.i <= noun.i + 6
            and child.dep_ in ("ccomp", "advcl", "acl")
            and child.left_edge.lower_ == "that"
        ):
            return without_opener(child.left_edge.i, child.right_edge.i, child)
    return None

"""The tag behind a quotation whose verb the catalogue lacks: "…," sighed its chairman, A."""

from typing import TYPE_CHECKING

from detente.reading.grammar import past_hyphens

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_FINITE = frozenset(("VBD", "VBZ"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_INSIDE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADP", "PUNCT"))
_MARKS = frozenset((",", "?", "!"))


def tag(end: int, sentence: "Words") -> "tuple[tuple[int, int], Token] | None":
    """Return the cue behind a quotation that ends at token ``end``, and the head of its source.

    The quotation has to be closed by a comma or a mark that is none of the sentence around it, and
    the sentence has to go on with a verb and a noun phrase, in either order, or "according to".
    """
    doc, at = sentence.doc, end + 1
    while at < sentence.end and doc[at].text in _MARKS:
        at += 1
    if at == end + 1 or at + 2 >= sentence.end or doc[at].text != '"':
        return None
    first = doc[at + 1]
    if first.lower_ == "according" and doc[at + 2].lower_ == "to":
        who = _from(doc[at + 3 : sentence.end]) if at + 3 < sentence.end else None
        return None if who is None else ((first.i, first.i + 1), who)
    if first.tag_ in _FINITE:
        who = _from(doc[at + 2 : sentence.end])
        return None if who is None else ((first.i, first.i), who)
    return _with_verb_last(doc[at + 1 : sentence.end])


def _from(words: "Words") -> "Token | None":
    """Return the head of the noun phrase with which words begin, or None."""
    for token in words:
        if token.pos_ in _NOMINAL:
            head = token
            while (
                head.dep_ in ("compound", "nmod", "poss")
                and head.i < head.head.i < words.end
                and head.head.pos_ in _NOMINAL
            ):
                head = head.head
            return past_hyphens(head)
        if token.pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _with_verb_last(words: "Words") -> "tuple[tuple[int, int], Token] | None":
    """Return the verb behind a noun phrase and the head of that: "its chairman, A, called out"."""
    for token in words:
        if token.tag_ in _FINITE and token.i > words.start:
            before = token.doc[token.i - 1]
            who = token.doc[token.i - 2] if before.text == "," else before
            if who.pos_ not in _NOMINAL or who.i < words.start:
                return None
            while who.dep_ == "appos" and words.start <= who.head.i < who.i:
                who = who.head
            return (token.i, token.i), who
        if token.pos_ not in _INSIDE and token.dep_ not in ("amod", "compound", "advcl"):
            return None
    return None

"""What is joined to an object, wherever the parser hung it: "asked for a map *and for tugs*"."""

from typing import TYPE_CHECKING

from detente.reading.grammar import SUBJECTS

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "ADJ"))
_LONGEST = 12
_ROWED = frozenset(("npadvmod", "conj", "appos", "dobj", "dep"))


def row(cue: "Token", end: int) -> int | None:
    """Return the end of a row of nouns that the parser broke up: *a truce, camps and a fund*."""
    doc = cue.doc
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return None
    noun = _phrase(doc[end + 2])
    broken = noun.dep_ in _ROWED and noun.head.i <= end and noun.pos_ in ("NOUN", "PROPN", "NUM")
    if broken and any(below.dep_ == "cc" for below in noun.subtree):
        return noun.right_edge.i
    return None


def _phrase(first: "Token") -> "Token":
    """Return the head of the phrase that a word opens."""
    word = first
    while word.head is not word and word.head.i > word.i and word.head.left_edge is first:
        word = word.head
    return word


def joined(cue: "Token", end: int) -> int | None:
    """Return the end of a noun or phrase that "and" joins to an object, hung on the cue."""
    at = _behind_link(cue.doc, end)
    if at is None:
        return None
    opener = cue.doc[at]
    above = opener.head
    if opener.dep_ == "conj" and above.dep_ == "prep" and above.lower_ == opener.lower_:
        # "Asked for a map *and for tugs*".
        return opener.right_edge.i if above.head is cue else None
    if opener.lower_ == "for" and opener.dep_ == "mark" and above.dep_ == "conj":
        # "Asked for a map *and for the locks to open*".
        return above.right_edge.i if above.head is cue else None
    for later in cue.children:
        nominal = later.dep_ == "conj" and later.pos_ in _NOMINAL and later.left_edge.i == at
        if nominal and not any(c.dep_ in (*SUBJECTS, "aux", "cop") for c in later.children):
            return later.right_edge.i
    return None


def _behind_link(doc: "Doc", end: int) -> int | None:
    """Return where what "and" or "or" joins begins, a comma before it or not."""
    at = end + 1 + (end + 1 < len(doc) and doc[end + 1].text == ",")
    joins = at + 1 < len(doc) and doc[at].lower_ in ("and", "or", "plus") and doc[at].dep_ == "cc"
    return at + 1 if joins else None


def inserted(cue: "Token", end: int) -> int | None:
    """Return the end of what is joined behind an insertion: "a map and, *if need be, tugs*"."""
    doc, at = cue.doc, _behind_link(cue.doc, end)
    if at is None or doc[at].text != ",":
        return None
    last = min(at + _LONGEST, doc.sentence(cue.i).end - 1)
    opened = next((i + 1 for i in range(at + 1, last) if doc[i].text == ","), None)
    if opened is None:
        return None
    joined_to = _phrase(doc[opened])
    wanted = joined_to.tag_ == "VB" and doc[opened].lower_ == "to"
    noun = joined_to.pos_ in ("NOUN", "PROPN", "NUM") and joined_to.dep_ in _ROWED
    return joined_to.right_edge.i if wanted or noun else None


def bare(cue: "Token", end: int) -> int | None:
    """Return the end of a bare verb that goes on with an infinitive: "to come *and sign it*"."""
    if cue.tag_ == "VB":
        return None
    for later in cue.children:
        goes_on = later.dep_ == "conj" and later.tag_ == "VB" and later.i > end
        if goes_on and not any(c.dep_ in (*SUBJECTS, "aux") for c in later.children):
            gap = cue.doc[end + 1 : later.left_edge.i]
            return later.right_edge.i if all(w.is_punct or w.dep_ == "cc" for w in gap) else None
    return None

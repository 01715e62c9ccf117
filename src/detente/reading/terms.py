"""What is said of the terms of an act behind them: "offered two million, *in two parts*"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import has_to
from detente.reading.settings import is_setting
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Token

TERMS = frozenset(("demand", "offer", "promise", "appeal", "threaten"))
_GIVEN = frozenset(("demand", "offer", "promise"))
_TAKEN = frozenset(("accept", *_GIVEN))
_OPENERS = frozenset(("with", "in", "on", "plus", "including", "at", "over", "for"))
_DUE = frozenset(("by", "within", "before", "from", "until"))
_LIMITS = frozenset(("but", "though", "although", "albeit"))


def terms(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of what is said of terms behind a comma or a colon."""
    doc = cue.doc
    if end + 2 >= len(doc):
        return None
    if doc[end + 1].text == ":":
        return _spelt_out(cue, act, end)
    if doc[end + 1].text != ",":
        return None
    return _aim(cue, act, end) or _qualified(cue, act, end) or _limited(cue, act, end)


def _spelt_out(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of what a colon spells out: "offered a trade: *ten tugs for a map*"."""
    sentence = cue.doc.sentence(cue.i)
    last = sentence.end - 1
    if act not in TERMS and act != "accept":
        return None
    rest = cue.doc[end + 2 : last + 1]
    reported = any(
        word.text in ('"', ";") or (word.tag_ in ("VBD", "VBZ") and entries(word)) for word in rest
    )
    return None if reported or len(rest) < 2 else last - cue.doc[last].is_punct


def _aim(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of what an act is for: "offered tugs, on Monday, *to clear the bay*"."""
    if act != "accuse" and act not in TERMS:
        return None
    aim = next((c for c in cue.children if c.i > end and _is_aim(c)), None)
    if aim is None or cue.doc[aim.left_edge.i - 1].text != ",":
        return None
    between = [c for c in cue.children if end < c.i < aim.left_edge.i]
    inserted = between and all(c.dep_ in ("punct", "prep") for c in between)
    return aim.right_edge.i if inserted else None


def _is_aim(child: "Token") -> bool:
    return child.dep_ in ("advcl", "xcomp") and has_to(child) and child.left_edge.lower_ == "to"


def _qualified(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of a condition, a phrase or an adjective of terms behind a comma."""
    for later in cue.children:
        if later.i <= end or later.left_edge.i != end + 2:
            continue
        if act in _TAKEN and later.lower_ in catalogue.english().qualities:
            # "Offered a fifth, *payable in May*".
            return later.right_edge.i
        if act not in _GIVEN or later.dep_ not in ("prep", "advcl"):
            continue
        opener = later.left_edge.lower_
        if later.dep_ == "advcl":
            return later.right_edge.i if opener in ("if", "unless", "provided") else None
        if opener in _DUE:
            return later.right_edge.i if any(map(is_time, later.subtree)) else None
        return later.right_edge.i if opener in _OPENERS and _is_of_terms(later, act) else None
    return None


def _is_of_terms(phrase: "Token", act: str | None) -> bool:
    """Tell whether a phrase behind a comma is about the terms and not about the act."""
    inside = [c for c in phrase.children if c.dep_ in ("pobj", "pcomp")]
    if not inside or is_setting(phrase, act) or inside[0].pos_ == "PROPN":
        return False
    verb = inside[0].pos_ in ("VERB", "AUX")
    return not verb or has_to(inside[0])


def _limited(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of a limit of terms: "accepted the tax, *but only for a year*"."""
    doc = cue.doc
    if act not in _TAKEN or doc[end + 2].lower_ not in _LIMITS:
        return None
    at = end + 3 + (end + 3 < len(doc) and doc[end + 3].lower_ == "only")
    phrase = doc[at] if at < len(doc) else None
    limits = phrase is not None and phrase.pos_ == "ADP" and phrase.head is cue
    return phrase.right_edge.i if limits and phrase is not None else None

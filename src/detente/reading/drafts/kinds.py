"""What a pair of square brackets is: text under negotiation, a blank, or none of it."""

import re

from detente.reading.drafts.model import BracketKind
from detente.reading.drafts.words import whole

_FIGURES = re.compile(r"\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*")
_PLACE_IN_BOOK = re.compile(r"\s*(?:see|cf\.|pp?\.|note|n\.|fn\.?|doc\.|para\.)\s.*", re.I | re.S)
_LAST_WORD = re.compile(r"([\w%]+)\s*$")
_FIRST_WORD = re.compile(r"\s*[\]\[\s]*([\w%]+)")
_NOTE = re.compile(r"\s*([A-Za-z’'.\- ]{2,30}?)\s*:")
_CONTEXT = 40


def kind(text: str, start: int, end: int) -> BracketKind:
    """Return what the brackets at ``start`` to ``end`` (marks included) are.

    A figure alone is a footnote where it is attached to what stands before it, follows a full
    stop or begins a line. It is under negotiation where a word such as "within" stands before it
    or a unit such as "days" behind it, or another bracket beside it.

    >>> kind("within [30] days", 7, 11), kind("the treaty.[1]", 11, 14)
    ('open', 'citation')
    """
    inner = text[start + 1 : end - 1]
    bare = " ".join(inner.split())
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if _is_letter_of_word(bare, before, after):
        return "editorial"
    if after[:1] == "(" and re.match(r"\((?:https?:|mailto:|#|/)", after):
        return "editorial"
    if whole("blanks").fullmatch(bare):
        return "blank"
    if whole("editorial").fullmatch(bare):
        return "editorial"
    note = _NOTE.match(bare)
    if note and whole("notes").fullmatch(note[1].strip()):
        return "note"
    if _FIGURES.fullmatch(inner):
        return _figure(before, after)
    if len(bare) == 1 and bare.islower() and bare != "s" and before[-1:].strip(" \n\t["):
        return "citation"
    if _PLACE_IN_BOOK.fullmatch(inner) and len(bare) < 80:
        return "citation"
    return "open"


def _is_letter_of_word(bare: str, before: str, after: str) -> bool:
    """Tell whether one letter was changed in a quotation: "[t]he"."""
    return len(bare) == 1 and bare.isalpha() and after[:1].islower() and not before[-1:].isalpha()


def _figure(before: str, after: str) -> BracketKind:
    if before[-1:] in ("[", "]") or after[:1] == "[" or re.match(r"\s\[\d+\]\s", after):
        return "open"
    if before.rstrip()[-1:] == "]" and re.search(r"\[\d+\]\s$", before):
        return "open"
    if not before or before[-1] == "\n" or not before[-1].isspace():
        return "citation"
    if before.rstrip()[-1:] in (".", ";", "”", '"', ":"):
        return "citation"
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if last and whole("figure_before").fullmatch(last[1]):
        return "open"
    if first and whole("figure_units").fullmatch(first[1]):
        return "open"
    return "citation"


def is_deletion(inner: str) -> bool:
    """Tell whether a bracket asks for deletion: "[Norway: delete]"."""
    return whole("deletion").fullmatch(inner.strip(" .\n")) is not None

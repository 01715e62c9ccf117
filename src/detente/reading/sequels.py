"""What the same source goes on with behind a semicolon: "The dam was old, he said; *it leaked*"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.grammar import without_opener

if TYPE_CHECKING:
    from detente.reading.tokens import Doc
    from detente.reading.tokens import Span as Words

_LEAST = 3
_PRESENT = frozenset(("VBZ", "VBP"))
_SHIFTED = frozenset(("would", "could", "might", "should", "'d"))


def sequels(sentence: "Words", found: list[Attribution]) -> list[Attribution]:
    """Return a further statement for what follows a semicolon behind a reported clause.

    It has to stand in the tense of what is reported, as the teller's own words mostly do not, and
    to hold no cue or words of another attribution.
    """
    doc = sentence.doc
    marks = [word.i for word in sentence if word.text == ";"]
    return [
        further
        for k, mark in enumerate(marks)
        for further in _behind(doc, mark, (*marks, sentence.end)[k + 1], found)
    ]


def _behind(doc: "Doc", mark: int, end: int, found: list[Attribution]) -> list[Attribution]:
    """Return what goes on between a semicolon and ``end`` with what the last cue before reports."""
    here = [one for one in found if _last(one) < mark]
    if mark + _LEAST >= end:
        return []
    if any(_last(one) > mark for one in found) or not here:
        return []
    first = max(here, key=_last)
    start, stop = without_opener(_after_link(doc, mark), end - 1, doc[mark])
    words = doc[start : stop + 1]
    marked = any(word.text == '"' for word in words)
    if not _reports(first) or marked or len(words) < _LEAST:
        return []
    told = _tense(doc, *first.content, first.cue)
    same = told is not None and told == _tense(doc, start, stop, None)
    return [replace(first, content=(start, stop), negated=False)] if same else []


def _last(one: Attribution) -> int:
    """Return the last token of a content or of its cue."""
    return max(one.content[1], one.cue[1] if one.cue else 0)


def _after_link(doc: "Doc", mark: int) -> int:
    return mark + 1 + (doc[mark + 1].lower_ in ("and", "but"))


def _reports(one: Attribution) -> bool:
    neutral = one.entry is not None and one.entry.act is None
    return neutral and one.frame == "clause" and one.cue is not None and not one.quoted


def _tense(doc: "Doc", start: int, end: int, cue: tuple[int, int] | None) -> str | None:
    """Return whether the first finite verb of a stretch, the cue aside, is past or present."""
    for word in doc[start : end + 1]:
        if cue is not None and cue[0] <= word.i <= cue[1]:
            continue
        if word.tag_ == "MD":
            return "past" if word.lower_ in _SHIFTED else "present"
        if word.tag_ == "VBD" or word.tag_ in _PRESENT:
            return "past" if word.tag_ == "VBD" else "present"
    return None

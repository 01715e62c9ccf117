"""Which words name a time: "on Monday", "the last three weeks", "two years ago", "July 2024"."""

import re
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.once import once

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|'s)?")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)?")
_BESIDE_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "o'clock", "gmt"))
_BEHIND = frozenset(("ago", "later", "earlier", "old"))
_LEFT = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "last", "next", "past", "coming"),
        *("every", "each", "all", "early", "late", "mid", "few", "several", "same", "another"),
        *("previous", "following", "recent", "half", "first", "second", "third", "other", "one"),
    )
)


def is_time(token: "Token") -> bool:
    """Tell whether a word belongs to an expression of time."""
    return token.i in _times(token.doc)


@once
def _times(doc: "Doc") -> frozenset[int]:
    found: set[int] = set()
    for token in doc:
        if _names_time(token):
            found.update(range(_start(doc, token.i), _end(doc, token.i)))
    return frozenset(found)


def _names_time(token: "Token") -> bool:
    word = token.lower_
    if token.text[:1].isdigit():
        counts = token.tag_ != "CD" or token.dep_ == "nummod"
        return not counts and _YEAR.fullmatch(token.text) is not None
    if word in _BESIDE_CLOCK:
        return token.i > 0 and _CLOCK.fullmatch(token.doc[token.i - 1].lower_) is not None
    times = catalogue.english()
    if word.removesuffix(".").capitalize() in times.months:
        named = token.dep_ == "compound" and token.head.pos_ == "PROPN"
        return token.text[:1].isupper() and token.pos_ == "PROPN" and not named
    return word in times.times or (word.endswith("s") and word[:-1] in times.times)


def _start(doc: "Doc", at: int) -> int:
    """Return where the words before a time begin that belong to it."""
    start = at
    while start > 0 and not doc[start].is_sent_start:
        before = doc[start - 1]
        joined = before.text == "-" and start > 1 and doc[start - 2].tag_ == "CD"
        counted = before.tag_ == "CD" and doc[start].lower_ not in ("the", "a", "an")
        if not (joined or counted or before.lower_ in _LEFT):
            break
        start -= 1
    return start


def _end(doc: "Doc", at: int) -> int:
    """Return the end, exclusive, of what goes on behind a time: "ago", "July 4, 2024"."""
    end = at + 1
    if doc[at].text[:1].isupper():
        if end < len(doc) and doc[end].text.isdigit():
            end += 1
        if end + 1 < len(doc) and doc[end].text == "," and _YEAR.fullmatch(doc[end + 1].text):
            end += 2
    if end < len(doc) and doc[end].lower_ in _BEHIND:
        end += 1
    return end

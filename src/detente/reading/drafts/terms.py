"""Conditions and deadlines in a sentence of a draft."""

import re

from detente.documents.model import Document, Span
from detente.documents.paragraphs import trim
from detente.reading.drafts.words import flat, within

_END = re.compile(r"[,;:]|$")
_TAIL = re.compile(r"[;:]|$")


def conditions(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return what a sentence makes its rule hang on, from the opening word on.

    A condition at the head of a sentence ends with a comma, one at its end with the sentence.
    """
    text = flat(document.text[start:end])
    found: list[Span] = []
    reach = 0
    for match in within("conditions").finditer(text):
        if match.start() < reach or _is_no_condition(text, match):
            continue
        leading = not text[: match.start()].strip(' ,"“(')
        embedded = text[: match.start()].rstrip().endswith(",")
        stop = (_END if leading or embedded else _TAIL).search(text, match.end())
        reach = stop.start() if stop else len(text)
        low, high = trim(text, match.start(), reach)
        while high > low and text[high - 1] in ".,; ":
            high -= 1
        if high > low + len(match[0]):
            found.append(_span(document, start + low, start + high))
    return tuple(found)


def deadlines(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return the terms and dates in a sentence: "within 30 days of ...", "by 31 December 2031"."""
    text = flat(document.text[start:end])
    return tuple(
        _span(document, *_trimmed(text, start, *match.span()))
        for match in within("deadlines").finditer(text)
    )


def _trimmed(text: str, offset: int, low: int, high: int) -> tuple[int, int]:
    low, high = trim(text, low, high)
    return offset + low, offset + high


def _is_no_condition(text: str, match: re.Match[str]) -> bool:
    """Tell whether "where" or "when" opens no clause, or "even if" none that matters."""
    before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    word = match[0].lower()
    if word in ("where", "when", "once"):
        return bool(text[: match.start()].strip()) and not text[: match.start()].rstrip().endswith(
            ","
        )
    return word == "provided" and (
        before in ("be", "as", "is", "are", "otherwise", "information")
        or text[match.end() :].lstrip()[:3] in ("for", "by ", "in ", "to ")
    )


def _span(document: Document, start: int, end: int) -> Span:
    """Return a stretch with the mark that closes a bracket in it: "by [2027]"."""
    text = document.text
    if text[end : end + 1] == "]" and text.count("[", start, end) > text.count("]", start, end):
        end += 1
    return document.span(start, end)

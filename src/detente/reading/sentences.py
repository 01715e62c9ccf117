"""Where sentences begin, in text whose punctuation may be garbled."""

import re
from collections.abc import Sequence
from functools import cache

from detente import catalogue
from detente.reading.quotes import Quote

_END = re.compile(r"""[.!?]+['")\]]*(?P<gap>\s+)(?=(?:['"]\s+)?['"(\[]?[A-Z0-9])""")


def starts(text: str, quotations: Sequence[Quote] = ()) -> frozenset[int]:
    """Return the offsets at which the sentences of a paragraph begin, the first included.

    ``text`` has plain marks (``clean.plain``). A full stop ends a sentence only where a capital,
    a figure or a quotation follows, so that a stray one inside a sentence does no harm; an
    abbreviation ends one only before a word that usually begins a sentence. A quotation mark
    that stands alone behind a full stop closes what went before.

    >>> sorted(starts("He left. the room. Mr. Roe stayed."))
    [0, 19]
    """
    closing = {quote.end: quote for quote in quotations}
    begins = {0}
    for match in _END.finditer(text):
        stop = match.start() + 1
        at = match.end()
        while stop < match.start("gap") and text[stop] in ".!?":
            stop += 1
        if _abbreviation().search(
            text[max(0, match.start() - 20) : match.start() + 1]
        ) and not _opener().match(text, at):
            continue
        behind = text[stop] not in "\"'"
        if text[at] in "\"'" and behind and stop in closing and closing[stop].closed:
            # The mark behind the gap closes the quotation that ends here.
            mark = at
            at = mark + 1
            while at < len(text) and text[at].isspace():
                at += 1
            if at >= len(text):
                continue
        if _goes_on(text, match.start(), at):
            continue
        begins.add(at)
    return frozenset(begins)


def _goes_on(text: str, stop: int, at: int) -> bool:
    """Tell whether a question or exclamation in quotation marks is followed by its speaker."""
    return (
        text[stop] in "!?"
        and text[stop + 1 : stop + 2] == '"'
        and re.match(
            r"(?:[A-Z][\w'-]*\s+){1,6}(?:said|asked|added|told|replied|says|asks)\b",
            text[at : at + 200],
        )
        is not None
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    words = "|".join(catalogue.english().abbreviations)
    return re.compile(rf"(?:\b(?:{words})|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$")


@cache
def _opener() -> re.Pattern[str]:
    words = "|".join(catalogue.english().sentence_openers)
    return re.compile(rf"['\"(\[]?(?:{words})\b")

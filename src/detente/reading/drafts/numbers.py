"""Numbers, dates and references in a text, and whether two of them say the same."""

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORD = (
    rf"(?:{'|'.join((*_SMALL[2:], *_TENS))})(?:-(?:{'|'.join(_SMALL[1:10])}))?"
    r"(?: (?:hundred|thousand|million))?"
)
_FIGURE = re.compile(
    rf"(?:articles?|paragraphs?|annex|chapter|part|section)\s+\[?(?:\d+(?:\.\d+)*|[IVXL]+)\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\b"
    rf"|\b{_MONTH}\s+\d{{4}}\b"
    rf"|\b\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)"
    rf"|\b{_WORD}\b",
    re.IGNORECASE,
)


def figures(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where numbers, dates and references to articles stand, in order.

    "One" is left out, as it mostly counts nothing ("one another").

    >>> text = "within 30 days, by 1 May 2031, under Article 4"
    >>> [text[a:b] for a, b in figures(text, 0, len(text))]
    ['30', '1 May 2031', 'Article 4']
    """
    return [match.span() for match in _FIGURE.finditer(text, start, end)]


def value(words: str) -> str:
    """Return a number or date so that two of the same value are equal.

    >>> value("thirty") == value("30"), value("3,000") == value("3000")
    (True, True)
    """
    plain = " ".join(words.lower().replace("[", " ").replace("]", " ").split())
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        return plain.replace(",", "")
    tens, _, ones = plain.partition("-")
    if tens in _TENS:
        return str(20 + 10 * _TENS.index(tens) + (_SMALL.index(ones) if ones in _SMALL else 0))
    return str(_SMALL.index(plain)) if plain in _SMALL else plain

"""Labels by which the units of a draft are numbered: "Article 3", "4.2", "(b)", "(iv)"."""

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "annex", "part", "title", "chapter", "section", "article",
    "number", "enclosed", "closed", "decimal", "letter", "roman", "double", "capital", "item",
]  # fmt: skip
_NAMES: dict[str, Style] = {
    "annex": "annex",
    "appendix": "annex",
    "schedule": "annex",
    "part": "part",
    "title": "title",
    "chapter": "chapter",
    "section": "section",
    "sec.": "section",
    "article": "article",
    "art.": "article",
    "art": "article",
}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_LATIN = r"(?: ?(?:bis|ter|quater|quinquies|sexies)\b)?"
_NAMED = re.compile(
    rf"(?P<name>annex|appendix|schedule|part|title|chapter|section|sec\.|article|art\.?)"
    rf"(?:[ \t]+(?P<no>\[?(?:\d{{1,4}}(?:\.\d{{1,3}})*(?-i:[a-z])?{_LATIN}"
    rf"|(?-i:[IVXLCDM]+|[A-Z]{{1,2}}){_LATIN}|{'|'.join(_WORDS)})\]?)(?![\w’'-]))?"
    r"(?P<stop>[ \t]*[.:)\u2013\u2014-]?)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,4})\.?(?=\s)"
    r"|§ ?(?P<sign>\d{1,3})\.?(?=\s)"
    rf"|(?P<number>\d{{1,3}}{_LATIN})\.(?=\s)"
    rf"|\((?P<enclosed>\d{{1,3}}{_LATIN})\)(?=\s)"
    r"|(?P<closed>\d{1,3})\)(?=\s)"
    r"|\((?P<small>[a-z]{1,5})\)(?=\s)"
    r"|(?P<bare>[a-z]{1,4})[.)](?=\s)"
    r"|(?P<capital>\(?[A-Z]\)|[A-Z]\.)(?=\s)"
    r"|(?P<item>[-–—•▪●◦*])(?=[ \t])"
)
_BEFORE = re.compile(r"(?:#{1,6}[ \t]+|[>*_]{1,3}(?=\S))?(?P<open>(?:\[[ \t]*)*)")
_CLOSERS = re.compile(r"[\]*_\s]*(?:\[\d{1,3}\])?[\]*_\s]*")
_BLANK = re.compile(r"\s*")
_MONTH = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\b(?:\s+\d{4})?[\s,.]*"
)
_ROMAN = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
# What may stand behind "ANNEX" on its line.
_TITLE = 60
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at ``start`` to ``end``, and what it can mean: styles, each with a place in line.

    ``number`` is the number as written, in lower case. ``alone`` tells that nothing stands behind
    it on its line, ``stopped`` that a mark parts it from what does.
    """

    start: int
    end: int
    number: str | None
    readings: tuple[tuple[Style, int], ...]
    alone: bool
    stopped: bool


def label(text: str, start: int, end: int) -> Label | None:
    """Return the label with which the line ``start`` to ``end`` begins, or None.

    Opening brackets and Markdown marks before it are passed over.

    >>> label("[Article IV – Withdrawal", 0, 24).number
    '4'
    >>> label("Article 5 of the Treaty applies", 0, 31) is None
    True
    """
    before = _BEFORE.match(text, start, end)
    at = before.end() if before else start
    named = _NAMED.match(text, at, end)
    if named:
        return _named(text, named, end)
    listed = _LISTED.match(text, at, min(end + 1, len(text)))
    return _listed(text, listed, end) if listed else None


def roman(word: str) -> int | None:
    """Return the value of a Roman number in lower case, or None.

    >>> roman("xiv"), roman("iix")
    (14, None)
    """
    if not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[mark] for mark in word]
    return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))


def _named(text: str, found: re.Match[str], end: int) -> Label | None:
    style = _NAMES[found["name"].lower()]
    number = (found["no"] or "").strip("[]").lower()
    if not number and style != "annex":
        return None
    stop = found["stop"].strip()
    alone = _CLOSERS.fullmatch(text, found.end(), end) is not None
    following = text[found.end() : min(end, found.end() + 40)].lstrip(" \t*_[(\"'“‘")[:1]
    capital = found["name"][0].isupper()
    if not capital or (not alone and (following.islower() or following in ",;)")):
        return None
    titled = found["name"].isupper() and end - found.end() <= _TITLE and text[end - 1] != "."
    if not number and not alone and not stop and not titled:
        return None
    if number in _WORDS:
        number = str(_WORDS.index(number) + 1)
    base = re.sub(r"\s+", " ", number)
    word = base.split(" ")[0]
    value = roman(word)
    if value is not None and (len(word) > 1 or word in "ivx"):
        base = str(value) + base[len(word) :]
    close = found.end() if stop in (".", ")", ":") else found.start("stop")
    readings: tuple[tuple[Style, int], ...] = ((style, _figure(base)),)
    return Label(found.start(), close, base or None, readings, alone, bool(stop))


def _listed(text: str, found: re.Match[str], end: int) -> Label | None:
    group = found.lastgroup or ""
    word = found[group].strip("().")
    if group == "number" and _MONTH.match(text, found.end(), end):
        return None
    alone = _BLANK.fullmatch(text, found.end(), end) is not None
    readings = _readings(group, word)
    if not readings or (alone and group in ("item", "bare", "decimal")):
        return None
    number = None if group == "item" else word.lower()
    return Label(found.start(), found.end(), number, readings, alone, True)


def _figure(number: str) -> int:
    """Return the figure with which a number begins ("4 bis"), 0 if it begins with none."""
    figure = re.match(r"\d+", number)
    return int(figure[0]) if figure else 0


def _readings(group: str, word: str) -> tuple[tuple[Style, int], ...]:
    match group:
        case "decimal":
            return (("decimal", int(word.rsplit(".", 1)[1])),)
        case "sign" | "number":
            return (("number", _figure(word)),)
        case "enclosed":
            return (("enclosed", _figure(word)),)
        case "closed":
            return (("closed", _figure(word)),)
        case "capital":
            return (("capital", ord(word) - 64),)
        case "item":
            return (("item", 0),)
    found: list[tuple[Style, int]] = []
    if len(word) == 1:
        found.append(("letter", ord(word) - 96))
    elif len(word) == 2 and word[0] == word[1]:
        found.append(("double", ord(word[0]) - 96))
    value = roman(word)
    if value is not None:
        found.append(("roman", value))
    return tuple(found)

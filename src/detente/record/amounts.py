"""Amounts in words: troop numbers, sums of money, shares and stretches of time."""

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass

from detente.record.wording import content, stem

__all__ = ["Amount", "amounts"]

_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_MONEY = frozenset(
    (
        "dollar",
        "euro",
        "pound",
        "yen",
        "yuan",
        "rouble",
        "ruble",
        "franc",
        "crown",
        "krone",
        "krona",
    )
)
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_SHARES = frozenset(("%", "percent", "per cent", "percentage"))
# Plurals without an "s", by which the thing counted is known as by any other plural.
_MANY = frozenset(
    ("men", "women", "people", "children", "personnel", "police", "aircraft", "cattle", "staff")
)
# "Article 5", "Resolution 2202": a name, no amount.
_NAMES = frozenset(
    ("article", "resolution", "point", "paragraph", "section", "chapter", "no", "number", "version")
)
_STOP = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "on",
        "or",
        "than",
        "that",
        "the",
        "their",
        "to",
        "until",
        "when",
        "which",
        "who",
        "with",
        "within",
        "would",
        "will",
        "are",
        "were",
        "was",
        "be",
        "over",
        "under",
        "per",
    )
)
_BOUNDS = re.compile(
    r"(?:\b(?:to|at|within|below|under|limit(?:ed)?|cap(?:ped)?|ceiling|maximum|most|exceed|"
    r"before|after|above)(?:\s+(?:of|at|to|about|around|roughly|some|least|most|just|only))*"
    r"|\b(?:no|not)\s+(?:more|less|fewer|longer)\s+than)\s*$",
    re.IGNORECASE,
)
_LIMITS = re.compile(r"(?:limit|cap|ceiling|maximum|quota|no\s+more\s+than)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<sign>[$€£¥])?(?P<figure>\d{1,3}(?:,\d{3})+|\d{1,15})(?P<part>\.\d+)?"
    r"(?:(?P<short>k|mn|bn|tn|m)\b|[\s-](?P<times>thousand|million|billion|trillion)\b)?"
    r"(?![\d/:])",
)
_AFTER = re.compile(r"\s*-?\s*(%|per cent\b|[^\W\d_]+(?:['’][^\W\d_]+)?)")


@dataclass(frozen=True)
class Amount:
    """A number with what it counts. ``start`` and ``end`` are places in the words looked at.

    ``unit`` is a stem such as "troop" or "dollar", "percent", or "day" for any stretch of time.
    ``bound`` says that it is where something is to end and not how much of it is meant: "cut to 10
    percent", "within 30 days", "a limit of 3,000"; ``limit`` that it caps what there is.
    """

    value: float
    unit: str
    start: int
    end: int
    text: str
    bound: bool
    limit: bool


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts in ``text``, in order.

    A number counts when a unit follows: a currency (or its sign before), a share, a time, or the
    plural of what is counted within three words. Years, dates, names such as "Article 5", numbers
    of what is known ("the 30 allies") and ranges ("10 to 20 ships") are none.

    >>> [(a.value, a.unit) for a in amounts("pull back 30,000 Russian troops within 2 weeks")]
    [(30000.0, 'troop'), (14.0, 'day')]
    """
    return tuple(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    ranged = {
        place
        for match in re.finditer(r"\d[\d,.]*(?:\s*[-–]\s*|\s+(?:to|and|or)\s+)\d[\d,.]*", text)
        for place in range(match.start(), match.end())
    }
    for match in _NUMBER.finditer(text):
        before = re.findall(r"[^\W\d_]+", text[: match.start()])
        last = before[-1].lower() if before else ""
        if match.start() in ranged or last in _NAMES or last in ("the", "all", "these", "those"):
            continue
        known = _unit(text, match)
        if known is None:
            continue
        unit, times, end = known
        value = float(match["figure"].replace(",", "") + (match["part"] or ""))
        value *= _TIMES.get(match["times"] or "", 1) * _SHORT.get(match["short"] or "", 1) * times
        head = text[: match.start()]
        yield Amount(
            value=value,
            unit=unit,
            start=match.start(),
            end=end,
            text=text[match.start() : end],
            bound=bool(_BOUNDS.search(head) or _LIMITS.search(head)),
            limit=bool(_LIMITS.search(head)),
        )


def _unit(text: str, match: re.Match[str]) -> tuple[str, float, int] | None:
    """Return what a number counts, how many of that one of its units is, and where it ends."""
    if match["sign"]:
        return _SIGNS[match["sign"]], 1.0, match.end()
    plain = not match["part"] and not match["times"] and not match["short"]
    place = match.end()
    counted = None
    for number in range(3):
        after = _AFTER.match(text, place)
        if after is None:
            break
        word, place = after[1], after.end()
        lower, base = word.lower(), stem(word)
        if lower in _SHARES:
            return "percent", 1.0, place
        if base in _MONEY:
            return base, 1.0, place
        if number == 0 and base in _DAYS:
            return "day", _DAYS[base], place
        if lower in _STOP or (number == 0 and word[0].isupper() and _is_date(text, match)):
            break
        if not word[0].isupper() and (lower in _MANY or (word.endswith("s") and base != lower)):
            counted = (next(iter(content(word)), base), 1.0, place)
            break
    year = plain and "," not in match["figure"] and 1900 <= int(match["figure"]) < 2100
    return None if year else counted


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is the day of a month: "27 May"."""
    after = _AFTER.match(text, match.end())
    return after is not None and after[1] in month_name

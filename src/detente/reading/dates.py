"""Days that a sentence names, against the date of its document and the tense it is in."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<{name}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_PATTERN = re.compile(
    r"\b(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format(name='month1')}"
    r",?(?: (?P<year1>\d{4}))?"
    rf"|{_MONTH.format(name='month2')} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"(?:, (?P<year2>\d{4}))?"
    rf"|(?:(?:in|last|next|since|until|this|early|late|mid-|end of) ){_MONTH.format(name='month3')}"
    r"(?! \d{1,2}\b)(?:,? (?P<year3>\d{4}))?"
    rf"|{_MONTH.format(name='month4')} (?P<year4>\d{{4}})"
    r"|(?:in|since|of) (?P<year>(?:19|20)\d{2})"
    r"|(?P<next>next |last )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?P<relative>yesterday|today|tomorrow|tonight)"
    r")(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, month or year in ISO 8601, as fine as the text has it, and where it stands."""

    when: str
    start: int
    end: int


def dates(text: str, dateline: dt.date | None, *, future: bool = False) -> Iterator[Dated]:
    """Yield the dates in a sentence.

    A weekday or a day without a year is the last one up to the dateline, or the next one after it
    in a sentence about the future. Without a dateline only full dates, and years, can be told.

    >>> [d.when for d in dates("on Monday and in December", dt.date(2022, 1, 12))]
    ['2022-01-10', '2021-12']
    >>> [d.when for d in dates("on Thursday", dt.date(2022, 1, 12), future=True)]
    ['2022-01-13']
    """
    for match in _PATTERN.finditer(text):
        try:
            when = _when(match, dateline, future=future)
        except OverflowError:
            # The calendar ends: "tomorrow" on its last day.
            continue
        if when is not None:
            yield Dated(when, match.start(), match.end())


def named_days(text: str) -> Iterator[Dated]:
    """Yield the days that a sentence names without a date, in its own words and lower case.

    They tell days of one document apart that has no date itself.

    >>> [d.when for d in named_days("on Monday, before January 12, and last Friday")]
    ['monday', 'last friday']
    """
    for match in _PATTERN.finditer(text):
        word = match["weekday"] or match["relative"]
        if word:
            yield Dated(f"{match['next'] or ''}{word}".lower(), match.start(), match.end())


def _when(match: re.Match[str], dateline: dt.date | None, *, future: bool) -> str | None:
    part = match.groupdict()
    if part["iso"]:
        return _iso(part["iso"])
    if part["year"]:
        return part["year"]
    for k in ("1", "2", "3", "4"):
        if part[f"month{k}"]:
            return _in_month(part, k, dateline, future=future)
    if dateline is None:
        return None
    if part["relative"]:
        step = {"yesterday": -1, "tomorrow": 1}.get(part["relative"], 0)
        return (dateline + dt.timedelta(days=step)).isoformat()
    day = _DAYS.index(part["weekday"].lower())
    ahead = (day - dateline.weekday()) % 7
    if part["next"] == "next ":
        return (dateline + dt.timedelta(days=ahead or 7)).isoformat()
    if part["next"] == "last ":
        return (dateline - dt.timedelta(days=(-ahead) % 7 or 7)).isoformat()
    if future:
        return (dateline + dt.timedelta(days=ahead)).isoformat()
    return (dateline - dt.timedelta(days=(-ahead) % 7)).isoformat()


def _iso(text: str) -> str | None:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _in_month(
    part: dict[str, str], k: str, dateline: dt.date | None, *, future: bool
) -> str | None:
    short = part[f"month{k}"].rstrip(".").lower()[:3]
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(short))
    year = part.get(f"year{k}")
    day = part.get(f"day{k}")
    if year is None:
        if dateline is None:
            return None
        number = dateline.year
        ahead = month > dateline.month or (
            month == dateline.month and day is not None and int(day) > dateline.day
        )
        if future and month < dateline.month:
            number += 1
        elif not future and ahead and not _soon(dateline, month):
            number -= 1
    else:
        number = int(year)
    if day is None:
        return f"{number:04d}-{month:02d}"
    try:
        return dt.date(number, month, int(day)).isoformat()
    except ValueError:
        return None


def _soon(dateline: dt.date, month: int) -> bool:
    """Tell whether a month without a year lies so near that last year's is hardly meant."""
    return month - dateline.month in (0, 1)

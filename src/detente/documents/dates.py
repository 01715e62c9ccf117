"""Dates as a dateline spells them."""

import datetime as dt
import re

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMES = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}.*)?", re.A)
_WRITTEN = (
    re.compile(rf"(?P<day>\d{{1,2}}) (?P<name>{_NAMES})\.? (?P<year>\d{{4}})", re.I | re.A),
    re.compile(rf"(?P<name>{_NAMES})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", re.I | re.A),
)


def parse_date(text: str) -> dt.date | None:
    """Return the date that ``text`` is as a whole, or None when it is none.

    Read are ISO 8601 (a time of day may follow and is dropped), ``12 January 2022`` and
    ``January 12, 2022``; nothing ambiguous such as ``1/12/2022``.

    >>> parse_date("January 12, 2022")
    datetime.date(2022, 1, 12)
    """
    words = " ".join(text.split())
    for pattern in (_ISO, *_WRITTEN):
        match = pattern.fullmatch(words)
        if match is None:
            continue
        parts = match.groupdict()
        month = int(parts["month"]) if "month" in parts else _month(parts["name"])
        try:
            return dt.date(int(parts["year"]), month, int(parts["day"]))
        except ValueError:
            return None
    return None


def _month(name: str) -> int:
    return next(
        number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower())
    )

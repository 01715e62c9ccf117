"""Plain sentences in small pieces: lists, plurals, dates, points, likelihood."""

import datetime as dt
import re
from collections.abc import Sequence

__all__ = [
    "act_phrase",
    "apart",
    "capital",
    "count",
    "date",
    "expected",
    "likelihood",
    "listed",
    "numeral",
    "percent",
    "points",
    "sentence",
    "shortened",
    "stance",
    "the",
]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMERALS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

# ICD 203 (2015), Analytic Standards, D.6.e.(2)(a): upper bounds in percent.
_LIKELIHOOD = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even chance"),
    (80, "likely"),
    (95, "very likely"),
    (100, "almost certain"),
)

# First or last words of names that take an article.
_WITH_THE = {
    *("United", "Union", "Council", "Commission", "Community", "Kingdom", "States", "Nations"),
    *("Emirates", "Republic", "Islands", "Netherlands", "Philippines", "League", "Alliance"),
    *("Federation", "Organisation", "Organization", "Bank", "Fund", "Agency", "Quartet"),
    "Ministry",
}

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_STANCES = {
    "demand": "demands",
    "offer": "offers",
    "accept": "accepts",
    "reject": "rejects",
    "threaten": "threatens",
    "warn": "warns",
    "promise": "promises",
    "deny": "denies",
    "accuse": "accuses",
    "praise": "praises",
    "appeal": "appeals",
    "defer": "puts off",
    "uncertain": "leaves open",
    "assert": "states",
}


def the(name: str) -> str:
    """Give a name the article that running text wants.

    >>> the("United States"), the("Norway"), the("European Union"), the("the League")
    ('the United States', 'Norway', 'the European Union', 'the League')
    """
    parts = name.split()
    wanted = parts and parts[0].lower() != "the" and {parts[0], parts[-1]} & _WITH_THE
    return f"the {name}" if wanted else name


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join names as in running text.

    >>> listed(["Norway", "Iceland", "the Faroes"])
    'Norway, Iceland and the Faroes'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def numeral(number: int) -> str:
    """Write small numbers as words and large ones with separators.

    >>> numeral(3), numeral(1200)
    ('three', '1,200')
    """
    return _NUMERALS[number] if 0 <= number < len(_NUMERALS) else f"{number:,}"


def roughly(number: float) -> str:
    """Write a large number to two digits.

    >>> roughly(2_744_607_925_415_039.0), roughly(52_134)
    ('2.7 × 10¹⁵', '52,000')
    """
    digits, power = f"{number:.1e}".split("e")
    if int(power) >= 9:
        return f"{digits} × 10" + str(int(power)).translate(_RAISED)
    return f"{float(digits) * 10 ** int(power):,.0f}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun in the singular or plural.

    >>> count(1, "statement"), count(20, "party", "parties")
    ('one statement', '20 parties')
    """
    return f"{numeral(number)} {one if number == 1 else many or one + 's'}"


def date(day: dt.date | str | None, unknown: str = "date not known") -> str:
    """Write a day, month or year, as a date or in ISO 8601, as in running text.

    >>> date(dt.date(2022, 1, 12)), date("2021-12"), date("2014")
    ('12 January 2022', 'December 2021', '2014')
    """
    if day is None:
        return unknown
    year, *rest = (day if isinstance(day, str) else day.isoformat()).split("-")
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(number)) for number in rest[1:]), *month, year])


def capital(text: str) -> str:
    """Set the first letter in upper case and leave the others alone."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop.

    >>> sentence("talks go on")
    'Talks go on.'
    """
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", ":", "…")) else text + "."


def shortened(text: str, width: int = 60) -> str:
    """Cut a text after a whole word, with an ellipsis; line breaks become spaces.

    >>> shortened("the door stays open", 12)
    'the door…'
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    head = text[: width - 1]
    return f"{head.rpartition(' ')[0] or head}…"


def percent(share: float) -> str:
    """Write a share in whole per cent, without making a rare thing impossible.

    >>> percent(0.254), percent(0.001), percent(1)
    ('25%', 'under 1%', '100%')
    """
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"


def points(value: float | tuple[float, float]) -> str:
    """Write a worth from 0 to 1 as points of 100, a range as both its ends.

    >>> points(0.5), points((0.25, 1.0))
    ('50', '25–100')
    """
    if isinstance(value, tuple):
        low, high = (f"{end * 100:.0f}" for end in value)
        return low if low == high else f"{low}–{high}"
    return f"{value * 100:.0f}"


def apart(value: float, other: float) -> int:
    """Return by how many points two worths differ as they are printed, in whole points.

    >>> points(0.424), points(0.276), apart(0.424, 0.276)
    ('42', '28', 14)
    """
    return int(points(value)) - int(points(other))


def likelihood(share: float) -> str:
    """Return the word of ICD 203 for a probability; a bound belongs to the lower word.

    Raises ValueError outside [0, 1].

    >>> likelihood(0.5), likelihood(0.96)
    ('roughly even chance', 'almost certain')
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    in_percent = round(share * 100, 9)  # 0.55 is a little over 55/100 in binary
    return next(word for bound, word in _LIKELIHOOD if in_percent <= bound)


def expected(what: str, share: float) -> str:
    """Say how likely something is, as a clause.

    >>> expected("a truce", 0.3), expected("a truce", 0.5)
    ('a truce is unlikely', 'there is a roughly even chance of a truce')
    """
    word = likelihood(share)
    if word.endswith("chance"):
        return f"there is {'a ' if word.startswith('roughly') else ''}{word} of {what}"
    return f"{what} is {word}"


def stance(act: str, negated: bool = False) -> str:
    """Return what an act says of its party, in the third person.

    >>> stance("demand"), stance("reject", negated=True), stance("defer", negated=True)
    ('demands', 'does not reject', 'does not put off')
    """
    phrase = _STANCES[act]
    if not negated:
        return phrase
    verb, _, rest = phrase.partition(" ")
    return " ".join(filter(None, ("does not", re.sub(r"s$", "", verb), rest)))


def act_phrase(act: str, negated: bool = False) -> str:
    """Name an act as a heading word.

    >>> act_phrase("demand"), act_phrase("reject", negated=True)
    ('demand', 'not reject')
    """
    return f"not {act}" if negated else act

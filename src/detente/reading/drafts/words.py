"""The catalogue's words of drafts as patterns, each compiled once."""

import re
from collections.abc import Iterable
from functools import cache

from detente import catalogue


@cache
def whole(field: str) -> re.Pattern[str]:
    """Return a pattern that a text as a whole may match: one of the words of a field."""
    return re.compile(_any(getattr(catalogue.drafts(), field)), re.IGNORECASE)


@cache
def within(field: str) -> re.Pattern[str]:
    """Return a pattern for the words of a field inside a text."""
    return re.compile(rf"(?<![\w-])(?:{_any(getattr(catalogue.drafts(), field))})(?![\w-])", re.I)


def flat(text: str) -> str:
    r"""Return a text with line breaks and brackets as blanks, every offset kept.

    >>> flat("[shall]\nnot")
    ' shall  not'
    """
    from detente.reading.clean import plain

    return plain(text).translate(_BRACKETS)


_BRACKETS = str.maketrans("[]［］", "    ")


def _any(words: Iterable[str]) -> str:
    return "|".join(f"(?:{word})" for word in words)

"""Parties told by their number: "both unions", "the three states", "two of the armed groups"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.appositions import is_row
from detente.reading.memory import Memory
from detente.reading.names import Name
from detente.reading.sorts import sort_of, sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Token

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PAIR = frozenset(("both", "neither", "either", "two"))
_OF_TWO_STATES = frozenset(
    ("capital", "country", "state", "nation", "neighbour", "neighbor", "power")
)
_AHEAD = 2
"""How many paragraphs further on several parties may get their names."""


def pair(
    head: "Token", start: int, memory: Memory, main: Sequence[str], between: Sequence[str]
) -> tuple[str, ...]:
    """Return whom "the two armies", "neither union" or "both capitals" means, if clear.

    They are the only two of their sort, mediators left out, or the two ``main`` parties.
    """
    words = {head.doc[i].lower_ for i in range(start, head.i)}
    if not words & _PAIR or words & {"a", "an"}:
        return ()
    sorts = _sorts(head)
    fitting = [key for key in _named(memory) if key not in between and _of(key, memory) & sorts]
    found = fitting if len(fitting) == 2 else [key for key in fitting if key in main]
    return tuple(found) if len(found) == 2 else ()


def coming(head: "Token", number: int, memory: Memory) -> tuple[str, ...]:
    """Return the parties that a number of a noun brings in, and that a row names further on.

    "Two unions want more. The Tug Guild and the Dock Union said ...".
    """
    sorts, here = _sorts(head), (memory.paragraph, head.i)
    named = [n for n in memory.cast.names.all if n.kind != "person" and not n.place]
    ahead = [
        n
        for n in named
        if (n.paragraph, n.start) > here and n.paragraph <= memory.paragraph + _AHEAD
    ]
    for row in _rows(ahead, memory):
        keys = tuple(dict.fromkeys(name.key for name in row))
        fits = all(not (own := _of(key, memory)) or own & sorts for key in keys)
        if len(keys) == number and fits:
            return keys
    return ()


def only(head: "Token", number: int, memory: Memory) -> tuple[str, ...]:
    """Return the parties of a noun's sort that have been named, if they are as many as it says."""
    sorts = _sorts(head)
    found = [key for key in reversed(list(memory.parties())) if _of(key, memory) & sorts]
    return tuple(found) if len(found) == number else ()


def left(head: "Token", told: Sequence[str], memory: Memory) -> str | None:
    """Return the party of a noun's sort that is not among those ``told``, if there is only one."""
    sorts = _sorts(head)
    others = [key for key in _named(memory) if key not in told and _of(key, memory) & sorts]
    return others[0] if len(others) == 1 else None


def number_of(head: "Token") -> int | None:
    """Return how many a noun is said to be."""
    return next((NUMBERS[c.lower_] for c in head.children if c.lower_ in NUMBERS), None)


def _rows(names: Iterable[Name], memory: Memory) -> list[list[Name]]:
    """Return the names that stand in rows: "the Tug Guild and the Dock Union"."""
    rows: list[list[Name]] = []
    for one, other in pairwise(names):
        doc = memory.cast.parsed.paragraphs[one.paragraph].parse
        near = one.paragraph == other.paragraph
        if not near or not is_row(doc, one.end, other.start, several=True):
            continue
        if rows and rows[-1][-1] == one:
            rows[-1].append(other)
        else:
            rows.append([one, other])
    return rows


def _sorts(head: "Token") -> frozenset[str]:
    noun = head.lemma_.lower()
    if noun in _OF_TWO_STATES or noun in catalogue.organs():
        return frozenset(("state",))
    whole = (sorts_called(f"{c.lower_} {noun}") for c in head.children if c.i == head.i - 1)
    return next((sorts for sorts in whole if sorts), sorts_called(noun))


def _of(key: str, memory: Memory) -> frozenset[str]:
    return sort_of(memory.cast.names, key)


def _named(memory: Memory) -> list[str]:
    names = memory.cast.names.all
    return list(dict.fromkeys(n.key for n in names if n.kind != "person" and not n.place))

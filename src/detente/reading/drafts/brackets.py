"""Square brackets matched: which closes which, and which stand alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import UserError

MAX_BRACKETS = 20_000
"""Most brackets, opening or closing, in a draft."""

MAX_DEPTH = 20
"""Deepest nesting of brackets in a draft."""

TOO_MANY = f"over {MAX_BRACKETS:,} brackets"

_MARK = re.compile(r"[\[\]［］]")
_OPENS = frozenset("[［")


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs (start, end), marks included, in order of their starts; and marks without a partner."""

    pairs: tuple[tuple[int, int], ...]
    never_closed: tuple[int, ...]
    never_opened: tuple[int, ...]


def too_many(text: str) -> bool:
    """Tell whether a text has more brackets than `MAX_BRACKETS`."""
    return (
        max(text.count("[") + text.count("［"), text.count("]") + text.count("］")) > MAX_BRACKETS
    )


def match(
    text: str, stretches: Sequence[tuple[int, int]], edges: Sequence[tuple[int, int]], name: str
) -> Matched:
    """Match the brackets in the ``stretches`` of a text by a stack, without recursion.

    ``edges`` are the (start, end) of the articles in order. A pair across their borders counts
    only where it holds whole articles: its opening bracket begins one and its closing one ends
    one. Otherwise a bracket that was forgotten in one article would open or close everything up
    to another, so both marks stand alone. Raises UserError beyond `MAX_BRACKETS` or `MAX_DEPTH`.

    >>> match("a [b [c] d", [(0, 10)], [], "x").pairs
    ((5, 8),)
    """
    if too_many(text):
        raise UserError(f"{name} has {TOO_MANY}, so it cannot be read as a draft.")
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    # The article in which a mark stands; articles are in order and do not overlap.
    at = 0
    home: dict[int, int] = {}
    begins = {_first_mark(text, start, end) for start, end in edges}
    finishes = {_last_mark(text, start, end) for start, end in edges}
    for low, high in stretches:
        for found in _MARK.finditer(text, low, high):
            mark = found.start()
            while at < len(edges) and edges[at][1] <= mark:
                at += 1
            inside = at < len(edges) and edges[at][0] <= mark
            here = at if inside else -1 - at
            if found[0] in _OPENS:
                opened.append(mark)
                home[mark] = here
                continue
            # What was opened in an earlier article and does not hold all of it was forgotten.
            while opened and home[opened[-1]] != here and opened[-1] not in begins:
                alone.append(opened.pop())
            if not opened or (home[opened[-1]] != here and mark not in finishes):
                alone.append(-1 - mark)
                continue
            pairs.append((opened.pop(), mark + 1))
    alone += opened
    found_pairs = tuple(sorted(pairs))
    _check_depth(found_pairs, name)
    return Matched(
        found_pairs,
        tuple(sorted(mark for mark in alone if mark >= 0)),
        tuple(sorted(-1 - mark for mark in alone if mark < 0)),
    )


def _first_mark(text: str, start: int, end: int) -> int:
    """Return where an article's first word would be if it is an opening bracket, else -1."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at if at < end and text[at] in _OPENS else -1


def _last_mark(text: str, start: int, end: int) -> int:
    """Return where an article's last mark is if it is a closing bracket, else -1."""
    at = end - 1
    while at > start and (text[at].isspace() or text[at] in ".;"):
        at -= 1
    return at if at >= start and text[at] in "]］" else -1


def _check_depth(pairs: Sequence[tuple[int, int]], name: str) -> None:
    ends: list[int] = []
    for start, end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        ends.append(end)
        if len(ends) > MAX_DEPTH:
            raise UserError(
                f"{name} nests brackets more than {MAX_DEPTH} deep at character {start}, "
                "so it cannot be read as a draft."
            )

"""Stretches of a text: their union, and what lies in it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from detente.reading.drafts.model import Bracket

Stretch = tuple[int, int]


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order that do not overlap and cover the same places.

    >>> union([(4, 6), (0, 2), (1, 3)])
    [(0, 3), (4, 6)]
    """
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def outermost(brackets: Iterable[Bracket]) -> list[Stretch]:
    """Return the outermost brackets that leave a text open, in order."""
    found: list[Stretch] = []
    for bracket in brackets:
        inside = bool(found) and bracket.span.end <= found[-1][1]
        if bracket.kind in ("open", "blank") and not inside:
            found.append((bracket.span.start, bracket.span.end))
    return found


def within_one(stretches: Sequence[Stretch], start: int, end: int) -> bool:
    """Tell whether one of some stretches in order, which do not overlap, holds another."""
    # The last that begins at ``start`` or before.
    place = bisect_right(stretches, start, key=lambda stretch: stretch[0]) - 1
    return place >= 0 and end <= stretches[place][1]


def outside(places: Sequence[int], stretches: Sequence[Stretch]) -> list[int]:
    """Return the places, in order, that lie in none of the stretches, which are in order too.

    >>> outside([0, 1, 5], [(1, 4)])
    [0, 5]
    """
    found: list[int] = []
    at = bisect_right(stretches, places[0], key=lambda stretch: stretch[1]) if places else 0
    for place in places:
        while at < len(stretches) and stretches[at][1] <= place:
            at += 1
        if at == len(stretches) or place < stretches[at][0]:
            found.append(place)
    return found

"""Cited stretches of a document, cut at every boundary so that they may nest and overlap."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Fragment", "Stretch", "fragments", "paragraphs"]


@dataclass(frozen=True)
class Stretch:
    """A cited stretch: the entry it belongs to and its offsets, end exclusive."""

    entry: str
    start: int
    end: int


@dataclass(frozen=True)
class Fragment:
    """A piece of text with the entries that cover it, and those that begin and end with it."""

    text: str
    covers: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield the offsets of stretches between blank lines, without the space around them.

    >>> list(paragraphs("one\n\ntwo"))
    [(0, 3), (5, 8)]
    """
    for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*(?:\n|$)))*", text):
        yield match.start(), match.start() + len(match[0].rstrip())


def fragments(
    text: str, start: int, end: int, stretches: Sequence[Stretch]
) -> tuple[Fragment, ...]:
    """Cut ``text[start:end]`` wherever a stretch begins or ends.

    The fragments joined give the text again. A stretch that goes on from before ``start`` or
    beyond ``end`` covers what lies inside and begins or ends elsewhere.
    """
    inside = [s for s in stretches if s.start < end and s.end > start and s.start < s.end]
    cuts = sorted({start, end, *_within((p for s in inside for p in (s.start, s.end)), start, end)})
    return tuple(
        Fragment(
            text=text[low:high],
            covers=tuple(s.entry for s in inside if s.start <= low and high <= s.end),
            begins=tuple(s.entry for s in inside if s.start == low),
            ends=tuple(s.entry for s in inside if s.end == high),
        )
        for low, high in pairwise(cuts)
    )


def _within(points: Iterable[int], start: int, end: int) -> Iterator[int]:
    return (point for point in points if start < point < end)

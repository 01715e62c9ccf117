"""Expressions of an old text and what stands in their place in the new one."""

from bisect import bisect_right
from collections.abc import Sequence

from detente.reading.drafts.edits import Run, Token

Stretch = tuple[int, int]


def counterparts(
    old: Sequence[Token],
    new: Sequence[Token],
    found: Sequence[Run],
    before: Sequence[Stretch],
    after: Sequence[Stretch],
) -> tuple[tuple[int, int], ...]:
    """Return pairs (place in ``before``, place in ``after``) of expressions that correspond.

    ``before`` and ``after`` are the offsets of expressions, such as binding words, in order. Two
    correspond when they share a token that stayed. Of the rest, the first in a replaced run
    corresponds to the first in what replaces it, and so on, if both have as many.
    """
    old_starts, new_starts = [t.start for t in old], [t.start for t in new]
    home_after = {k: n for n, stretch in enumerate(after) for k in _tokens(new_starts, stretch)}
    stays = {
        run.old[0] + step: run.new[0] + step
        for run in found
        if run.kind == "equal"
        for step in range(run.old[1] - run.old[0])
    }
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for n, stretch in enumerate(before):
        for k in _tokens(old_starts, stretch):
            other = home_after.get(stays.get(k, -1))
            if other is not None and other not in taken:
                pairs[n] = other
                taken.add(other)
                break
    for run in found:
        if run.kind != "replace":
            continue
        left = [n for n, s in enumerate(before) if n not in pairs and _in(old, run.old, s)]
        right = [n for n, s in enumerate(after) if n not in taken and _in(new, run.new, s)]
        if len(left) == len(right):
            pairs.update(zip(left, right, strict=True))
    return tuple(sorted(pairs.items()))


def _tokens(starts: Sequence[int], stretch: Stretch) -> range:
    """Return the places of the tokens of a stretch."""
    low = bisect_right(starts, stretch[0] - 1)
    return range(low, max(low, bisect_right(starts, stretch[1] - 1)))


def _in(tokens: Sequence[Token], run: tuple[int, int], stretch: Stretch) -> bool:
    return run[0] < run[1] and tokens[run[0]].start <= stretch[0] < tokens[run[1] - 1].end

"""How alike two articles are: the pairs of neighbouring words that they share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSTINGS = 400


@dataclass(frozen=True, slots=True)
class Profile:
    """An article's pairs of neighbouring words, brackets left out, and how many there are."""

    pairs: Counter[tuple[str, str]]
    size: int


def profile(text: str) -> Profile:
    """Return the profile of a text; one word alone makes a pair with nothing.

    >>> profile("The Parties shall meet").size
    5
    """
    words = [m[0].lower() for m in _WORD.finditer(text)]
    pairs = Counter(pairwise(["", *words, ""])) if words else Counter()
    return Profile(pairs, sum(pairs.values()))


def likeness(one: Profile, two: Profile) -> float:
    """Return Dice's coefficient of two profiles, 0 to 1 (Dice 1945)."""
    if not one.size and not two.size:
        return 1.0
    return 2 * shared(one, two) / (one.size + two.size)


def shared(one: Profile, two: Profile) -> int:
    """Return how many pairs two profiles have in common."""
    small, large = sorted((one.pairs, two.pairs), key=len)
    return sum(min(count, large[pair]) for pair, count in small.items() if pair in large)


def likely(old: Sequence[Profile], new: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles that share a pair of words that is not in hundreds of articles.

    So few pairs of articles have to be compared where there are many.
    """
    postings: dict[tuple[str, str], list[int]] = {}
    for place, entry in enumerate(new):
        for pair in entry.pairs:
            postings.setdefault(pair, []).append(place)
    for place, entry in enumerate(old):
        found: set[int] = set()
        for pair in entry.pairs:
            known = postings.get(pair, ())
            if len(known) <= _POSTINGS:
                found.update(known)
        yield from ((place, other) for other in sorted(found))


def words(texts: Iterable[str]) -> int:
    """Return how many words texts have."""
    return sum(len(_WORD.findall(text)) for text in texts)

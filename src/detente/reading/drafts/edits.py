"""What became of the words of an article: equal runs and edits between two texts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*|[^\w\s]|_+")
_MOST = 200_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, by offsets of its document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of tokens, old and new, ends exclusive; only those of ``equal`` are alike."""

    kind: Literal["equal", "insert", "delete", "replace"]
    old: tuple[int, int]
    new: tuple[int, int]

    def turned(self) -> "Run":
        """Return the run as it is from the new text to the old one."""
        match self.kind:
            case "insert":
                return Run("delete", self.new, self.old)
            case "delete":
                return Run("insert", self.new, self.old)
        return Run(self.kind, self.new, self.old)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the words and marks of a stretch; "3,000" and "cease-fire" are one word each."""
    return tuple(Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, start, end))


def runs(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """Return the runs of two rows of tokens, which together cover both.

    Ratcliff and Obershelp's matching (1988) in difflib. Where words repeat so often that it would
    take long, what lies between the common beginning and end counts as replaced.
    """
    a, b = [token.text for token in old], [token.text for token in new]
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    found: list[Run] = []
    if head:
        found.append(Run("equal", (0, head), (0, head)))
    found += _middle(middle_a, middle_b, head)
    if tail:
        found.append(Run("equal", (len(a) - tail, len(a)), (len(b) - tail, len(b))))
    return tuple(found)


def _middle(a: list[str], b: list[str], offset: int) -> list[Run]:
    if not a and not b:
        return []
    if not a or not b or _cost(a, b) > _MOST:
        kind: Literal["insert", "delete", "replace"] = (
            "insert" if not a else "delete" if not b else "replace"
        )
        return [Run(kind, (offset, offset + len(a)), (offset, offset + len(b)))]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        Run(kind, (offset + i, offset + j), (offset + k, offset + n))
        for kind, i, j, k, n in matcher.get_opcodes()
    ]


def _cost(a: list[str], b: list[str]) -> int:
    """Return how many pairs of equal tokens there are, by which the time of matching grows."""
    counts = Counter(b)
    return sum(number * counts[token] for token, number in Counter(a).items())

"""Two versions of an article laid beside each other, word by word."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.documents.model import Citation, Document, Span
from detente.reading.drafts.edits import Run, Token
from detente.reading.drafts.model import Alternatives, Bracket
from detente.reading.drafts.parties import Mention

_SHOWN = 80


@dataclass(frozen=True)
class Side:
    """An article of one draft: its stretch, tokens, open brackets, alternatives and parties named.

    ``labels`` are where its labels stand, whose figures are no numbers of the text.
    """

    document: Document
    start: int
    end: int
    tokens: Sequence[Token]
    brackets: Sequence[Bracket]
    alternatives: Sequence[Alternatives]
    mentions: Sequence[Mention]
    labels: Sequence[tuple[int, int]]

    @cached_property
    def starts(self) -> list[int]:
        """Return where the tokens begin."""
        return [token.start for token in self.tokens]

    def within(self, start: int, end: int) -> range:
        """Return the places of the tokens that begin in a stretch."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def cite(self, start: int, end: int) -> Citation:
        """Return a stretch as a citation; an empty one is a place."""
        return self.document.cite(Span(start=start, end=end, text=self.document.text[start:end]))


@dataclass(frozen=True)
class Laid:
    """Two versions and the runs that are alike or differ."""

    old: Side
    new: Side
    runs: Sequence[Run]

    @cached_property
    def turned(self) -> "Laid":
        """Return the same from the other side."""
        return Laid(self.new, self.old, [run.turned() for run in self.runs])

    @cached_property
    def stays(self) -> dict[int, int]:
        """Return where each old token that stayed stands among the new ones."""
        return {
            run.old[0] + step: run.new[0] + step
            for run in self.runs
            if run.kind == "equal"
            for step in range(run.old[1] - run.old[0])
        }

    def opposite(self, start: int, end: int) -> tuple[int, int]:
        """Return the new stretch in the place of an old one.

        It reaches over the tokens that stayed, or over what replaced the old ones, or is the
        empty place where they would stand.
        """
        inside = self.old.within(start, end)
        kept = [self.stays[k] for k in inside if k in self.stays]
        if kept:
            return self.new.tokens[kept[0]].start, self.new.tokens[kept[-1]].end
        at = inside.start
        for run in self.runs:
            if run.kind == "replace" and inside and run.old[0] <= at < run.old[1]:
                return self.new.tokens[run.new[0]].start, self.new.tokens[run.new[1] - 1].end
        while at > 0:
            at -= 1
            if at in self.stays:
                place = self.new.tokens[self.stays[at]].end
                return place, place
        return self.new.start, self.new.start


def quoted(words: str) -> str:
    """Return words in quotation marks on one line, cut where they are long."""
    return f"“{short(words)}”"


def short(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 3].rstrip()}..."

"""What each name of a document is, decided once from all its mentions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from detente.reading.evidence import form, likeness, traits
from detente.reading.name_model import NATURES, Nature, shipped
from detente.reading.names import capitals
from detente.reading.parse import Parsed
from detente.reading.vectors import Vector

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

Place = tuple[int, int, int]
"""A paragraph and the tokens of a mention, the last one exclusive."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely each nature of a name is, and whether it does something in words somewhere."""

    chances: dict[Nature, float]
    acts: bool

    @property
    def nature(self) -> Nature:
        """What is likeliest."""
        return max(NATURES, key=self.of)

    def of(self, nature: Nature) -> float:
        """Return how likely a nature is, 0 to 1."""
        return self.chances[nature]


class Mentions:
    """Where the words of a document that are written as names stand."""

    def __init__(self, parsed: Parsed) -> None:
        """Note the capitals of each paragraph."""
        self._parsed = parsed
        self._at: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._known: dict[tuple[str, ...], Verdict] = {}
        for at, paragraph in enumerate(parsed.paragraphs):
            for i in sorted(capitals(paragraph.parse)):
                self._at[paragraph.parse[i].text].append((at, i))

    def verdict(self, place: Place) -> Verdict:
        """Return what the name that is mentioned at ``place`` is."""
        words = self.words(place)
        if words not in self._known:
            told = self.traits(words)
            chances = shipped().chances(told, self.likeness(words)).tolist()
            self._known[words] = Verdict(dict(zip(NATURES, chances, strict=True)), "agent" in told)
        return self._known[words]

    def words(self, place: Place) -> tuple[str, ...]:
        """Return the words of a mention."""
        at, start, end = place
        return tuple(token.text for token in self._doc(at)[start:end])

    def traits(self, words: tuple[str, ...]) -> list[str]:
        """Return what a name tells by its form, its mentions, and its parts elsewhere."""
        found = dict.fromkeys(form(words))
        mentions = 0
        for at, start, end in self._mentions(words):
            found.update(dict.fromkeys(traits(self._doc(at), start, end)))
            mentions += 1
        if mentions > 1:
            found["again"] = None
        found.update(dict.fromkeys(self._parts(words)))
        return list(found)

    def likeness(self, words: tuple[str, ...]) -> Vector:
        """Return the vectors of a name's words and of those beside its mentions."""
        return likeness(words, [self._doc(at)[s:e] for at, s, e in self._mentions(words)])

    def _parts(self, words: tuple[str, ...]) -> Iterator[str]:
        """Return what the first and last word tell alone, or a single word in longer names."""
        if len(words) > 1:
            for part, word in (("first", words[0]), ("last", words[-1])):
                alone = list(self._alone(word))
                if alone:
                    yield f"{part}-alone"
                for at, i in alone:
                    yield from (f"{part}-alone:{t}" for t in traits(self._doc(at), i, i + 1))
            return
        if words[0].lower() in self._lower:
            yield "lower-elsewhere"
        for at, i in self._at[words[0]]:
            row = capitals(self._doc(at))
            if i - 1 in row and self._doc(at)[i - 1].pos_ == "PROPN":
                yield "part-last"
            if i + 1 in row:
                yield "part-first"

    def _mentions(self, words: tuple[str, ...]) -> Iterable[Place]:
        for at, start in self._at[words[0]]:
            end = start + len(words)
            doc = self._doc(at)
            if end <= len(doc) and all(doc[start + k].text == words[k] for k in range(len(words))):
                yield at, start, end

    def _alone(self, word: str) -> Iterator[tuple[int, int]]:
        for at, i in self._at[word]:
            row = capitals(self._doc(at))
            if i - 1 not in row and i + 1 not in row:
                yield at, i

    @cached_property
    def _lower(self) -> frozenset[str]:
        """The words of the text that are written small."""
        docs = (paragraph.parse for paragraph in self._parsed.paragraphs)
        return frozenset(token.text for doc in docs for token in doc if token.text.islower())

    def _doc(self, paragraph: int) -> "Doc":
        return self._parsed.paragraphs[paragraph].parse

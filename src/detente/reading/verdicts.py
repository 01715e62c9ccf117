"""What each name of a document is, decided once from all its mentions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.evidence import Nature, form, guess, hints
from detente.reading.names import capitals
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

Place = tuple[int, int, int]
"""A paragraph and the tokens of a mention, the last one exclusive."""

_GUESSES = 3.0
"""How much the parser's guesses may weigh together."""

HEADED = 3.0
"""How much the head word of a body ("Union") weighs in a name."""

_SHORT = 2.0
"""How much the mentions of a short form may weigh together."""

_NATURES: tuple[Nature, ...] = ("person", "body", "place", "thing")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for each nature of a name."""

    weights: dict[Nature, float]

    @property
    def acts(self) -> bool:
        """Whether the name does something in words somewhere."""
        return self.of("agent") > 0

    @property
    def nature(self) -> Nature | None:
        """What most speaks for, or None where nothing speaks for anything."""
        best = max(_NATURES, key=lambda nature: self.weights.get(nature, 0.0))
        return best if self.weights.get(best) else None

    @property
    def could_be_body(self) -> bool:
        """Tell whether a row that looks like a body is not told to be anything else.

        A place is a body where it acts: its government is meant.
        """
        rest: tuple[Nature, ...] = (
            ("person", "thing") if self.acts else ("person", "thing", "place")
        )
        return all(self.of(nature) <= self.of("body") for nature in rest)

    def of(self, nature: Nature) -> float:
        """Return how much speaks for a nature."""
        return self.weights.get(nature, 0.0)


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
        at, start, end = place
        words = tuple(token.text for token in self._doc(at)[start:end])
        if words not in self._known:
            self._known[words] = self._judge(words)
        return self._known[words]

    def _judge(self, words: tuple[str, ...]) -> Verdict:
        weights: defaultdict[Nature, float] = defaultdict(float)
        guessed: defaultdict[Nature, float] = defaultdict(float)
        for nature, weight in form(words):
            weights[nature] += weight
        headed = weights["body"] >= HEADED
        for at, start, end in self._mentions(words):
            doc = self._doc(at)
            for nature, weight in hints(doc, start, end):
                weights[nature] += weight
            supposed = guess(doc, start, end)
            if supposed is not None:
                guessed[supposed[0]] += supposed[1]
        for nature, weight in guessed.items():
            if nature != "person" or not headed:
                weights[nature] += min(weight, _GUESSES)
        if len(words) > 1:
            # A surname alone is a person's, a first word alone rather a body's.
            weights["person"] += min(_SHORT, self._told_alone(words[-1], "person"))
            weights["body"] += min(_SHORT, self._told_alone(words[0], "body"))
        return Verdict(dict(weights))

    def _mentions(self, words: tuple[str, ...]) -> Iterable[Place]:
        for at, start in self._at[words[0]]:
            end = start + len(words)
            doc = self._doc(at)
            if end <= len(doc) and all(doc[start + k].text == words[k] for k in range(len(words))):
                yield at, start, end

    def _told_alone(self, word: str, nature: Nature) -> float:
        """Return how much tells of a nature where a word stands as a name of its own."""
        weight = 0.0
        for at, i in self._at[word]:
            doc = self._doc(at)
            row = capitals(doc)
            if i - 1 not in row and i + 1 not in row:
                weight += 0.5 + sum(w for kind, w in hints(doc, i, i + 1) if kind == nature)
        return weight

    def _doc(self, paragraph: int) -> "Doc":
        return self._parsed.paragraphs[paragraph].parse

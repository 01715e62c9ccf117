"""A document in portions that a model can take: whole sentences with numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading import facts
from detente.reading.parse import Parsed

LARGEST = 3_000
"""How many characters go into one question; a sentence is never broken."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its number in the document, its paragraph and its tokens (end exclusive).

    ``start`` and ``end`` are offsets of the document; ``text`` is on one line.
    """

    number: int
    paragraph: int
    tokens: tuple[int, int]
    start: int
    end: int
    text: str


Window = tuple[Sentence, ...]


def sentences(parsed: Parsed) -> Iterator[Sentence]:
    """Yield the sentences of a document that have words, numbered from 1."""
    number = 0
    for at, paragraph in enumerate(parsed.paragraphs):
        for found in paragraph.sentences():
            tokens = (found.start, found.end)
            span = facts.sentence(parsed, paragraph, tokens)
            text = " ".join(span.text.split())
            if any(character.isalnum() for character in text):
                number += 1
                yield Sentence(number, at, tokens, span.start, span.end, text)


def windows(parsed: Parsed) -> Iterator[Window]:
    """Yield the sentences in portions of up to ``LARGEST`` characters.

    A portion ends with a paragraph, unless a paragraph alone is larger than a portion.
    """
    portion: list[Sentence] = []
    for sentence in sentences(parsed):
        while portion and sum(len(s.text) for s in (*portion, sentence)) > LARGEST:
            cut = _last_end(portion, sentence)
            yield tuple(portion[:cut])
            portion = portion[cut:]
        portion.append(sentence)
    if portion:
        yield tuple(portion)


def _last_end(portion: list[Sentence], following: Sentence) -> int:
    """Return how many sentences stand before the last end of a paragraph, or else all."""
    behind = [*portion[1:], following]
    for at in range(len(portion), 0, -1):
        if behind[at - 1].paragraph != portion[at - 1].paragraph:
            return at
    return len(portion)


def halves(window: Window) -> tuple[Window, Window]:
    """Return the first and the second half of a window of at least two sentences."""
    middle = len(window) // 2
    return window[:middle], window[middle:]

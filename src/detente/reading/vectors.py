"""What words are like, as vectors: words that stand in like places have like ones.

They are those of Pennington, Socher and Manning (2014), "GloVe: Global Vectors for Word
Representation", made from Wikipedia and Gigaword (6B tokens, 50 numbers a word) and given to the
public domain; `tools/make_vectors.py` cuts them down to the most frequent words and brings each to
the length 100, in whole numbers.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.int64]

SIZE = 50
"""How many numbers a vector has."""
LENGTH = 100
"""How long a vector is."""
_UNKNOWN = np.zeros(SIZE, dtype=np.int64)
_UNKNOWN.flags.writeable = False


def vector(word: str) -> Vector:
    """Return the vector of a word, shape (50,): zeros where it is none of the frequent words."""
    row = _rows().get(word.lower())
    return _UNKNOWN if row is None else _table()[row].astype(np.int64)


def mean(words: Iterable[str]) -> Vector:
    """Return the mean of the vectors of ``words``, rounded down, shape (50,)."""
    found = [vector(word) for word in words]
    return sum(found, start=_UNKNOWN) // len(found) if found else _UNKNOWN


def rank(word: str) -> int | None:
    """Return how many words are more frequent than a word, None where it is unknown."""
    return _rows().get(word.lower())


@cache
def _rows() -> dict[str, int]:
    text = resources.files("detente.reading").joinpath("vector_words.txt")
    words = text.read_text(encoding="utf-8").split("\n")
    return {word: row for row, word in enumerate(words)}


@cache
def _table() -> NDArray[np.int8]:
    raw = resources.files("detente.reading").joinpath("vectors.bin").read_bytes()
    return np.frombuffer(raw, dtype=np.int8).reshape(-1, SIZE)

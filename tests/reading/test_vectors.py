"""Vectors of words, their means, and what they weigh in a linear classifier."""

import math
from array import array
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import vectors as module
from detente.reading.linear import Linear
from detente.reading.vectors import LENGTH, SIZE, mean, rank, vector

FOLDER = Path(module.__file__).parent
UNKNOWN = ["", " ", "zzqxkovacz", "the mayor", "monday\n"]
WORDS = ["the", "The", "peru", "PERU", "harbour", "minister", "monday", ",", *UNKNOWN]
MODEL = Linear(
    classes=("yes", "no"),
    rows={"a": 0, "b": 1},
    weights=np.array([[100, -100], [-50, 200]]),
    bias=np.array([0, 10]),
    scale=100,
    of_vector=np.array([[200, 0], [0, -100], [50, 50]]),
)
numbers = st.integers(-LENGTH, LENGTH)
threes = st.lists(numbers, min_size=3, max_size=3)
features = st.lists(st.sampled_from(["a", "b", "unknown"]))


@cache
def held() -> "tuple[list[str], array[int]]":
    """Return the words and all numbers as they lie in the files."""
    words = (FOLDER / "vector_words.txt").read_bytes().decode().split("\n")
    return words, array("b", (FOLDER / "vectors.bin").read_bytes())


def naive(word: str) -> list[int]:
    words, table = held()
    low = word.lower()
    if low not in words:
        return [0] * SIZE
    at = words.index(low) * SIZE
    return list(table[at : at + SIZE])


def likeness(one: str, other: str) -> float:
    a, b = naive(one), [int(n) for n in vector(other)]
    return sum(x * y for x, y in zip(a, b, strict=True)) / LENGTH**2


def test_each_word_has_a_vector_of_the_same_length() -> None:
    words, table = held()
    assert len(words) == len(set(words)) == len(table) / SIZE
    assert "" not in words
    lengths = np.linalg.norm(np.array(table, dtype=float).reshape(-1, SIZE), axis=1)
    assert lengths.min() > LENGTH - 2
    assert lengths.max() < LENGTH + 2


@given(st.integers(0, 199_999))
def test_a_word_has_the_numbers_of_its_row(row: int) -> None:
    words, table = held()
    assert vector(words[row]).tolist() == list(table[row * SIZE : row * SIZE + SIZE])
    assert rank(words[row]) == row


def test_like_words_have_like_vectors() -> None:
    for one, like, other in (
        ("monday", "tuesday", "banana"),
        ("minister", "ministers", "carrot"),
        ("peru", "chile", "shoe"),
    ):
        assert likeness(one, like) > 0.7 > 0.4 > likeness(one, other)


@pytest.mark.parametrize("word", ["Peru", "PERU", "pERU"])
def test_capitals_make_no_difference(word: str) -> None:
    assert vector(word).tolist() == vector("peru").tolist() != [0] * SIZE
    assert rank(word) == rank("peru") is not None


@pytest.mark.parametrize("word", UNKNOWN)
def test_an_unknown_word_has_zeros_and_no_rank(word: str) -> None:
    assert vector(word).tolist() == [0] * SIZE
    assert rank(word) is None


def test_the_rank_tells_how_many_are_more_frequent() -> None:
    assert rank("the") == 0
    ranks = [rank(word) for word in ("the", "minister", "harbour", "tlalpan")]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda one: -1 if one is None else one)


def test_a_vector_is_in_wide_numbers_and_may_be_changed() -> None:
    got = vector("the")
    assert got.dtype == np.int64
    before = got.tolist()
    got += 1000
    assert vector("the").tolist() == before


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_mean_is_the_plain_mean(words: list[str]) -> None:
    rows = [naive(word) for word in words]
    plain = [
        math.floor(sum(column) / len(rows)) if rows else 0
        for column in (zip(*rows, strict=True) if rows else [[]] * SIZE)
    ]
    got = mean(words)
    assert got.tolist() == plain
    assert got.dtype == np.int64
    assert got.shape == (SIZE,)
    assert mean(iter(words)).tolist() == mean(reversed(words)).tolist() == plain


def test_many_long_vectors_do_not_overflow() -> None:
    assert mean(["the"] * 1000).tolist() == vector("the").tolist()


def test_no_words_and_unknown_words_have_a_mean_of_zeros() -> None:
    assert mean([]).tolist() == mean(UNKNOWN).tolist() == [0] * SIZE
    # An unknown word counts in a mean.
    half = [math.floor(one / 2) for one in naive("the")]
    assert mean(["the", "zzqxkovacz"]).tolist() == half
    # And no mean changes the one after it.
    assert mean([]).tolist() == vector("zzqxkovacz").tolist() == [0] * SIZE


@given(features, threes, st.sampled_from([None, 6.0]))
def test_a_vector_adds_to_what_features_add_up_to(
    found: list[str], given: list[int], length: float | None
) -> None:
    model = replace(MODEL, length=length)
    known = [MODEL.weights[MODEL.rows[name]].tolist() for name in found if name in MODEL.rows]
    factor = 1.0 if length is None else length / math.sqrt(max(len(known), 1))
    plain = [
        (factor * sum(one[kind] for one in known) + MODEL.bias.tolist()[kind]) / MODEL.scale
        + sum(n * w[kind] for n, w in zip(given, MODEL.of_vector.tolist(), strict=True))
        / MODEL.scale
        / LENGTH
        for kind in range(2)
    ]
    got = model.logits(found, np.array(given))
    assert got.tolist() == pytest.approx(plain)
    total = sum(math.exp(one) for one in plain)
    chances = model.chances(found, np.array(given)).tolist()
    assert chances == pytest.approx([math.exp(one) / total for one in plain])


def test_a_vector_of_zeros_is_as_none() -> None:
    for found in ([], ["a"], ["a", "b", "unknown"]):
        nothing = np.zeros(3, dtype=np.int64)
        assert MODEL.logits(found, nothing).tolist() == MODEL.logits(found).tolist()
        assert MODEL.chances(found, nothing).tolist() == MODEL.chances(found).tolist()


def test_a_vector_alone_may_decide() -> None:
    assert MODEL.logits([], np.array([LENGTH, 0, 0])).tolist() == [2.0, 0.1]
    yes, no = MODEL.chances([], np.array([LENGTH, 0, 0])).tolist()
    assert yes > no
    yes, no = MODEL.chances([]).tolist()
    assert yes < no

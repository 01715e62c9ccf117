"""The phrase language of the catalogue on sentences that the parser has lemmatised."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import catalogue
from detente.reading.parse import pipeline
from detente.reading.phrases import GAP, find, forms, lexicon, phrase, words

LETTERS = "abcdef"
SLOT = st.builds(
    lambda close, letters: "=" * close + "|".join(letters),
    st.booleans(),
    st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3),
)
PHRASES = st.lists(st.lists(SLOT, min_size=1, max_size=4).map(" ".join), max_size=12)
STRETCHES = st.lists(st.frozensets(st.sampled_from(LETTERS), max_size=2), max_size=14)


def place(pattern: str, sentence: str) -> tuple[int, ...] | None:
    return find(phrase(pattern), [forms(token) for token in pipeline()(sentence)])


@pytest.mark.parametrize(
    ("pattern", "sentence", "places"),
    [
        ("withdraw troop", "They withdrew their troops.", (1, 3)),
        ("withdraw|pull troop", "They pulled three hundred troops back.", (1, 4)),
        ("withdraw troop", "Their troops withdrew.", None),
        ("withdraw troop", "They withdrew one and two and troops.", None),
        ("withdraw troop", "They withdrew all of the troops.", (1, 5)),
        ("open =door", "The open door stays.", (1, 2)),
        ("open =door", "The open old door stays.", None),
        ("will never", "It won't ever and will never.", (5, 6)),
        ("not accept", "They didn't accept it.", (2, 3)),
        ("can not", "They can't go.", (1, 2)),
        ("troops", "Troops left.", (0,)),
    ],
)
def test_slots_are_met_in_order(
    pattern: str, sentence: str, places: tuple[int, ...] | None
) -> None:
    assert place(pattern, sentence) == places


def test_a_dead_end_is_left_for_the_next_start() -> None:
    words = [frozenset(word) for word in "axxxxab"]
    assert find(phrase("a b"), words) == (5, 6)


def naive(pattern: str, stretch: list[frozenset[str]]) -> tuple[int, ...] | None:
    """Return the first of all rows of places that meet the slots, by trying every row."""
    slots = pattern.split()
    for places in combinations(range(len(stretch)), len(slots)):
        gaps = [b - a for a, b in pairwise(places)]
        near = all(
            gap == 1 if slot[0] == "=" else gap <= GAP + 1
            for slot, gap in zip(slots[1:], gaps, strict=True)
        )
        if near and all(
            stretch[at] & set(slot.lstrip("=").split("|"))
            for at, slot in zip(places, slots, strict=True)
        ):
            return places
    return None


@settings(max_examples=1000)
@given(PHRASES, STRETCHES)
def test_a_lexicon_finds_what_trying_every_phrase_and_place_finds(
    patterns: list[str], stretch: list[frozenset[str]]
) -> None:
    tried = [(text, naive(text, stretch)) for text in patterns]
    expected = [(text, places) for text, places in tried if places is not None]
    assert list(lexicon((text, text) for text in patterns).found(stretch)) == expected


def test_the_phrases_of_the_catalogue_are_all_found_in_their_own_words() -> None:
    texts = [text for topic in catalogue.topics() for text in topic.terms]
    known = lexicon((text, text) for text in texts)
    for text in texts:
        stretch = [frozenset((min(slot),)) for slot in phrase(text).slots]
        assert (text, find(phrase(text), stretch)) in list(known.found(stretch))


def test_a_lexicon_tries_few_phrases() -> None:
    known = lexicon((text, text) for text in ("not open", "not close", "not leave"))
    stretch = [frozenset(("not",)), frozenset(("close",))]
    assert [meaning for meaning, _ in known.candidates(stretch)] == ["not close"]


def test_the_first_phrase_goes_before_the_first_place() -> None:
    stretch = [frozenset((word,)) for word in ("b", "a")]
    known = lexicon([(1, "a"), (2, "b"), (3, "c")])
    assert list(known.found(stretch)) == [(1, (1,)), (2, (0,))]
    assert list(known.found([])) == []
    assert list(lexicon([]).found(stretch)) == []


def test_words_of_a_stretch_are_the_forms_of_its_tokens() -> None:
    doc = pipeline()("They won't withdraw their troops.")
    for start, end in ((0, len(doc) - 1), (2, 4), (3, 2)):
        assert words(doc, start, end) == tuple(forms(doc[i]) for i in range(start, end + 1))


def test_longer_than_the_stretch() -> None:
    assert find(phrase("a b c"), [frozenset("a")]) is None
    assert find(phrase("a"), []) is None

"""The phrase language of the catalogue on sentences that the parser has lemmatised."""

import pytest

from detente.reading.parse import pipeline
from detente.reading.phrases import find, first, forms, phrase


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


def test_first_phrase_of_a_list_wins_and_not_the_first_place() -> None:
    words = [frozenset((word,)) for word in ("b", "a")]
    assert first(["a", "b"], words) == ("a", (1,))
    assert first(["c"], words) is None


def test_longer_than_the_stretch() -> None:
    assert find(phrase("a b c"), [frozenset("a")]) is None
    assert find(phrase("a"), []) is None

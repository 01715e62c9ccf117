import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.quotes import quotes


def inside(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We wait," he said.', ["We wait,"]),
        ("“We wait,” he said.", ["We wait,"]),
        ("”We wait,“ he said.", ["We wait,"]),
        ("”We wait,” he said. “And hope. “", ["We wait,", "And hope."]),
        ("„We wait,“ he said.", ["We wait,"]),
        ("«We wait,» he said.", ["We wait,"]),
        pytest.param(
            "“ We wait ” he said.",
            ["We wait"],
        ),
        ("He said: “We wait. ” Then he left.", ["We wait."]),
        ('"We wait," he said, "and hope."', ["We wait,", "and hope."]),
        ("“We call it ‘the plan’ here,” he said.", ["We call it ‘the plan’ here,"]),
        ("The so-called “plan” failed.", ["plan"]),
        ("The (“secret”) plan failed.", ["secret"]),
        ("No marks at all.", []),
        ("“”", []),
        ("“", []),
        ("", []),
    ],
)
def test_words_inside_marks(text: str, words: list[str]) -> None:
    assert inside(text) == words


def test_unclosed_quotation_runs_to_the_end_of_the_paragraph() -> None:
    text = "He said: “We wait. We hope."
    (quote,) = quotes(text)
    assert (text[quote.start : quote.end], quote.closed) == ("We wait. We hope.", False)


def test_closing_mark_without_an_opening_one_is_passed_over() -> None:
    assert inside("We wait,” he said. “And hope.”") == ["And hope."]


def test_mark_that_can_only_open_ends_an_earlier_quotation() -> None:
    text = "“We wait. “We hope,” he said."
    first, second = quotes(text)
    assert (text[first.start : first.end], first.closed) == ("We wait.", False)
    assert (text[second.start : second.end], second.closed) == ("We hope,", True)


@given(st.text(alphabet='ab .,!?“”"«»‘’\n-(', max_size=60))
def test_quotations_are_in_order_and_hold_words(text: str) -> None:
    end = 0
    for quote in quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
        end = quote.end

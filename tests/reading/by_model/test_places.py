import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.by_model.places import places
from detente.reading.clean import plain


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("no deal", "There is no deal.", ["no deal"]),
        (" no deal\n", "There is no deal.", ["no deal"]),
        ("no deal", "no deal is better; no  deal", ["no deal"]),
        ("no deal", "there is no\n  deal", ["no\n  deal"]),
        ('"We won\'t"', "“We won’t” go", ["“We won’t”"]),
        ("a cease-fire", "a cease–fire", ["a cease–fire"]),
        ("he", "then he left the shed", ["he"]),
        ("a", "a b a", ["a", "a"]),
        ("deal", "no dealing", []),
        ("Deal", "deal", []),
        ("", "deal", []),
        (" \n", "a \n b", []),
        ("a.c", "abc", []),
        (".*", "anything", []),
        ("\ud800", "text", []),
    ],
)
def test_where_words_stand(words: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(words, text)] == found


LETTERS = st.text(st.sampled_from("ab “”\"'’-–\n\t."), max_size=25)


@given(LETTERS, LETTERS)
def test_what_is_found_is_the_same_but_for_marks_and_blanks(words: str, text: str) -> None:
    for start, end in places(words, text):
        assert plain(text[start:end]).split() == plain(words).split()
        assert re.search(r"\w", text[start : start + 1] + text[end - 1 : end]) is None or (
            not re.search(r"\w\w", text[max(0, start - 1) : start + 1])
            and not re.search(r"\w\w", text[end - 1 : end + 1])
        )


@given(st.lists(st.sampled_from(["we", "won’t", "–", "“go”", "now."]), min_size=3), st.data())
def test_words_that_are_there_are_found(parts: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    text, words = "  ".join(parts), plain(" ".join(parts[first : last + 1]))
    at = len("  ".join(parts[:first])) + (2 if first else 0)
    assert any(start <= at < end or start == at for start, end in places(words, text))

"""Which words name a time."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.parse import parse
from detente.reading.times import is_time

from .conftest import make_document


@cache
def times(text: str) -> str:
    """Return the words of a text that belong to a time."""
    doc = parse(make_document(text)).paragraphs[0].parse
    return " ".join(token.text for token in doc if is_time(token))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Monday.", "Monday"),
        ("They waited the last three weeks.", "the last three weeks"),
        ("They met two years ago.", "two years ago"),
        ("Three days later they met.", "Three days later"),
        ("They met every other day.", "every other day"),
        ("They met early this morning with Peru.", "early this morning"),
        ("A three-week truce held.", "A three - week"),
        ("The 40-day truce held.", "The 40 - day"),
        ("They met tomorrow.", "tomorrow"),
        ("They met at 5 p.m. and left.", "5 p.m."),
        ("They met at 10:30 GMT in Lima.", "10:30 GMT"),
        ("They met in 2021 in Lima.", "2021"),
        ("They met in the 1990s.", "the 1990s"),
        # What stands around a time and tells where or how much is none of it.
        ("They met in the weeks after the vote.", "the weeks"),
        ("They sold 2,000 tonnes last week.", "last week"),
        ("Ana Kovac met three ministers on Friday in Lima.", "Friday"),
    ],
)
def test_what_belongs_to_a_time(text: str, found: str) -> None:
    assert times(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They signed on July 4, 2024.", "July 4 , 2024"),
        ("They signed on July 4.", "July 4"),
        ("They signed on 4 July 2024.", "4 July 2024"),
        ("They signed in July 2024.", "July 2024"),
        ("On Jan. 12, 2021, Peru signed.", "Jan. 12 , 2021"),
        ("They signed on July 4, Peru said.", "July 4"),
        ("They signed in July, 40 ships left.", "July"),
    ],
)
def test_a_date_goes_on_behind_its_month(text: str, found: str) -> None:
    assert times(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks opened in May.", "May"),
        ("In May 2021 they met.", "May 2021"),
        ("The talks may fail.", ""),
        ("May the talks go on.", ""),
        ("They may meet in May.", "May"),
        ("The march reached Lima in March.", "March"),
    ],
)
def test_a_month_is_a_name(text: str, found: str) -> None:
    assert times(text) == found


def test_a_word_written_like_a_month_is_told_by_its_place() -> None:
    doc = parse(make_document("They may meet in May.")).paragraphs[0].parse
    assert [token.i for token in doc if is_time(token)] == [4]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They shipped 1,200 tonnes.", ""),
        ("They shipped 12 tonnes.", ""),
        ("Three ministers and 1450 men waited.", ""),
        ("They shipped 20245 tonnes.", ""),
        # An amount for each time is no part of the time, a number of times is.
        ("The port earns 12 million a year.", "a year"),
        ("They paid 300 a week for it.", "a week"),
        ("They waited 12 years.", "12 years"),
        ("They waited 1,200 days.", "1,200 days"),
    ],
)
def test_amounts_are_no_times(text: str, found: str) -> None:
    assert times(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The mayor waited for the company.",
        "The last three ministers left Peru.",
        "The PM met the pm.",
        "They left long ago.",
    ],
)
def test_where_no_time_is_named_nothing_belongs_to_one(text: str) -> None:
    assert times(text) == ""


def test_a_time_ends_with_its_sentence() -> None:
    assert times("The ships were the last. Monday came. Three ships left.") == "Monday"
    assert times("They came last. Weeks went by.") == "Weeks"


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["two", "three", "ten", "12", "40"]),
    st.sampled_from(["day", "week", "month", "year", "hour", "decade"]),
    st.sampled_from(["", "ago", "later", "earlier"]),
)
def test_a_count_of_times_is_one_time(count: str, unit: str, behind: str) -> None:
    whole = f"{count} {unit}s {behind}".strip()
    assert times(f"The ministers met in Lima {whole}.") == whole
    assert times(f"The ministers saw {count} ships in Lima.") == ""


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["January", "April", "July", "December"]),
    st.integers(1, 28),
    st.integers(1500, 2099),
)
def test_a_whole_date_is_one_time(month: str, day: int, year: int) -> None:
    text = f"The ministers met on {month} {day}, {year}, in Lima."
    assert times(text) == f"{month} {day} , {year}"

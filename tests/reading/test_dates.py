import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.dates import dates

WEDNESDAY = dt.date(2022, 1, 12)


def when(text: str, dateline: dt.date | None = WEDNESDAY, *, future: bool = False) -> list[str]:
    found = list(dates(text, dateline, future=future))
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    return [d.when for d in found]


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("on Monday", "2022-01-10", "2022-01-17"),
        ("on Wednesday", "2022-01-12", "2022-01-12"),
        ("on Thursday", "2022-01-06", "2022-01-13"),
        ("last Wednesday", "2022-01-05", "2022-01-05"),
        ("next Wednesday", "2022-01-19", "2022-01-19"),
        ("next Friday", "2022-01-14", "2022-01-14"),
        ("yesterday", "2022-01-11", "2022-01-11"),
        ("today", "2022-01-12", "2022-01-12"),
        ("tomorrow", "2022-01-13", "2022-01-13"),
        ("in December", "2021-12", "2022-12"),
        ("in January", "2022-01", "2022-01"),
        ("on December 17", "2021-12-17", "2022-12-17"),
        ("on 3 January", "2022-01-03", "2022-01-03"),
        ("on Jan. 10", "2022-01-10", "2022-01-10"),
        ("on the 5th of March, 2020", "2020-03-05", "2020-03-05"),
        ("on March 5, 2020", "2020-03-05", "2020-03-05"),
        ("in March 2020", "2020-03", "2020-03"),
        ("since 2014", "2014", "2014"),
        ("on 2022-01-26", "2022-01-26", "2022-01-26"),
        ("on 29 February 2020", "2020-02-29", "2020-02-29"),
    ],
)
def test_days_months_and_years(words: str, past: str, future: str) -> None:
    assert when(f"They met {words}.") == [past]
    assert when(f"They will meet {words}.", future=True) == [future]


@pytest.mark.parametrize(
    "words",
    [
        "on 30 February 2022",
        "on February 30",
        "on 29 February 2022",
        "on 2022-02-30",
        "on 2022-13-01",
        "in a March of sorts",
        "2,014 men",
        "the 3000 troops of 1200",
        "Mondays",
        "the May-Day parade",
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert when(f"They met {words}.") == []


def test_a_month_just_ahead_is_this_years() -> None:
    assert when("in February") == ["2022-02"]
    assert when("in December", dt.date(2021, 11, 30)) == ["2021-12"]


def test_a_month_ahead_is_next_years_over_the_turn_of_the_year() -> None:
    assert when("They will meet in January", dt.date(2021, 12, 20), future=True) == ["2022-01"]


def test_without_a_dateline_only_full_dates_and_years() -> None:
    text = "on Monday, yesterday, in May, on 3 May, since 2014, in May 2020 and on 4 May 2020"
    assert when(text, None) == ["2014", "2020-05", "2020-05-04"]


def test_several_in_order() -> None:
    assert when("on Monday, on Tuesday and in December") == ["2022-01-10", "2022-01-11", "2021-12"]


@given(st.dates(dt.date(1900, 1, 8), dt.date(2199, 12, 24)), st.integers(0, 6), st.booleans())
def test_a_weekday_is_within_a_week_on_the_side_of_the_tense(
    dateline: dt.date, day: int, future: bool
) -> None:
    name = ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"][day] + "day"
    (found,) = when(f"on {name}", dateline, future=future)
    gap = (dt.date.fromisoformat(found) - dateline).days
    assert dt.date.fromisoformat(found).weekday() == day
    assert gap in (range(7) if future else range(-6, 1))


@given(st.dates(dt.date(1900, 1, 1)))
def test_a_full_date_needs_no_dateline(day: dt.date) -> None:
    month = f"{day:%B}"
    for text in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert when(f"on {text}", None) == [day.isoformat()]

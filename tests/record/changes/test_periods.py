import datetime as dt
from typing import Any

import pytest

from detente.documents.model import Span
from detente.errors import UserError
from detente.reading.model import Meeting
from detente.record import Record
from detente.record.changes import Split, by_dates, by_documents, rounds

from ..talks import Said, document_of, record, says

DAYS = ("2030-01-01", "2030-01-15", "2030-02-03", "2030-03-01")


def spoken(*more: Said) -> Record:
    return record(*(says(day, "kenya", "demand", "the dam", "dam") for day in DAYS), *more)


def meeting(day: str, place: str | None, document: str, **fields: Any) -> Meeting:
    words = Span(start=0, end=1, text="K")
    return Meeting.model_validate(
        {
            "id": f"m-{day}-{place}-{document}",
            "document": document_of(document),
            "place": place,
            "date": day,
            "status": "held",
            "words": words,
            **fields,
        }
    )


def days(split: Split) -> tuple[list[str], list[str]]:
    return tuple(
        sorted(name.removeprefix("s-")[:10] for name in half)
        for half in (split.before, split.after)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        (None, None, 3, 1),
        ("2030-01-01", None, 1, 3),
        ("2030-01-10", "2030-02-03", 1, 2),
        ("2030-01", "2030-02", 2, 1),
        (None, "2030-02-03", 2, 1),
        ("2029", "2030", 0, 4),
    ],
)
def test_days_months_and_years_bound_the_two_times(
    first: str | None, last: str | None, before: int, after: int
) -> None:
    found = days(by_dates(spoken(), first, last))
    assert found == (list(DAYS[:before]), list(DAYS[before : before + after]))


def test_rounds_are_the_days_of_documents_that_speak() -> None:
    assert [str(day) for day in rounds(spoken())] == list(DAYS)


def test_words_that_name_an_earlier_day_belong_to_that_day() -> None:
    late = says("2030-03-01", "kenya", "offer", "the lake", "lake", date="2030-01-02")
    split = by_dates(spoken(late), "2030-01-10")
    assert "s-2030-03-01-2" in split.before


def test_a_month_that_reaches_over_the_bound_belongs_to_neither() -> None:
    late = says("2030-03-01", "kenya", "offer", "the lake", "lake", date="2030-01")
    split = by_dates(spoken(late), "2030-01-10")
    assert "s-2030-03-01-2" not in split.before | split.after


def test_words_without_any_day_belong_to_neither() -> None:
    split = by_dates(spoken(says(None, "kenya", "offer", "the lake", "lake")))
    assert "s-None-1" not in split.before | split.after


def test_a_meeting_is_named_by_its_place_or_forum() -> None:
    made = spoken().model_copy(
        update={
            "meetings": (
                meeting("2030-01-14", "New Delhi", "2030-01-15"),
                meeting("2030-02-02", None, "2030-02-03", forum="river-board"),
                meeting("2030-02-20", "Lamu", "2030-03-01"),
                meeting("2030-05-01", "Nairobi", "2030-03-01", status="planned"),
            )
        }
    )
    assert by_dates(made, "new delhi", "River Board").earlier.name == "2030-01-15"
    assert days(by_dates(made, "new delhi", "River Board"))[1] == ["2030-02-03"]
    # A document ten days after is no report of the meeting.
    assert by_dates(made, "lamu").earlier.name == "2030-02-20"
    with pytest.raises(UserError, match=r"no meeting .*lamu \(2030-02-20\).*new-delhi"):
        by_dates(made, "nairobi")


def test_a_place_of_two_meetings_is_no_answer() -> None:
    twice = (meeting("2030-01-14", "Lamu", "x"), meeting("2030-02-02", "Lamu", "y"))
    with pytest.raises(UserError, match="2030-01-14, 2030-02-02: name the day"):
        by_dates(spoken().model_copy(update={"meetings": twice}), "Lamu")


@pytest.mark.parametrize(
    "wrong", ["", "2030-13", "2030-02-30", "203", "yesterday", "²⁰³⁰", "1-2-3-4"]
)
def test_no_day_and_no_meeting(wrong: str) -> None:
    with pytest.raises(UserError, match="no day such as"):
        by_dates(spoken(), wrong)


def test_the_later_time_is_later() -> None:
    with pytest.raises(UserError, match="nothing lies between"):
        by_dates(spoken(), "2030-02", "2030-01")


def test_documents_are_compared_whatever_their_days() -> None:
    names = ("a.txt", "b.txt")
    split = by_documents(
        spoken(), [document_of(DAYS[3])], [document_of(DAYS[0]), document_of(DAYS[1])], names
    )
    assert days(split) == ([DAYS[3]], list(DAYS[:2]))
    assert (split.earlier.name, split.later.name) == names
    with pytest.raises(UserError, match="same document"):
        by_documents(spoken(), [document_of(DAYS[0])], [document_of(DAYS[0])], names)


def test_a_meeting_ends_before_the_next() -> None:
    made = spoken().model_copy(
        update={
            "meetings": (
                meeting("2030-01-14", "Lamu", "2030-01-15"),
                meeting("2030-01-15", "Kisumu", "2030-01-15"),
            )
        }
    )
    assert by_dates(made, "lamu").earlier.name == str(dt.date(2030, 1, 14))

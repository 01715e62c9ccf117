from collections.abc import Callable

import pytest

from detente.reading.model import Meeting
from detente.reading.read import read

from .conftest import Reads, make_document

Meets = Callable[[str], Meeting]
PAIR = ("norway", "sweden")


@pytest.mark.parametrize(
    ("text", "place", "date", "status"),
    [
        ("Norway and Sweden met in Geneva on Monday.", "Geneva", "2022-01-10", "held"),
        ("Norwegian and Swedish envoys met in Geneva on Monday.", "Geneva", "2022-01-10", "held"),
        ("Norway met Sweden in Geneva on Monday.", "Geneva", "2022-01-10", "held"),
        ("Norway met with Sweden in Geneva on Monday.", "Geneva", "2022-01-10", "held"),
        ("Norway and Sweden will meet in Geneva on Thursday.", "Geneva", "2022-01-13", "planned"),
        ("Talks between Norway and Sweden ended in Geneva on Monday.", "Geneva", "2022-01-10",
         "held"),
        ("Talks between Norway and Sweden began in Geneva on Monday.", "Geneva", "2022-01-10",
         "held"),
        ("The next round of talks between Norway and Sweden is due in Helsinki on January 20.",
         "Helsinki", "2022-01-20", "planned"),
    ],
)  # fmt: skip
def test_place_day_and_who(meets: Meets, text: str, place: str, date: str, status: str) -> None:
    meeting = meets(text)
    assert meeting.participants == PAIR
    assert (meeting.place, meeting.date, meeting.status) == (place, date, status)
    assert meeting.words.text == text


@pytest.mark.parametrize(
    "verb",
    [
        "opened talks",
        "resumed talks",
        "held talks",
        "began talks",
    ],
)
def test_talks_with_a_verb_of_holding(meets: Meets, verb: str) -> None:
    meeting = meets(f"Norway and Sweden {verb} in Geneva on Monday.")
    assert meeting.participants == PAIR
    assert (meeting.place, meeting.date, meeting.status) == ("Geneva", "2022-01-10", "held")


def test_proposed(meets: Meets) -> None:
    meeting = meets("Norway proposed talks with Sweden in March.")
    assert (meeting.status, meeting.participants, meeting.date) == ("proposed", PAIR, None)


def test_a_new_round_of_talks_is_proposed_once(meets: Meets) -> None:
    meeting = meets("Norway offered Sweden a new round of talks.")
    assert (meeting.status, meeting.participants) == ("proposed", PAIR)


def test_forum(meets: Meets) -> None:
    council = meets("The NATO-Russia Council met in Brussels on Wednesday.")
    assert (council.forum, council.place) == ("nato-russia-council", "Brussels")
    hosted = meets("Norwegian and Swedish envoys met at the United Nations on Monday.")
    assert (hosted.forum, hosted.participants) == ("united-nations", PAIR)


def test_number_of_members(meets: Meets) -> None:
    assert meets("The 57 member states of the OSCE met in Vienna on Monday.").members == 57
    assert meets("Ministers of six countries met in Vienna on Monday.").members == 6
    assert meets("The two sides met in Vienna on Monday.").members is None


def test_result(meets: Meets) -> None:
    text = "Norway and Sweden met in Geneva on Monday. The meeting ended without a deal."
    result = meets(text).result
    assert result is not None
    assert result.text == "ended without a deal"


def test_a_round_told_of_twice_is_one(meets: Meets) -> None:
    text = (
        "Norway and Sweden met in Geneva on Monday. It rained.\n\n"
        "Monday's meeting in Geneva lasted four hours, and the envoys met in Geneva on Monday "
        "without a break."
    )
    assert meets(text).date == "2022-01-10"


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden met in Geneva on Monday. Norway and Sweden met in Vienna on Tuesday.",
        "Norway and Sweden met in Geneva on Monday. Norway and Sweden met in Geneva on Tuesday.",
        "Norway and Sweden met in Geneva on Monday. Norway and Sweden will meet again on Friday.",
    ],
)
def test_two_rounds_are_two(reads: Reads, text: str) -> None:
    assert len(reads(text).meetings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Norway held a press conference on Monday.",
        "Norway and Sweden share a border.",
        "Norway met the target.",
        "The talks were hard.",
    ],
)
def test_what_is_no_meeting(reads: Reads, text: str) -> None:
    assert reads(text).meetings == ()


def test_the_forum_of_member_states(meets: Meets) -> None:
    assert meets("The 57 member states of the OSCE met in Vienna on Monday.").forum == "osce"


def test_a_body_holds_a_session(meets: Meets) -> None:
    meeting = meets("The OSCE will hold a session in Vienna on Thursday.")
    assert (meeting.place, meeting.date, meeting.status) == ("Vienna", "2022-01-13", "planned")


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Sweden did not meet in Geneva on Monday.",
        "Norway and Sweden have not met since 2019.",
        "A planned meeting between Norway and Sweden in Oslo was cancelled.",
    ],
)
def test_what_did_not_take_place_is_no_meeting(reads: Reads, text: str) -> None:
    assert reads(text).meetings == ()


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("Norway and Sweden met in Geneva on Monday. Monday's meeting in Geneva was short.", 1),
        ("Norway and Sweden met on Monday. Norway and Sweden met on Tuesday.", 2),
        ("Norway and Sweden met on Monday. Norway and Sweden met last Monday.", 2),
        ("Talks will go on at the OSCE on Thursday. The envoys will meet at the OSCE.", 1),
        ("Norway and Sweden met in Geneva on Monday. Talks will go on at the OSCE on Friday.", 2),
    ],
)
def test_weekdays_tell_rounds_apart_without_a_dateline(text: str, rounds: int) -> None:
    found = read(make_document(text, date=None)).meetings
    assert len(found) == rounds, found
    assert all(meeting.date is None for meeting in found)
    assert all(meeting.rules for meeting in found)


def test_a_forum_alone_makes_a_round(meets: Meets) -> None:
    meeting = meets("Talks will move to a third round at the OSCE.")
    assert (meeting.forum, meeting.status, meeting.date) == ("osce", "planned", None)

"""What a real, partly garbled news report has to give; skipped where the report is not at hand."""

import datetime as dt
import re
from pathlib import Path

import pytest

from detente.agreement import Agreement, analyse
from detente.case import Case, draft
from detente.documents import load
from detente.reading import read_all
from detente.reading.model import Act
from detente.record import Record, merge
from detente.report import render

ARTICLE = Path(__file__).parents[3] / "shared" / "documents" / "nato-russia-talks.txt"
DAY = dt.date(2022, 1, 12)

pytestmark = pytest.mark.skipif(
    not ARTICLE.is_file(), reason="the news report is not part of the repository"
)


@pytest.fixture(scope="module")
def record() -> Record:
    return merge(read_all(load(ARTICLE, date=DAY)))


@pytest.fixture(scope="module")
def case(record: Record) -> Case:
    return draft(record)


@pytest.fixture(scope="module")
def agreement(case: Case) -> Agreement:
    return analyse(case, draws=200)


def test_every_citation_is_in_the_text(record: Record) -> None:
    text = record.documents[0].text
    spans = [
        span
        for s in record.statements
        for span in (s.content, s.cue, s.source, s.condition, s.firm, s.sentence)
        if span is not None
    ]
    assert len(spans) > 150
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Jens Stoltenberg", "nato"),
        ("Wendy Sherman", "united-states"),
        ("Alexander Grushko", "russia"),
        ("Alexander Fomin", "russia"),
        ("Dmitry Peskov", "russia"),
        ("Vladimir Putin", "russia"),
    ],
)
def test_each_person_is_on_the_right_side_for_words_in_the_text(
    record: Record, name: str, party: str
) -> None:
    (person,) = [p for p in record.people if p.name == name]
    assert person.party == party
    assert person.because is not None
    assert name.split()[-1] in person.because.text


def test_the_three_meetings(record: Record) -> None:
    held = {(m.place, m.date): m for m in record.meetings if m.status == "held"}
    assert held["Geneva", "2022-01-10"].participants == ("russia", "united-states")
    brussels = held["Brussels", "2022-01-12"]
    assert set(brussels.participants) == {"russia", "nato"}
    assert brussels.members == 30
    assert brussels.result is not None
    (planned,) = [m for m in record.meetings if m.status == "planned"]
    assert (planned.forum, planned.date, planned.members) == ("osce", "2022-01-13", 57)


def test_the_three_meetings_without_a_dateline() -> None:
    meetings = merge(read_all(load(ARTICLE))).meetings
    assert [(m.place or m.forum, m.members) for m in meetings if m.status != "proposed"] == [
        ("Brussels", 30),
        ("Geneva", None),
        ("osce", 57),
    ]


def test_the_exercise_is_russias_although_the_text_says_he(record: Record) -> None:
    (exercise,) = [s for s in record.signals if "3,000 troops" in s.numbers]
    assert (exercise.kind, exercise.party) == ("exercise", "russia")
    assert (exercise.status, exercise.date) == ("actual", "2022-01-11")
    assert " he held" in exercise.sentence.text


def test_ukraine_has_no_words_and_no_preferences(record: Record, case: Case) -> None:
    assert not any("ukraine" in s.parties for s in record.statements)
    (ukraine,) = [p for p in case.parties if p.id == "ukraine"]
    assert ukraine.role == "subject"
    assert "ukraine" not in case.preferences


def test_parties_demands_and_refusals(case: Case, record: Record) -> None:
    assert {p.id for p in case.parties if p.role == "party"} == {"russia", "nato", "united-states"}
    on_membership = [s for s in record.statements if "ukraine-membership" in s.positions]
    said = {(party, s.act) for s in on_membership for party in s.parties}
    assert {("russia", Act.DEMAND), ("nato", Act.REJECT), ("united-states", Act.REJECT)} <= said
    offers = {
        issue
        for s in record.statements
        if s.act is Act.OFFER and "nato" in s.parties
        for issue in s.issues
    }
    assert {"arms-control", "missiles", "exercises", "transparency"} <= offers


def test_nothing_is_denied_that_was_not(record: Record) -> None:
    (told,) = [s for s in record.statements if "did not reject it" in s.content.text]
    assert told.act is not Act.REJECT or told.negated
    assert told.reports == "russia"


def test_red_lines_and_the_linkage_on_arms_control(case: Case) -> None:
    lines = {(line.party, line.issue): set(line.options) for line in case.red_lines}
    assert "ruled-out" in lines["nato", "ukraine-membership"]
    assert "ruled-out" in lines["united-states", "ukraine-membership"]
    assert "open-door" in lines["russia", "ukraine-membership"]
    assert all(line.because for line in case.red_lines)
    linked = {(k.party, k.when.issue, k.requires.issue) for k in case.linkages}
    assert ("russia", "arms-control", "ukraine-membership") in linked


def test_the_deadlock_between_the_guarantee_and_the_open_door(agreement: Agreement) -> None:
    assert not agreement.zone.exists
    assert agreement.deadlock is not None
    conflicts = [set(ids) for ids in agreement.deadlock.conflicts]
    assert {"red-line:russia:ukraine-membership", "red-line:nato:ukraine-membership"} in conflicts
    assert agreement.ways_out is not None
    givers = [len({c.party for c in way.concessions}) for way in agreement.ways_out.ways]
    assert givers == sorted(givers)
    assert len(givers) > 1


def test_every_cell_of_the_report_leads_to_its_sentence(
    case: Case, record: Record, agreement: Agreement
) -> None:
    page = render(case, agreement, record, made=DAY)
    targets = set(re.findall(r'\sid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(links) > 100
    assert links <= targets
    assert "http" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL).replace(
        "http-equiv", ""
    ).replace("http://www.w3.org/", "")

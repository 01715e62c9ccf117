"""Event data out: a row a pair, offsets that hold, and cells that are no formulas."""

import csv
import datetime as dt
import io

import pytest

from detente.documents import Document, identity
from detente.interop.events import COLUMNS, write_events
from detente.reading import read
from detente.reading.model import Act, Event, Mode, Reading, Span, Statement
from detente.record import merge

TEXT = "=Peru and Chile said:\n+1 met Bolivia \u202eand +2."
DOCUMENT = Document(
    id=identity(TEXT), text=TEXT, origin="=a.txt", kind="text", date=dt.date(2022, 1, 12)
)


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end, text=TEXT[start:end])


def event(kind: str = "CONSULT", **fields: object) -> Event:
    whole = span(0, len(TEXT))
    return Event.model_validate(
        {
            "id": "e-1", "document": DOCUMENT.id, "type": kind, "code": "042", "status": "actual",
            "words": span(22, len(TEXT)), "sentence": whole, **fields,
        }
    )  # fmt: skip


def statement(act: Act, **fields: object) -> Statement:
    whole = span(0, len(TEXT))
    return Statement.model_validate(
        {
            "id": f"s-{act}", "document": DOCUMENT.id, "act": act, "mode": Mode.INDIRECT,
            "content": whole, "sentence": whole, "confidence": 0.5, "parties": ["nato"], **fields,
        }
    )  # fmt: skip


def rows(
    events: tuple[Event, ...] = (), statements: tuple[Statement, ...] = ()
) -> list[dict[str, str]]:
    reading = Reading(documents=(DOCUMENT,), statements=statements, events=events)
    table = list(csv.reader(io.StringIO(write_events(merge([reading])), newline=""), strict=True))
    assert tuple(table[0]) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in table[1:]]


def pairs(found: list[dict[str, str]]) -> list[tuple[str, str]]:
    return [(row["source"], row["target"]) for row in found]


def test_a_row_for_each_pair() -> None:
    found = rows((event(sources=("peru", "nato"), targets=("chile", "bolivia")),))
    assert pairs(found) == [("PER", "CHL"), ("PER", "BOL"), ("nato", "CHL"), ("nato", "BOL")]
    assert {row["id"] for row in found} == {"e-1"}
    assert {(row["mode"], row["code"]) for row in found} == {("visit", "042")}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("CONSULT", [("PER", "CHL"), ("CHL", "PER")]),
        ("COOPERATE", [("PER", "CHL"), ("CHL", "PER")]),
        ("FIGHT", [("PER", ""), ("CHL", "")]),
    ],
)
def test_who_meets_is_each_others_target(kind: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(rows((event(kind, sources=("peru", "chile")),))) == expected


def test_cells_are_no_formulas_and_on_one_line() -> None:
    (row,) = rows((event(sources=("peru",), claimed_by=("chile", "nato")),))
    assert row["words"] == "'+1 met Bolivia \ufffdand +2."
    assert row["sentence"] == "'=Peru and Chile said: +1 met Bolivia \ufffdand +2."
    assert row["document"] == "'=a.txt"
    assert row["claimed_by"] == "CHL nato"
    assert (row["date"], row["document_date"]) == ("", "2022-01-12")
    start, end = int(row["start"]), int(row["end"])
    assert " ".join(TEXT[start:end].split()).replace("\u202e", "\ufffd") == row["words"][1:]


@pytest.mark.parametrize(
    ("act", "kind", "code"),
    [
        (Act.DEMAND, "REQUEST", "10"),
        (Act.APPEAL, "REQUEST", "10"),
        (Act.OFFER, "AGREE", "03"),
        (Act.ACCUSE, "ACCUSE", "11"),
        (Act.WARN, "THREATEN", "13"),
        (Act.PRAISE, "SUPPORT", "05"),
    ],
)
def test_an_act_is_an_event(act: Act, kind: str, code: str) -> None:
    (row,) = rows(statements=(statement(act, addressees=("chile",), targets=("peru",)),))
    assert (row["event_type"], row["code"], row["mode"]) == (kind, code, "")
    assert pairs([row]) == [("nato", "CHL")]
    assert row["statement"] == row["id"] == f"s-{act}"


@pytest.mark.parametrize("act", [Act.ASSERT, Act.UNCERTAIN, Act.DEFER])
def test_saying_how_things_are_is_no_event(act: Act) -> None:
    assert rows(statements=(statement(act),)) == []


def test_of_several_who_are_named_none_is_the_target() -> None:
    named = statement(Act.DEMAND, targets=("peru", "chile"), negated=True)
    (row,) = rows(statements=(named,))
    assert (pairs([row]), row["status"]) == ([("nato", "")], "negated")
    (row,) = rows(statements=(statement(Act.DEMAND, targets=("peru",)),))
    assert pairs([row]) == [("nato", "PER")]


def test_rows_follow_the_text() -> None:
    text = "Peru expelled two Chilean diplomats. Chile rejected the charge. Chile met Peru."
    document = Document(id=identity(text), text=text, origin="a.txt", kind="text")
    record = merge([read(document)])
    found = list(csv.DictReader(io.StringIO(write_events(record))))
    assert [row["event_type"] for row in found] == ["SANCTION", "REJECT", "CONSULT"]
    assert [int(row["start"]) for row in found] == sorted(int(row["start"]) for row in found)

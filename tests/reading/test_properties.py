"""What holds of the reading of any text, put together at random."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.documents import Document
from detente.documents.model import Model, Span
from detente.reading import read
from detente.reading.model import Reading

from .conftest import make_document

FRAGMENTS = [
    "Norway rejected the plan",
    "Norwegian Foreign Minister Kari Holm said that the quota was too low",
    "“We will never accept the ban,” Holm said on Monday",
    "“We wait. ” ",
    "”We hope,“ she said",
    "She added: “There will be no deal without a guarantee",
    "According to Swedish envoy Jonas Lund, Norway has massed 5,000 soldiers along the border",
    "The alliance offered a new round of talks in Geneva",
    "NATO and Serbia met in Vienna on Thursday and the session ended without a deal",
    "The 57 member states of the OSCE will meet in Vienna in March",
    "Oslo's demand that Moldova never join NATO",
    "the union threatened to walk off the job unless the company pays",
    "Both sides praised the talks as constructive",
    "Sweden did not reject Norway's demand",
    "calling it “unjust”, and urged the rebels to release the prisoners",
    "The Harbour Workers' Union (HWU) called a strike",
    "Delta Lines proposed 28 percent, provided that the union agrees",
    "it had imposed sanctions on 30 February",
    "they said",
    "if Sweden lifts the tariffs",
]
joints = st.sampled_from([" ", ". ", ", ", "; ", "\n", "\n\n", "\r\n\r\n", " “", "” ", "", " and "])
pieces = st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FRAGMENTS), st.text(max_size=12))


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(pieces, joints), max_size=8))
    return "".join(piece + joint for piece, joint in parts).encode("utf-8", "ignore").decode()


def spans(value: object) -> Iterator[Span]:
    """Yield every stretch in a model or a part of one."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from spans(entry)
    elif isinstance(value, Model) and not isinstance(value, Document):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))


def check(text: str) -> None:
    document = make_document(text)
    reading = read(document)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for statement in reading.statements:
        assert set(statement.positions) <= set(statement.issues)
        assert statement.party is None or statement.parties == (statement.party,)
    parties = {party.id for party in reading.parties}
    issues = {issue.id for issue in reading.issues}
    assert {p for s in reading.statements for p in s.parties} <= parties
    assert {i for s in reading.statements for i in s.issues} <= issues
    assert all("" not in (entry.id, *entry.id.split("-")) for entry in reading.issues)
    assert read(document) == reading
    assert Reading.model_validate_json(reading.model_dump_json()) == reading
    for entries in (
        reading.statements,
        reading.parties,
        reading.people,
        reading.meetings,
        reading.signals,
        reading.events,
        reading.issues,
    ):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.soak
@settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts())
def test_many_texts(text: str) -> None:
    check(text)


def test_the_check_sees_stretches() -> None:
    text = f"{FRAGMENTS[1]}. {FRAGMENTS[6]}. {FRAGMENTS[8]}. {FRAGMENTS[10]} was read out."
    reading = read(make_document(text))
    found = list(spans(reading))
    assert reading.meetings[0].result in found
    assert reading.signals[0].words in found
    assert reading.events[0].words in found
    assert reading.people[0].because in found
    assert reading.statements[0].content in found
    assert reading.issues[0].mentions[0] in found
    assert reading.parties[0].mentions[0] in found


@pytest.mark.parametrize("words", ["a new round of talks", "talks and a meeting", "two sessions"])
def test_ids_of_meetings_are_unique(words: str) -> None:
    ids = [m.id for m in read(make_document(f"Norway offered Sweden {words}.")).meetings]
    assert len(ids) == len(set(ids))

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents.model import Document, Span
from detente.errors import UserError
from detente.reading.model import Issue, Mention, Party, Person, Reading
from detente.record import Review, merge

Make = Callable[..., Reading]


def review(number: int, kind: Any, entry: str, verdict: Any, **changes: Any) -> Review:
    return Review(
        number=number,
        time=dt.datetime(2022, 1, 12, tzinfo=dt.UTC),
        kind=kind,
        entry=entry,
        verdict=verdict,
        changes=changes,
        reason="heard the recording",
        by="an analyst",
    )


def test_one_reading_comes_out_as_it_went_in(make_reading: Make) -> None:
    reading = make_reading("a")
    record = merge([reading])
    assert {**dict(record), "reviews": ()} == {**dict(reading), "reviews": ()}


def test_two_documents_share_parties_issues_and_people(make_reading: Make) -> None:
    a, b = make_reading("a"), make_reading("b")
    record = merge([a, b])
    assert [d.id for d in record.documents] == ["doc-a", "doc-b"]
    assert [s.id for s in record.statements] == ["s-a", "s-b"]
    assert [p.id for p in record.parties] == ["arland", "borland"]
    assert [m.document for m in record.parties[0].mentions] == ["doc-a", "doc-b"]
    assert [m.document for m in record.issues[0].mentions] == ["doc-a", "doc-b"]
    assert record.people == a.people


def test_a_document_counts_once_as_first_read(make_reading: Make) -> None:
    a = make_reading("a")
    other = make_reading("a", "Ana Roe says something else altogether.")
    assert merge([a, other]) == merge([a])


def test_what_belongs_to_no_document_is_left_out(make_reading: Make) -> None:
    a, b = make_reading("a"), make_reading("b")
    mixed = a.model_copy(update={"statements": a.statements + b.statements})
    assert merge([mixed]) == merge([a])


def test_a_party_speaks_if_it_does_anywhere_and_keeps_all_members() -> None:
    def reading(key: str, **fields: Any) -> Reading:
        mention = Mention(document=key, start=0, end=1, text="A")
        party = Party(id="a", name="A", kind="alliance", mentions=(mention,), **fields)
        issue = Issue(id="i", label="i", topic=fields.get("rule"), mentions=(mention,))
        document = Document(id=key, text="A", origin=key, kind="text")
        return Reading(documents=(document,), parties=(party,), issues=(issue,))

    record = merge(
        [
            reading("1", members=("x", "y")),
            reading("2", members=("y", "z"), speaks=True, rule="unanimity"),
        ]
    )
    (party,) = record.parties
    assert party.speaks
    assert party.members == ("x", "y", "z")
    assert party.rule == "unanimity"
    assert record.issues[0].topic == "unanimity"


def test_a_person_is_taken_from_where_the_text_says_whom_they_speak_for() -> None:
    def reading(key: str, **fields: Any) -> Reading:
        document = Document(id=key, text="Roe", origin=key, kind="text")
        person = Person(id="roe", document=key, name="Roe", **fields)
        return Reading(documents=(document,), people=(person,))

    because = Span(start=0, end=3, text="Roe")
    (person,) = merge(
        [
            reading("1", title="minister"),
            reading("2", party="arland", because=because),
            reading("3", party="borland", because=because, title="envoy"),
        ]
    ).people
    assert (person.document, person.party, person.title) == ("2", "arland", "minister")


def test_the_last_verdict_counts_whatever_the_order_given(make_reading: Make) -> None:
    log = [
        review(3, "statement", "s-a", "correct", party="borland"),
        review(1, "statement", "s-a", "reject"),
        review(2, "statement", "s-a", "correct", negated=True),
        review(4, "meeting", "m-a", "reject"),
        review(5, "signal", "g-a", "accept"),
        review(6, "person", "nobody", "reject"),
    ]
    record = merge([make_reading("a")], log)
    (statement,) = record.statements
    assert statement.party == "borland"
    assert not statement.negated
    assert record.meetings == ()
    assert len(record.signals) == len(record.people) == 1
    assert [r.number for r in record.reviews] == [1, 2, 3, 4, 5, 6]
    assert record.status("s-a") == "corrected"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": "red"}, "s-a.*unknown field, 'colour'"),
        ({"id": "s-b"}, "'id'"),
        ({"document": "doc-b"}, "'document'"),
        ({"confidence": 2}, "'confidence'"),
        ({"confidence": float("nan")}, "'confidence'"),
        ({"act": "shout"}, "'act'"),
        ({"date": "32 January"}, "'date'"),
        ({"content": {"start": 0, "end": 3, "text": "Roe"}}, "'content'.* 0 to 3"),
        ({"content": {"start": -3, "end": 0, "text": ""}}, "'content'"),
        ({"content": None}, "'content'"),
        ({"speaker": object()}, "'speaker'"),
        ({"speaker": "a\ud800"}, "'speaker'|bad value"),
    ],
)
def test_a_correction_that_does_not_fit_is_named(
    make_reading: Make, changes: dict[str, Any], words: str
) -> None:
    log = [review(1, "statement", "s-a", "correct", **changes)]
    with pytest.raises(UserError, match=words):
        merge([make_reading("a")], log)


def test_words_that_speak_against_a_party_are_the_text_s_own(make_reading: Make) -> None:
    claim = {"party": "borland", "because": {"start": 0, "end": 3, "text": "Ana"}, "rules": []}
    log = [review(1, "person", "ana-roe", "correct", otherwise=[claim])]
    with pytest.raises(UserError, match="'otherwise', which never changes"):
        merge([make_reading("a")], log)


def test_a_correction_may_cite_other_words(make_reading: Make) -> None:
    change = {"start": 0, "end": 3, "text": "Ana"}
    record = merge([make_reading("a")], [review(1, "statement", "s-a", "correct", source=change)])
    assert record.statements[0].source == Span(**change)


@settings(max_examples=40, deadline=None)
@given(keys=st.lists(st.sampled_from("abcd"), max_size=6), cut=st.integers(0, 6))
def test_merging_in_steps_is_merging_at_once(make_reading: Make, keys: list[str], cut: int) -> None:
    readings = [make_reading(key) for key in keys]
    steps = [merge(readings[:cut]), merge(readings[cut:])]
    assert merge(steps) == merge(readings)


def test_an_event_in_the_words_of_a_rejected_statement_goes_with_it(make_reading: Make) -> None:
    reading = make_reading("a")
    (event,) = reading.events
    told = event.model_copy(update={"id": "e-told", "statement": "s-a"})
    reading = reading.model_copy(update={"events": (event, told)})
    assert merge([reading]).events == (event, told)
    assert merge([reading], [review(1, "statement", "s-a", "accept")]).events == (event, told)
    assert merge([reading], [review(1, "statement", "s-a", "reject")]).events == (event,)

import datetime as dt
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from detente.record import Record, Review, Store, merge
from detente.record.merge import together

from .talks import Said, document_of, readings, record, says

FERRY = (
    says("2030-01-01", "kenya", "demand", "licences for ferries", "licence"),
    says("2030-02-01", "uganda", "reject", "ferry permits", "ferry permit"),
    says("2030-02-01", "kenya", "demand", "ferry permits by May", "ferry permit"),
)


def test_one_issue_has_the_words_of_all_its_names() -> None:
    made = record(*FERRY)
    (issue,) = made.issues
    assert issue.id == "ferry-permit"
    assert [(m.document, m.text) for m in issue.mentions] == [
        (document_of("2030-01-01"), "licences for ferries"),
        (document_of("2030-02-01"), "ferry permits"),
        (document_of("2030-02-01"), "ferry permits by May"),
    ]
    assert [(other.id, other.label, other.words) for other in issue.also] == [
        ("licence", "Licence", ("ferry", "licence / permit"))
    ]
    assert {said.issues for said in made.statements} == {("ferry-permit",)}


def test_documents_may_come_in_any_order() -> None:
    there, back = readings(*FERRY)
    one, other = merge([there, back]), merge([back, there])
    assert one.issues[0].id == other.issues[0].id
    assert one.issues[0].also == other.issues[0].also
    assert sorted(one.statements, key=lambda s: s.id) == sorted(
        other.statements, key=lambda s: s.id
    )
    assert set(one.issues[0].mentions) == set(other.issues[0].mentions)


def test_merging_again_changes_nothing() -> None:
    made = record(
        *FERRY,
        says("2030-03-01", "kenya", "demand", "a toll of 3 dollars", "toll"),
        says("2030-03-02", "kenya", "demand", "a toll of 2 dollars", "toll"),
    )
    assert merge([made]) == made


def test_a_store_keeps_the_names_that_were_read(tmp_path: Path) -> None:
    """What is one now may be two when a further document comes."""
    with Store.open(tmp_path / "a.sqlite") as store:
        store.save(*readings(*FERRY))
        assert len(store.record().issues) == 1
        docks = says("2030-05-01", "kenya", "demand", "licences for docks", "licence")
        store.save(*readings(*FERRY, docks))
        names = {issue.id for issue in store.record().issues}
        assert names == {issue.id for issue in record(*FERRY, docks).issues}


def test_a_correction_may_name_either() -> None:
    review = Review(
        number=1,
        time=dt.datetime(2030, 3, 1, tzinfo=dt.UTC),
        kind="statement",
        entry="s-2030-02-01-1",
        verdict="correct",
        changes={"issues": ["licence"]},
        reason="heard it",
        by="an analyst",
    )
    made = merge(readings(*FERRY), [review])
    assert {said.issues for said in made.statements} == {("ferry-permit",)}


def withdrawals(*said: Said, subjects: tuple[str | None, ...]) -> list[str]:
    """The issues of a record in which those of the topic are about ``subjects``."""
    made = together(
        readings(*said, topics={f"{s}-troops" if s else "troops": "t" for s in subjects})
    )
    issues = tuple(
        issue.model_copy(update={"subject": issue.id.removesuffix("-troops")})
        if issue.id != "troops"
        else issue
        for issue in made.issues
    )
    return [issue.id for issue in merge([made.model_copy(update={"issues": issues})]).issues]


def test_a_topic_without_its_state_is_that_of_the_only_state_it_can_be() -> None:
    first = says("2030-01-01", "kenya", "demand", "troops leave", on={"uganda-troops": "left"})
    second = says(
        "2030-02-01", "kenya", "appeal", "to pull back", on={"troops": None}, addressees=("uganda",)
    )
    third = says("2030-03-01", "uganda", "offer", "to pull back", on={"troops": None})
    both = ("uganda", None)
    assert withdrawals(first, second, third, subjects=both) == ["uganda-troops"]
    # somebody else's, or nobody's, or one of two
    other = says("2030-03-01", "sudan", "offer", "to pull back", on={"troops": None})
    assert withdrawals(first, second, other, subjects=both) == ["uganda-troops", "troops"]
    chad = says("2030-03-01", "kenya", "demand", "troops leave", on={"chad-troops": None})
    assert len(withdrawals(first, second, chad, subjects=("uganda", None, "chad"))) == 3


def tolls(*amounts: str, topic: str | None = None) -> Record:
    said = [
        says(f"2030-01-{day:02}", "kenya", "demand", f"a toll of {amount}", "toll")
        for day, amount in enumerate(amounts, 1)
    ]
    return record(*said, topics={"toll": topic} if topic else None)


def test_amounts_are_levels_in_order_and_positions() -> None:
    made = tolls("300 dollars", "20 dollars", "$1 million", "20 dollars")
    (issue,) = made.issues
    assert [(level.id, level.amount) for level in issue.levels] == [
        ("20-dollars", 20.0),
        ("300-dollars", 300.0),
        ("1-million", 1e6),
    ]
    assert [said.positions["toll"] for said in made.statements] == [
        "300-dollars",
        "20-dollars",
        "1-million",
        "20-dollars",
    ]


def test_one_amount_is_no_scale() -> None:
    (issue,) = tolls("300 dollars", "300 dollars").issues
    assert issue.levels == ()


def test_a_topic_keeps_its_own_scale() -> None:
    made = tolls("300 dollars", "20 dollars", topic="tariffs")
    assert [level.amount for level in made.issues[0].levels] == [20, 300]
    assert [said.positions for said in made.statements] == [{}, {}]


def test_limits_and_amounts_do_not_mix() -> None:
    (issue,) = tolls("300 dollars", "no more than 200 dollars", "100 dollars").issues
    assert [(level.amount, level.cap) for level in issue.levels] == [(100, False), (300, False)]


def test_a_statement_of_two_amounts_or_two_issues_names_no_level() -> None:
    made = record(
        says("2030-01-01", "kenya", "demand", "a toll of 3 dollars for 20 ships", "toll"),
        says("2030-01-02", "kenya", "demand", "a toll and a dam of 5 dollars", "toll", "dam"),
        says("2030-01-03", "kenya", "demand", "a toll of 7 dollars", "toll"),
        says("2030-01-04", "kenya", "assert", "a toll of 9 dollars", "toll"),
    )
    assert all(issue.levels == () for issue in made.issues)
    assert all(said.positions == {} for said in made.statements)


@given(
    st.lists(st.integers(1, 9).map(lambda n: f"{n} dollars"), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
)
def test_levels_are_the_sorted_amounts(amounts: list[str], chance: random.Random) -> None:
    wanted = sorted({int(amount[0]) for amount in amounts})
    mixed = list(amounts)
    chance.shuffle(mixed)
    found = [level.amount for level in tolls(*mixed).issues[0].levels]
    assert found == (wanted if len(wanted) > 1 else [])

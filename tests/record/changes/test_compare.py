"""Labels and their reasons, each rule with words that make it speak and words that do not."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.catalogue import Scale, Topic
from detente.errors import UserError
from detente.reading.model import Act
from detente.record.changes import Change, Changes, Label, by_dates, changes

from ..talks import Said, record, says

STEPS = ("none", "some", "most", "all")
TOPICS = (
    Topic(
        id="toll",
        label="The toll",
        terms=("toll",),
        scale=tuple(Scale(id=s, label=s.title(), status_quo=s == "none") for s in STEPS),
    ),
)
THEN, NOW = "2030-01-01", "2030-02-01"


def compared(*said: Said, scaled: bool = False) -> Changes:
    return changes(record(*said, topics={"dam": "toll"} if scaled else None), topics=TOPICS)


def change(*said: Said, party: str = "kenya", scaled: bool = False) -> Change:
    (found,) = [c for c in compared(*said, scaled=scaled).changes if c.party == party]
    return found


def then(act: str, words: str = "the dam", party: str = "kenya", **fields: Any) -> Said:
    return says(THEN, party, act, words, **{"on": {"dam": None}, **fields})


def now(act: str, words: str = "the dam", party: str = "kenya", **fields: Any) -> Said:
    return says(NOW, party, act, words, **{"on": {"dam": None}, **fields})


def filler(day: str) -> Said:
    return says(day, "uganda", "assert", f"the weather of {day} was fine")


def test_new_and_not_repeated() -> None:
    new = change(filler(THEN), now("demand"))
    assert (new.label, new.earlier, len(new.later)) == (Label.NEW, (), 1)
    gone = change(then("demand"), filler(NOW))
    assert (gone.label, len(gone.earlier), gone.later) == (Label.NOT_REPEATED, 1, ())
    assert "no withdrawal" in gone.reasons[0].text


def test_the_same_again_is_unchanged() -> None:
    assert change(then("demand"), now("demand")).label is Label.UNCHANGED


@pytest.mark.parametrize(
    ("one", "other", "label", "rule"),
    [
        # act strength
        (then("demand"), now("appeal"), Label.SOFTENED, "asking-changed"),
        (then("appeal"), now("demand"), Label.HARDENED, "asking-changed"),
        # answers
        (then("reject"), now("offer"), Label.SOFTENED, "answer-turned"),
        (then("reject"), now("accept"), Label.SOFTENED, "answer-turned"),
        (then("reject"), now("defer"), Label.SOFTENED, "answer-turned"),
        (then("accept"), now("reject"), Label.HARDENED, "answer-turned"),
        (then("promise"), now("reject"), Label.HARDENED, "answer-turned"),
        (then("uncertain"), now("reject"), Label.HARDENED, "answer-turned"),
        (then("offer"), now("defer"), Label.HARDENED, "answer-turned"),
        # words that share nothing are not about one thing
        (then("reject", "the dam"), now("offer", "a lake"), Label.REWORDED, "reworded"),
        (then("demand", "the dam"), now("appeal", "a lake"), Label.REWORDED, "reworded"),
        (then("demand", "the dam"), now("demand", "a lake"), Label.REWORDED, "reworded"),
        # firmness: what is not said again is not taken back
        (
            then("reject"),
            now("reject", "the dam, never", firm="never"),
            Label.HARDENED,
            "firmness-changed",
        ),
        (
            then("demand", "the dam, vital", firm="vital"),
            now("demand"),
            Label.REWORDED,
            "firmness-changed",
        ),
        # conditions
        (
            then("offer"),
            now("offer", "the dam if it rains", condition="if it rains"),
            Label.HARDENED,
            "condition-changed",
        ),
        (
            then("reject"),
            now("reject", "the dam unless it rains", condition="unless it rains"),
            Label.SOFTENED,
            "condition-changed",
        ),
        (
            then("demand"),
            now("demand", "the dam if it rains", condition="if it rains"),
            Label.REWORDED,
            "condition-changed",
        ),
        (
            then("offer", "the dam if it rains", condition="if it rains"),
            now("offer"),
            Label.REWORDED,
            "condition-changed",
        ),
        (
            then("offer", "the dam if it rains", condition="if it rains"),
            now("offer", "the dam without any conditions"),
            Label.SOFTENED,
            "condition-changed",
        ),
        # threats
        (then("demand"), now("threaten"), Label.HARDENED, "threat-changed"),
        (then("warn"), now("threaten"), Label.HARDENED, "threat-changed"),
        (then("threaten"), now("warn"), Label.SOFTENED, "threat-changed"),
        # amounts
        (
            then("demand", "a dam of 300 metres"),
            now("demand", "a dam of 200 metres"),
            Label.SOFTENED,
            "amount-moved",
        ),
        (
            then("offer", "300 ships"),
            now("offer", "200 ships"),
            Label.HARDENED,
            "amount-moved",
        ),
        (
            then("demand", "a dam within 30 days"),
            now("demand", "a dam within 10 days"),
            Label.REWORDED,
            "amount-moved",
        ),
        (then("demand", "300 ships"), now("demand", "300 ships"), Label.UNCHANGED, "unchanged"),
    ],
)
def test_a_rule_gives_its_label_and_both_citations(
    one: Said, other: Said, label: Label, rule: str
) -> None:
    found = change(one, other)
    assert found.label is label
    assert rule in [reason.rule for reason in found.reasons]
    for reason in found.reasons:
        assert reason.earlier in {cited.statement for cited in found.earlier}
        assert reason.later in {cited.statement for cited in found.later}
    assert [cited.text for cited in found.earlier] == [one.words]
    assert [cited.text for cited in found.later] == [other.words]


@pytest.mark.parametrize(
    ("was", "is_", "theirs", "label"),
    [
        ("all", "most", "none", Label.SOFTENED),
        ("most", "all", "none", Label.HARDENED),
        ("all", "most", None, Label.REWORDED),
        ("all", "all", "none", Label.UNCHANGED),
        # a party that stood where this one did is not whom it moves towards
        ("all", "most", "all", Label.HARDENED),
    ],
)
def test_an_option_moves_to_or_from_the_others(
    was: str, is_: str, theirs: str | None, label: Label
) -> None:
    others = [now("demand", party="uganda", on={"dam": theirs})] if theirs else [filler(NOW)]
    found = change(
        then("demand", on={"dam": was}), now("demand", on={"dam": is_}), *others, scaled=True
    )
    assert found.label is label


def test_nearer_to_one_and_farther_from_another_tells_no_direction() -> None:
    found = change(
        then("demand", on={"dam": "some"}),
        now("demand", on={"dam": "most"}),
        now("demand", party="uganda", on={"dam": "none"}),
        now("demand", party="sudan", on={"dam": "all"}),
        scaled=True,
    )
    assert found.label is Label.REWORDED
    assert "nearer to Sudan and farther from Uganda" in found.reasons[0].text


def test_who_only_refuses_stands_for_the_present_state() -> None:
    found = change(
        then("reject", on={"dam": "all"}),
        now("offer", on={"dam": "some"}),
        now("demand", party="uganda", on={"dam": "all"}),
        scaled=True,
    )
    assert found.label is Label.SOFTENED
    assert found.reasons[0].text == (
        "Its refusal left “None”; now its words point to “Some”, nearer to Uganda."
    )


def test_who_wants_nothing_any_more_and_only_refuses_is_told_as_such() -> None:
    found = change(
        then("demand", on={"dam": "some"}),
        now("reject", on={"dam": "all"}),
        now("demand", party="uganda", on={"dam": "all"}),
        scaled=True,
    )
    assert found.reasons[0].text == (
        "Its words pointed to “Some”; now its refusal leaves “None”, farther from Uganda."
    )


def test_an_offer_of_talks_is_no_offer_of_the_thing() -> None:
    found = change(then("reject"), now("offer", "talks on the dam"))
    assert found.reasons[0].text == "It refused before; now it offers to talk of it."
    assert "now it offers." in change(then("reject"), now("offer")).reasons[0].text


def test_a_refusal_of_one_option_and_an_offer_of_another_is_no_turn() -> None:
    found = change(then("reject", on={"dam": "all"}), now("offer", on={"dam": "some"}), scaled=True)
    assert [reason.rule for reason in found.reasons] == ["option-moved"]
    assert found.label is Label.REWORDED


def test_an_amount_moves_towards_what_another_names() -> None:
    mine = then("demand", "a limit of 30 ships"), now("demand", "a limit of 50 ships")
    assert change(*mine).label is Label.REWORDED
    theirs = now("offer", "a limit of 90 ships", party="uganda")
    found = change(*mine, theirs)
    assert (found.label, found.reasons[0].text) == (
        Label.SOFTENED,
        "The amount was 30 ships and is now 50 ships, nearer to Uganda.",
    )


def test_softer_and_harder_together_are_mixed() -> None:
    found = change(
        then("offer", "200 ships"),
        now("offer", "300 ships if it rains", condition="if it rains"),
    )
    assert found.label is Label.MIXED


@pytest.mark.parametrize(
    ("sentence", "fields", "label"),
    [
        ("Kenya dropped its demand for the dam.", {}, Label.WITHDRAWN),
        ("Kenya has since quietly withdrawn its old demand for the dam.", {}, Label.WITHDRAWN),
        ("Kenya gave up its insistence on the dam.", {}, Label.WITHDRAWN),
        ("Kenya dropped its objection to the dam.", {}, Label.SOFTENED),
        ("Kenya no longer demands the dam.", {"cue": "demands", "party": "kenya"}, Label.WITHDRAWN),
        # not its own, not done, or no longer the demand
        ("Uganda dropped its demand for the dam.", {}, Label.NOT_REPEATED),
        ("Kenya would drop its demand for the dam.", {}, Label.NOT_REPEATED),
        ("Kenya never dropped its demand for the dam.", {}, Label.NOT_REPEATED),
        ("Kenya dropped its guard over the dam.", {}, Label.NOT_REPEATED),
    ],
)
def test_giving_up_is_told_only_where_the_words_say_so(
    sentence: str, fields: dict[str, Any], label: Label
) -> None:
    party = fields.pop("party", None)
    late = says(NOW, party, "demand", "the dam", "dam", sentence=sentence, **fields)
    made = record(then("demand"), late)
    named = []
    for side in made.parties:
        name = side.name
        start = sentence.find(name)
        mention = {"document": f"doc-{NOW}", "start": start, "end": start + len(name), "text": name}
        named.append(
            side.model_validate({**side.model_dump(), "mentions": [mention]})
            if start >= 0
            else side
        )
    found = changes(made.model_copy(update={"parties": tuple(named)}), topics=TOPICS)
    (mine,) = [c for c in found.changes if c.party == "kenya"]
    assert mine.label is label
    if label in (Label.WITHDRAWN, Label.SOFTENED):
        assert [cited.text for cited in mine.later] == [sentence]
        assert all(cited.gives_up for cited in mine.later)


def test_what_was_given_up_before_is_taken_up_or_given_up_again() -> None:
    gone = {"cue": "demands", "sentence": "Kenya no longer demands the dam."}
    again = change(then("demand", **gone), now("demand"))
    assert (again.label, again.earlier[0].gives_up) == (Label.NEW, True)
    assert "gave this up" in again.reasons[0].text
    twice = change(then("demand", **gone), now("demand", **gone))
    assert twice.label is Label.UNCHANGED
    assert compared(then("demand", **gone), filler(NOW)).changes == ()


def test_a_demand_on_another_thing_is_not_withdrawn_with_it() -> None:
    gone = {"cue": "demands", "sentence": "Kenya no longer demands a lake."}
    assert change(then("demand"), now("demand", "a lake", **gone)).label is Label.SOFTENED


def test_a_demand_is_given_up_beside_another_stand() -> None:
    gone = {"cue": "demands", "sentence": "Kenya no longer demands the dam."}
    found = change(then("demand"), now("warn", "a flood"), now("demand", **gone))
    assert found.label is Label.SOFTENED
    assert found.reasons[0].rule == "given-up"
    assert [cited.gives_up for cited in found.later] == [False, True]


def test_what_another_tells_is_no_position() -> None:
    told = now("demand", party="uganda", reports="kenya")
    assert compared(then("assert"), told).changes == ()
    assert change(then("demand"), told).label is Label.NOT_REPEATED


def test_negated_words_and_plain_statements_are_no_stand() -> None:
    found = compared(then("reject", negated=True), now("assert"), now("accuse"), now("deny"))
    assert found.changes == ()


def test_the_latest_words_of_each_time_count() -> None:
    found = change(
        says("2029-12-01", "kenya", "demand", "the dam", "dam"),
        says(THEN, "kenya", "appeal", "the dam", "dam"),
        now("appeal"),
    )
    assert found.label is Label.UNCHANGED
    assert [cited.date for cited in found.earlier] == [THEN]


def test_changes_come_by_party_then_label() -> None:
    found = compared(
        then("demand", on={"gate": None}),
        then("demand"),
        then("demand", party="uganda"),
        now("appeal"),
        now("demand", on={"lake": None}),
        now("appeal", party="uganda"),
    )
    assert [(c.party, c.label) for c in found.changes] == [
        ("kenya", Label.NEW),
        ("kenya", Label.SOFTENED),
        ("kenya", Label.NOT_REPEATED),
        ("uganda", Label.SOFTENED),
    ]


WORDS = ("the dam", "a dam of 30 ships", "a dam of 50 ships", "a lake", "the dam if it rains")


@st.composite
def statement(draw: st.DrawFn) -> Said:
    words = draw(st.sampled_from(WORDS))
    fields: dict[str, Any] = {"on": {"dam": draw(st.sampled_from([None, *STEPS]))}}
    if "if" in words:
        fields["condition"] = "if it rains"
    elif words.startswith("the") and draw(st.booleans()):
        fields["firm"] = "the"
    return says(
        draw(st.sampled_from((THEN, NOW))),
        draw(st.sampled_from(("kenya", "uganda", "sudan"))),
        draw(st.sampled_from([act.value for act in Act])),
        words,
        **fields,
    )


@example(
    [
        Said(THEN, "uganda", "offer", "a dam of 30 ships", {"dam": None}, {}),
        Said(NOW, "uganda", "offer", "a dam of 30 ships", {"dam": None}, {}),
        Said(
            THEN,
            "uganda",
            "offer",
            "the dam if it rains",
            {"dam": None},
            {"condition": "if it rains"},
        ),
    ]
)
@given(st.lists(statement(), max_size=8))
def test_time_turned_round_turns_every_direction_round(said: list[Said]) -> None:
    """An independent check: what is new is then not repeated, softer harder, and so on.

    Words that are not said again tell no direction, so that only labels with a direction at
    both ends are compared, and only if they do not rest on words that one time lacks.
    """
    both = [filler(THEN), filler(NOW), *said]
    turned = [
        Said(NOW if s.day == THEN else THEN, s.party, s.act, s.words, s.on, s.fields) for s in both
    ]
    there, back = compared(*both, scaled=True), compared(*turned, scaled=True)
    opposite = {"new": "not repeated", "not repeated": "new"}
    once = {(c.party, c.issue): c for c in there.changes}
    again = {(c.party, c.issue): c for c in back.changes}
    assert once.keys() == again.keys()
    for key, found in once.items():
        other = again[key]
        assert {c.text for c in found.earlier} == {c.text for c in other.later}
        if found.label in opposite or other.label in opposite:
            assert opposite.get(found.label.value) == other.label.value
        assert (found.label is Label.UNCHANGED) == (other.label is Label.UNCHANGED)


@given(st.lists(statement(), max_size=8))
def test_every_citation_holds_and_every_party_spoke(said: list[Said]) -> None:
    made = record(filler(THEN), filler(NOW), *said, topics={"dam": "toll"})
    texts = {document.id: document.text for document in made.documents}
    spoken = {(s.parties[0], s.id) for s in made.statements if s.parties}
    for found in changes(made, topics=TOPICS).changes:
        for cited in (*found.earlier, *found.later):
            assert texts[cited.document][cited.start : cited.end] == cited.text
            assert (found.party, cited.statement) in spoken
        assert found.reasons
        assert bool(found.earlier) == (found.label is not Label.NEW)


def test_one_day_is_nothing_to_compare() -> None:
    with pytest.raises(UserError, match="of one day"):
        changes(record(then("demand")))
    assert by_dates(record(then("demand"), now("demand"))).earlier.name == THEN

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record import Record, merge
from detente.record.disputes import Dispute, disputes
from detente.record.disputes.contradict import contradicts, may_claim, may_deny
from detente.record.disputes.told import told

from .talks import Said, readings, record, says

DAY, NEXT = "2030-01-01", "2030-01-02"
OF = {"targets": ("uganda",)}


def claims(act: str, words: str, day: str = DAY, **fields: Any) -> Said:
    return says(day, "kenya", act, words, **fields)


def answers(act: str, words: str, day: str = NEXT, **fields: Any) -> Said:
    return says(day, "uganda", act, words, **fields)


def found(*said: Said) -> list[tuple[str, str, str]]:
    return [(d.kind, d.claim.text, d.denial.text) for d in disputes(record(*said))]


@pytest.mark.parametrize(
    ("claim", "denial", "kind"),
    [
        (
            claims("accuse", "shelling the town of Lamu in June", **OF),
            answers("deny", "shelling the town"),
            "denial",
        ),
        (
            claims("assert", "Ugandan boats burnt the pier", **OF),
            answers("deny", "its boats had burnt the pier"),
            "denial",
        ),
        # one word that is a deed, with what stands around it
        (
            claims("accuse", "attacking the dam", **OF),
            answers("deny", "any intention of invading"),
            "denial",
        ),
        (
            claims("accuse", "attacking the dam", **OF),
            answers("deny", "responsibility for the attack"),
            "denial",
        ),
        # the accusation is named with its content
        (
            claims("accuse", "burning the pier", **OF),
            answers("reject", "the charge that it burnt the pier"),
            "denial",
        ),
        # the contrary is stated
        (
            claims("assert", "Ugandan boats had crossed the bay on Monday", **OF),
            answers("assert", "its boats had not crossed the bay"),
            "contrary",
        ),
        (
            claims("assert", "the dam leaks water into the valley"),
            answers("assert", "the dam leaks no water into the valley"),
            "contrary",
        ),
        # other figures
        (
            claims("assert", "300 people were hurt in the flood"),
            answers("assert", "12 people were hurt in the flood"),
            "figures",
        ),
    ],
)
def test_a_dispute_has_both_words(claim: Said, denial: Said, kind: str) -> None:
    assert found(claim, denial) == [(kind, claim.words, denial.words)]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        # another deed, or too little in common
        (
            claims("assert", "Ugandan troops were massing on the border", **OF),
            answers("deny", "its troops had fired on the border"),
        ),
        (claims("accuse", "burning the pier", **OF), answers("deny", "burning the bridge")),
        (claims("accuse", "burning the pier", **OF), answers("deny", "burning")),
        # not about who denies, and little in common
        (claims("assert", "the pier burnt"), answers("deny", "the pier burnt")),
        # other third parties
        (
            claims("accuse", "attacking the dam", targets=("uganda", "sudan")),
            answers("deny", "attacking the dam", targets=("chad",)),
        ),
        # not done yet, or only possible
        (
            claims("assert", "the dam will leak water into the valley"),
            answers("assert", "the dam will not leak water into the valley"),
        ),
        # both say no, or both say yes
        (
            claims("assert", "the dam does not leak water into the valley"),
            answers("assert", "the dam does not leak water into the valley"),
        ),
        (
            claims("assert", "the dam leaks water into the valley"),
            answers("assert", "the dam leaks water into the valley"),
        ),
        # positions are no facts
        (
            claims("demand", "the pier be burnt by boats", **OF),
            answers("reject", "the pier be burnt by boats"),
        ),
        # rough figures, other things, the same number
        (
            claims("assert", "at least 12 people were hurt in the flood"),
            answers("assert", "300 people were hurt in the flood"),
        ),
        (
            claims("assert", "300 houses were hit in the flood"),
            answers("assert", "12 people were hurt in the flood"),
        ),
        (
            claims("assert", "300 people were hurt in the flood"),
            answers("assert", "300 people were hurt in the flood"),
        ),
        # an act that is itself negated denies nothing
        (
            claims("accuse", "shelling the town", **OF),
            answers("deny", "shelling the town", negated=True),
        ),
    ],
)
def test_what_is_no_dispute(claim: Said, denial: Said) -> None:
    assert found(claim, denial) == []


def test_no_party_disputes_its_own_words() -> None:
    mine = claims("deny", "shelling the town", NEXT)
    assert found(claims("accuse", "shelling the town", **OF), mine) == []


def test_a_bare_denial_answers_the_accusation_right_before() -> None:
    accused = claims("accuse", "burning the pier", **OF)
    denied = answers("deny", "the charge", DAY)
    assert found(accused, denied) == [("answer", "burning the pier", "the charge")]
    assert found(accused, answers("reject", "the accusation as baseless", DAY)) != []
    # in another document, before it, too far after it, of somebody else, or of no accusation
    assert found(accused, answers("deny", "the charge")) == []
    assert found(denied, accused) == []
    long = answers("assert", "it rained " * 50, DAY)
    assert found(accused, long, denied) == []
    assert found(claims("accuse", "burning the pier", targets=("chad",)), denied) == []
    assert found(claims("assert", "Uganda burnt the pier", **OF), denied) == []
    assert found(accused, answers("reject", "the offer", DAY)) == []


def test_denied_that_answers_what_the_sentence_before_claims() -> None:
    said = claims("assert", "the pier had burnt")
    assert found(said, answers("deny", "that", DAY)) == [("answer", "the pier had burnt", "that")]
    # in another document, after something else, a refusal, or a claim about somebody else
    assert found(said, answers("deny", "that")) == []
    assert found(said, answers("assert", "it rained", DAY), answers("deny", "that", DAY)) == []
    assert found(said, answers("reject", "that", DAY)) == []
    other = claims("assert", "Chad burnt the pier", targets=("chad",))
    assert found(other, answers("deny", "that", DAY)) == []


def test_the_month_of_may_is_no_maybe() -> None:
    said = claims("assert", "boats had burnt the pier in May", **OF)
    denied = answers("assert", "its boats had not burnt the pier in May")
    assert [kind for kind, *_ in found(said, denied)] == ["contrary"]
    unsure = answers("assert", "its boats may not have burnt the pier in June")
    assert found(said, unsure) == []


def test_of_several_claims_of_one_party_the_closest_is_taken() -> None:
    far = claims("accuse", "shelling the town", "2029-05-05", **OF)
    near = claims("accuse", "shelling the town", NEXT, **OF)
    other = says(DAY, "sudan", "accuse", "shelling the town", **OF)
    made = disputes(record(far, other, near, answers("deny", "shelling the town")))
    assert [(d.claim.parties, d.claim.date) for d in made] == [
        (("sudan",), DAY),
        (("kenya",), NEXT),
    ]


def test_words_of_both_and_of_one() -> None:
    (one,) = disputes(
        record(
            claims("accuse", "shelling the town of Lamu in June", **OF),
            answers("deny", "its forces shelled the town"),
        )
    )
    assert one.both == ("shelling", "town")
    assert one.claim_only == ("Lamu", "June")
    assert one.denial_only == ("forces",)


ACTS = ("accuse", "assert", "deny", "reject")
WORDS = (
    "shelling the town",
    "its forces had not shelled the town",
    "300 people were hurt in the town flood",
    "12 people were hurt in the town flood",
    "the charge",
    "attacking the dam",
    "the charge that it attacked the dam",
)


@st.composite
def statement(draw: st.DrawFn) -> Said:
    party = draw(st.sampled_from(("kenya", "uganda", "sudan")))
    others = [p for p in ("kenya", "uganda", "sudan") if p != party]
    return says(
        draw(st.sampled_from((DAY, NEXT, "2030-01-03"))),
        party,
        draw(st.sampled_from(ACTS)),
        draw(st.sampled_from(WORDS)),
        targets=tuple(draw(st.lists(st.sampled_from(others), max_size=2, unique=True))),
    )


def pairs(made: tuple[Dispute, ...]) -> set[tuple[str, str]]:
    return {(d.claim.statement, d.denial.statement) for d in made}


@given(st.lists(statement(), min_size=1, max_size=8))
def test_as_if_each_were_held_against_each(said: list[Said]) -> None:
    """The naive search over all pairs finds the same denials, and each with the same sides."""
    made: Record = record(*said)
    known = told(made)
    naive = {
        (claim.said.parties, denial.said.id)
        for denial in known
        for claim in known
        if may_claim(claim)
        and may_deny(denial)
        and not set(claim.said.parties) & set(denial.said.parties)
        and contradicts(claim, denial) is not None
    }
    result = disputes(made)
    assert {(d.claim.parties, d.denial.statement) for d in result} == naive
    texts = {document.id: document.text for document in made.documents}
    for dispute in result:
        for cited in (dispute.claim, dispute.denial):
            assert texts[cited.document][cited.start : cited.end] == cited.text
        assert not set(dispute.claim.parties) & set(dispute.denial.parties)


@given(st.lists(statement(), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_documents_may_come_in_any_order(said: list[Said], chance: random.Random) -> None:
    there = readings(*said)
    mixed = list(there)
    chance.shuffle(mixed)
    assert pairs(disputes(merge(there))) == pairs(disputes(merge(mixed)))

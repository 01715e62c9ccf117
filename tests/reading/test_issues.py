"""What statements are about: topics of the catalogue, issues of the text's own, references back."""

import pytest

from .conftest import Reads, Says

PANIN = "Russian Foreign Minister Oleg Panin"


@pytest.mark.parametrize(
    ("text", "issue", "option"),
    [
        ("Russia demanded that NATO rule out membership for Moldova.", "moldova-membership",
         "ruled-out"),
        ("NATO rejected a Russian demand that Moldova never join the alliance.",
         "moldova-membership", "ruled-out"),
        ("Chile demanded that Peru withdraw its troops.", "peru-withdrawal", "full-withdrawal"),
        ("Chile demanded an end to the sanctions.", "sanctions", None),
        ("Chile offered to release the prisoners.", "prisoners", None),
        ("Chile demanded a ceasefire.", "ceasefire", None),
        ("Chile offered to lower the tariffs.", "tariffs", None),
        ("Chile demanded a pay rise above inflation.", "wages", None),
    ],
)  # fmt: skip
def test_topic_and_option(reads: Reads, text: str, issue: str, option: str | None) -> None:
    statement = reads(text).statements[-1]
    assert issue in statement.issues
    assert option is None or statement.positions[issue] == option


def test_an_issue_tells_its_topic_subject_and_words(reads: Reads) -> None:
    (issue,) = reads("Chile demanded that Peru withdraw its troops.").issues
    assert (issue.topic, issue.subject) == ("withdrawal", "peru")
    assert issue.label == "Peru: withdrawal of troops"
    assert [m.text for m in issue.mentions] == ["withdraw its troops"]


def test_one_issue_however_often_it_comes_up(reads: Reads) -> None:
    text = (
        "Chile demanded that Peru withdraw its troops. "
        "Peru refused to withdraw its troops. Chile said that the troops must withdraw."
    )
    reading = reads(text)
    (issue,) = reading.issues
    assert len(issue.mentions) == 3
    assert all(s.issues == (issue.id,) for s in reading.statements)


def test_a_subject_that_is_left_out_is_the_usual_one(reads: Reads) -> None:
    text = "Russia demanded that Moldova never join NATO. NATO rejected any limit on membership."
    assert [s.issues for s in reads(text).statements] == [("moldova-membership",)] * 2


def test_a_member_is_not_what_its_alliances_enlargement_is_about(reads: Reads) -> None:
    text = "Russia demanded that NATO admit no new member. Poland rejected membership limits."
    assert all(i.subject is None for i in reads(text).issues)


def test_an_issue_of_the_texts_own(says: Says, reads: Reads) -> None:
    text = "Chile demanded a full refund."
    assert says(text).issues == ("full-refund",)
    (issue,) = reads(text).issues
    assert (issue.label, issue.topic, issue.subject) == ("Full refund", None, None)


def test_too_general_a_noun_names_no_issue(reads: Reads) -> None:
    assert reads("Chile demanded an answer.").issues == ()
    assert reads("Chile praised the old lighthouse.").issues == ()


def test_her_demand_is_the_one_she_made(reads: Reads) -> None:
    text = "Russia demanded that Moldova never join NATO. NATO rejected Russia's demand."
    demand, answer = reads(text).statements
    assert demand.positions == {"moldova-membership": "ruled-out"}
    assert (answer.issues, answer.positions) == (demand.issues, demand.positions)


def test_the_demand_is_that_of_another_party(reads: Reads) -> None:
    text = (
        "Chile demanded that Peru withdraw its troops. Peru demanded a ceasefire. "
        "Peru rejected the demand."
    )
    assert reads(text).statements[-1].issues == ("peru-withdrawal",)


def test_a_demand_is_no_offer(reads: Reads) -> None:
    text = (
        "Chile offered to release the prisoners. Chile demanded that Peru withdraw its troops. "
        "Peru accepted the offer. Peru rejected the demand."
    )
    *_, accepted, rejected = reads(text).statements
    assert accepted.issues == ("prisoners",)
    assert rejected.issues == ("peru-withdrawal",)


def test_who_repeats_its_demand_means_its_own(reads: Reads) -> None:
    text = (
        "Chile demanded that Peru withdraw its troops. Peru demanded a ceasefire. "
        "Chile repeated its demand for an answer to the demand."
    )
    assert reads(text).statements[0].issues == ("peru-withdrawal",)
    assert "ceasefire" not in reads(text).statements[-1].issues


def test_nothing_to_point_back_to(says: Says) -> None:
    assert says("Peru rejected the demand.").issues == ()


def test_what_a_refusal_upholds_is_not_what_it_refuses(says: Says) -> None:
    text = f'"We will never close the open door," {PANIN} said.'
    assert "open-door" not in says(text).positions.values()


def test_a_marker_of_one_word_counts_beside_its_topic_only(says: Says) -> None:
    beside = says("Peru demanded fishing rights under a licence.")
    far = says(
        "Peru demanded fishing rights for every village along the northern coast and a radio "
        "licence."
    )
    assert beside.positions == {"fisheries": "licensed-access"}
    assert (far.issues, far.positions) == (("fisheries",), {})

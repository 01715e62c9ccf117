"""Whom pronouns and common nouns stand for."""

import pytest

from .conftest import Reads

LUND = "Norwegian spokesman Jonas Lund"
NORD = "Swedish spokeswoman Eva Nord"


def last(reads: Reads, text: str) -> tuple[str | None, tuple[str, ...]]:
    statement = reads(text).statements[-1]
    return statement.speaker, statement.parties


@pytest.mark.parametrize(
    ("text", "speaker", "parties"),
    [
        (f"{LUND} arrived. He said that it was late.", "Jonas Lund", ("norway",)),
        (f"{NORD} arrived. She said that it was late.", "Eva Nord", ("sweden",)),
        (f"{LUND} met {NORD}. She said that it was late.", "Eva Nord", ("sweden",)),
        (f"{NORD} met {LUND}. He said that it was late.", "Jonas Lund", ("norway",)),
        (f"{LUND} arrived. The spokesman said that it was late.", "Jonas Lund", ("norway",)),
        ("Norway is small. It rejected the plan.", None, ("norway",)),
        ("Norway and Sweden are small. They rejected the plan.", None, ("norway", "sweden")),
        ("NATO met Serbia. The alliance rejected the plan.", None, ("nato",)),
        ("NATO met Serbia. The allies rejected the plan.", None, ("nato",)),
        ("The European Union met Serbia. The bloc rejected the plan.", None, ("european-union",)),
        ("The Harbour Workers' Union met. The union rejected the plan.", None,
         ("harbour-workers-union",)),
        ("The Harbour Workers' Union met Delta Lines. The company rejected the plan.", None,
         ("delta-lines",)),
        ("The Free Valley Front met. The rebels rejected the plan.", None,
         ("free-valley-front",)),
        ("Norway met Sweden. Both sides rejected the plan.", None, ("norway", "sweden")),
        ("Norway met Sweden. The two countries rejected the plan.", None, ("norway", "sweden")),
        ("Norway met Sweden. The Norwegian delegation rejected the plan.", None, ("norway",)),
        ("Norway met Sweden. The government in Stockholm rejected the plan.", None, ("sweden",)),
        ("Officials from Norway rejected the plan.", None, ("norway",)),
        ("Norway and Sweden rejected the plan.", None, ("norway", "sweden")),
        ("Norway is small. Its envoy rejected the plan.", None, ("norway",)),
    ],
)  # fmt: skip
def test_stands_for(reads: Reads, text: str, speaker: str | None, parties: tuple[str, ...]) -> None:
    assert last(reads, text) == (speaker, parties)


@pytest.mark.parametrize(
    "text",
    [
        "Observers rejected the plan.",
        "The lighthouse keeper rejected the plan.",
        "A passer-by in Oslo rejected the plan.",
        "It rejected the plan.",
        "Analysts in Norway rejected the plan.",
        pytest.param(
            "The Harbour Workers' Union met. The miners' union rejected the plan.",
        ),
    ],
)
def test_stands_for_nobody(reads: Reads, text: str) -> None:
    for statement in reads(text).statements:
        assert (statement.speaker, statement.party, statement.parties) == (None, None, ())
        assert "source-unresolved" in statement.rules
        assert statement.confidence <= 0.5


def test_both_sides_are_the_two_most_named(reads: Reads) -> None:
    text = (
        "Norway met Sweden in a hall that Denmark lent. Norway came late and Sweden early. "
        "Both sides rejected the plan."
    )
    assert last(reads, text) == (None, ("norway", "sweden"))
    assert reads(text).statements[-1].party is None


def test_a_state_with_rebels_does_not_speak_for_them(reads: Reads) -> None:
    text = "Chadian rebels rejected the plan. Chad accepted the plan."
    first, second = reads(text).statements
    assert "chad" not in first.parties
    assert second.parties == ("chad",)


def test_a_pronoun_lowers_the_confidence(reads: Reads) -> None:
    first, second = reads(f"{LUND} said that it was late. He said that it was cold.").statements
    assert second.confidence < first.confidence


def test_he_is_not_a_woman(reads: Reads) -> None:
    assert last(reads, f"{NORD} arrived. He said that it was late.")[0] != "Eva Nord"


def test_home_government_needs_no_name(reads: Reads) -> None:
    text = (
        "Chad is dry. Rain in Chad is rare, and Chad has few wells. "
        "The government rejected the plan."
    )
    assert last(reads, text) == (None, ("chad",))
    assert "source-home-state" in reads(text).statements[-1].rules


def test_a_spokesman_behind_the_state_is_that_states(reads: Reads) -> None:
    assert last(reads, "Beijing rejected the plan, a spokesman said.") == (None, ("china",))


def test_the_union_may_be_one_of_states(reads: Reads) -> None:
    text = "The African Union met. The union rejected the plan."
    assert last(reads, text) == (None, ("african-union",))


def test_she_is_the_minister_of_the_sentence_before(reads: Reads) -> None:
    text = (
        "Slovenia's Health Minister Alenka Brod did not dispute it.\n\n"
        "“We wait,” said Marjeta Kolen, who leads the Union of Ward Nurses.\n\n"
        "The minister takes her time. “I do not know,” she said."
    )
    assert reads(text).statements[-1].speaker == "Alenka Brod"


@pytest.mark.parametrize("who", ["Officials on both sides", "Both", "Both sides"])
def test_both_are_the_two_that_talk(reads: Reads, who: str) -> None:
    text = f"Peru wants the port. Chile wants the road. {who} said the talks would last."
    assert reads(text).statements[-1].parties == ("peru", "chile")


def test_one_of_them_is_of_those_named_before(reads: Reads) -> None:
    text = "Peruvian officials denied the charge. “A text is no insult,” one of them said."
    assert reads(text).statements[-1].parties == ("peru",)


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("The army's media wing", ("chad",)),
        ("The guild's media wing", ()),
        ("A spokesman for the finance minister", ("chad",)),
        ("A spokesman for the finance director", ()),
    ],
)
def test_whose_an_organ_or_a_minister_without_a_state_is(
    reads: Reads, who: str, parties: tuple[str, ...]
) -> None:
    text = f"N'DJAMENA, March 3 - Chad is dry.\n\nIt rained.\n\nIt was hot. {who} said it was late."
    assert reads(text).statements[-1].parties == parties


def test_a_name_goes_before_an_office_far_back(reads: Reads) -> None:
    text = "The president met Chile. President Ana Kovac sat." + " It rained." * 9
    assert last(reads, f"{text} The president said it was late.")[0] == "Ana Kovac"


def test_the_home_state_is_that_of_most_paragraphs(reads: Reads) -> None:
    text = (
        "Peru wants a loan.\n\nPeru has few friends. Chile, China and its firms watch China.\n\n"
        "Peru can wait.\n\nPeru is calm.\n\nFinance Minister Ana Paz said the deal was good."
    )
    assert reads(text).statements[-1].parties == ("peru",)


def test_those_who_mediate_are_not_both_sides(reads: Reads) -> None:
    text = (
        "Kenya is host. Kenya smiled. Kenyan mediators said Peru and the Nuba Front would come.\n\n"
        "Kenya waited for Peru and the Nuba Front.\n\nBoth sides said the list was ready."
    )
    assert set(reads(text).statements[-1].parties) == {"peru", "nuba-front"}
    again = text.replace("Both sides", "The mediators")
    assert reads(again).statements[-1].parties == ("kenya",)


def test_a_minister_is_of_the_only_state_that_talks(reads: Reads) -> None:
    text = (
        "Peru met the Nuba Front in Geneva. Chile, Kenya and Ghana looked on.\n\n"
        "The Nuba Front and Peru fell silent. Chile, Kenya and Ghana left.\n\n"
        "Rain fell.\n\nThe Nuba Front and Peru met again.\n\n"
        "Justice Minister Ana Paz said the list was ready."
    )
    assert reads(text).statements[-1].parties == ("peru",)


def test_a_minister_who_speaks_in_a_capital(reads: Reads) -> None:
    text = "Peru and Chile met. In Lima, Foreign Minister Ana Paz said the list was ready."
    assert reads(text).statements[-1].parties == ("peru",)

"""Who says what, and where the words begin and end."""

import pytest

from detente.reading.model import Act, Mode

from .conftest import Reads, Says

HOLM = "Norwegian Foreign Minister Kari Holm"


def contents(reads: Reads, text: str) -> list[str]:
    return [s.content.text for s in reads(text).statements]


@pytest.mark.parametrize(
    "text",
    [
        f'"The quota has to rise," {HOLM} said on Monday.',
        f"“The quota has to rise,” {HOLM} said on Monday.",
        f"”The quota has to rise,“ {HOLM} said on Monday.",
        f"“The quota has to rise, ” {HOLM} said on Monday.",
        f'"The quota has to rise," said {HOLM}.',
        f'{HOLM} said: "The quota has to rise."',
        f'{HOLM} told reporters, "The quota has to rise."',
        f"{HOLM} said: “The quota has to rise.",
    ],
)
def test_direct_speech(says: Says, text: str) -> None:
    statement = says(text)
    assert statement.content.text == "The quota has to rise"
    assert statement.mode is Mode.DIRECT
    assert (statement.speaker, statement.party) == ("Kari Holm", "norway")
    assert statement.cue is not None
    assert statement.cue.text in ("said", "told")
    assert statement.source is not None
    assert statement.source.text == HOLM


def test_the_day_of_the_cue(says: Says) -> None:
    assert says(f'"The quota has to rise," {HOLM} said on Monday.').date == "2022-01-10"
    assert says(f'"The quota has to rise," {HOLM} said.').date == "2022-01-12"
    assert says(f"{HOLM} said that the quota had to rise by Monday.").date == "2022-01-12"


@pytest.mark.parametrize("day", ["4 May 2020", "May 4, 2020"])
def test_the_day_of_a_narrated_act_is_none_of_its_words(says: Says, day: str) -> None:
    statement = says(f"Peru rejected the draft on {day}.")
    assert (statement.content.text, statement.date) == ("the draft", "2020-05-04")


def test_a_quotation_resumed_behind_its_cue(reads: Reads) -> None:
    text = f'"The quota has to rise," {HOLM} said, "and it has to rise soon."'
    assert contents(reads, text) == ["The quota has to rise", "and it has to rise soon"]
    assert {s.speaker for s in reads(text).statements} == {"Kari Holm"}


def test_a_quotation_over_several_sentences_is_a_statement_each(reads: Reads) -> None:
    text = f'"The quota has to rise. We need a guarantee. Nobody else decides," {HOLM} said.'
    assert contents(reads, text) == [
        "The quota has to rise",
        "We need a guarantee",
        "Nobody else decides",
    ]
    assert all(s.mode is Mode.DIRECT and s.party == "norway" for s in reads(text).statements)


def test_a_quotation_that_goes_on_after_the_cue(reads: Reads) -> None:
    text = f'"The quota has to rise," {HOLM} said. "It is far too low."'
    assert contents(reads, text) == ["The quota has to rise", "It is far too low"]
    assert {s.speaker for s in reads(text).statements} == {"Kari Holm"}


def test_a_quotation_in_a_paragraph_of_its_own(reads: Reads) -> None:
    text = f'{HOLM} said the quota was too low.\n\n"It has to rise this year."'
    first, second = reads(text).statements
    assert second.content.text == "It has to rise this year"
    assert (second.speaker, second.party) == ("Kari Holm", "norway")
    assert (second.cue, second.source) == (first.cue, first.source)
    assert "source-paragraph-before" in second.rules
    assert second.confidence < first.confidence


def test_a_quotation_of_nobody_is_none(reads: Reads) -> None:
    assert contents(reads, '"It has to rise this year."') == []


def test_a_scare_quote_is_no_statement(reads: Reads) -> None:
    assert contents(reads, 'The "open sea" was calm and the "guests" stayed.') == []


def test_indirect_speech(says: Says) -> None:
    statement = says(f"{HOLM} said that the quota was too low.")
    assert statement.content.text == "the quota was too low"
    assert (statement.mode, statement.speaker) == (Mode.INDIRECT, "Kari Holm")
    behind = says(f"The quota was too low, {HOLM} said.")
    assert behind.content.text == "The quota was too low"
    assert behind.mode is Mode.INDIRECT


def test_a_fragment_in_a_reported_clause_makes_it_mixed(says: Says) -> None:
    statement = says(f'{HOLM} said that the quota was "a bad joke".')
    assert statement.content.text == 'the quota was "a bad joke"'
    assert statement.mode is Mode.MIXED


@pytest.mark.parametrize(
    "text",
    [
        f"According to {HOLM}, the quota is too low.",
        f"The quota is too low, according to {HOLM}.",
    ],
)
def test_according_to(says: Says, text: str) -> None:
    statement = says(text)
    assert statement.content.text.lower() == "the quota is too low"
    assert statement.cue is not None
    assert statement.cue.text.lower() == "according to"
    assert (statement.mode, statement.speaker) == (Mode.INDIRECT, "Kari Holm")


def test_a_participle_behind_a_comma_is_a_statement_of_its_own(reads: Reads) -> None:
    first, second = reads("Peru rejected the draft, calling it unjust.").statements
    assert (first.act, first.content.text) == (Act.REJECT, "the draft")
    assert (second.act, second.content.text) == (Act.ACCUSE, "it unjust")
    assert first.party == second.party == "peru"
    told, added = reads(f"{HOLM} rejected the quota, saying that it was too low.").statements
    assert added.content.text == "it was too low"
    assert told.speaker == added.speaker == "Kari Holm"


def test_two_acts_joined_by_and(reads: Reads) -> None:
    first, second = reads("Peru rejected the draft and demanded a new map.").statements
    assert (first.act, first.content.text) == (Act.REJECT, "the draft")
    assert (second.act, second.content.text) == (Act.DEMAND, "a new map")
    assert first.party == second.party == "peru"


def test_narrated_act(says: Says) -> None:
    statement = says("Peru rejected the draft.")
    assert (statement.mode, statement.content.text) == (Mode.NARRATED, "the draft")
    assert statement.cue is not None
    assert statement.cue.text == "rejected"


def test_narrated_act_in_the_passive(says: Says) -> None:
    statement = says("The draft was rejected by Peru.")
    assert (statement.act, statement.party) == (Act.REJECT, "peru")
    assert statement.content.text == "The draft"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lima's demand for the return of the boats was read out.", "the return of the boats"),
        ("Peru's refusal to sell the boats was read out.", "to sell the boats"),
        ("A Peruvian demand for the return of the boats was read out.", "the return of the boats"),
        ("A demand by Peru for the return of the boats was read out.", "the return of the boats"),
    ],
)
def test_nominal_act(says: Says, text: str, content: str) -> None:
    statement = says(text)
    assert (statement.party, statement.content.text) == ("peru", content)
    assert statement.mode is Mode.NARRATED


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Peru made a demand for the return of the boats.", Act.DEMAND),
        ("Peru issued a warning that the boats would sink.", Act.WARN),
        ("Peru gave an assurance that the boats would return.", Act.PROMISE),
        ("Peru repeated a threat to sink the boats.", Act.THREATEN),
    ],
)
def test_light_verb(says: Says, text: str, act: Act) -> None:
    statement = says(text)
    assert (statement.act, statement.party) == (act, "peru")


def test_a_noun_without_an_owner_is_no_act(reads: Reads) -> None:
    assert contents(reads, "The demand for the return of the boats was old.") == []


def test_a_plan_counts_only_as_what_is_answered(reads: Reads) -> None:
    assert contents(reads, "A Chilean plan to share the river lay on the desk.") == []
    accept, offer = reads("Peru accepted a Chilean plan to share the river.").statements
    assert (accept.party, offer.party) == ("peru", "chile")
    assert (offer.act, offer.content.text) == (Act.OFFER, "to share the river")


def test_who_is_spoken_to(says: Says) -> None:
    assert says("Peru urged Chile to return the boats.").addressees == ("chile",)
    assert says("Peru told Chile that the boats were lost.").addressees == ("chile",)
    assert says("Peru praised Chile for returning the boats.").addressees == ("chile",)


@pytest.mark.parametrize(
    "text", ["Peru called on Chile to return the boats.", "Peru asked Chile for help."]
)
def test_who_is_asked(says: Says, text: str) -> None:
    assert says(text).addressees == ("chile",)


@pytest.mark.parametrize("mark", ["!", "?"])
def test_a_quotation_that_ends_in_another_mark(says: Says, mark: str) -> None:
    statement = says(f'"The quota has to rise{mark}" {HOLM} said.')
    assert (statement.speaker, statement.party) == ("Kari Holm", "norway")


def test_wishes_and_suppositions_are_no_acts(reads: Reads) -> None:
    assert contents(reads, "Peru would reject the draft.") == []
    assert contents(reads, "If Peru rejects the draft, the boats stay.") == []


def test_no_comment_is_no_statement(reads: Reads) -> None:
    assert contents(reads, "Peru declined to comment.") == []


def test_the_sentence_holds_the_words(reads: Reads) -> None:
    text = f'It rained. "The quota has to rise," {HOLM} said. It was late.'
    (statement,) = reads(text).statements
    assert statement.sentence.text == f'"The quota has to rise," {HOLM} said.'

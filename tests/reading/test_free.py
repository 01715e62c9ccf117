"""Free indirect speech: sentences without a cue that go on with what was just reported."""

import pytest

from detente.reading.model import Mode, Statement

from .conftest import Reads

RULE = "frame-free"
SAID = 'Kenya\'s minister Anne Otieno turned the lease down. "It is too long," she said.'


def free(reads: Reads, text: str) -> list[Statement]:
    return [s for s in reads(text).statements if RULE in s.rules]


@pytest.mark.parametrize(
    ("before", "content"),
    [
        (SAID, "The port would be shut from Sunday"),
        (SAID, "In return she could offer a berth"),
        (SAID, "If the fee was paid, the cranes might stay"),
        (SAID, "She had to ask the cabinet first"),
        (SAID, "There would be no second round"),
        (SAID, "Still, Kenya would pay for the pilots"),
        (SAID, "She'd take ten years and not a day more"),
        ("Kenya's minister Anne Otieno praised the harbour master.", "He would keep his house"),
        ("Kenya's minister Anne Otieno rejects the lease.", "She would sign one for ten years"),
        (SAID, "She would be ready to wait for a year"),
    ],
)
def test_what_would_be_goes_on_with_the_sentence_before(
    reads: Reads, before: str, content: str
) -> None:
    (statement,) = free(reads, f"{before} {content}.")
    assert statement.content.text == content
    assert (statement.speaker, statement.party) == ("Anne Otieno", "kenya")
    assert statement.mode is Mode.INDIRECT
    assert "source-sentence-before" in statement.rules


def test_one_sentence_goes_on_with_another(reads: Reads) -> None:
    found = free(reads, f"{SAID} The port would be shut. The pilots would have to go home.")
    assert [s.speaker for s in found] == ["Anne Otieno", "Anne Otieno"]


def test_an_answer_to_what_the_reporter_asks(reads: Reads) -> None:
    (statement,) = free(reads, f"{SAID} And the pilots? They could stay until June.")
    assert statement.content.text == "They could stay until June"


def test_somebody_else_who_is_named_speaks_for_himself(reads: Reads) -> None:
    text = (
        "Peru's envoy Juan Rojas and Chile's envoy Pedro Soto met in Lima. "
        "Rojas asked for ten years. Soto could live with eight."
    )
    (statement,) = free(reads, text)
    assert (statement.speaker, statement.party) == ("Pedro Soto", "chile")


def test_it_is_less_sure_than_a_clause(reads: Reads) -> None:
    (statement,) = free(reads, f"{SAID} Kenya would shut the port.")
    clause = next(
        s
        for s in reads("Kenya's minister Anne Otieno said Kenya would shut the port.").statements
        if "frame-clause" in s.rules
    )
    assert statement.act is clause.act
    assert statement.confidence < clause.confidence


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} Would the port be shut?",
        f"{SAID} The port was shut on Sunday.",
        f"{SAID} She left by the back door.",
        f"{SAID} She'd brought two lawyers.",
        f"{SAID} She would not say who had drafted it.",
        f"{SAID} Who would pay for it she did not say.",
        f"{SAID} The owner could not be reached.",
        f"{SAID} The lease would have ended in 2060.",
        f"{SAID} The bill would end all leases.",
        f"{SAID} That would be the longest lease in Africa.",
        f"{SAID}\n\nThe port would be shut from Sunday.",
        f"{SAID} It rained. The port would be shut from Sunday.",
        f'{SAID} "The port would be shut from Sunday."',
        f"{SAID} Then a clerk came in and read the lease: the port would be shut.",
        "Kenya's minister Anne Otieno rejects the lease. The harbour would lie east of the town.",
        "The port would be shut from Sunday.",
    ],
)
def test_what_is_none(reads: Reads, text: str) -> None:
    assert free(reads, text) == []


def test_what_has_a_cue_keeps_it(reads: Reads) -> None:
    text = f"{SAID} The port, she said, would be shut. Peru said it would wait."
    assert free(reads, text) == []


def test_one_ends_in_marked_words(reads: Reads) -> None:
    (statement,) = free(reads, f'{SAID} The port would be shut "for as long as it takes."')
    assert statement.mode is Mode.MIXED
    assert statement.speaker == "Anne Otieno"


@pytest.mark.parametrize(
    "told",
    [
        "The crane had been built in May",
        "There was no money for pilots",
        "The council must vote by Friday",
        "If the council fails to act, the port closes",
    ],
)
def test_what_a_reporter_may_tell_is_nobodys(reads: Reads, told: str) -> None:
    assert free(reads, f"{SAID} {told}.") == []

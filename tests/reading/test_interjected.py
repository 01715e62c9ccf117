"""Cues that interrupt or end what they report, and what a colon introduces."""

import pytest

from detente.reading.clean import doubled
from detente.reading.model import Mode

from .conftest import Reads, Says

MINISTER = "Norwegian Foreign Minister Kari Holm"


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The dam, Peru often says, is old.", "The dam, Peru often says, is old", "Peru"),
        (
            "But in recent days, officials in Peru say, the dam has cracked.",
            "in recent days, officials in Peru say, the dam has cracked",
            "officials in Peru",
        ),
        (
            "The dam, as one of Peru's envoys pointed out, carries no ships.",
            "The dam, as one of Peru's envoys pointed out, carries no ships",
            "one of Peru's envoys",
        ),
        (
            "The dam, Peru said earlier in the hearing, was sound, costing little.",
            "The dam, Peru said earlier in the hearing, was sound, costing little",
            "Peru",
        ),
        (
            "The ship was to sail, but the guards turned it away, another source said.",
            "The ship was to sail, but the guards turned it away",
            "another source",
        ),
        ("The dam was old, said Peru on Monday.", "The dam was old", "Peru"),
        ("The dam was old, Peru said, adding that it leaked.", "The dam was old", "Peru"),
        ("The dam was old, Peru has said, while Chile is silent.", "The dam was old", "Peru"),
        ("The dam was old, Peru said, as the crowd left.", "The dam was old", "Peru"),
        ("The dam was old, Peru said, when asked in Lima.", "The dam was old", "Peru"),
        ("The dam was old, Peru said, patting the wall.", "The dam was old", "Peru"),
        (
            "The dam would be closed, Peru said, as it leaked.",
            "The dam would be closed, Peru said, as it leaked",
            "Peru",
        ),
        (
            "The dam, Peru said, was sound, including the old wall.",
            "The dam, Peru said, was sound, including the old wall",
            "Peru",
        ),
        (
            "The dam was sound, Peru said, and the wall was old.",
            "The dam was sound, Peru said, and the wall was old",
            "Peru",
        ),
        (
            "The dam could shut, Peru said, and the wall would open.",
            "The dam could shut, Peru said, and the wall would open",
            "Peru",
        ),
    ],
)
def test_a_cue_between_commas(reads: Reads, text: str, content: str, source: str) -> None:
    first = next(s for s in reads(text).statements if s.cue and "adding" not in s.cue.text)
    assert first.source is not None
    assert (first.content.text, first.source.text) == (content, source)
    assert first.mode is Mode.INDIRECT


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, Peru said the dam was old.",
        "After the talks, Peru said on Monday that the dam was old.",
        "In the north, Peru said, in a letter, that the dam was old.",
    ],
)
def test_a_cue_that_brings_its_own_clause_is_not_between(says: Says, text: str) -> None:
    assert says(text).content.text == "the dam was old"


def test_a_subject_that_stands_nearest_speaks(says: Says) -> None:
    statement = says("The dam, Peru said in a letter, was sound and cost little.")
    assert statement.source is not None
    assert statement.source.text == "Peru"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ('Peru was blunt: "We will not pay."', "Peru", None),
        ('Peru hit back: "We will not pay."', "Peru", "hit"),
        ('Peru: "We will not pay."', "Peru", None),
    ],
)
def test_a_quotation_behind_a_colon(says: Says, text: str, source: str, cue: str | None) -> None:
    statement = says(text)
    assert statement.content.text == "We will not pay"
    assert statement.mode is Mode.DIRECT
    assert statement.source is not None
    assert statement.source.text == source
    assert (statement.cue.text if statement.cue else None) == cue


def test_a_colon_introduces_the_next_paragraph(reads: Reads) -> None:
    text = f'Chile said no.\n\n{MINISTER} went on:\n\n"The dam is ours. We will not share it."'
    *_, first, second = reads(text).statements
    for statement in (first, second):
        assert statement.speaker == "Kari Holm"
        assert statement.party == "norway"
        assert statement.source is not None
        assert statement.source.text == MINISTER
        assert text[statement.source.start : statement.source.end] == MINISTER
        assert "source-paragraph-before" not in statement.rules
    assert (first.content.text, second.content.text) == ("The dam is ours", "We will not share it")


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Peru: no deal without the dam", "no deal without the dam", "Peru"),
        ("Peru envoy: Chile has left the talks", "Chile has left the talks", "Peru envoy"),
    ],
)
def test_a_headline_with_a_colon(says: Says, text: str, content: str, source: str) -> None:
    statement = says(text)
    assert statement.content.text == content
    assert statement.source is not None
    assert statement.source.text == source
    assert statement.cue is None
    assert statement.party == "peru"


@pytest.mark.parametrize(
    "text",
    [
        "Three things: the dam, the port and the road.",
        "The list is long: the dam, the port and the road",
        "Dam: the wall that leaks and that costs much",
    ],
)
def test_a_colon_behind_no_speaker(reads: Reads, text: str) -> None:
    assert reads(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        f"''We will not share it,'' {MINISTER} said.",
        f"``We will not share it,'' {MINISTER} said.",
        f"‘We will not share it,’ {MINISTER} said.",
        f"{MINISTER} said: ''We will not share it.''",
    ],
)
def test_marks_of_two_or_of_one_stroke(says: Says, text: str) -> None:
    statement = says(text)
    assert statement.mode is Mode.DIRECT
    assert statement.content.text == "We will not share it"


@pytest.mark.parametrize(
    "text", ["", "the envoys’ dam", "‘No’ is no word", "“We,” she said, ‘no,’", "it's '''odd'''"]
)
def test_other_strokes_stay(text: str) -> None:
    assert doubled(text) == text


@pytest.mark.parametrize("ahead", ["the wall would open in May", "the wall must open in May"])
def test_what_is_to_be_is_parted_from_what_is(reads: Reads, ahead: str) -> None:
    found = reads(f"The dam was sound, Peru said, and {ahead}.").statements
    assert [s.content.text for s in found] == ["The dam was sound", ahead]


def test_what_was_said_goes_on_behind_who_says_it(reads: Reads) -> None:
    text = "The dam was sound, said Ana Roe, who runs it for Peru, and the wall was old."
    (statement,) = reads(text).statements
    assert statement.content.text == text.removesuffix(".")


def test_a_content_ends_with_no_and(says: Says) -> None:
    assert says("Peru offered maize and.").content.text == "maize"


def test_somebody_else_speaks_behind_but(reads: Reads) -> None:
    text = "The dam is sound, Peru said on Monday, but Chile insisted that it leaked."
    assert reads(text).statements[0].content.text == "The dam is sound"


def test_a_semicolon_bounds_what_a_cue_interrupts(reads: Reads) -> None:
    text = "Chile left the talks; the dam, Peru said, was sound."
    assert reads(text).statements[-1].content.text == "the dam, Peru said, was sound"

"""Officers of a person speak for whom that person turns out to speak."""

import pytest

from detente.reading.parse import parse
from detente.reading.read import discourse_of

from .conftest import Reads, make_document

# Each text after "President Ana Kovac met Chile", and who then speaks for whoever she does.
FOLLOWING = """
The president's spokesman, Jan Roe, sat. => Jan Roe
Kovac's aide, Jan Roe, sat. => Jan Roe
Kovac's deputy, the lawyer Jan Roe, sat. => Jan Roe
Kovac's sister, Jan Roe, sat. =>
Kovac's former aide, Jan Roe, sat. =>
Kovac's colleague, Jan Roe, sat. => Jan Roe
Kovac's colleague from Lima, Jan Roe, sat. =>
Kovac's counterpart, Jan Roe, sat. =>
Kovac's customer, Jan Roe, sat. =>
Chile's envoy, Jan Roe, sat. =>
"""
UNNAMED = """
A spokeswoman for the president said that it was late. => peru
Kovac's aide said that it was late. => peru
Two officials in Kovac's office said that it was late. => peru
Two officials in Kovac's garden said that it was late. => -
Kovac's critic said that it was late. => -
Kovac's sister said that it was late. => -
"""


@pytest.mark.parametrize("case", FOLLOWING.strip().splitlines())
def test_whose_officer_somebody_is(case: str) -> None:
    text, wanted = case.split(" =>")
    parsed = parse(make_document(f"President Ana Kovac met Chile.\n\n{text}"))
    discourse = discourse_of(parsed)
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
    principals = discourse._known.principals
    assert principals == ({wanted.strip(): "Ana Kovac"} if wanted else {})


@pytest.mark.parametrize("case", UNNAMED.strip().splitlines())
def test_somebody_unnamed_speaks_for_whom_another_does(reads: Reads, case: str) -> None:
    said, wanted = case.split(" => ")
    text = f"President Ana Kovac met Chile.\n\n{said}\n\nPeru's president slept."
    statement = reads(text).statements[-1]
    assert (",".join(statement.parties) or "-") == wanted


def test_an_officer_speaks_for_whom_the_other_turns_out_to_speak(reads: Reads) -> None:
    text = "President Ana Kovac met Chile.\n\nHer spokesman, Jan Roe, said that it was late.\n\n"
    statement = reads(f"{text}Peru's president slept.").statements[-1]
    assert (statement.speaker, statement.party) == ("Jan Roe", "peru")

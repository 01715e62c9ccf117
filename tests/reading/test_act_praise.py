"""Praise that is in no word for it: the first of its kind, a start, somebody who is right."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


@pytest.mark.parametrize(
    "text",
    [
        quoted("It is the first honest map since the war"),
        quoted("Ninety boats is a start"),
        quoted("They are right"),
        quoted("That is a sensible proposal"),
        f"{SOTO} said he had full confidence in the pilots.",
        f"{SOTO} called the map the first grown-up sheet of the year.",
    ],
)
def test_it_speaks_well_of_another(says: Says, text: str) -> None:
    assert says(text).act is Act.PRAISE


@pytest.mark.parametrize(
    "text",
    [
        quoted("It is the first map since the war"),
        quoted("It is the first false map since the war"),
        quoted("The lease is a start date and no more"),
        quoted("They are right behind the pier"),
        quoted("They are not right"),
        f"{SOTO} said he had no confidence in the pilots.",
        f"{SOTO} called the map the last sheet of the year.",
    ],
)
def test_a_plain_word_praises_nobody(says: Says, text: str) -> None:
    assert says(text).act is not Act.PRAISE

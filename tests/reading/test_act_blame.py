"""Blame that lies in a word for a deed: a wrong done by another, or a name of shame."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


@pytest.mark.parametrize(
    "text",
    [
        quoted("Chile has poisoned these waters for a decade"),
        quoted("The owners tricked old sailors out of their boats"),
        quoted("Our crews have been robbed"),
        quoted("They burned our nets"),
        quoted("That survey is a sham"),
        quoted("The seizure was an act of piracy"),
        quoted("The new levy is plain robbery"),
        quoted("It was Chile that crossed out the names"),
        quoted("It was their minister who drew the map"),
        quoted("They sell off our streets"),
        quoted("They are trying to cut our nets into ribbons"),
    ],
)
def test_a_wrong_is_blamed(says: Says, text: str) -> None:
    statement = says(text)
    assert statement.act is Act.ACCUSE
    assert "act-blames" in statement.rules


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.ASSERT, quoted("The wells were dug in May")),
        (Act.ASSERT, quoted("The survey is a book of maps")),
        (Act.ASSERT, quoted("The nets were burned in the night")),
        (Act.ASSERT, quoted("It was our fathers who drew the map")),
        (Act.ASSERT, quoted("It was a storm that took the mast")),
        (Act.ASSERT, quoted("They know our streets")),
        (Act.ASSERT, quoted("They have hats")),
        (Act.DEMAND, quoted("Chile must decide if it is about the fish or if it was a pretext")),
    ],
)
def test_a_plain_report_blames_nobody(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act

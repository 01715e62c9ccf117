"""Which pronouns of what is said stand for the source: it decides whose doing is told."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.ACCUSE, "it was a scandal that the owners had slept"),
        (Act.ACCUSE, "it was Chile that tore up the map"),
        (Act.DEFER, "it was for the mint to count the coins"),
    ],
)
def test_an_empty_it_is_not_the_source(says: Says, act: Act, words: str) -> None:
    assert says(f"{SOTO} said {words}.").act is act


def test_a_full_it_is(says: Says) -> None:
    statement = says("Peru said it was ready to discuss the map.")
    assert (statement.act, statement.party) == (Act.OFFER, "peru")


@pytest.mark.parametrize(
    ("act", "words"),
    [(Act.THREATEN, "She said she would sue Chile"), (Act.ASSERT, "She said he would walk home")],
)
def test_he_is_not_she(says: Says, act: Act, words: str) -> None:
    assert says(f"{words}.").act is act

"""Denials that only their stress shows."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


@pytest.mark.parametrize(
    "words",
    [
        "not one boat had crossed",
        "not a single pilot was asked",
        "there was no such map",
        "there had been no collision",
        "he never called the pilots",
    ],
)
def test_a_stressed_no_denies(says: Says, words: str) -> None:
    assert says(f"{SOTO} said {words}.").rules[-1] == "act-denies"


@pytest.mark.parametrize(
    "words",
    [
        "the pilots had never called",
        "one boat had crossed",
        "not one boat would cross",
        "he was never good at sums",
    ],
)
def test_a_plain_no_denies_nothing(says: Says, words: str) -> None:
    assert says(f"{SOTO} said {words}.").rules[-1] != "act-denies"


def test_it_is_a_denial(says: Says) -> None:
    assert says(f"{SOTO} said not one boat had crossed.").act is Act.DENY

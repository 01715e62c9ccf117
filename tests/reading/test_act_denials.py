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
        "there is no such map",
        "no pilot had ever crossed",
        "it was not",
        "they had not",
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
        "there is no such thing as a small storm",
        "no pilot crossed",
        "they would not",
        "the pilot had not",
    ],
)
def test_a_plain_no_denies_nothing(says: Says, words: str) -> None:
    assert says(f"{SOTO} said {words}.").rules[-1] != "act-denies"


def test_it_is_a_denial(says: Says) -> None:
    assert says(f"{SOTO} said not one boat had crossed.").act is Act.DENY


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.DENY, f"{SOTO} rejected the notion that he had slept."),
        (Act.DENY, f"{SOTO} rejected the reproach that the crews had drunk."),
        (Act.REJECT, f"{SOTO} rejected the idea of a toll."),
        (Act.DENY, f'{SOTO} called the charge "a tale for children".'),
        (Act.ACCUSE, f'{SOTO} called the letter "a tale for children".'),
        (Act.DENY, f"{SOTO} said the decree had been misread."),
        (Act.ASSERT, f"{SOTO} said the decree had been read."),
    ],
)
def test_what_is_called_untrue_is_denied(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act

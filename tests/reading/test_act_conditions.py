"""Offers, threats and acceptances that hang on what is supposed."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def told(words: str) -> str:
    return f"{SOTO} said {words}."


CONDITIONS = [
    (Act.THREATEN, f"If no map came by Friday, {SOTO} said, the ministers would stay at home."),
    (Act.THREATEN, told("if nothing was signed by Friday, the pilots would stay at home")),
    (Act.THREATEN, told("the crews would go home if a single lamp was broken")),
    (Act.THREATEN, f'"If one more lamp is broken, the crews go home," {SOTO} said.'),
    (Act.OFFER, told("Peru would open the strait if a single map was signed")),
    (Act.OFFER, f'"If Chile finds a lamp, we will light the pier," {SOTO} said.'),
    (Act.OFFER, f"If Chile moved its buoys, {SOTO} said, Peru would open the strait."),
    (Act.OFFER, told("Peru would return the boats if the levy fell")),
    (Act.OFFER, told("Peru would pull back its boats on condition that Chile did not follow")),
    (Act.OFFER, told("Peru would go to thirty if the levy stayed")),
    (Act.THREATEN, told("Peru would go if the levy stayed")),
    (Act.OFFER, told("Peru would go if Chile asked it")),
    (Act.APPEAL, told("Peru would be grateful if the lamps were lit")),
    (Act.OFFER, told("Peru could live with 40 boats if the levy fell")),
    (Act.ACCEPT, told("Peru could live with the map if the levy fell")),
    (Act.ACCEPT, told("Peru could live with 40 boats")),
    (Act.ACCEPT, told("Peru would take the offer if the levy fell")),
    (Act.ACCEPT, told("Peru would vote for the map if the levy fell")),
    (Act.THREATEN, told("if Chile broke the accord, the consequences would be its own")),
    (Act.ASSERT, told("if he was right, the pier was old")),
]


@pytest.mark.parametrize(("act", "text"), CONDITIONS)
def test_what_is_supposed_tells_the_act(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act


@pytest.mark.parametrize(
    "words",
    [
        "Peru would keep its boats there for as long as it takes",
        "Peru would wait until May if need be",
        "Peru would pay the pilots if it must",
    ],
)
def test_what_one_may_be_forced_to_is_no_offer(says: Says, words: str) -> None:
    assert says(told(words)).act is not Act.OFFER

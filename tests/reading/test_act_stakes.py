"""Threats, offers and demands that only the harm or the good in a step shows."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


def told(words: str) -> str:
    return f"{SOTO} said {words}."


STEPS = [
    ("act-harm-if", Act.THREATEN, quoted("If the dredgers come back, we will sink them")),
    ("act-harm-if", Act.THREATEN, told("Peru would halt the deliveries unless the toll fell")),
    ("act-harm-if", Act.THREATEN, told("the gas would be cut off if the bill stayed unpaid")),
    ("act-harm-if", Act.THREATEN, told("it would keep up the blockade until the toll fell")),
    ("act-harm-if", Act.THREATEN, quoted("If Chile sacks the pilots, we march")),
    ("act-harm-if", Act.THREATEN, quoted("The day that the first drill turns, we sue")),
    ("act-would-if", Act.OFFER, told("Peru would halt the shelling if the toll fell")),
    ("act-would-if", Act.OFFER, quoted("If Chile frees the crew, we will free the trawler")),
    ("act-would-if", Act.OFFER, told("nobody would be prosecuted if the gold came back")),
    ("act-would-if", Act.OFFER, quoted("Lift the levy and you will have our copper")),
    ("act-or-else", Act.THREATEN, quoted("The toll falls or we leave")),
    ("act-or-else", Act.THREATEN, quoted("One more search and these talks are over")),
    ("act-harm-if", Act.THREATEN, quoted("If the levy stays, our agreement is finished")),
    ("act-own-harm", Act.THREATEN, told("the lamps would be switched off from Monday")),
    ("act-own-harm", Act.THREATEN, told("Peru would expel the consul")),
    ("act-own-harm", Act.THREATEN, quoted("Visas for their sailors will be revoked")),
    ("act-own-harm", Act.THREATEN, quoted("We are going to shut the strait")),
    ("act-own-harm", Act.THREATEN, quoted("We won't hesitate to seize the cargo")),
    ("act-could", Act.OFFER, told("the strait could be reopened in stages")),
    ("act-could", Act.OFFER, told("the owners could keep their licences")),
    ("act-could", Act.OFFER, quoted("We would lift the levy for a word of regret")),
    ("act-would-if", Act.OFFER, quoted("Free the crew, and our lorries roll tonight")),
    ("act-harm-if", Act.THREATEN, quoted("From Monday we stop the ferry")),
    ("act-needs", Act.DEMAND, quoted("Night work should be paid double")),
    ("act-due", Act.DEMAND, quoted("Give us back our trawler")),
    ("act-needs", Act.DEMAND, quoted("We expect a written apology")),
]


@pytest.mark.parametrize(("rule", "act", "text"), STEPS)
def test_the_stake_shows_the_act(says: Says, rule: str, act: Act, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.party) == (act, "peru")
    assert rule in statement.rules


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.ASSERT, quoted("We closed the port in 1987")),
        (Act.ASSERT, quoted("We would have closed the port if the wind had risen")),
        (Act.ASSERT, quoted("From here we see the ferry")),
        (Act.ASSERT, told("the port would be closed over Easter, as usual")),
        (Act.REJECT, told("Peru would not open the port")),
        (Act.PROMISE, "Peru vowed to return the trawler."),
        (Act.THREATEN, "Peru vowed to sink the trawler."),
        (Act.ACCEPT, told("it would accept the map if the charges were extended by a year")),
        (Act.OFFER, quoted("Give us the port and we can lend you the boats")),
    ],
)
def test_what_is_neither_held_over_nor_held_out(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act

"""What a capital, a seat or a province stands for, and where it is a place only."""

import pytest

from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import Reads, Says, make_document


def named(text: str) -> set[str]:
    found = names(parse(make_document(text)))
    return {name.key for name in found.all if name.kind != "person" and not name.place}


@pytest.mark.parametrize(
    "text",
    [
        "Kopal, the Vienna-based maker of pumps, said no.",
        "A Germany-based fund wrote a letter.",
        "The Vienna firm wrote a letter.",
        "A Sofia court will hear it.",
        "Envoys met in a Geneva hotel. They stayed in a Nairobi suburb.",
    ],
)
def test_a_place_before_a_thing_says_where_it_is(text: str) -> None:
    assert not named(text) & {"austria", "germany", "bulgaria", "kenya"}


@pytest.mark.parametrize("words", ["Vienna officials", "Vienna's offer", "The Vienna government"])
def test_a_capital_before_its_people_is_the_state(words: str) -> None:
    assert "austria" in named(f"{words} came late. Austria said no.")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "The Foreign Office said no boat had crossed. Pakistan had asked. Peru had not.",
            "pakistan",
        ),
        (
            "The Foreign Office said no boat had crossed. Britain had asked. Peru had not.",
            "united-kingdom",
        ),
        ("The Foreign Office said no boat had crossed. Berlin had asked. Peru had not.", "germany"),
    ],
)
def test_an_office_that_several_states_have(reads: Reads, text: str, state: str) -> None:
    assert reads(text).statements[0].parties == (state,)


def test_an_office_that_several_states_have_and_none_is_named(says: Says) -> None:
    assert says("The Foreign Office said no boat had crossed.").parties == ()


def test_brussels_is_the_union_unless_belgium_is_named(says: Says, reads: Reads) -> None:
    assert says("Brussels rejected the plan.").party == "european-union"
    text = "NATO rejected the plan. Brussels rejected the date too."
    assert reads(text).statements[1].party is None
    text = "Belgium rejected the plan. Brussels rejected the date too."
    assert reads(text).statements[1].party == "belgium"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Manitoba rejected the plan.", "manitoba"),
        ("Texas's governor rejected the plan.", "texas"),
        ("Puntland said it would not send boats.", "puntland"),
        ("The Benue State Government rejected the plan.", "benue-state-government"),
        ("The Government of Benue rejected the plan.", "benue"),
        ("The Tolna Regional Government rejected the plan.", "tolna-regional-government"),
    ],
)
def test_provinces_that_act_are_parties(says: Says, text: str, party: str) -> None:
    assert says(text).party == party


def test_a_province_is_meant_by_the_government_named_in_full(reads: Reads) -> None:
    text = "The Benue State Government rejected the plan. Benue said it was late."
    assert [s.party for s in reads(text).statements] == ["benue-state-government"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Texas.",
        "He grew up in Lund, Ontario, and left.",
        "Boats came from Nova Scotia.",
        "Virginia Wells, a baker, said no.",
    ],
)
def test_provinces_that_do_not_act_are_places(text: str) -> None:
    assert named(text) == set()


def test_a_capital_of_two_means_the_one_spoken_of(reads: Reads) -> None:
    text = "The province had asked for time. Victoria rejected the plan."
    assert reads(text).statements[-1].party == "british-columbia"
    text = "Seychelles had asked for time. Victoria rejected the plan."
    assert reads(text).statements[-1].party == "seychelles"
    text = "Peru had asked for time. Victoria rejected the plan."
    assert reads(text).statements[-1].party is None

"""For whom somebody in office is taken to speak, where no words say so."""

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.leanings import Leanings, Near
from detente.reading.names import Names, names
from detente.reading.parse import parse

from .conftest import Reads, make_document

BODIES = (
    "The Harbour Workers' Union met Brann Shipping and Delta Shipping. "
    "The Ridge Liberation Front met Peru. Chile met Alder."
)
UNION, FRONT = "harbour-workers-union", "ridge-liberation-front"
BRANN, DELTA, ALDER = "brann-shipping", "delta-shipping", "alder"
PLACE = (0, 0, 3)


@cache
def bodies(text: str = BODIES) -> Names:
    return names(parse(make_document(text)))


def near(*told: str) -> list[Near]:
    """Return parties, each with how many sentences before and "s" for a subject: "peru 1 s"."""
    found = []
    for words in told:
        party, back, *subject = words.split()
        found.append(Near(party, int(back), bool(subject)))
    return found


def unnamed(office: str, *told: str, home: str | None = None, text: str = BODIES) -> str | None:
    return Leanings(bodies(text), home).unnamed(office.split("/"), near(*told))


@pytest.mark.parametrize(
    ("office", "told", "party"),
    [
        # Such a body has such an officer.
        ("shop steward", [f"{UNION} 0"], UNION),
        ("shop steward", [f"{UNION} 0", f"{BRANN} 0 s"], UNION),
        ("chief executive", [f"{UNION} 0 s", f"{BRANN} 0"], BRANN),
        ("finance minister", ["peru 0", f"{BRANN} 0 s"], "peru"),
        ("minister", ["peru 0", f"{BRANN} 0 s"], "peru"),
        # A longer office goes before the word it ends with.
        ("chief/chief executive", [f"{BRANN} 0"], BRANN),
        # A rank is held in a state or under arms, a chair in any body but a state.
        ("colonel", ["peru 0", f"{UNION} 0 s"], "peru"),
        ("colonel", [f"{FRONT} 0", f"{UNION} 0 s"], FRONT),
        ("chairman", [f"{UNION} 0", "peru 0 s"], UNION),
        # An office that any body may have, and a noun that is none.
        ("delegate", ["peru 0"], "peru"),
        ("visitor", ["peru 0"], None),
        # The nearer, the subject, and nobody where two are as near.
        ("chief executive", [f"{BRANN} 0", f"{DELTA} 1"], BRANN),
        ("chief executive", [f"{BRANN} 0", f"{DELTA} 0 s"], DELTA),
        ("chief executive", [f"{BRANN} 0", f"{DELTA} 0"], None),
        ("chief executive", [f"{BRANN} 0", f"{DELTA} 0", f"{DELTA} 0 s"], None),
        ("chief executive", [f"{BRANN} 2"], None),
        ("chief executive", [f"{BRANN} 1"], BRANN),
        # A body of unknown sort counts little.
        ("shop steward", [f"{ALDER} 0 s", f"{UNION} 2"], UNION),
        ("chief executive", [f"{ALDER} 0 s"], None),
        # The only body of its sort in the text need not be near.
        ("shop steward", [], UNION),
        ("field commander", [], FRONT),
        ("chief executive", [], None),
    ],
)
def test_for_whom_an_officer_speaks(office: str, told: list[str], party: str | None) -> None:
    offices = office.split("/")
    leanings = Leanings(bodies(), None)
    leanings.note("A", offices, near(*told), PLACE)
    settled = leanings.settled("A")
    assert (settled and settled[0]) == party
    if settled is not None:
        assert settled[1] == PLACE
    if office not in ("delegate", "visitor"):
        assert leanings.unnamed(offices, near(*told)) == party


def test_a_state_at_home_is_near() -> None:
    assert unnamed("finance minister", home="peru") == "peru"
    assert unnamed("finance minister", "chile 2", home="peru") == "peru"
    assert unnamed("finance minister", "chile 0", home="peru") == "chile"
    assert unnamed("chief executive", home="peru") is None


def test_who_is_in_no_office_and_has_no_name_speaks_for_nobody() -> None:
    assert unnamed("delegate", "peru 0") is None


def test_all_places_add_up_and_the_first_weighs_most() -> None:
    leanings = Leanings(bodies(), None)
    second = (4, 0, 9)
    leanings.note("A", ["chief executive"], near(f"{BRANN} 0", f"{DELTA} 0"), PLACE)
    assert leanings.settled("A") is None
    leanings.note("A", [], near(f"{DELTA} 0"), second)
    assert leanings.settled("A") == (DELTA, PLACE)
    leanings.note("A", [], near(f"{BRANN} 0"), second)
    assert leanings.settled("A") is None
    one = Leanings(bodies(), None)
    one.note("A", ["chief executive"], near(f"{BRANN} 0"), PLACE)
    one.note("A", [], near(f"{DELTA} 0"), second)
    assert one.settled("A") == (BRANN, PLACE)


def test_an_office_told_later_counts() -> None:
    leanings = Leanings(bodies(), None)
    leanings.note("A", [], near(f"{UNION} 0"), PLACE)
    assert leanings.settled("A") is None
    leanings.note("A", ["shop steward"], [], PLACE)
    assert leanings.settled("A") == (UNION, PLACE)


def test_nothing_is_known_of_somebody_not_met() -> None:
    assert Leanings(bodies(), "peru").settled("A") is None


parties = st.sampled_from([UNION, FRONT, BRANN, DELTA, ALDER, "peru", "chile"])
places = st.lists(st.builds(Near, parties, st.integers(0, 2), st.booleans()), max_size=6)
offices = st.sampled_from(["shop steward", "chief executive", "colonel", "minister", "chairman"])


@given(offices, places)
def test_only_a_party_that_is_near_or_the_only_one_is_taken(
    office: str, told: Sequence[Near]
) -> None:
    found = Leanings(bodies(), None).unnamed([office], told)
    assert found is None or found in {one.party for one in told} | {UNION, FRONT}


@given(offices, places, st.sampled_from([BRANN, DELTA]))
def test_what_is_near_in_two_places_counts_once(
    office: str, told: Sequence[Near], party: str
) -> None:
    first = Near(party, 0, True)
    behind = [Near(party, 2, False), *told]
    leanings = Leanings(bodies(), None)
    assert leanings.unnamed([office], [first, *behind]) == leanings.unnamed(
        [office], [first, *(one for one in behind if one.party != party)]
    )


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Tug Guild met Brann Shipping. Shop steward Ola Berg said it was late.", "tug-guild"),
        ("The Tug Guild met Brann Shipping. A shop steward said it was late.", "tug-guild"),
        (
            "The Tug Guild met Brann Shipping. Chief executive Ola Berg said it was late.",
            "brann-shipping",
        ),
        ("The Tug Guild met Brann Shipping. A passenger said it was late.", None),
        ("The Tug Guild met Brann Shipping. Economist Ola Berg said it was late.", None),
    ],
)
def test_an_officer_of_a_text(reads: Reads, text: str, party: str | None) -> None:
    assert reads(text).statements[-1].parties == (() if party is None else (party,))

"""Who is named: people, states by their many words, organisations, and bodies of the text's own."""

from collections.abc import Callable

import pytest

from detente.reading.model import Person, Statement
from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import Reads, Says, make_document


def named(reads: Reads, text: str) -> dict[str, list[str]]:
    return {party.id: [m.text for m in party.mentions] for party in reads(text).parties}


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Norway", "norway"),
        ("Norwegian negotiators", "norway"),
        ("The Norwegians", "norway"),
        ("Oslo", "norway"),
        ("The Kremlin", "russia"),
        ("The White House", "united-states"),
        ("The U.S.", "united-states"),
        ("Washington", "united-states"),
        ("The UN", "united-nations"),
        ("NATO", "nato"),
        ("The European Union", "european-union"),
        ("Britain", "united-kingdom"),
        ("The Democratic Republic of Congo", "democratic-republic-of-congo"),
        ("Guinea-Bissau", "guinea-bissau"),
        ("North Macedonia", "north-macedonia"),
    ],
)
def test_words_for_a_party(says: Says, words: str, party: str) -> None:
    assert says(f"{words} rejected the plan.").party == party


def test_a_capital_may_be_a_place_only(reads: Reads) -> None:
    text = "Chile and Peru held talks in Oslo on Monday. Peru rejected the Chilean plan."
    assert "norway" not in named(reads, text)
    assert "norway" in named(reads, "The envoys met in Oslo. Oslo rejected the Chilean plan.")


def test_a_capital_that_is_a_bodys_seat_stands_for_no_state(reads: Reads) -> None:
    assert "belgium" not in named(reads, "NATO rejected the plan. Brussels rejected the date too.")
    assert "belgium" in named(reads, "Brussels rejected the plan. Belgium rejected the date too.")


def test_a_shared_demonym_needs_the_state(says: Says, reads: Reads) -> None:
    assert says("Congolese officials rejected the plan.").parties == ()
    text = "The Democratic Republic of Congo sent a team. Congolese officials rejected the plan."
    assert says(text).party == "democratic-republic-of-congo"
    assert "niger" not in named(reads, "Nigerian officials rejected the plan.")


@pytest.mark.parametrize("heading", ["WHO PAYS", "WHO SPEAKS FOR THE MINERS"])
def test_a_heading_in_capitals_names_no_organisation_by_a_common_word(
    reads: Reads, heading: str
) -> None:
    result = reads(f"{heading}\n\nPeru rejected the plan. It is too dear, Lima said.")
    assert {party for s in result.statements for party in s.parties} == {"peru"}
    assert "who" not in {party.id for party in result.parties}
    said = reads(f"{heading.title()}\n\nThe WHO rejected the plan.").statements
    assert said[-1].parties == ("who",)


def test_a_body_and_its_acronym(reads: Reads) -> None:
    text = (
        "The Harbour Workers' Union (HWU) rejected the offer. The HWU demanded a pause. "
        "The Free Valley Front (FVF) rejected the draft. The FVF demanded a pause too."
    )
    found = named(reads, text)
    assert found["harbour-workers-union"][1:] == ["HWU", "HWU"]
    assert found["free-valley-front"][1:] == ["FVF", "FVF"]
    assert [s.party for s in reads(text).statements] == [
        "harbour-workers-union",
        "harbour-workers-union",
        "free-valley-front",
        "free-valley-front",
    ]


def test_a_body_is_spelled_as_the_text_spells_it(reads: Reads) -> None:
    (party,) = reads("The Harbour Workers’ Union rejected the offer.").parties
    assert (party.kind, party.speaks) == ("group", True)
    assert party.name in ("Harbour Workers’ Union", "The Harbour Workers’ Union")


def test_members_of_an_alliance_on_the_day(reads: Reads) -> None:
    (party,) = reads("NATO rejected the plan.").parties
    assert (party.kind, party.rule, len(party.members)) == ("alliance", "consensus", 30)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Norwegian Foreign Minister Kari Holm rejected it.", "Kari Holm", "Foreign Minister"),
        ("President Kari Holm rejected it.", "Kari Holm", "President"),
        ("Deputy Foreign Minister Kari Holm rejected it.", "Kari Holm", "Deputy Foreign Minister"),
        pytest.param(
            "Norwegian Gen. Jonas Lund rejected it.",
            "Jonas Lund",
            "Gen.",
        ),
        ("Dutch envoy Pieter van der Berg rejected it.", "Pieter van der Berg", "envoy"),
        ("Saudi Foreign Minister Khalid bin Nasser rejected it.", "Khalid bin Nasser", None),
        ("Brazilian envoy João de Souza rejected it.", "João de Souza", "envoy"),
        ("French envoy Anne-Marie Blanc rejected it.", "Anne-Marie Blanc", "envoy"),
        ("Irish envoy Sean O'Grady rejected it.", "Sean O'Grady", "envoy"),
        ("South Korean envoy Yoon Tae-seok rejected it.", "Yoon Tae-seok", "envoy"),
    ],
)
def test_people_with_their_titles(
    person: Callable[[str, str], Person], text: str, name: str, title: str | None
) -> None:
    found = person(text, name)
    assert title is None or found.title == title


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Kari Holm arrived late. Holm said that the quota was low.",
        "South Korean envoy Yoon Tae-seok arrived late. Yoon said that the quota was low.",
        "Dutch envoy Pieter van der Berg arrived late. Van der Berg said that the quota was low.",
    ],
)
def test_a_short_form_is_the_same_person(
    says: Callable[[str], Statement], reads: Reads, text: str
) -> None:
    assert len(reads(text).people) == 1
    assert says(text).speaker == reads(text).people[0].name


def test_a_family_name_first(reads: Reads) -> None:
    text = "Chinese Vice Minister Wang Xiaolong arrived late. Wang said that the quota was low."
    (statement,) = reads(text).statements
    assert (statement.speaker, statement.party) == ("Wang Xiaolong", "china")


def test_weekdays_and_months_are_no_names(reads: Reads) -> None:
    text = "On Monday Norway said it would wait. In March Norway said it would hope."
    assert reads(text).people == ()
    assert set(named(reads, text)) == {"norway"}


@pytest.mark.parametrize(
    ("words", "state"),
    [("Michael Jordan", "jordan"), ("Chad Reed", "chad")],
)
def test_a_person_who_bears_a_states_name(says: Says, words: str, state: str) -> None:
    assert state not in says(f"{words} rejected the plan.").parties


def test_northern_ireland_is_not_ireland(says: Says) -> None:
    assert says("Northern Ireland rejected the plan.").party != "ireland"


def parties_of(reads: Reads, text: str) -> list[tuple[str, ...]]:
    return [s.parties for s in reads(text).statements]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The fund Alder Capital said it would wait.", "alder-capital"),
        ("Its rival Nordvik said it would wait.", "nordvik"),
        ("The Ogaden Dawn movement said it would wait.", "ogaden-dawn"),
        ("The Kivu Patriots said they would wait.", "kivu-patriots"),
        ("Kopal's chairman said it would wait.", "kopal"),
        ("RTV leader Hanna Voss said it would wait.", "rtv"),
    ],
)
def test_a_body_beside_what_it_is(reads: Reads, text: str, party: str) -> None:
    assert parties_of(reads, text) == [(party,)]


@pytest.mark.parametrize(
    ("first", "again", "party"),
    [
        ("Kestrel Steel said it would wait.", "Kestrel said no.", "kestrel-steel"),
        (
            "The fund Alder Capital said it would wait.",
            "Alder said no.",
            "alder-capital",
        ),
        (
            "The Liberal Forum said it would wait.",
            "The Liberals said no.",
            "liberal-forum",
        ),
        (
            "The Kivu Patriots said they would wait.",
            "The group said no.",
            "kivu-patriots",
        ),
        (
            "The Ogaden Dawn movement said it would wait.",
            "The movement's envoy, Abdi Nur, said no.",
            "ogaden-dawn",
        ),
        (
            "The Union of Ward Nurses and the Association of Hospitals said they would wait.",
            "The union said no.",
            "union-of-ward-nurses",
        ),
        (
            "The International Monetary Fund said it would wait.",
            "The Fund said no.",
            "imf",
        ),
    ],
)
def test_a_body_named_again(reads: Reads, first: str, again: str, party: str) -> None:
    assert parties_of(reads, f"{first}\n\n{again}")[-1] == (party,)


@pytest.mark.parametrize(
    "text",
    [
        "The National Bank of Growth said it would wait. National pride said no.",
        "Trade Secretary Helena Prates said it would wait.",
        "The Parties said they would wait.",
        "President urges speed and says the dam can wait",
    ],
)
def test_what_is_no_body(reads: Reads, text: str) -> None:
    known = {"national-bank-of-growth"}
    assert {party for found in parties_of(reads, text) for party in found} <= known


def test_a_headline_with_a_full_stop_names_no_body() -> None:
    headline = "Mayors Give Tug Guild A Boost With Solid Dues Deal Over Berths."
    found = names(parse(make_document(f"{headline}\n\nThe talks went on.")))
    assert [name.key for name in found.all if name.kind == "body"] == []


def test_a_sentence_that_ends_in_an_abbreviation_is_no_headline(reads: Reads) -> None:
    text = "The Harbour Workers' Union met Brann Shipping Ltd and Delta Shipping Ltd."
    reading = reads(f"{text}\n\nBrann Shipping said it was late.")
    assert reading.statements[-1].party == "brann-shipping-ltd"

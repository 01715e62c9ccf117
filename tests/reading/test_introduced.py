"""How somebody is brought in, by what name, and what a dateline tells of the state at home."""

from functools import cache

import pytest

from detente.reading.leaning_traits import Near, of_office, of_place, of_title
from detente.reading.names import Name, Names, names
from detente.reading.parse import parse
from detente.reading.sides import dateline_state, home_state, main_parties
from detente.reading.tokens import Doc, Token

from .conftest import make_document

GUILD = "tug-guild"


@cache
def told(text: str) -> tuple[Doc, Names]:
    parsed = parse(make_document(text))
    return parsed.paragraphs[0].parse, names(parsed)


def head_of(text: str, word: str) -> Token:
    return next(token for token in told(text)[0] if token.text == word)


def place(text: str, word: str = "Berg") -> set[tuple[str, str]]:
    """Return what a sentence tells of somebody, with the guild spoken of before."""
    head = head_of(text, word)
    doc, found = told(text)
    sentence = doc.sentence(head.i)
    inside = found.within(0, sentence.start, sentence.end)
    near = [Near(GUILD, 1, True)]
    return set(of_place(head, inside, near, lambda token: (f"the-{token.text}",)))


INTRODUCTIONS = [
    ("Its spokesman Ola Berg waited.", "Berg", "its"),
    ("Their leader, Ola Berg, waited.", "Berg", "their"),
    ("Ola Berg, their leader, waited.", "Berg", "their"),
    ("The dock workers' leader Ola Berg waited.", "Berg", "owned"),
    ("The guild's spokesman, Ola Berg, waited.", "Berg", "owned"),
    ("The spokesman, Ola Berg, waited.", "Berg", "the"),
    ("The union spokesman, Ola Berg, waited.", "Berg", "the"),
    ("A spokesman, Ola Berg, waited.", "Berg", "a"),
    ("An economist, Ola Berg, waited.", "Berg", "a"),
    ("Union leader Ola Berg waited.", "Berg", "bare"),
    ("Ola Berg, spokesman for the guild, waited.", "Berg", "bare"),
    ("Ola Berg waited.", "Berg", "plain"),
    ("Spokesman Ola Berg waited.", "Berg", "plain"),
    ("He waited.", "He", "he"),
    ("She waited.", "She", "he"),
]


@pytest.mark.parametrize(("text", "word", "how"), INTRODUCTIONS)
def test_how_somebody_is_brought_in(text: str, word: str, how: str) -> None:
    found = {trait for party, trait in place(f"It rained. {text}", word) if party == GUILD}
    ways = {"before:1:subject", "alone"}
    assert found == ways | {f"{how}:{trait}" for trait in ways}


def test_how_somebody_is_brought_in_goes_with_the_names_beside() -> None:
    found = place("Their leader, Ola Berg, waited for Peru.")
    assert {("peru", "here:behind"), ("peru", "their:here:behind")} <= found
    found = place("A spokesman, Ola Berg, waited for the company.")
    assert {("the-company", "meant:behind"), ("the-company", "a:meant:behind")} <= found
    # A place is a seat, however somebody is brought in.
    of_peru = {t for key, t in place("Their leader, Ola Berg, waited in Lima.") if key == "peru"}
    assert of_peru == {"seat:behind"}


@pytest.mark.parametrize(
    ("text", "party", "traits"),
    [
        ("The rebel leader, Ola Berg, waited.", "hill-leader", {"in-title:head"}),
        ("The rebel leader, Ola Berg, waited.", "rebel-front", {"in-title"}),
        ("The rebel leader, Ola Berg, waited.", "tug-guild", set()),
        ("Union leader Ola Berg waited.", "dock-union", {"in-title:head"}),
        ("Ola Berg waited.", "berg", set()),
        ("He waited.", "he", set()),
    ],
)
def test_words_that_somebody_and_a_party_are_called_by(
    text: str, party: str, traits: set[str]
) -> None:
    head = head_of(text, "He" if text.startswith("He") else "Berg")
    assert set(of_title(head, [party])) == {(party, trait) for trait in traits}


def office(role: str, party: str, found: Names) -> set[str]:
    traits = of_office([role], [party], found, None, None)
    return {trait for key, trait in traits if key == party}


def test_who_is_called_as_the_party_is() -> None:
    found = told("The Tug Guild met Peru.")[1]
    assert "called-so" in office("farmer", "hill-farmers", found)
    assert "called-so" in office("senior farmers", "hill-farmers", found)
    assert "called-so" in office("local guild", GUILD, found)
    assert "called-so" not in office("farmer", "farmers-guild", found)
    assert "called-so" not in office("farmer leader", "hill-farmers", found)
    assert "called-so" not in office("", "hill-farmers", found)


def test_an_office_is_paired_with_the_noun_and_the_sorts_of_a_party() -> None:
    found = told("The Tug Guild met Peru.")[1]
    pairs = {trait for trait in office("shop steward", GUILD, found) if trait.startswith("pair:")}
    assert pairs == {"pair:steward>guild", "pair:steward>union"}
    pairs = {trait for trait in office("minister", "peru", found) if trait.startswith("pair:")}
    assert pairs == {"pair:minister>peru", "pair:minister>state"}
    assert not [trait for trait in office("", GUILD, found) if trait.startswith("pair:")]
    assert not [t for _, t in of_office(["envoy"], [], found, None, None) if t.startswith("pair:")]


def test_a_loose_noun_and_a_loose_name_are_told_apart() -> None:
    found = Names(
        (Name(0, 1, 3, "body", GUILD),),
        {GUILD: "Tug Guild", "wadi": "Wadi", "farmers": "farmers"},
        loose=(Name(0, 5, 6, "body", "wadi"), Name(0, 8, 9, "body", "farmers")),
    )
    loose = {"loose", "loose:name"}
    assert office("envoy", "wadi", found) & loose == {"loose:name"}
    assert office("envoy", "farmers", found) & loose == {"loose"}
    assert office("envoy", GUILD, found) & loose == set()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("LIMA, Jan 12 (Reuters) - It rained.", "peru"),
        ("LIMA (AP) — It rained.", "peru"),
        ("Peru, Jan 12 - It rained.", "peru"),
        ("OSTROW, Peru, Jan 12 (Reuters) - It rained.", "peru"),
        ("ASUNCIÓN — It rained.", "paraguay"),
        ("Bogotá, Jan 12 (Reuters) - It rained.", "colombia"),
        ("Talks fail\n\nSANTIAGO, Jan 12 (Reuters) - It rained.", "chile"),
        # The first dateline counts; a town that is no capital tells nothing, nor does a sentence.
        ("LIMA, Jan 12 - It rained.\n\nSANTIAGO, Jan 12 - It was dry.", "peru"),
        ("OSTROW, Jan 12 (Reuters) - It rained.\n\nLIMA, Jan 12 - It was dry.", None),
        ("OSTROW (Reuters) - It rained.", None),
        ("It rained in Lima.", None),
        # No town lies in a capital, and one that a province has may be that province's.
        ("OSTROW, Lima, Jan 12 (Reuters) - It rained.", None),
        ("VICTORIA, Jan 12 (Reuters) - British Columbia is wet.", "canada"),
        ("VICTORIA, Jan 12 (Reuters) - It rained.", "seychelles"),
        ("VICTORIA, Jan 12 (Reuters) - Seychelles met British Columbia.", "seychelles"),
    ],
)
def test_the_state_of_a_dateline(text: str, state: str | None) -> None:
    assert dateline_state(parse(make_document(text))) == state


def test_the_dateline_is_home_to_a_main_party_only() -> None:
    parsed = parse(make_document("LIMA, Jan 12 (Reuters) - Chile met the Tug Guild."))
    found = names(parsed)
    assert dateline_state(parsed) == "peru"
    assert home_state(parsed, found, ("peru", GUILD)) == "peru"
    assert home_state(parsed, found, ("chile", GUILD)) == "chile"


def test_an_acronym_behind_its_name_counts_for_nothing() -> None:
    text = "The Tug Guild (TG) met Peru and Chile. Peru left. Chile left."
    found = names(parse(make_document(text)))
    assert main_parties(found) == ("peru", "chile")
    assert main_parties(found, ("chile",)) == ("tug-guild", "peru")

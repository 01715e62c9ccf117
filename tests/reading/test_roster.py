"""Every party for which a statement is made has an entry, with the words that name it."""

from importlib import import_module

import pytest
import short

from detente.reading import read

from .conftest import make_document
from .test_allegiance import Sure

TWO_ROLES = (
    "Peruvian Foreign Minister Ana Roe said it was late.\n\n"
    "Ana Roe of the Tug Guild said that pay had to rise."
)


def test_each_party_of_a_statement_is_in_the_roster() -> None:
    loose = 0
    for report in list(short.reports())[:60]:
        reading = read(report.document)
        entries = {party.id: party for party in reading.parties}
        for key in {key for statement in reading.statements for key in statement.parties}:
            assert key in entries, report.name
            assert entries[key].speaks
            for mention in entries[key].mentions:
                assert report.document.text[mention.start : mention.end] == mention.text
            loose += entries[key].kind == "group" and entries[key].name.islower()
    assert loose


def test_words_that_tie_a_person_to_another_party_are_kept() -> None:
    (person,) = read(make_document(TWO_ROLES)).people
    assert person.party == "peru"
    (claim,) = person.otherwise
    assert (claim.party, claim.rules) == ("tug-guild", ("of-phrase",))
    assert claim.because.text == "Ana Roe of the Tug Guild"
    assert TWO_ROLES[claim.because.start : claim.because.end] == claim.because.text


@pytest.mark.parametrize(
    "told",
    [
        "Peruvian Foreign Minister Ana Roe said it was late.",
        "Peru met the guild. Its foreign minister is Ana Roe. Roe said it was late.",
    ],
)
def test_what_the_model_sets_aside_is_kept(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    model = Sure("tug-guild", 0.99, "Ana Roe")
    text = f"The Tug Guild met on Monday. {told}"
    plain = read(make_document(text)).people[0]
    monkeypatch.setattr(import_module("detente.reading.read"), "views", model.views)
    (person,) = read(make_document(text)).people
    assert (plain.party, plain.otherwise) == ("peru", ())
    assert (person.party, person.rules) == ("tug-guild", ("office-in-context",))
    assert [(c.party, c.because, c.rules) for c in person.otherwise] == [
        ("peru", plain.because, plain.rules)
    ]


def test_a_guess_that_the_model_replaces_is_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The Tug Guild met Brann Shipping. Shop steward Ola Berg said it was late."
    assert read(make_document(text)).people[0].party == "tug-guild"
    model = Sure("brann-shipping", 0.99, "Ola Berg")
    monkeypatch.setattr(import_module("detente.reading.read"), "views", model.views)
    (person,) = read(make_document(text)).people
    assert (person.party, person.otherwise) == ("brann-shipping", ())

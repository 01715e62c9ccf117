"""What sort of body a body is, and which bodies a common noun may mean."""

import pytest

from detente.reading.names import Names, names
from detente.reading.parse import parse
from detente.reading.sorts import sort_of, sorts_called, sorts_led

from .conftest import make_document


def meant(found: Names, noun: str) -> list[str]:
    return [key for key in found.bodies if sort_of(found, key) & sorts_called(noun)]


def named(text: str) -> Names:
    return names(parse(make_document(text)))


@pytest.mark.parametrize(
    ("text", "key", "sorts"),
    [
        ("The Harbour Workers' Union rejected it.", "harbour-workers-union", {"union"}),
        ("The Federation of Tug Pilots said no.", "federation-of-tug-pilots", {"union"}),
        ("The Association of Mill Owners said no.", "association-of-mill-owners", {"association"}),
        ("The Ridge Liberation Front said no.", "ridge-liberation-front", {"armed-group"}),
        ("The Orchard Party said no.", "orchard-party", {"party"}),
        ("Selm Logistics Ltd said no.", "selm-logistics-ltd", {"company"}),
        ("The fund Alder Lane said no.", "alder-lane", {"fund"}),
        ("The Tolna First Nation said no.", "tolna-first-nation", {"nation"}),
        ("Brann said no. Brann's chief executive left.", "brann", {"company"}),
        ("The general secretary of Arbor left. Arbor said no.", "arbor", {"union"}),
        ("NATO said no.", "nato", {"alliance"}),
        ("Peru said no.", "peru", {"state"}),
    ],
)
def test_the_sort_of_a_body(text: str, key: str, sorts: set[str]) -> None:
    assert sort_of(named(text), key) == sorts


def test_nothing_tells_the_sort_of_a_bare_name() -> None:
    assert sort_of(named("Kopal said no."), "kopal") == frozenset()


def test_a_common_noun_means_the_bodies_of_its_sort() -> None:
    found = named("The Harbour Workers' Union said no. Brann Shipping said yes. Peru said nothing.")
    assert meant(found, "firm") == ["brann-shipping"]
    assert meant(found, "strikers") == ["harbour-workers-union"]
    assert sort_of(found, "peru") & sorts_called("country")
    assert meant(found, "rebels") == []


def test_words_that_tell_a_sort() -> None:
    assert sorts_called("guerrillas") == {"armed-group"}
    assert "company" in sorts_led("Chief Executive")
    assert sorts_led("shop steward") == {"union"}
    assert sorts_called("weather") == frozenset()

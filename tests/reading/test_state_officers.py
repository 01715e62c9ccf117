"""Of which state a minister or president is whose state no title says."""

import pytest

from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.state_officers import StateOfficers

from .conftest import Reads, make_document

# Each text, with a bar between paragraphs, and for whom Ana Kovac speaks in it.
ASCRIBED = """
Peru's president left for Chile. | President Ana Kovac sat. => peru
President Ana Kovac sat. | The president of Peru had met Chile. => peru
The Peruvian prime minister met Chile. | Prime Minister Ana Kovac sat. => peru
Peru's defence minister met Chile. | Chile slept. Defence Minister Ana Kovac sat. => peru
Peru's vice president met Chile. | President Ana Kovac sat. => -
Peru's former president met Chile. | President Ana Kovac sat. => -
Peru's trade minister met Chile. | Defence Minister Ana Kovac sat. => -
Peru's president met Chile's president. | President Ana Kovac sat. => -
Peru's captain met Chile. | Captain Ana Kovac sat. => -
Peru's president met Chile. | President Ola Berg sat. | President Ana Kovac sat. => -
Peru's president, Ola Berg, met Chile. | President Ana Kovac sat. => -
Peru's president met Chile. | Ola Berg, the guild's president, sat. | President Ana Kovac sat. => -
"""
IN_FOCUS = """
Chile met Peru. | That was hard for Peru. Fisheries minister Ana Kovac sat. => peru
Chile met Peru. | The talks hurt Peru and Chile. Fisheries minister Ana Kovac sat. => -
Chile met Peru. | It was hard for Peru. Shadow minister Ana Kovac sat. => -
Chile met Peru. | It was hard for Peru. Conservation Minister Ana Kovac sat. => peru
Chile met Peru. | It was hard for Peru. Narnian Minister Ana Kovac sat. => -
Chile met Peru. | It was hard for Peru. The guild, whose minister, Ana Kovac, left, sat. => -
Chile met Peru. | It was hard for Peru. Ana Kovac, a former minister, sat. => -
Chile met Peru. | Peru's energy minister, Ola Berg, sat. | Prime Minister Ana Kovac sat. => peru
Chile met Peru. | Peru's poet, Ola Berg, sat. | Prime Minister Ana Kovac sat. => -
Chile met Peru. | Peru's spokesman, Ola Berg, sat. | General Ana Kovac sat. => peru
Chile met Peru. | Peru waited. Colonel Ana Kovac sat. => peru
Chile met Peru. | Peru waited. President Ana Kovac sat. => peru
Chile met Peru. | Peru and Chile waited. President Ana Kovac sat. => -
Chile met Peru. | Peru waited. Guild President Ana Kovac sat. => -
Chile met Scotland. | Scotland waited. Fisheries minister Ana Kovac sat. => scotland
Chile met Peru. | Peru smiled. Envoy Ana Kovac, a former judge, sat. => peru
Chile met Peru. | Peru blamed Chile. “It is late,” envoy Ana Kovac said. => peru
Chile met Peru. | Peru smiled. For Ghana, envoy Ana Kovac sat. => -
Chile met Peru. | It was hard for Peru and Chile. Envoy Ana Kovac sat. => -
Chile met the Tug Guild. | Chile and the Tug Guild waited. Colonel Ana Kovac sat. => -
Chile met Peru. | Peru waited. For the Tug Guild, Colonel Ana Kovac sat. => -
Chile met Peru. | Peru waited. Retired Colonel Ana Kovac sat. => -
"""
AT_HOME = """
LIMA, March 3 - Peru met the Tug Guild. | It rained. | President Ana Kovac sat. => peru
LIMA, March 3 - The dockers met. | It rained. | Ports minister Ana Kovac sat. => peru
LIMA, March 3 - Chile met Ghana. | Chile and Ghana waited. | Ports minister Ana Kovac sat. => -
Peruvian dockers met. | It rained. | Labour Minister Ana Kovac sat. => peru
Peruvian dockers met. | It rained. | State labour minister Ana Kovac sat. => -
Dockers met. | It rained. | A Peruvian cook sat. | It rained. Labour Minister Ana Kovac sat. => -
Dockers met. | It rained. | A cook from Peru sat. | It rained. Labour Minister Ana Kovac sat. => -
"""


def told(text: str) -> StateOfficers:
    """Return what the places of people in office tell, once a text has been entered."""
    parsed = parse(make_document(text.replace(" | ", "\n\n")))
    discourse = discourse_of(parsed)
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
    return discourse.officers


@pytest.mark.parametrize("case", ASCRIBED.strip().splitlines())
def test_an_office_that_a_text_gives_to_a_state(case: str) -> None:
    text, wanted = case.split(" => ")
    officers = told(text)
    parties = {"Ola Berg": "peru"} if "Peru's president, Ola" in text else {}
    found = officers.ascribed_to("Ana Kovac", parties)
    assert ("-" if found is None else found.state) == wanted


@pytest.mark.parametrize("case", IN_FOCUS.strip().splitlines())
def test_a_minister_is_of_the_state_spoken_of(case: str) -> None:
    text, wanted = case.split(" => ")
    assert told(text).near.get("Ana Kovac", "-") == wanted


@pytest.mark.parametrize("case", AT_HOME.strip().splitlines())
def test_a_minister_of_no_other_state_is_of_that_at_home(case: str) -> None:
    text, wanted = case.split(" => ")
    assert told(text).likely.get("Ana Kovac", "-") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president left for Chile. | Chile waited. | President Ana Kovac said it was late.",
        "Chile met Peru. | That hurt Peru. Mines minister Ana Kovac said it was late.",
    ],
)
def test_such_an_officer_speaks_for_the_state(reads: Reads, text: str) -> None:
    assert reads(text.replace(" | ", "\n\n")).statements[-1].parties == ("peru",)


def test_a_minister_is_of_no_company() -> None:
    officers = told("Kopal, the bottle maker, waited. Culture minister Ana Kovac sat.")
    assert not officers.could_serve("Ana Kovac", "kopal")
    assert officers.could_serve("Ana Kovac", "peru")
    assert officers.could_serve("Ola Berg", "kopal")

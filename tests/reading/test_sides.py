"""The state that a document takes for granted."""

import pytest

from detente.reading.names import names
from detente.reading.parse import parse
from detente.reading.sides import home_state, main_parties

from .conftest import make_document

# Bars stand between paragraphs.
HOMES = """
Peru bars boats | LIMA, March 3 - Peru said no. | Chile wept. => peru
Boats barred | LIMA, March 3 - Peru said no. | Chile wept. => peru
Chile's exiles agree | LIMA, March 3 - Exiles of Chile met. | Peru was the host. | Chile waited. => chile
Chile and Peru agree | LIMA, March 3 - Peru and Chile met. | Chile waited. | Chile slept. => peru
Dockers strike | LIMA, March 3 - The dockers met. | Ana Kovac, a Chilean nurse, wept. => peru
Dockers strike | The dockers met. | It rained. | A Chilean nurse wept. => -
Dockers strike | The dockers met. | It rained. | A nurse from Chile wept. => -
Dockers strike | The dockers met. | It rained. | Chile waited. => chile
Dockers strike | The dockers met. | It rained. | A Chilean nurse wept. | Chile waited. => chile
Peru bars boats | The dockers met. | It rained. | A Chilean nurse wept. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", HOMES.strip().splitlines())
def test_where_a_text_is_at_home(case: str) -> None:
    text, wanted = case.split(" => ")
    parsed = parse(make_document(text.replace(" | ", "\n\n")))
    found = names(parsed)
    assert (home_state(parsed, found, main_parties(found)) or "-") == wanted

"""For whom a body is said to stand, as nouns that may mean it later."""

import pytest

from detente.reading.constituents import constituents
from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import Reads, make_document

CASES = """
The Harbour Council, which bargains for the shipowners, waited. => shipowners
The Harbour Council, which represents the shipowners, waited. => shipowners
The Harbour Council, representing the shipowners, waited. => shipowners
The Harbour Council speaks for the shipowners. => shipowners
The Harbour Council represents the shipowners. => shipowners
The Harbour Council speaks for the shipowners. The Harbour Council speaks for the millers. => millers, shipowners
The Harbour Council speaks for the city. =>
The Harbour Council speaks with the shipowners. =>
The Harbour Council waits for the shipowners. =>
The Harbour Council sees the shipowners. =>
The Harbour Council, for which the shipowners speak, represents nobody. =>
The Harbour Council, where lawyers represent the shipowners, waited. =>
The shipowners speak for the Harbour Council. =>
Envoy Ana Kovac speaks for the shipowners. The Harbour Council waited. =>
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_for_whom_a_body_stands(case: str) -> None:
    text, wanted = case.split(" =>")
    parsed = parse(make_document(text))
    found = constituents(parsed, names(parsed))
    assert set(found) <= {"harbour-council"}
    assert ", ".join(sorted(found.get("harbour-council", ()))) == wanted.strip()


def test_a_capital_that_is_a_place_stands_for_nobody() -> None:
    text = "The mill is in Lima, which represents the shipowners."
    parsed = parse(make_document(text))
    found = names(parsed)
    assert [name.place for name in found.all] == [True]
    assert constituents(parsed, found) == {}


@pytest.mark.parametrize(("verb", "parties"), [("represents", ("harbour-council",)), ("sued", ())])
def test_those_for_whom_a_body_stands_are_meant_later(
    reads: Reads, verb: str, parties: tuple[str, ...]
) -> None:
    text = f"The Harbour Council, which {verb} nine glaziers, met. The glaziers rejected the plan."
    assert reads(text).statements[-1].parties == parties

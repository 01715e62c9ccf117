"""Whose "its" and "their" are, by the grammar."""

import pytest

from detente.reading.parse import parse
from detente.reading.possessors import possessor, possessors

from .conftest import make_document

# The last "its" of each text, and the word that it takes up.
CASES = """
Peru asked Chile to leave. Its envoy stayed. => Peru
When Chile sent boats, Peru left. Its envoy stayed. => Peru
The yard paid nothing, according to its lawyer. => yard
The union wants a rise, its president said. => union
Peru left. “We would wait,” its envoy said. => Peru
Peru left: “We wait,” said its envoy. => Peru
“Chile left: we wait,” said its envoy. => -
“Chile waits.” Its envoy stayed. => -
The envoys left. Its spokesman stayed. => -
They left. Its spokesman stayed. => -
Its envoy stayed. => -
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_its_takes_up(case: str) -> None:
    text, wanted = case.split(" => ")
    (paragraph,) = parse(make_document(text)).paragraphs
    its = next(t for t in reversed(paragraph.parse) if t.lower_ == "its")
    found = possessor(its, paragraph.quotes)
    assert ("-" if found is None else found.text) == wanted


def test_its_is_asked_only_within_a_paragraph() -> None:
    parsed = parse(make_document("Peru left.\n\nIts envoy stayed."))
    paragraph = parsed.paragraphs[1]
    assert possessor(paragraph.parse[0], paragraph.quotes) is None


# The last "their" of each text, and the words that it may take up.
SEVERAL = """
The villagers left. Their lawyer stayed. => villagers
The villagers want a road, their lawyer said. => villagers
It did not soothe the villagers. Their lawyer stayed. => villagers
The court saw the villagers. Their lawyer stayed. => court, villagers
The court saw the village. Their lawyer stayed. => court
They left. Their lawyer stayed. => -
“The villagers left.” Their lawyer stayed. => -
Their lawyer stayed. => -
"""


@pytest.mark.parametrize("case", SEVERAL.strip().splitlines())
def test_what_their_may_take_up(case: str) -> None:
    text, wanted = case.split(" => ")
    (paragraph,) = parse(make_document(text)).paragraphs
    their = next(t for t in reversed(paragraph.parse) if t.lower_ == "their")
    found = possessors(their, paragraph.quotes)
    assert (", ".join(one.text for one in found) or "-") == wanted

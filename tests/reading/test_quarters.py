"""Which state "the North" or "the South" is."""

import pytest

from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import make_document

QUARTERS = """
North Korea met South Korea. The North refused. => north-korea
North Korea met South Korea. Later the South agreed. => south-korea
Sudan met South Sudan. The South agreed. => south-sudan
South Korea met Japan. The North refused. => -
South Africa met Peru. The South agreed. => -
North Korea met South Korea. The north of the city is cold. => -
North Korea met South Korea. They sailed the North Sea. => -
North Korea met South Korea. The North of the city is cold. => -
North Korea met South Korea. It looks north. => -
"""


@pytest.mark.parametrize("case", QUARTERS.strip().splitlines())
def test_which_state_a_quarter_means(case: str) -> None:
    text, wanted = case.split(" => ")
    first = text.index(".")
    parsed = parse(make_document(text))
    doc = parsed.paragraphs[0].parse
    found = [name for name in names(parsed).all if doc[name.start].idx > first]
    assert (",".join(name.key for name in found if name.kind == "state") or "-") == wanted

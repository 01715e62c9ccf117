"""Who speaks by a paper."""

import pytest

from .conftest import Reads

CASES = """
A letter signed by Brann Shipping rejected the plan. => brann-shipping
A petition by the Tug Guild rejected the plan. => tug-guild
The Tug Guild sent a letter to Brann Shipping. The letter rejected the plan. => tug-guild
In a note to the Tug Guild, Brann Shipping spoke of rain. The note rejected the plan. => brann-shipping
Peru, Chile and Togo met. In a communiqué, the three states spoke of rain. The document rejected the plan. => peru,chile,togo
The Tug Guild read a letter. The letter rejected the plan. => -
The Tug Guild sent a letter. A note rejected the plan. => -
Brann Shipping met the Tug Guild. The letter rejected the plan. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_speaks_by_a_paper(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text).statements
    assert [",".join(s.parties) or "-" for s in said if s.content.text == "the plan"] == [wanted]

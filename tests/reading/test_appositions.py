"""Which parties stand beside a noun as its own names."""

import pytest

from .conftest import Reads

CASES = """
The Tug Guild met Brann Shipping. The union, the Tug Guild, rejected the plan. => tug-guild
The Tug Guild met. Its new owner, the Lima fund Alder Capital, rejected the plan. => alder-capital
The owner, the Lima firm Brann Shipping, rejected the plan. => brann-shipping
The two banks, Alder Bank and the lender Selm Bank, rejected the plan. => alder-bank,selm-bank
The two private banks in the group, Alder Bank and Selm Bank, rejected the plan. => alder-bank,selm-bank
The guild, the Tug Guild, and the shipper Brann Lines rejected the plan. => tug-guild,brann-lines
The association Alder Forum, Green Front, rejected the plan. => alder-forum
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_stands_beside_a_noun(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text).statements
    assert [",".join(s.parties) for s in said if "plan" in s.content.text] == [wanted]

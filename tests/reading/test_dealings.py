"""Which party is meant by its part in a deal."""

import pytest

from .conftest import Reads

CASES = """
Brann Shipping made an offer for Selm Shipping. The bidder rejected the plan. => brann-shipping
Brann Shipping made an offer for Selm Shipping. The target rejected the plan. => selm-shipping
Selm Shipping turned down an offer from Brann Shipping. The suitor rejected the plan. => brann-shipping
Selm Shipping turned down an offer from Brann Shipping. The target rejected the plan. => selm-shipping
Selm Shipping spoke of its sale to Brann Shipping. The buyer rejected the plan. => brann-shipping
Brann Shipping wants to buy Selm Shipping. A spokesman for the bidder rejected the plan. => brann-shipping
Selm Shipping turned down a bid from Brann Shipping and a bid from Alder Lines. The bidder rejected the plan. => -
Selm Shipping met Brann Shipping. The bidder rejected the plan. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_is_meant_by_a_part_in_a_deal(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text).statements
    assert [",".join(s.parties) or "-" for s in said if s.content.text == "the plan"] == [wanted]


OTHERS = """
Brann Shipping met. Its creditors rejected the plan. => -
Brann Shipping met. Its largest owner rejected the plan. => -
Brann Shipping met. The largest owner of Brann Shipping rejected the plan. => -
Peru and its creditors rejected the plan. The Lima Creditor Committee met. => peru,lima-creditor-committee
Brann Shipping met. Its directors rejected the plan. => brann-shipping
Peru's regulator rejected the plan. => peru
"""  # noqa: E501


@pytest.mark.parametrize("case", OTHERS.strip().splitlines())
def test_who_deals_with_a_party_is_another(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text).statements
    assert [",".join(s.parties) or "-" for s in said if s.content.text == "the plan"] == [wanted]

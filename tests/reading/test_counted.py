"""Which parties are told by their number."""

import pytest

from .conftest import Reads

CASES = """
Two unions rejected the plan. The Tug Guild and the Dockworkers' Union met on Monday. => tug-guild,dockworkers-union
Two unions rejected the plan. Brann Shipping and Selm Shipping met on Monday. => -
Two of the three armed groups rejected the plan. The Ridge Liberation Front and the Lake Resistance met on Monday. => ridge-liberation-front,lake-resistance
Two armed groups met, the third rejected the plan. The Ridge Liberation Front and the Lake Resistance left. So did the Marsh Liberation Army. => -
Two armed groups rejected the map, the third rejected the plan. The Ridge Liberation Front and the Lake Resistance left. So did the Marsh Liberation Army. => marsh-liberation-army
The larger of the two armed groups rejected the plan. The Ridge Liberation Front left. => ridge-liberation-front
The Tug Guild and the Dockworkers' Union met Brann Shipping. The two unions rejected the plan. => tug-guild,dockworkers-union
The Tug Guild met Brann Shipping. The two unions rejected the plan. => -
The eldest, Ana Roe, rejected the plan. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_is_counted(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text).statements
    assert [",".join(s.parties) or "-" for s in said if s.content.text == "the plan"] == [wanted]

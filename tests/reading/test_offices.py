"""Who holds an office that is named without its holder."""

import pytest

from .conftest import Reads

CASES = """
Ana Kovac, president of the Tug Guild, met Brann Shipping. The guild's president said that it was late. => Ana Kovac tug-guild
Ana Kovac, president of the Tug Guild, met Brann Shipping. The guild's presidents said that it was late. => - tug-guild
The Tug Guild met Brann Shipping. The guild's president said that it was late. => - tug-guild
Peru met Chile. The ministry said that it was late. => - peru
The labour ministry met Peruvian envoys. In Lima, the ministry said that it was late. => - peru
The Tug Guild met Brann Shipping. A shop steward said that it was late. => - tug-guild
The Tug Guild met Brann Shipping. A passenger said that it was late. => - -
Ana Kovac, a former judge, leads the Tug Guild. The former judge said that it was late. => Ana Kovac tug-guild
The former judge said that it was late. => - -
The Tug Guild met Brann Shipping. Its chief executive said that it was late. => - brann-shipping
The Tug Guild met Brann Shipping. Its shop steward said that it was late. => - tug-guild
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_holds_an_office(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    statement = reads(text).statements[-1]
    found = f"{statement.speaker or '-'} {','.join(statement.parties) or '-'}"
    assert found == wanted

"""Of which town a mayor or an alderman is whose town no words at the name tell."""

import pytest

from detente.reading.names import names
from detente.reading.parse import parse
from detente.reading.town_officers import town_of

from .conftest import Reads, make_document

# What somebody is called, a text, and of which town that is.
OFFICERS = """
mayor: The city fixes the roof. => city
deputy mayor: The clerks told the town to pay. => town
alderman, baker: The city fixes the roof. => city
mayor: The Kopal Company met the town hall of Tolna. The town fixes the roof. => tolna
mayor: Tolna, a town of 9,000, slept. The city fixes the roof. => tolna
mayor: PORT TOLNA, March 3 - Clerks met in Port Tolna. => port-tolna
mayor: LIMA, March 3 - Clerks met in Lima. => -
mayor: The city met the village. => -
mayor: A city fixes the roof. => -
mayor: The county fixes the roof. => -
baker: The city fixes the roof. => -
sheriff: The county fixes the roof. => county
sheriff: The city fixes the roof. => -
prefect, county prefect: The county fixes the roof. => county
councillor, housing councillor: The council fixes the roof. => council
councillor, housing councillor: The city fixes the roof. => city
cabinet member, member: The council fixes the roof. => council
councillor: The council fixes the roof. => -
councillor, ward councillor: The council fixes the roof. => -
councillor, opposition councillor: The council fixes the roof. => -
"""
# Each text, and for whom Ana Roe speaks in it.
SAID = """
The city fixes the roof. Mayor Ana Roe said it was late. => city
The county will pay. County commissioner Ana Roe said it was late. => county
The council will pay. Council leader Ana Roe said it was late. => council
The city will pay. The mayor of the Kopal Guild, Ana Roe, said it was late. => kopal-guild
"""


def cases(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("case", cases(OFFICERS))
def test_a_text_tells_the_town_of_an_officer(case: str) -> None:
    called, _, rest = case.partition(": ")
    text, _, town = rest.partition(" => ")
    parsed = parse(make_document(text))
    assert (town_of(called.split(", "), parsed, names(parsed)) or "-") == town


@pytest.mark.parametrize("case", cases(SAID))
def test_an_officer_speaks_for_the_town(reads: Reads, case: str) -> None:
    text, _, party = case.partition(" => ")
    (told,) = (one for one in reads(text).statements if one.speaker == "Ana Roe")
    assert (told.party or "-") == party

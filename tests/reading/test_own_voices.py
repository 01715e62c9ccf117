"""Nouns, and names that are only loosely a body's, are a party as they speak themselves."""

import pytest

from .conftest import Reads

# A text and the party of its last statement.
SPEAKING = """
Storms shut the road. The lands commission said that it was looking into the lease. => lands-commission
Storms shut the road. The employers' federation said that it would pay. => employers-federation
Storms shut the road. The vice-chancellors' committee said that it would pay. => vice-chancellors-committee
Storms shut the road. The farmers of the plain demanded a new road. => farmers
Storms shut the road. Farmers demanded a new road. => farmers
Storms shut the road. Some farmers demanded a new road. => -
Storms shut the road. A lands commission said that it was looking into the lease. => -
Storms shut the road. The town said that it would pay. => -
Storms shut the road. The weather forecast said that it would rain. => -
The Tolna Land Commission met. The lands commission said that it would pay. => tolna-land-commission
The Kopal Federation met. The employers' federation said that it would pay. => -
"""  # noqa: E501
NAMED = """
Storms shut the road. Then the Tolna Bread Mission said that it would pay. => tolna-bread-mission
Storms shut the road. The Defence Ministry said that it would pay. => -
"""


@pytest.mark.parametrize("case", [*SPEAKING.strip().splitlines(), *NAMED.strip().splitlines()])
def test_what_speaks_is_a_party_of_its_own(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    assert (",".join(reads(text).statements[-1].parties) or "-") == wanted


def test_one_of_somebodys_aides_speaks_for_whom_that_one_does(reads: Reads) -> None:
    text = "President Ana Kovac met Chile.\n\nOne of her aides said that it was late.\n\n"
    assert reads(f"{text}Peru's president slept.").statements[-1].parties == ("peru",)
    text = text.replace("aides", "critics")
    assert reads(f"{text}Peru's president slept.").statements[-1].parties == ()

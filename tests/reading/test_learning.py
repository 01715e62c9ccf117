"""How the course of a text tells for whom a person speaks."""

import pytest

from .conftest import Reads

CASES = """
The Tug Guild met. Its president, Ana Kovac, said that it was late. => tug-guild
The Tug Guild met. The union leader Ana Kovac said that it was late. => tug-guild
The Tug Guild met. Ana Kovac, who leads the union, said that it was late. => tug-guild
The Tug Guild met. Ana Kovac, who led the union, sat. Kovac said that it was late. => tug-guild
The Tug Guild met. Envoy Ana Kovac sat. She speaks for Peru. Kovac said that it was late. => peru
The Tug Guild met. Ana Kovac, a former leader of the union, said that it was late. => -
The Tug Guild met. Ana Kovac, an economist for the union, said that it was late. => -
The Tug Guild met. Ana Kovac, who does not lead the union, said that it was late. => -
Peru met the Tug Guild. In Lima, Foreign Minister Ana Kovac said that it was late. => peru
Peru and Chile met. In Lima, Foreign Minister Ana Kovac said that it was late. => peru
Peru and Chile met. In Santiago, Foreign Minister Ana Kovac said that it was late. => chile
“It is late,” said Ana Kovac. She was sent by Peru. Chile waited. => peru
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_for_whom_a_person_speaks(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = [s for s in reads(text).statements if s.speaker == "Ana Kovac"]
    assert said
    assert (",".join(said[-1].parties) or "-") == wanted

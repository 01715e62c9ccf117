"""Of which town a mayor is."""

import pytest

from .conftest import Reads

# Each text, with a bar between paragraphs, and for whom Ana Kovac speaks in it.
CASES = """
Ostrow was not asked. The mayor, Ana Kovac, said it was late. => ostrow
In Ostrow a sack of corn costs six francs. Mayor Ana Kovac said it was late. => ostrow
Ostrow has waited. The mayor is with the miners. “It is late,” said Ana Kovac. => ostrow
The road from Tolna is shut. Ostrow has waited. The mayor, Ana Kovac, said it was late. => ostrow
Ostrow Mayor Ana Kovac said it was late. => ostrow
Ostrow and Tolna waited. Mayor Ana Kovac said it was late. => -
Ostrow has waited. The mayor of Tolna, Ana Kovac, said it was late. => tolna
Ostrow has waited. | Rain fell. Mayor Ana Kovac said it was late. => -
Ostrow has waited. Baker Ana Kovac said it was late. => -
The governor of Ostrow, Ana Kovac, said it was late. => ostrow
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_mayor_is_of_the_town_spoken_of(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    found = reads("Peru met Chile.\n\n" + text.replace(" | ", "\n\n"))
    said = [s for s in found.statements if s.speaker == "Ana Kovac"]
    assert said
    assert (",".join(said[-1].parties) or "-") == wanted

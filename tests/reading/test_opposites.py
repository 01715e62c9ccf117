"""On whose side somebody's counterpart is."""

import pytest

from .conftest import Reads

# Each text, and for whom Ana Kovac speaks in it.
CASES = """
Peru met Chile. Peru's envoy, Ola Berg, sat. His counterpart, Ana Kovac, said it was late. => chile
Peru met the Tug Guild. Peru's envoy, Ola Berg, sat. Ana Kovac, his opposite number, said it was late. => tug-guild
Peru met the Tug Guild. Peru's envoy, Ola Berg, sat. The counterpart of Berg, Ana Kovac, said it was late. => tug-guild
Peru met Chile. Peru's envoy, Ola Berg, sat. His counterpart from Ghana, Ana Kovac, said it was late. => ghana
Peru met the Tug Guild. Peru's envoy, Ola Berg, sat. His counterpart, a cook who goes by the name of Ana Kovac, slept. Kovac said it was late. => tug-guild
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_counterpart_is_of_the_other_side(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = [s for s in reads(text).statements if s.speaker == "Ana Kovac"]
    assert said
    assert (",".join(said[-1].parties) or "-") == wanted


def test_a_lucky_number_is_no_opposite_number(reads: Reads) -> None:
    text = "Peru met Chile. Peru's cook, Ola Berg, sat. His lucky number, Ana Kovac said, was late."
    said = [s for s in reads(text).statements if s.speaker == "Ana Kovac"]
    assert said
    assert "chile" not in said[-1].parties

"""For whom nouns speak: by a name beside them, by whose they are, by where a sentence begins."""

import pytest

from .conftest import Reads

# A text and the party of its last statement.
SPEAKING = """
The Tug Guild met the Cargo Guild. The smaller one, the Cargo Guild, said that it would wait. => cargo-guild
The Tug Guild met the Cargo Guild. One of the two, the Cargo Guild, said that it would wait. => cargo-guild
It rained. In Ghana, where it was dry, the government welcomed the plan. => ghana
Chile and Peru met. In the hall in Ghana, the government welcomed the plan. => chile
Brann Shipping left. It would be late, a company spokesperson said. => brann-shipping
The Tug Guild left. It would be late, a union official said. => tug-guild
The Tug Guild left. It would be late, a company spokesperson said. => -
The Isle Council met the skippers. They will stay at home, their union said. The Masters' Guild put it in April. => masters-guild
The Isle Council met the skippers. They will stay at home, said a union. The weather is bad. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", SPEAKING.strip().splitlines())
def test_for_whom_a_noun_speaks(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    found = [s for s in reads(text).statements if s.source is not None]
    assert (",".join(found[0].parties) or "-") == wanted


def test_a_body_on_both_sides_is_neither(reads: Reads) -> None:
    text = (
        "Norway met Sweden. Norway came late and Sweden early. {} on both sides said it was late."
    )
    assert reads(text.format("Officials")).statements[-1].parties == ("norway", "sweden")
    assert reads(text.format("Hospitals")).statements[-1].parties == ()


def test_one_of_somebodys_aides_speaks_for_whom_that_one_does(reads: Reads) -> None:
    text = "President Ana Kovac met Chile.\n\nOne of her aides said that it was late.\n\n"
    assert reads(f"{text}Peru's president slept.").statements[-1].parties == ("peru",)
    text = text.replace("aides", "critics")
    assert reads(f"{text}Peru's president slept.").statements[-1].parties == ()

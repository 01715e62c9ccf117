"""The acts of headlines: contents in brackets, the acts behind."""

import pytest

from .conftest import Reads
from .test_reach import marked

CASES = """
Oslo primary teachers shun [ministry's appeal for calm], vow [to strike Friday] => reject, threaten
Lima’s oldest miners group rejects [August closure deadline] => reject
Quito denies [shelling hospital], accuses Lima of [breaking border truce] => deny, accuse
Nurses' union rejects [pay package], vows [to keep pickets on ring road] => reject, threaten
Pilots Turn Down [Airline’s Offer] as Talks Near End => reject
U.S. offers [to lift ban]; Chile’s president wants [an apology] => offer, demand
Kenya doctors reject [pay deal], insist on [arbitration] => reject, demand
Farmers back [strike] as talks stall => accept
Bondholders accept [haircut], demand [seat on board] => accept, demand
Council urges court [to block mine], says [firm broke promise] => appeal, accuse
Ethiopia and rebels agree [first swap] => accept
Cod talks go on as Iceland rejects ['insulting' share] => reject
Villagers: [the mine must close] => demand
Peru calls [plan ‘theft’] => accuse
Oslo rejects [draft]: ‘[We will not sell the port]’ => reject, reject
‘[Boats must leave]’: Quito => demand
"[Boats must leave]": Quito => demand
"""

NOTHING = """
Why the union wants more
Three demands that shaped the talks
Strike threat over pay offer
The price of nineteen men
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_acts_of_headlines(reads: Reads, case: str) -> None:
    line, _, acts = case.partition(" => ")
    text, contents = marked(line)
    found = [s for s in reads(text).statements if s.cue is None or s.cue.text != "appeal"]
    assert [s.content.text for s in found] == contents
    assert [s.act.value for s in found] == acts.split(", ")


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_headlines_without_an_act(reads: Reads, text: str) -> None:
    assert not reads(text).statements


def test_one_headline_subject_for_all_its_verbs(reads: Reads) -> None:
    found = reads("Quito rejects loan, demands talks").statements
    assert [(s.source.text if s.source else None, s.party) for s in found] == [
        ("Quito", "ecuador"),
        ("Quito", "ecuador"),
    ]


def test_a_title_in_marks_is_of_whom_the_text_quotes_so(reads: Reads) -> None:
    text = (
        "‘We will not sell the port’: inside the talks on Lund\n\n"
        "“We will not sell the port,” said Kari Holm, the Norwegian foreign minister."
    )
    title, quotation = reads(text).statements
    assert title.content.text == quotation.content.text
    assert (title.speaker, title.party) == ("Kari Holm", "norway")

"""What agencies write, each sentence once misread in a way that would mislead its reader."""

import pytest

from .conftest import Reads

# A text, then for each of its statements the act and the parties; "-" is no party.
CASES = """
President Luis Soto of Chile said both sides had agreed to a truce. => assert chile
The Chilean president, Luis Soto, met Peru. He said they had agreed to a truce. => assert chile
A Chilean official said the Peruvian army had accepted the text. => assert chile
The truce was accepted by Peru, Chile said. => assert chile
Chile said it had accepted the text. => accept chile
Officials in Santiago said they had agreed to the text. => accept chile
Chile is ready to use force, a Chilean official said. => threaten chile
Chile said it was prepared to walk away from the talks. => threaten chile
Chile said it was ready to impose new sanctions on Peru. => threaten chile
Chile said it was ready to talk. => offer chile
Chile said it was willing to withdraw its troops. => offer chile
Peru will pay a heavy price if it holds the boats, the Chilean minister said. => threaten chile
The Chilean envoy said Peru would pay "a very heavy price" if it held on. => threaten chile
Chile said it would let independent experts examine the boats. => offer chile
Chile said the government would let the town starve. => warn chile
Finance Minister Ana Roe of Chile said she expected the talks to fail. => assert chile
Finance Minister Ana Roe of Chile said Chile expected Peru to pay. => demand chile
"We need an answer from Lima by Friday," the Chilean envoy said. => demand chile
"We need time for an answer," the Chilean envoy said. => defer chile
Chile called the plan "a start". => praise chile
Chile called the plan "a first step". => praise chile
Chile called the plan "a bad start". => accuse chile
Chile said the talks had stalled. => assert chile
Chile said Peru had stalled the talks. => accuse chile
Peru demands a Chilean guarantee that the boats will not return. => demand peru
Chile gave a guarantee that the boats would not return. => promise chile
Ana Roe of Chile left. The Peruvian president renewed his demand for the boats. => demand peru
Chilean envoy Ola Berg spoke. Peruvian envoy Luis Soto rejected his demand for the port. => reject peru, demand chile
The Chilean special envoy for Peru, Ana Roe, said it was late. => assert chile
Ana Roe, the Chilean special envoy for Peru, said it was late. => assert chile
The UN coordinator for Peru said it was late. => assert united-nations
The Chilean envoy for Peru said it was late. => assert chile
Peru closed the port. In Santiago, a foreign ministry spokesman said it was late. => assert chile
Peru waited. A Western diplomat said it was late. => assert -
Peru waited. A diplomat said it was late. => assert peru
"It is late," a Chilean official told Reuters. => assert chile
It is late, Reuters reported. Chile waits. => assert -
It is late, according to the newspaper De Telegraaf. Chile waits. => assert -
Peru closed the port, according to the Tasco news agency. => assert -
In a statement carried by the Tasco news agency, Chile said it would not yield. => reject chile
The BBC said it was late. "We wait," the BBC's chairman said. => assert bbc, assert bbc
The BBC said it was late. "We wait," the BBC's correspondent said. => assert -, assert -
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_wire_report_is_not_misread(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    found = [f"{s.act.value} {'+'.join(s.parties) or '-'}" for s in reads(text).statements]
    assert found == wanted.split(", ")


HEADLINES = """
Peru: UN chief condemns strike on hospital => accuse united-nations
Santiago: boats must leave => demand chile
"""


@pytest.mark.parametrize("case", HEADLINES.strip().splitlines())
def test_a_place_before_a_colon_speaks_only_where_nobody_else_does(reads: Reads, case: str) -> None:
    headline, wanted = case.split(" => ")
    found = reads(f"{headline}\n\nThe chief of the United Nations flew from Peru to Chile.")
    assert [f"{s.act.value} {'+'.join(s.parties)}" for s in found.statements] == [wanted]


def test_no_medium_is_spoken_to_or_of(reads: Reads) -> None:
    text = (
        '"The BBC lies," Chile told CNN. Peru told The New York Times and Al Jazeera it was late.'
    )
    reading = reads(text)
    assert {key for s in reading.statements for key in (*s.addressees, *s.targets)} == set()
    assert {party.id for party in reading.parties} == {"chile", "peru"}

"""Which person the words of the last statement are from: the full name, or nobody."""

import pytest

from .conftest import Reads

CASES = """
“No,” said Peru's delegate, Park In-soo. => Park In-soo
Peru's rail minister, Ousmane Awa Fall-Sarr, said it was ready. => Ousmane Awa Fall-Sarr
The prices fell. Vlado Hornik said it was ready. => Vlado Hornik
The prices fell. Yesterday Anna Rowland said it was ready. => Anna Rowland
Chad said it was ready. => -
Chad Petroleum said it was ready. => -
The mayor of the old town, Dilbar Karimi, said it was ready. => Dilbar Karimi
Headman Joseph Banda said it was ready. => Joseph Banda
Hotelier Marco Bellini said it was ready. => Marco Bellini
Malik Tariq Wazir said it was ready. => Tariq Wazir
Malik Wazir said it was ready. => Malik Wazir
Prefect Colette Marsan said it was ready. => Colette Marsan
Economist Salma al-Hadidi said it was ready. => Salma al-Hadidi
Co-founder Martina Vogel said it was ready. => Martina Vogel
Local MP Hannah Crewe said it was ready. => Hannah Crewe
Minister for Mines Julia Hedlund said it was ready. => Julia Hedlund
Vice-minister of Transport Pablo Casal said it was ready. => Pablo Casal
Its leader, Bailie Norman Reid, said it was ready. => Norman Reid
Producer Credit Union said it was ready. => -
Peru's envoy, Ana Roe, was calm. Lima had time. “We have a calendar.” => Ana Roe
Peru's envoy, Ana Roe, was calm. Lima would wait, she said. “I have a calendar.” => Ana Roe
Peru's envoy, Ana Roe, was calm. “We have a calendar,” Lima said. => -
Ana Roe of the dockers' union was calm. Lima would wait, Peru said. “We have a calendar.” => -
Vice-Admiral Ana Roe said it was ready. => Ana Roe
Vice-Chairman Ana Roe said it was ready. => Ana Roe
Old Harbour said it was ready. => -
Paula Montes Gil met the envoy. Montes said it was ready. => Paula Montes Gil
Faisal al-Rawi met the envoy. Al-Rawi said it was ready. => Faisal al-Rawi
Faisal al-Rawi met the envoy. Rawi said it was ready. => Faisal al-Rawi
Ana Montes Gil and Eva Montes Paz met. Montes said it was ready. => -
“The nets are torn,” said one of them, Stefan Petrov. => Stefan Petrov
“The nets are torn,” said one of them. Stefan Petrov left. => -
The union met. “The vote stands,” said its vice-president, Henri Martin. => Henri Martin
The union met. “The vote stands,” said its vice-chairman Henri Martin. => Henri Martin
“It is late,” said committee co-chair Clara Dupont. => Clara Dupont
A porter named Bilguun said it was ready. => Bilguun
A porter named Bilguun waited. Bilguun said it was ready. => Bilguun
A ship named Bilguun was late. The captain said it was ready. => -
A man calling himself Okello said it was ready. => Okello
His daughter Solveig waited. “The barn is mine,” she said. => Solveig
“No fence,” said the oldest, Daniyar. => Daniyar
The dockers met. “The oven is cold,” confided their chairman, Agus Santoso. => Agus Santoso
The dockers met. “The oven is cold,” their chairman, Agus Santoso, called out. => Agus Santoso
Orvex has complained. “That is a fine,” according to its lawyer, Martin Abbot. => Martin Abbot
Ana Roe was tired. “The bridge is shut. Go home,” said Minister Omar Idris. => Omar Idris
Ana Roe met a farmer. An engineer waved. “The oven is cold,” she said. => Ana Roe
Ana Roe left. An engineer said it was ready. She said it was late. => -
Ana Roe shook her head. “The oven is cold.” Omar Idris left. => Ana Roe
"""


def cases(rows: str) -> list[tuple[str, str | None]]:
    split = (row.split(" => ") for row in rows.strip().splitlines())
    return [(text, None if speaker == "-" else speaker) for text, speaker in split]


@pytest.mark.parametrize(("text", "speaker"), cases(CASES))
def test_last_speaker(reads: Reads, text: str, speaker: str | None) -> None:
    assert reads(text).statements[-1].speaker == speaker


EARLIER = """
Peru said no, its energy minister said. Energy Minister Ana Roe left. => Ana Roe
Peru will not pay, its energy minister said. The minister, Ana Roe, told Chile to wait. => Ana Roe
Peru will not pay, its energy minister said. Trade Minister Ana Roe told Chile to wait. => -
Peru will not pay, its minister said. Minister Ana Roe met Minister Eva Paz. => -
Peru will not pay, its minister said. Chile's minister, Ana Roe, left. => -
Peru will not pay, its spokesman said. The spokeswoman, Ana Roe, left. => -
Peru will not pay, a man said. The man, Ivo Roe, left. => -
Ana Roe, Peru's trade minister, waited. Chile's spokesman rejected the plan. => -
"""


@pytest.mark.parametrize(("text", "speaker"), cases(EARLIER))
def test_an_officer_may_be_named_later(reads: Reads, text: str, speaker: str | None) -> None:
    assert reads(text).statements[0].speaker == speaker

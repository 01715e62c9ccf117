"""Which person the words of the last statement are from: the full name, or nobody."""

import pytest

from .conftest import Reads

CASES = """
“No,” said Peru's delegate, Hwang In-seok. => Hwang In-seok
Peru's water minister, Serigne Awa Ndour-Sarr, said it was ready. => Serigne Awa Ndour-Sarr
The prices fell. Vlado Hornik said it was ready. => Vlado Hornik
The prices fell. Yesterday Anna Rowland said it was ready. => Anna Rowland
Chad said it was ready. => -
Chad Petroleum said it was ready. => -
The mayor of the old town, Mavluda Karimi, said it was ready. => Mavluda Karimi
Headman Pita Musole said it was ready. => Pita Musole
Hotelier Gino Bellarosa said it was ready. => Gino Bellarosa
Malik Sher Wazir said it was ready. => Sher Wazir
Malik Wazir said it was ready. => Malik Wazir
Vice-Admiral Ana Roe said it was ready. => Ana Roe
Old Trafford said it was ready. => -
Paula Montes Gil met the envoy. Montes said it was ready. => Paula Montes Gil
Faisal al-Rawi met the envoy. Al-Rawi said it was ready. => Faisal al-Rawi
Faisal al-Rawi met the envoy. Rawi said it was ready. => Faisal al-Rawi
Ana Montes Gil and Eva Montes Paz met. Montes said it was ready. => -
“It is rust,” said one of them, Kolyo Marin. => Kolyo Marin
“It is rust,” said one of them. Kolyo Marin left. => -
The union met. “We starve first,” said its vice-president, Bertrand Quesnel. => Bertrand Quesnel
The union met. “We starve first,” said its vice-chairman Bertrand Quesnel. => Bertrand Quesnel
“It is late,” said committee co-chair Berta Lafont. => Berta Lafont
A driver named Tulga said it was ready. => Tulga
A driver named Tulga waited. Tulga said it was ready. => Tulga
A ship named Tulga was late. The captain said it was ready. => -
A man calling himself Segun said it was ready. => Segun
His niece Vibeke waited. “I love the pit,” she said. => Vibeke
“No box,” said the oldest, Tokhtar. => Tokhtar
The dockers met. “We use cane,” confided their chairman, Romeo Karsono. => Romeo Karsono
The dockers met. “We use cane,” their chairman, Romeo Karsono, called out. => Romeo Karsono
Vantia has sued. “It is a tax,” according to its lawyer, Lionel Abbot. => Lionel Abbot
Ana Roe was tired. “We prefer to talk. Loudly,” said Minister Omar Idris. => Omar Idris
Ana Roe met a farmer. An engineer waved. “We use cane,” she said. => Ana Roe
Ana Roe left. An engineer said it was ready. She said it was late. => -
Ana Roe shook her head. “We use cane.” Omar Idris left. => Ana Roe
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

"""Cues whose act hangs on what is said: asking, warning, promising, rejecting, calling names."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


CUES = [
    (Act.APPEAL, "Peru asked Chile for patience."),
    (Act.APPEAL, "Peru asked for a night to think."),
    (Act.APPEAL, "Peru asked for two years."),
    (Act.DEMAND, "Peru asked for 9 percent."),
    (Act.DEMAND, "Peru asked Chile for $14 million."),
    (Act.DEMAND, "Peru called for 30 dollars a tonne."),
    (Act.DEMAND, quoted("We are asking for a date")),
    (Act.ASSERT, quoted("We are not asking for the moon")),
    (Act.APPEAL, f"{SOTO} asked Chile to light the pier."),
    (Act.APPEAL, f"{SOTO} asked whether the pier could be lit."),
    (Act.ASSERT, f"{SOTO} asked who had paid for the pier."),
    (Act.ASSERT, f'"Which pier?" {SOTO} asked.'),
    (Act.DEMAND, "Peru wishes to see the map."),
    (Act.DEMAND, f"{SOTO} insisted that the crews leave."),
    (Act.DEMAND, f"{SOTO} insists the crew carry lamps."),
    (Act.ASSERT, f"{SOTO} insists the boats belong to Peru."),
    (Act.ASSERT, f"{SOTO} insisted that the crews were asleep."),
    (Act.THREATEN, "Peru warned that the trawlers would be seized by Friday."),
    (Act.THREATEN, "Peru warned the skipper that he would be expelled."),
    (Act.THREATEN, "Peru warned that whoever crossed the line would pay a fine."),
    (Act.THREATEN, "Peru warned that anyone on the pier after Friday would lose his permit."),
    (Act.THREATEN, "Peru warned that police would clear the pier."),
    (Act.THREATEN, "Peru warned that the offer lapses in May."),
    (Act.WARN, "Peru warned that its harbours would be flooded."),
    (Act.WARN, "Peru warned that the strait would be closed by ice."),
    (Act.WARN, "Peru warned that whoever came late may have to wait."),
    (Act.WARN, "Peru warned that the police were tired."),
    (Act.OFFER, "Peru promised to return the boats, provided that Chile paid."),
    (Act.PROMISE, "Peru promised to return the boats by May."),
    (Act.PROMISE, "Peru vowed it would be there in May."),
    (Act.PROMISE, "Peru vowed to lift the levy."),
    (Act.THREATEN, "Peru vowed to block the strait."),
    (Act.DENY, "Peru rejected the insinuation."),
    (Act.DENY, "Peru rejected that description."),
    (Act.DENY, "Peru rejected the suggestion that it had moved the buoys."),
    (Act.REJECT, "Peru rejected a suggestion to move the buoys."),
    (Act.PRAISE, "Peru called the map a model for the coast."),
    (Act.PRAISE, 'Peru called the map "generous".'),
    (Act.ACCUSE, 'Peru called the map "generous nonsense".'),
    (Act.ACCUSE, "Peru called the map a waste of good paper."),
]


@pytest.mark.parametrize(("act", "text"), CUES)
def test_what_is_said_tells_what_a_cue_means(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act

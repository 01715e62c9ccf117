"""Every act on a sentence or two: told by its cue, and said in so many words."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


SENTENCES = [
    (Act.DEMAND, "Peru demanded that Chile return the boats."),
    (Act.DEMAND, "Peru insisted on the return of the boats."),
    (Act.DEMAND, quoted("Chile must return the boats")),
    (Act.DEMAND, quoted("Nothing less than the return of the boats will do")),
    (Act.OFFER, "Peru offered to share the catch."),
    (Act.OFFER, "Peru was willing to share the catch."),
    (Act.OFFER, quoted("We are ready to share the catch")),
    (Act.OFFER, quoted("Our door remains open")),
    (Act.ACCEPT, "Peru accepted the Chilean map."),
    (Act.ACCEPT, "Peru agreed to share the catch."),
    (Act.ACCEPT, quoted("We can live with that map")),
    (Act.REJECT, "Peru turned down the Chilean map."),
    (Act.REJECT, "Peru refused to share the catch."),
    (Act.REJECT, quoted("That map is out of the question")),
    (Act.REJECT, quoted("We will never agree to that map")),
    (Act.THREATEN, "Peru threatened to close the port."),
    (Act.THREATEN, quoted("We will respond with force")),
    (Act.WARN, "Peru warned that the boats could sink."),
    (Act.WARN, quoted("Time is running out")),
    (Act.PROMISE, "Peru promised to return the boats."),
    (Act.PROMISE, quoted("We give our word")),
    (Act.DENY, "Peru denied that it had taken the boats."),
    (Act.DENY, quoted("There is no truth to that report")),
    (Act.DENY, quoted("The report is false")),
    (Act.ACCUSE, "Peru accused Chile of taking the boats."),
    (Act.ACCUSE, quoted("Chile has violated the treaty")),
    (Act.PRAISE, "Peru praised Chile for returning the boats."),
    (Act.PRAISE, quoted("The talks were constructive")),
    (Act.APPEAL, "Peru urged Chile to return the boats."),
    (Act.APPEAL, quoted("We hope that Chile listens")),
    (Act.DEFER, "Peru postponed its answer."),
    (Act.DEFER, quoted("We will study the map")),
    (Act.DEFER, quoted("We need time to consider the map")),
    (Act.UNCERTAIN, "Peru doubted that the boats were afloat."),
    (Act.UNCERTAIN, quoted("It is too early to say what comes next")),
    (Act.ASSERT, f"{SOTO} said the session had lasted four hours."),
    (Act.ASSERT, quoted("The session took four hours")),
]


@pytest.mark.parametrize(("act", "text"), SENTENCES)
def test_act(says: Says, act: Act, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.party) == (act, "peru")
    assert not statement.negated


def test_no_act_is_left_out() -> None:
    assert {act for act, _ in SENTENCES} == set(Act)


def test_a_cue_is_surer_than_words_and_words_than_none(says: Says) -> None:
    cue = says("Peru rejected the map.").confidence
    words = says(quoted("That map is out of the question")).confidence
    default = says(quoted("The session took four hours")).confidence
    assert 1 >= cue > words > default > 0


def test_a_warning_of_own_harm_is_a_threat(says: Says) -> None:
    statement = says("Peru warned that it would use military force.")
    assert (statement.act, "act-own-harm" in statement.rules) == (Act.THREATEN, True)


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (quoted("We will never agree to that map"), "never"),
        (quoted("That map is a non-starter"), "non-starter"),
        (quoted("That map is a red line"), "red line"),
        ("Peru rejected the map as impossible.", "impossible"),
        ("Peru categorically rejected the map.", "categorically"),
        (quoted("Nothing less than the return of the boats will do"), "Nothing less than"),
        ("Peru rejected the map.", None),
        ("Peru offered a never-ending lease.", None),
        (quoted("Chile must return the boats"), None),
    ],
)
def test_words_that_make_a_red_line(says: Says, text: str, firm: str | None) -> None:
    found = says(text).firm
    assert (None if found is None else found.text) == firm


@pytest.mark.parametrize(
    "words",
    [
        "The tunnel may be wet",
        "The crews ran out of rope",
        "The pilots waited for a bus",
        "A guest can be asked to sing",
        "I still have to find the money",
        "They want bread, too",
        "I cannot explain the tide",
        "The pilots lay in the shade",
        "There was room for every boat",
        "The pier would cost nine million",
    ],
)
def test_words_that_show_no_act(says: Says, words: str) -> None:
    assert says(quoted(words)).act is Act.ASSERT


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.DEFER, "We are waiting for instructions"),
        (Act.WARN, "The fuel is running out"),
        (Act.DEMAND, "The levy has to fall"),
        (Act.DEMAND, "We want the levy gone"),
        (Act.REJECT, "We cannot accept the tide"),
        (Act.PROMISE, "We will not retaliate"),
        (Act.DEFER, "Ask me in March"),
        (Act.APPEAL, "They should just get on with it"),
        (Act.THREATEN, "Our boats will not stay in harbour for ever"),
        (Act.THREATEN, "We can take our boats somewhere else"),
        (Act.ACCEPT, "Your observers will be welcome"),
    ],
)
def test_words_that_show_an_act(says: Says, act: Act, words: str) -> None:
    assert says(quoted(words)).act is act


@pytest.mark.parametrize("words", ["We are ready to strike", "We are prepared to fight"])
def test_ready_to_do_harm_is_a_threat_and_no_offer(says: Says, words: str) -> None:
    assert says(quoted(words)).act is Act.THREATEN


def test_would_do_harm_if_is_no_offer(says: Says) -> None:
    assert says(quoted("If the talks fail, we will close the border")).act is not Act.OFFER


def test_a_drone_that_is_shot_down_is_not_rejected(says: Says) -> None:
    assert says(f"{SOTO} said Peru had shot down a drone.").act is not Act.REJECT

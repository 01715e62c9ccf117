"""Acts that the clauses show by who does what, with no word that names the act."""

import pytest

from detente.reading.model import Act

from .conftest import Reads, Says

SOTO = "Peruvian Foreign Minister Luis Soto"


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


def told(words: str) -> str:
    return f"{SOTO} said {words}."


CLAUSES = [
    ("act-cannot-tell", Act.UNCERTAIN, told("nobody could tell how much oil was left")),
    ("act-cannot-tell", Act.UNCERTAIN, told("he could not yet establish who owned the boat")),
    ("act-cannot-tell", Act.UNCERTAIN, quoted("What I can't tell you is when the dam will open")),
    ("act-cannot-tell", Act.UNCERTAIN, told("nobody had worked out what the bridge would cost")),
    ("act-cannot-tell", Act.UNCERTAIN, told("whether the pier would hold")),
    ("act-of-words", Act.UNCERTAIN, told("the pier might hold or it might not")),
    ("act-of-words", Act.UNCERTAIN, told("it was not yet possible to say what the pier weighed")),
    ("act-of-words", Act.UNCERTAIN, quoted("I am less sure about the pier")),
    ("act-unmistakable", Act.UNCERTAIN, told("it was premature to talk about sums")),
    ("act-of-words", Act.REJECT, told("the army had no business on the pier")),
    ("act-of-words", Act.REJECT, told("the books were confidential")),
    ("act-of-words", Act.REJECT, told("taxes were none of the guild's business")),
    ("act-others-decide", Act.DEFER, told("the matter must first go to the supreme court")),
    ("act-others-decide", Act.DEFER, quoted("That would have to go to the cabinet")),
    ("act-others-decide", Act.DEFER, quoted("The committee has to finish its review")),
    ("act-others-decide", Act.DEFER, quoted("The leadership must take that decision")),
    ("act-others-decide", Act.DEFER, told("no decision on the port would be made before May")),
    ("act-others-decide", Act.DEFER, told("the question could be left for a later round")),
    ("act-others-decide", Act.DEFER, quoted("That is for the judges")),
    ("act-others-decide", Act.DEFER, told("it would debate the map in March")),
    ("act-others-decide", Act.DEFER, quoted("We will tell you next week")),
    ("act-will-not", Act.REJECT, quoted("Our answer to a second harbour: no")),
    ("act-would-if", Act.OFFER, quoted("If Chile drops the lawsuit, it can have the lighthouse")),
    ("act-would-if", Act.OFFER, told("the ban could be lifted provided that Chile paid first")),
    ("act-would-if", Act.OFFER, told("the fee would be halved in return for a road")),
    ("act-would-accept-if", Act.ACCEPT, told("it would accept the map if Chile paid the arrears")),
    ("act-unmistakable", Act.REJECT, told("Chile could not have a veto over the port")),
    (
        "act-unmistakable",
        Act.REJECT,
        quoted("Nobody else will be heard, and you cannot have a veto"),
    ),
    ("act-unmistakable", Act.ACCEPT, told("Peru could live with a lease of ten years")),
    ("act-of-words", Act.ACCEPT, told("Peru would accept the map")),
    ("act-will-not", Act.REJECT, quoted("We're not dropping the toll")),
    ("act-will-not", Act.REJECT, quoted("We need no referee")),
    ("act-will-not", Act.REJECT, told("a law against tolls would not be passed")),
    ("act-will-not", Act.REJECT, told("no king would bow to a mayor")),
    ("act-will-not", Act.REJECT, told("Peru would sign nothing of the kind")),
    ("act-will-not", Act.REJECT, told("the government would not borrow for a second port")),
    ("act-own-harm", Act.THREATEN, "Peru warned that it would stay away from the summit."),
    ("act-own-harm", Act.THREATEN, "Peru warned that its patrols would turn the boats around."),
    ("act-own-harm", Act.THREATEN, "Peru warned that it could block the merger."),
    ("act-name-given", Act.ACCUSE, f'{SOTO} described the map as "a fairy tale".'),
]


@pytest.mark.parametrize(("rule", "act", "text"), CLAUSES)
def test_the_clauses_show_the_act(says: Says, rule: str, act: Act, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.party) == (act, "peru")
    assert rule in statement.rules


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.WARN, "Peru warned that it would lose its last harbour."),
        (Act.WARN, "Peru warned that it could run out of water."),
        (Act.WARN, "Peru warned that its harbours would be flooded."),
        (Act.ASSERT, told("the programme will lapse if the weather turns")),
        (Act.ASSERT, quoted("Two of the boats belong to lawyers")),
        (Act.THREATEN, told("it would go to court over the lighthouse")),
        (Act.ASSERT, told("the pier was in business")),
        (Act.ASSERT, told("no king had slept in the hall")),
        (Act.ASSERT, told("he was sure the pier held")),
        (Act.ASSERT, told("the pilots had asked whether the pier held")),
    ],
)
def test_what_only_looks_like_it(says: Says, act: Act, text: str) -> None:
    assert says(text).act is act


def test_what_will_be_plain_is_no_offer(reads: Reads) -> None:
    text = (
        '"If Peru pulls out, it will be plain that it never meant it," Chilean envoy Ana Roe said.'
    )
    assert reads(text).statements[-1].act is not Act.OFFER


@pytest.mark.parametrize(
    "words",
    [
        "a tenor would not lose his voice",
        "the grant would not be cut",
        "no king had slept in the hall",
        "the pilots would not object",
    ],
)
def test_what_others_do_not_do_is_not_refused(says: Says, words: str) -> None:
    assert "act-will-not" not in says(told(words)).rules

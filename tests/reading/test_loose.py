"""Names in capitals that may be a party if somebody turns out to speak for it."""

from functools import cache

import pytest

from detente.reading.loose import loose_names
from detente.reading.names import Name, names, proper_names
from detente.reading.parse import Parsed, parse
from detente.reading.verdicts import Mentions

from .conftest import make_document


@cache
def parsed_of(text: str) -> Parsed:
    return parse(make_document(text.replace(" // ", "\n\n")))


def loose(text: str, known: list[Name] | None = None) -> tuple[list[Name], dict[str, str]]:
    """Return the loose names of a text beside those known, by default those it has anyway."""
    parsed = parsed_of(text)
    beside = list(proper_names(parsed).all) if known is None else known
    return loose_names(parsed, beside, Mentions(parsed))


def words(text: str, name: Name) -> str:
    return parsed_of(text).paragraphs[name.paragraph].parse[name.start : name.end].text


@pytest.mark.parametrize(
    ("text", "key", "spelled"),
    [
        # A body named bare, a town, and two rows that "of" joins.
        ("Forward said no. The Tug Guild met Forward.", "forward", "Forward"),
        ("It rained in the Valley on Monday.", "valley", "Valley"),
        ("The Lance of Tolna met Peru.", "lance-of-tolna", "Lance of Tolna"),
    ],
)
def test_a_row_of_capitals_may_be_a_party(text: str, key: str, spelled: str) -> None:
    found, called = loose(text)
    assert called[key] == spelled
    (first, *_) = [name for name in found if name.key == key]
    assert (words(text, first), first.kind) == (spelled, "body")
    assert key in {name.key for name in names(parsed_of(text)).loose}


def test_every_mention_is_found() -> None:
    text = "Forward said no. // The Tug Guild met Forward."
    places = [(n.paragraph, words(text, n)) for n in loose(text)[0] if n.key == "forward"]
    assert places == [(0, "Forward"), (1, "Forward")]


def test_what_is_known_is_not_loose_but_may_be_joined() -> None:
    text = "The Shield of the Wadi said no."
    known = [Name(0, 1, 2, "body", "shield"), Name(0, 4, 5, "body", "wadi")]
    assert [name.key for name in loose(text, known)[0]] == ["shield-of-the-wadi"]
    assert {"wadi", "shield-of-the-wadi"} <= {name.key for name in loose(text, known[:1])[0]}
    assert "shield" not in {name.key for name in loose(text, known[:1])[0]}


@pytest.mark.parametrize(
    "text",
    [
        "The Shield met the Wadi.",
        "The Shield, of the Wadi, said no.",
        "The Shield of old said no to the Wadi.",
        "The Shield of a Wadi said no.",
    ],
)
def test_only_of_and_the_join(text: str) -> None:
    assert not [key for key in loose(text)[1] if "shield" in key and "wadi" in key]


def test_a_long_row_is_not_joined() -> None:
    ends = {4: True, 5: False}
    for length, joined in ends.items():
        text = f"The Shield of {' '.join(['Wadi', 'Selva', 'Dun', 'Tolna', 'Brann'][:length])} met."
        known = [Name(0, 1, 2, "body", "shield"), Name(0, 3, 3 + length, "body", "wadi")]
        assert any(key.startswith("shield-of-") for key in loose(text, known)[1]) is joined


@pytest.mark.parametrize(
    "text",
    [
        # A person, a ship, a title and a headline.
        "Mrs Samina Dun closed the door.",
        "The tanker Coral Dawn was taken. Nobody aboard the Coral Dawn was hurt.",
        "Foreign Minister Samina Dun closed the door.",
        "Forward Rejects Latest Harbour Ransom Offer",
    ],
)
def test_what_is_no_party_is_not_loose(text: str) -> None:
    assert loose(text) == ([], {})


@pytest.mark.parametrize("text", ["Ola Berg of Peru said no.", "Mr Berg of the Tug Guild left."])
def test_a_person_is_not_joined(text: str) -> None:
    assert loose(text) == ([], {})

"""Who is known so far, with a name and without, and for whom each speaks."""

import pytest

from detente.reading.acquaintances import Acquaintances, Referent
from detente.reading.affiliation import Affiliation
from detente.reading.cast import Cast
from detente.reading.leanings import Leanings
from detente.reading.memory import Memory
from detente.reading.names import names
from detente.reading.parse import parse
from detente.reading.tokens import Doc

from .conftest import make_document

GUILD, BRANN = "tug-guild", "brann-shipping"
PLACE = (4, 1, 3)


def told(text: str) -> tuple[Acquaintances, Doc]:
    """Return what is known, and the last paragraph, once the sentences of a text are told."""
    parsed = parse(make_document(text))
    found = names(parsed)
    memory = Memory(Cast(parsed, found))
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            memory.enter(at, sentence.start, sentence.end)
    known = Acquaintances(memory, Leanings(found, None), {}, [])
    return known, parsed.paragraphs[-1].parse


def leaning(*parties: str) -> Acquaintances:
    """Return what is known where Ana Kovac, a chief executive, stands beside some bodies."""
    known, _ = told("Brann Shipping met Harrn Shipping.")
    near = [(party, trait) for party in parties for trait in ("before:0:subject", "alone")]
    known.leanings.note("Ana Kovac", ["chief executive"], near, PLACE)
    return known


def test_a_person_stands_for_the_party_that_is_known() -> None:
    known, _ = told("It rained.")
    assert known.referent("Ana Kovac", "title") == Referent("Ana Kovac", (), "title")
    known.party_of["Ana Kovac"] = GUILD
    assert known.referent("Ana Kovac", "title") == Referent("Ana Kovac", (GUILD,), "title")


def test_somebody_without_a_name_stands_for_parties_and_is_no_speaker() -> None:
    known, doc = told("The cook sat.")
    cook = known.introduce(doc[1], (GUILD, BRANN))
    assert known.referent(cook, "title") == Referent(None, (GUILD, BRANN), "title", nameless=cook)


def test_what_is_learnt_is_kept_with_the_words_that_tell_it() -> None:
    known, doc = told("It rained.\n\nRain fell. The old cook of the ship sat there.")
    known.learn_from("Ana Kovac", GUILD, doc[5])
    (one,) = known.learnt
    assert one == Affiliation("Ana Kovac", GUILD, "cook", 1, one.start, one.end, "owner-before")
    assert doc[one.start : one.end].text == "The old cook of the ship"
    assert known.party_of == {"Ana Kovac": GUILD}


def test_whose_party_is_open() -> None:
    known, _ = told("It rained.")
    assert known.is_open("Ana Kovac")
    known.asking.add("Ana Kovac")
    assert not known.is_open("Ana Kovac")
    known.party_of["Ola Berg"] = GUILD
    assert not known.is_open("Ola Berg")


def test_somebody_without_a_name_is_met_once() -> None:
    known, doc = told("The old spokeswoman sat. The spokeswoman slept.")
    first = known.introduce(doc[2], (GUILD,))
    assert known.memory.called[first] == {"spokeswoman", "old spokeswoman"}
    assert known.memory.sexes == {first: "she"}
    assert known.introduce(doc[6], (BRANN,)) == first
    assert known.nameless == {first: (GUILD,)}


def test_two_without_a_name_are_two() -> None:
    known, doc = told("The cook saw the tailor.")
    cook, tailor = known.introduce(doc[1], (GUILD,)), known.introduce(doc[4], (BRANN,))
    assert known.nameless == {cook: (GUILD,), tailor: (BRANN,)}


def test_somebody_with_a_name_is_never_without() -> None:
    known, doc = told("Envoy Ana Kovac sat. The envoy slept.")
    key = known.introduce(doc[6], (GUILD,))
    assert key != "Ana Kovac"
    assert known.nameless == {key: (GUILD,)}


@pytest.mark.parametrize(
    "referent",
    [Referent(None, (), "noun"), Referent("Ana Kovac", (GUILD,), "title")],
    ids=["no person", "party known"],
)
def test_what_is_complete_is_left_alone(referent: Referent) -> None:
    known = leaning(BRANN)
    assert known.completed(referent) == referent
    assert not known.learnt


def test_a_party_told_later_completes_a_referent() -> None:
    known = leaning(BRANN)
    known.party_of["Ana Kovac"] = GUILD
    open_one = Referent("Ana Kovac", (), "title")
    assert known.completed(open_one) == Referent("Ana Kovac", (GUILD,), "title")
    assert not known.learnt


def test_a_party_that_is_guessed_lowers_every_referent() -> None:
    known = leaning(BRANN)
    for rule in ("title", "name"):
        guessed = known.completed(Referent("Ana Kovac", (), rule))
        assert guessed == Referent("Ana Kovac", (BRANN,), "context")
    assert known.learnt == [Affiliation("Ana Kovac", BRANN, None, *PLACE, "office-in-context")]
    assert known.guessed == {"Ana Kovac"}


def test_where_two_parties_are_as_likely_nothing_is_guessed() -> None:
    known = leaning(BRANN, "harrn-shipping")
    open_one = Referent("Ana Kovac", (), "title")
    assert known.completed(open_one) == open_one
    assert not known.learnt
    assert not known.guessed

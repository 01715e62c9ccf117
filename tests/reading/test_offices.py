"""Who holds an office that is named without its holder."""

from collections.abc import Mapping

import pytest

from detente.reading.acquaintances import NOBODY, Acquaintances, Referent
from detente.reading.cast import Cast
from detente.reading.leanings import Leanings
from detente.reading.memory import Memory
from detente.reading.names import names
from detente.reading.offices import Offices
from detente.reading.parse import parse
from detente.reading.tokens import Token

from .conftest import Reads, make_document

CASES = """
Ana Kovac, president of the Tug Guild, met Brann Shipping. The guild's president said that it was late. => Ana Kovac tug-guild
Ana Kovac, president of the Tug Guild, met Brann Shipping. The guild's presidents said that it was late. => - tug-guild
The Tug Guild met Brann Shipping. The guild's president said that it was late. => - tug-guild
Peru met Chile. The ministry said that it was late. => - peru
The labour ministry met Peruvian envoys. In Lima, the ministry said that it was late. => - peru
The Tug Guild met Brann Shipping. A shop steward said that it was late. => - tug-guild
The Tug Guild met Brann Shipping. A passenger said that it was late. => - -
Ana Kovac, a former judge, leads the Tug Guild. The former judge said that it was late. => Ana Kovac tug-guild
The former judge said that it was late. => - -
The Tug Guild met Brann Shipping. Its chief executive said that it was late. => - brann-shipping
The Tug Guild met Brann Shipping. Its shop steward said that it was late. => - tug-guild
"""  # noqa: E501
GUILD, BRANN = "tug-guild", "brann-shipping"
BODIES = "The Tug Guild met Brann Shipping. "
TWO = "Envoy Ana Kovac sat. Envoy Ola Berg sat. "
PARTIES = {"Ana Kovac": GUILD, "Ola Berg": BRANN}


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_holds_an_office(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    statement = reads(text).statements[-1]
    found = f"{statement.speaker or '-'} {','.join(statement.parties) or '-'}"
    assert found == wanted


def place(
    text: str, word: str, party_of: Mapping[str, str] | None = None, home: str | None = None
) -> tuple[Offices, Token]:
    """Return what is known at the last place of a word, once a text has been told."""
    parsed = parse(make_document(text))
    found = names(parsed)
    memory = Memory(Cast(parsed, found))
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            memory.enter(at, sentence.start, sentence.end)
    known = Acquaintances(memory, Leanings(found, home), dict(party_of or {}), [])
    doc = parsed.paragraphs[-1].parse
    return Offices(found, known, home), next(t for t in reversed(doc) if t.text == word)


def test_the_owner_of_an_office_tells_for_whom_the_only_person_acts() -> None:
    offices, head = place("Ana Kovac, 54, waited. The guild's president sat.", "president")
    assert offices.holder(head, (GUILD,)) == Referent("Ana Kovac", (GUILD,), "title")
    (told,) = offices.known.learnt
    assert (told.person, told.party, told.title) == ("Ana Kovac", GUILD, "president")


@pytest.mark.parametrize(
    ("who", "word"),
    [
        ("The guild's leaders sat.", "leaders"),
        ("A guild leader sat.", "leader"),
        ("The guild's boat sat.", "boat"),
    ],
)
def test_only_one_certain_person_holds_an_office(who: str, word: str) -> None:
    for party_of in ({}, {"Ana Kovac": GUILD}):
        offices, head = place(f"Leader Ana Kovac, 54, waited. {who}", word, party_of)
        assert offices.holder(head, (GUILD,)) == Referent(None, (GUILD,), "role")
        assert not offices.known.learnt


@pytest.mark.parametrize(
    ("party_of", "owners", "speaker"),
    [
        ({}, (GUILD, BRANN), None),
        ({"Ana Kovac": BRANN}, (GUILD,), None),
        ({"Ana Kovac": GUILD}, (GUILD,), "Ana Kovac"),
        ({"Ana Kovac": GUILD}, (GUILD, BRANN), "Ana Kovac"),
    ],
)
def test_a_person_keeps_the_party_that_is_known(
    party_of: dict[str, str], owners: tuple[str, ...], speaker: str | None
) -> None:
    offices, head = place("Ana Kovac, 54, waited. The president's aide sat.", "aide", party_of)
    parties = owners if speaker is None else (GUILD,)
    rule = "role" if speaker is None else "title"
    assert offices.holder(head, owners) == Referent(speaker, parties, rule)
    assert offices.known.party_of == party_of
    assert not offices.known.learnt


def test_nobody_without_a_name_is_learnt_to_hold_an_office() -> None:
    offices, head = place("A cook waited. The guild's president sat.", "president")
    cook = head.doc[1]
    offices.known.memory.sentences[0].clear()
    cook_key = offices.known.introduce(cook, ())
    offices.known.memory.said(cook.i, cook_key, ())
    assert offices.known.memory.only_subject(head) == cook_key
    assert offices.holder(head, (GUILD,)) == Referent(None, (GUILD,), "role")
    assert not offices.known.learnt


def test_of_several_the_one_called_so_holds_the_office() -> None:
    told = "President Ana Kovac sat. Envoy Ola Berg sat. The guild's {} waited."
    both = {"Ana Kovac": GUILD, "Ola Berg": GUILD}
    for word, speaker in (("president", "Ana Kovac"), ("envoy", "Ola Berg"), ("clerk", None)):
        offices, head = place(told.format(word), word, both)
        assert offices.holder(head, (GUILD,)).speaker == speaker
        assert offices.holder(head, (BRANN,)) == Referent(None, (BRANN,), "role")


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Ana Kovac, a former judge, sat. Envoy Ola Berg sat.", "Ana Kovac"),
        ("Ana Kovac, a former judge, sat. Ola Berg, a former judge, sat.", "Ola Berg"),
        ("Ana Kovac, a former judge, sat. Ola Berg, a former cook, sat.", "Ana Kovac"),
        ("Envoy Ana Kovac sat.", "Ana Kovac"),
    ],
)
def test_who_was_in_office_once(told: str, speaker: str) -> None:
    offices, head = place(
        f"{told} The former judge waited.", "judge", {"Ana Kovac": GUILD, "Ola Berg": GUILD}
    )
    assert offices.former(head) == Referent(speaker, (GUILD,), "title")


def test_who_was_in_office_once_may_be_nobody_known() -> None:
    offices, head = place(f"{TWO}The former judge waited.", "judge", PARTIES)
    assert offices.former(head) == NOBODY


@pytest.mark.parametrize(
    ("who", "word", "person"),
    [
        # One of such a body, by the office, by its noun, or by the noun for its people.
        ("The union leader waited.", "leader", "Ana Kovac"),
        ("The chief executive waited.", "executive", "Ola Berg"),
        ("The general secretary waited.", "secretary", "Ana Kovac"),
        ("The guild adviser waited.", "adviser", "Ana Kovac"),
        ("The worker delegate waited.", "delegate", "Ana Kovac"),
        # Nobody who is described by more words, several people, a thing, and an unknown sort.
        ("The union leader in the hall waited.", "leader", None),
        ("The union leader who slept waited.", "leader", None),
        ("The union leader chosen today waited.", "leader", None),
        ("The union leaders waited.", "leaders", None),
        ("The union boat waited.", "boat", None),
        ("The rebel leader waited.", "leader", None),
        ("The leader waited.", "leader", None),
    ],
)
@pytest.mark.parametrize("last", ["", "Envoy Ana Kovac slept. ", "Envoy Ola Berg slept. "])
def test_an_officer_of_some_sort_of_body(
    who: str, word: str, person: str | None, last: str
) -> None:
    offices, head = place(f"{BODIES}{TWO}{last}{who}", word, PARTIES)
    assert offices.described(head) == person


def test_the_only_person_who_has_acted_is_described() -> None:
    for who, word, person in (
        ("The old man waited.", "man", "Ana Kovac"),
        ("The old men waited.", "men", None),
        ("The old boat waited.", "boat", None),
        ("The old man who slept waited.", "man", None),
    ):
        offices, head = place(f"Envoy Ana Kovac sat. {who}", word)
        assert offices.described(head) == person


@pytest.mark.parametrize(
    ("who", "word", "party"),
    [
        ("A labour leader waited.", "leader", GUILD),
        ("A chief executive waited.", "executive", BRANN),
        ("Executives waited.", "Executives", BRANN),
        ("Peru smiled. A senior official waited.", "official", "peru"),
        ("Rain fell on Peru. A senior official waited.", "official", None),
        # Not with words behind it, not for a body that the text does not have, not by any noun.
        ("A labour leader from the harbour waited.", "leader", None),
        ("A senior minister waited.", "minister", None),
        ("A proprietor waited.", "proprietor", None),
    ],
)
def test_for_whom_an_officer_without_a_name_speaks(who: str, word: str, party: str | None) -> None:
    offices, head = place(BODIES + who, word)
    wanted = NOBODY if party is None else Referent(None, (party,), "home-state")
    assert offices.unnamed(head) == wanted


@pytest.mark.parametrize(
    ("text", "home", "state"),
    [
        # The one in whose capital it is said, then the state that acted last, then that at home.
        ("Peru met Chile. The ministry waited.", "kenya", "peru"),
        ("Peru waited. Rain fell on Chile. The ministry waited.", None, "peru"),
        ("Peru waited. The Tug Guild met Chile. The ministry waited.", None, "peru"),
        ("Peru waited. In Santiago, the ministry waited.", "kenya", "chile"),
        ("The Tug Guild met Chile. In Lima, the ministry waited.", "kenya", "peru"),
        ("The Tug Guild met Chile. The ministry waited.", "kenya", "kenya"),
        ("The Tug Guild met Chile. The ministry waited.", None, None),
    ],
)
def test_whose_ministry_needs_no_name(text: str, home: str | None, state: str | None) -> None:
    offices, head = place(text, "ministry", home=home)
    wanted = NOBODY if state is None else Referent(None, (state,), "home-state")
    assert offices.organ(head) == wanted


@pytest.mark.parametrize(
    ("who", "word", "state"),
    [
        ("The ministry waited.", "ministry", "peru"),
        ("The regional ministry waited.", "ministry", None),
        # A state has many missions.
        ("The mission waited.", "mission", None),
    ],
)
def test_a_ministry_is_that_of_the_dateline(who: str, word: str, state: str | None) -> None:
    offices, head = place(f"The Tug Guild met. {who}", word)
    offices.known.leanings.dateline = "peru"
    wanted = NOBODY if state is None else Referent(None, (state,), "home-state")
    assert offices.organ(head) == wanted


@pytest.mark.parametrize(
    ("home", "dateline", "parties"),
    [
        ("kenya", None, ("kenya",)),
        (None, "kenya", ("kenya",)),
        ("kenya", "kenya", ("kenya",)),
        ("kenya", "peru", ()),
    ],
)
def test_whose_a_ministry_before_an_officer_is(
    home: str | None, dateline: str | None, parties: tuple[str, ...]
) -> None:
    offices, role = place("The ministry spokesman waited.", "spokesman", home=home)
    offices.known.leanings.dateline = dateline
    assert offices.organ_before(role) == parties


def test_no_other_noun_before_an_officer_is_a_ministry() -> None:
    for who in (
        "The night spokesman waited.",
        "The mission spokesman waited.",
        "Spokesman Bo sat.",
    ):
        offices, role = place(who, who.split()[-2] if "The" in who else "Spokesman", home="kenya")
        assert offices.organ_before(role) == ()


@pytest.mark.parametrize(
    ("who", "word", "party", "led"),
    [
        ("A chairman waited.", "chairman", GUILD, True),
        ("A chairman waited.", "chairman", "peru", False),
        ("A chief executive waited.", "executive", BRANN, True),
        ("A chief executive waited.", "executive", GUILD, False),
        ("A minister waited.", "minister", BRANN, False),
        ("A shop steward waited.", "steward", GUILD, False),
    ],
)
def test_who_is_the_officer_of_a_body_that_has_just_acted(
    who: str, word: str, party: str, *, led: bool
) -> None:
    offices, role = place(BODIES + who, word)
    assert offices.is_led(role, party) is led


@pytest.mark.parametrize(
    ("word", "party", "may"),
    [
        ("executive", BRANN, True),
        ("executive", GUILD, False),
        ("executive", "peru", False),
        ("boat", "peru", True),
    ],
)
def test_which_party_may_have_an_officer(word: str, party: str, *, may: bool) -> None:
    offices, role = place(f"{BODIES}The chief {word} waited.", word)
    assert offices.could_lead(role, party) is may


def test_who_has_another_office_is_not_the_officer() -> None:
    offices, head = place("Envoy Ana Kovac waited. The guild's president sat.", "president")
    assert offices.holder(head, (GUILD,)) == Referent(None, (GUILD,), "role")
    offices, head = place("President Ana Kovac waited. The guild's president sat.", "president")
    assert offices.holder(head, (GUILD,)) == Referent("Ana Kovac", (GUILD,), "title")


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("In Lima, the ministry waited.", "peru"),
        ("In rainy Lima, the ministry waited.", "peru"),
        ("In a rainy Lima, the ministry waited.", None),
        ("Rain fell. In Lima, the ministry waited.", "peru"),
        ("Rain fell in Lima. In June, the ministry waited.", None),
        ("Near Lima, the ministry waited.", None),
        ("In Peru, the ministry waited.", "peru"),
        ("In Peru-based clubs, the ministry waited.", None),
        ("In June Lima asked the ministry.", None),
        ("In June, the ministry waited in Lima.", None),
    ],
)
def test_in_which_capital_a_sentence_opens(sentence: str, state: str | None) -> None:
    offices, head = place(sentence, "ministry")
    assert offices.place_before(head) == state


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("The Tug Guild met Brann Shipping. Its labour leader waited.", "leader", GUILD),
        ("The Tug Guild met Brann Shipping. Its general secretary waited.", "secretary", GUILD),
        ("The Tug Guild met Brann Shipping. Its new organiser waited.", "organiser", GUILD),
        ("Brann Shipping met the Tug Guild. Its chief executive waited.", "executive", BRANN),
        ("Brann Shipping met Delta Shipping. Its owner waited.", "owner", "delta-shipping"),
        ("The fund Alder Lane met Brann Lines. Its fund manager sat.", "manager", "alder-lane"),
        ("The fund Alder Lane met Brann Lines. Its new manager sat.", "manager", "brann-lines"),
        ("The Tug Guild met Brann Shipping. Its visitor waited.", "visitor", None),
        ("Brann Shipping met Delta Shipping. Its labour leader waited.", "leader", None),
        ("The Tug Guild met. It is so. It is so. It is so. Its labour leader sat.", "leader", None),
    ],
)  # fmt: skip
def test_which_body_near_by_has_such_an_officer(text: str, word: str, party: str | None) -> None:
    offices, head = place(text, word)
    assert offices.led_near(head) == party

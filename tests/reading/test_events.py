"""Events of a document: parties, days, and what is a statement's act and no other event."""

from collections.abc import Callable

import pytest

from detente import catalogue
from detente.reading.model import Event

from .conftest import Reads

Does = Callable[[str], list[Event]]


@pytest.fixture(scope="session")
def does(reads: Reads) -> Does:
    return lambda text: list(reads(text).events)


@pytest.mark.parametrize(
    ("text", "kind", "code", "sources", "targets"),
    [
        ("Peru expelled three Chilean diplomats on Monday.", "SANCTION", "166", ("peru",),
         ("chile",)),
        ("Peru imposed sanctions on Chile on Monday.", "SANCTION", "163", ("peru",), ("chile",)),
        ("Peru met Chile on Monday.", "CONSULT", "040", ("peru",), ("chile",)),
        ("Peru released nine Chilean sailors on Monday.", "RETREAT", "0841", ("peru",),
         ("chile",)),
        ("Peru and Chile held talks on Monday.", "CONSULT", "046", ("peru", "chile"), ()),
        ("Three Chilean fishermen were arrested by Peruvian police on Monday.", "COERCE", "173",
         ("peru",), ("chile",)),
    ],
)  # fmt: skip
def test_who_did_what_to_whom(
    does: Does, text: str, kind: str, code: str, sources: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    (event,) = does(text)
    assert (event.type, event.code) == (kind, code)
    assert (event.sources, event.targets) == (sources, targets)
    assert (event.status, event.date, event.claimed_by) == ("actual", "2022-01-10", ())
    assert event.sentence.text == text
    assert text[event.words.start : event.words.end] == event.words.text


def test_an_event_in_others_words_is_claimed(reads: Reads) -> None:
    reading = reads("Chile said that Peru had released nine sailors.")
    (event,), (statement,) = reading.events, reading.statements
    assert (event.type, event.sources) == ("RETREAT", ("peru",))
    assert (event.claimed_by, event.statement) == (("chile",), statement.id)


def test_an_event_in_its_own_words_is_not_claimed(does: Does) -> None:
    (event,) = does("Peru said it had released nine sailors.")
    assert (event.sources, event.claimed_by) == (("peru",), ())
    assert event.statement is not None


def test_a_plan_of_ours_is_the_speakers_and_to_come(reads: Reads) -> None:
    reading = reads(
        '"We are going to reopen the border on Friday," Peruvian Minister Ana Quispe said.'
    )
    (event,) = reading.events
    assert (event.type, event.deed, event.status) == ("AGREE", "RETREAT", "planned")
    assert (event.sources, event.date, event.claimed_by) == (("peru",), "2022-01-14", ())


@pytest.mark.parametrize(
    "text",
    [
        "Chile demanded that Peru withdraw its troops.",
        "Peru offered to withdraw its troops.",
        "Peru rejected a demand that it withdraw its troops.",
        "Chile accused Peru of massing troops at the border.",
        "Peru threatened to expel the diplomats.",
    ],
)
def test_an_act_is_no_second_event(reads: Reads, text: str) -> None:
    assert reads(text).statements
    assert reads(text).events == ()


def test_an_event_of_nobody_known_is_left_out(does: Does) -> None:
    assert does("The villagers held a rally on Monday.") == []


def test_parties_of_events_are_parties_of_the_reading(reads: Reads) -> None:
    reading = reads("Peru sent tents and food to Bolivia on Monday.")
    assert {"peru", "bolivia"} <= {party.id for party in reading.parties}


def test_every_act_has_a_type_of_event() -> None:
    kinds = {kind.id for kind in catalogue.events().types}
    assert {act.plover for act in catalogue.acts()} <= kinds


@pytest.mark.parametrize(
    ("text", "sources", "targets"),
    [
        ("Chile resumed its shelling of Peruvian positions.", ("chile",), ("peru",)),
        ("Peru's offensive against Bolivia continued.", ("peru",), ("bolivia",)),
        ("Fighting broke out between Peru and Chile.", ("peru", "chile"), ()),
        ("Sweden faced a boycott by Denmark.", ("denmark",), ("sweden",)),
        ("Norway came under attack.", (), ("norway",)),
        ("Serbia took part in joint exercises with Russia.", ("serbia",), ("russia",)),
        ("Peru drew criticism from Bolivia.", ("bolivia",), ("peru",)),
        ("Egypt announced the suspension of aid to Sudan.", ("egypt",), ("sudan",)),
    ],
)
def test_whose_deed_a_noun_tells(
    does: Does, text: str, sources: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    (event,) = does(text)
    assert (event.sources, event.targets) == (sources, targets)

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.reading.deeds import Told, told
from detente.reading.parse import pipeline

Tells = Callable[[str], tuple[Told, ...]]

SENTENCES = [
    line.split(": ", 1)
    for line in Path(__file__).with_name("events.txt").read_text(encoding="utf-8").splitlines()
]
"""The type of the main event, or NONE, and a sentence of our own."""


@pytest.fixture(scope="module")
def tells() -> Tells:
    def of(text: str) -> tuple[Told, ...]:
        return tuple(one for sentence in pipeline()(text).sents for one in told(sentence))

    return of


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_main_event(tells: Tells, kind: str, text: str) -> None:
    assert [one.type for one in tells(text)][:1] == ([] if kind == "NONE" else [kind])


@pytest.mark.parametrize(
    ("text", "kind", "status", "deed"),
    [
        ("Peru withdrew its troops.", "RETREAT", "actual", None),
        ("Peru will withdraw its troops.", "AGREE", "planned", "RETREAT"),
        ("Peru will not withdraw its troops.", "REJECT", "planned", "RETREAT"),
        ("Peru did not withdraw its troops.", "RETREAT", "negated", None),
        ("Peru said Chile should withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Chile told Peru to withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Chile wants Peru to withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Peru is ready to withdraw its troops.", "AGREE", "planned", "RETREAT"),
        ("Peru refused to withdraw its troops.", "REJECT", "actual", "RETREAT"),
        ("Peru agreed to withdraw its troops.", "AGREE", "actual", "RETREAT"),
        ("Peru agreed not to withdraw its troops.", "REJECT", "actual", "RETREAT"),
        ("Peru did not agree.", "AGREE", "negated", None),
        ("Peru will not agree.", "REJECT", "planned", None),
        ("Peru will expel two diplomats.", "THREATEN", "planned", "SANCTION"),
        ("Peru will not expel the diplomats.", "AGREE", "planned", "SANCTION"),
        ("Peru promised to attack Chile.", "THREATEN", "actual", "FIGHT"),
        ("Peru will leave the talks unless Chile withdraws.", "THREATEN", "planned", "SANCTION"),
        ("Peru swore to attack Chile until it wins.", "THREATEN", "planned", "FIGHT"),
        ("Peru stopped its shelling of the port.", "RETREAT", "actual", None),
        ("Peru ended its cooperation with Chile.", "SANCTION", "actual", None),
        ("Peru is to meet Chile on Friday.", "AGREE", "planned", "CONSULT"),
    ],
)
def test_what_becomes_of_a_deed(
    tells: Tells, text: str, kind: str, status: str, deed: str | None
) -> None:
    one = tells(text)[0]
    assert (one.type, one.status, one.deed) == (kind, status, deed)


def test_every_main_clause_tells_its_own(tells: Tells) -> None:
    found = tells(
        "Peru expelled two diplomats and closed its embassy, and Chile sent aid to Bolivia."
    )
    assert [one.type for one in found] == ["SANCTION", "SANCTION", "AID"]


def test_what_has_not_happened_stands_last(tells: Tells) -> None:
    found = tells("Peru did not attack the port but arrested two soldiers.")
    assert [(one.type, one.status) for one in found] == [
        ("COERCE", "actual"),
        ("FIGHT", "negated"),
    ]


def test_a_verb_with_its_particle_is_another(tells: Tells) -> None:
    text = "Peru called off the talks."
    (one,) = tells(text)
    assert (one.type, one.code) == ("SANCTION", "164")
    assert [text.split()[0 if i == 0 else i].strip(".") for i in one.tokens] == [
        "called",
        "off",
        "talks",
    ]


def test_the_longer_thing_decides(tells: Tells) -> None:
    assert tells("Peru sent a ship to the bay.")[0].type == "MOBILIZE"
    assert tells("Peru sent a hospital ship to the bay.")[0].type == "AID"


def test_a_noun_stands_for_its_verb(tells: Tells) -> None:
    (one,) = tells("Peru announced the suspension of flights to Chile.")
    assert (one.type, one.code) == ("SANCTION", "161")

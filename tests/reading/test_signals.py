from collections.abc import Callable

import pytest

from detente.reading.model import Signal

from .conftest import Reads

Steps = Callable[[str], list[Signal]]


@pytest.mark.parametrize(
    ("text", "kind", "party", "numbers"),
    [
        ("Serbia began a military exercise with 3,000 troops on Monday.", "exercise", "serbia",
         ("3,000 troops",)),
        ("Peru mobilised 20,000 reservists on Monday.", "mobilisation", "peru",
         ("20,000 reservists",)),
        ("Peru massed about 5,000 soldiers along the frontier on Monday.", "build-up", "peru",
         ("about 5,000 soldiers",)),
        ("Peru deployed 12 warships on Monday.", "deployment", "peru", ("12 warships",)),
        ("Peru withdrew 300 soldiers on Monday.", "withdrawal", "peru", ("300 soldiers",)),
        ("Peru imposed sanctions on Chile on Monday.", "sanction", "peru", ()),
        ("Peru expelled three diplomats on Monday.", "sanction", "peru", ()),
        ("Peru closed the border on Monday.", "blockade", "peru", ()),
        ("Peru sent weapons to Bolivia on Monday.", "arms-transfer", "peru", ()),
        ("Peru shelled the town on Monday.", "strike", "peru", ()),
        ("The Harbour Workers' Union called a strike on Monday.", "industrial-action",
         "harbour-workers-union", ()),
    ],
)  # fmt: skip
def test_actual_steps(
    steps: Steps, text: str, kind: str, party: str, numbers: tuple[str, ...]
) -> None:
    (signal,) = steps(text)
    assert (signal.kind, signal.party, signal.numbers) == (kind, party, numbers)
    assert (signal.status, signal.date) == ("actual", "2022-01-10")
    assert signal.sentence.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Peru threatened to close the border.",
        "Peruvian Minister Luis Soto said Peru would close the border.",
        pytest.param(
            '"If the talks fail, we will close the border," Peruvian Minister Luis Soto said.',
        ),
    ],
)
def test_threatened(steps: Steps, text: str) -> None:
    (signal,) = steps(text)
    assert (signal.kind, signal.party, signal.status) == ("blockade", "peru", "threatened")
    assert signal.claimed_by == ()


@pytest.mark.parametrize(
    "text",
    [
        "Chile said that Peru had massed 5,000 soldiers along the frontier.",
        "Chilean Minister Ana Rojas said that Peru had massed 5,000 soldiers along the frontier.",
        pytest.param(
            "Chile accused Peru of massing 5,000 soldiers along the frontier.",
        ),
        "According to Chile, Peru has massed 5,000 soldiers along the frontier.",
    ],
)
def test_claimed(steps: Steps, text: str) -> None:
    (signal,) = steps(text)
    assert (signal.kind, signal.party) == ("build-up", "peru")
    assert (signal.status, signal.claimed_by) == ("claimed", ("chile",))
    assert signal.numbers == ("5,000 soldiers",)


def test_what_is_only_thought_possible_is_claimed_by_nobody_else(steps: Steps) -> None:
    (signal,) = steps("Peru may deploy missiles.")
    assert (signal.status, signal.claimed_by) == ("claimed", ())


@pytest.mark.parametrize(
    "text",
    [
        "Chile demanded that Peru withdraw its troops.",
        "Chile offered to withdraw its troops.",
        "Peru rejected a demand that it withdraw its troops.",
        "Peru denied that it had deployed troops.",
        "Chile urged Peru to lift the sanctions.",
        "Chile and Peru met on Monday.",
    ],
)
def test_what_is_asked_offered_or_denied_is_no_step(steps: Steps, text: str) -> None:
    assert steps(text) == []


def test_what_was_not_promised_is_no_step(steps: Steps) -> None:
    assert steps("Peru made no promise to lift the sanctions.") == []


def test_the_same_step_is_told_once(steps: Steps) -> None:
    text = "Peru withdrew 300 soldiers on Sunday. Peru withdrew the soldiers."
    (signal,) = steps(text)
    assert (signal.numbers, signal.date) == (("300 soldiers",), "2022-01-09")


def test_this_step_is_the_one_before(reads: Reads) -> None:
    text = "Peru massed 5,000 soldiers on Monday. The mass of 900 soldiers rests. It rained."
    assert {s.party for s in reads(text).signals} == {"peru"}


def test_troops_of_an_exercise_are_no_second_step(steps: Steps) -> None:
    (signal,) = steps("Serbia began a military exercise with 3,000 troops near the border.")
    assert signal.kind == "exercise"


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not close the border.",
        "Peru did not impose sanctions on Chile.",
        "Peru has never deployed missiles.",
        "Peru pledged not to close the border.",
        '"We will not use military force," Peruvian Minister Luis Soto said.',
        "Peru cancelled a military exercise.",
    ],
)
def test_what_was_not_done_is_no_step(steps: Steps, text: str) -> None:
    assert steps(text) == []


def test_what_is_promised_is_not_done(steps: Steps) -> None:
    assert all(s.status != "actual" for s in steps("Peru promised to withdraw its troops."))


def test_we_are_the_party_that_speaks(steps: Steps) -> None:
    (signal,) = steps('"We have withdrawn our troops," Peruvian Minister Luis Soto said.')
    assert signal.party == "peru"

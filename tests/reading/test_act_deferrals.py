"""Decisions that are put off: to others, to another day, or until somebody has been asked."""

import pytest

from detente.reading.model import Act

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"


@pytest.mark.parametrize(
    "words",
    [
        "the question was before the senate",
        "her lawyers had to study that",
        "the committee was studying a map",
        "the senate would have to speak first",
        "a council of elders would take up the complaint in June",
        "it was for the mint to count the coins",
        "it wasn't for him to judge",
        "that was a matter for the parties",
        "the levy would come before the council in May",
        "the question was up to the parliament",
        "the map could be looked at",
        "the lease was being examined",
        "this would need the consent of the governors",
        "the members would be consulted",
        "he would ask Lima",
        "he would consult his lawyers",
        "he would ring his board at noon",
        "he would seek advice",
        "he would put the figures to his cabinet",
        "he would wait for the survey",
        "he was waiting for the opinion of the engineers",
        "he needed a week",
    ],
)
def test_others_or_another_day_decide(says: Says, words: str) -> None:
    statement = says(f"{SOTO} said {words}.")
    assert (statement.act, statement.party) == (Act.DEFER, "peru")


@pytest.mark.parametrize(
    "words",
    [
        "the map was for the crews",
        "the lawyers had studied in Lima",
        "the map lay before the mast",
        "the question was a matter for regret",
        "the map could be seen",
        "the lease was being printed",
        "this would need the wind of the south",
        "he had waited for the survey",
        "he would not wait for the survey",
        "he would ask Chile for a bridge",
        "he would take it to the court",
        "he would phone his brother",
        "she wanted a boat",
    ],
)
def test_what_is_no_deferral(says: Says, words: str) -> None:
    assert says(f"{SOTO} said {words}.").act is not Act.DEFER


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.DEFER, "Let me come back to you on the toll"),
        (Act.APPEAL, "Let them come back to the table"),
    ],
)
def test_whoever_asks_leave_to_come_back_later_defers(says: Says, act: Act, words: str) -> None:
    assert says(f'"{words}," {SOTO} said.').act is act

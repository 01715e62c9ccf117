import pytest

from detente.reading.model import Act

from .conftest import Says

HOLM = "Norwegian Foreign Minister Kari Holm"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway did not reject the offer.", Act.REJECT),
        ("Norway has not accepted the offer.", Act.ACCEPT),
        ("Norway never accepted the offer.", Act.ACCEPT),
        ("Norway made no promise to lift the ban.", Act.PROMISE),
        ("Norway gave no assurance that the ban would end.", Act.PROMISE),
        ("Norway did not make any promise to lift the ban.", Act.PROMISE),
        ("Norway did not threaten to close the strait.", Act.THREATEN),
        (f"{HOLM} said that Norway had not rejected the offer.", Act.REJECT),
        (f"{HOLM} said that Norway had made no promise to lift the ban.", Act.PROMISE),
        ("Norway neither accepted the offer nor named a date.", Act.ACCEPT),
        ("Norway was not ready to lift the ban.", Act.OFFER),
    ],
)
def test_an_act_that_did_not_take_place(says: Says, text: str, act: Act) -> None:
    statement = says(text)
    assert (statement.act, statement.negated) == (act, True)


@pytest.mark.parametrize(
    "text",
    [
        f"{HOLM} said Norway will never accept the ban.",
        f"{HOLM} said that Norway would not accept the ban.",
        f'"We will never accept the ban," {HOLM} said.',
        f'"We cannot accept the ban," {HOLM} said.',
        f'"We won\'t accept the ban," {HOLM} said.',
        f'"We won’t sign the ban," {HOLM} said.',
    ],
)
def test_what_will_not_be_accepted_is_rejected(says: Says, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.negated) == (Act.REJECT, False)


@pytest.mark.parametrize(
    "text",
    [
        "Norway rejected the offer.",
        "Norway rejected the offer, which was not large.",
        "Norway, not Sweden, rejected the offer.",
    ],
)
def test_a_no_elsewhere_does_not_negate(says: Says, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.negated) == (Act.REJECT, False)


def test_what_was_not_said_is_no_statement(says: Says) -> None:
    assert says(f"{HOLM} did not say when it ends. Norway rejected the offer.").act is Act.REJECT


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("We will not withdraw our troops", Act.PROMISE),
        ("We will not use military force", Act.THREATEN),
        ("We would not consider such a map", Act.DEFER),
        ("We would neither sign nor discuss the map", Act.OFFER),
        ("Sweden has not violated the treaty", Act.ACCUSE),
        ("The talks were not constructive", Act.PRAISE),
        ("It was not a good meeting", Act.PRAISE),
    ],
)
def test_words_that_are_negated_do_not_show_their_act(says: Says, words: str, wrong: Act) -> None:
    statement = says(f'"{words}," {HOLM} said.')
    assert statement.act is not wrong or statement.negated


def test_agreeing_to_nothing_is_not_agreeing(says: Says) -> None:
    statement = says("Norway agreed to nothing.")
    assert statement.act is not Act.ACCEPT or statement.negated

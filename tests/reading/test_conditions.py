import pytest

from detente.reading.model import Act

from .conftest import Says

HOLM = "Norwegian Foreign Minister Kari Holm"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "Norway offered to open its ports if Sweden lifts the tariffs.",
            "if Sweden lifts the tariffs",
        ),
        (
            f"{HOLM} said Norway would open its ports only if Sweden lifts the tariffs.",
            "only if Sweden lifts the tariffs",
        ),
        (
            f'"If Sweden lifts the tariffs, we will open our ports," {HOLM} said.',
            "If Sweden lifts the tariffs",
        ),
        (
            f"{HOLM} said if Sweden lifts the tariffs, Norway would open its ports.",
            "if Sweden lifts the tariffs",
        ),
        (
            f'"There will be no progress on fish without a ban on trawlers," {HOLM} said.',
            "without a ban on trawlers",
        ),
        (
            f"{HOLM} said Norway will not talk unless Sweden opens its books.",
            "unless Sweden opens its books",
        ),
        (
            f"{HOLM} said Norway would keep its ships there until Sweden opens its books.",
            "until Sweden opens its books",
        ),
        (
            "Norway offered to open its ports, provided that Sweden lifts the tariffs.",
            "provided that Sweden lifts the tariffs",
        ),
        (
            "Norway offered to open its ports in return for lower tariffs.",
            "in return for lower tariffs",
        ),
        (
            "Norway agreed to open its ports on condition that Sweden lifts the tariffs.",
            "on condition that Sweden lifts the tariffs",
        ),
        (
            f'"We will open our ports as long as Sweden pays," {HOLM} said.',
            "as long as Sweden pays",
        ),
    ],
)
def test_what_a_statement_hangs_on(says: Says, text: str, condition: str) -> None:
    statement = says(text)
    assert statement.condition is not None
    assert statement.condition.text == condition
    assert statement.content.start <= statement.condition.start
    assert statement.condition.end <= statement.content.end


@pytest.mark.parametrize(
    "text",
    [
        f'"We will stay until April," {HOLM} said.',
        "Norway rejected the quota even if it is raised.",
        "Norway asked if Sweden was ready.",
        f"{HOLM} said the fleet looked as if it had sunk.",
        "Norway rejected the quota.",
        f"{HOLM} said the talks began before the fleet sailed.",
    ],
)
def test_what_is_no_condition(says: Says, text: str) -> None:
    assert says(text).condition is None


def test_no_x_without_y_demands_y(says: Says) -> None:
    text = f'"There will be no progress on fish without a ban on trawlers," {HOLM} said.'
    statement = says(text)
    assert (statement.act, "act-no-x-without-y" in statement.rules) == (Act.DEMAND, True)


def test_would_if_offers(says: Says) -> None:
    statement = says(f'"We would send our ships home if Sweden pays," {HOLM} said.')
    assert statement.act is Act.OFFER


def test_no_x_before_y_demands_y(says: Says) -> None:
    statement = says(f'"There will be no talks before Sweden withdraws its troops," {HOLM} said.')
    assert statement.act is Act.DEMAND
    assert statement.condition is not None
    assert statement.condition.text == "before Sweden withdraws its troops"

"""What one party says of another is its own claim and never the other's position."""

import pytest

from detente.reading.model import Act

from .conftest import Says


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Sweden had rejected the quota.",
        "Norway claimed that Sweden demands the whole catch.",
        "Norwegian Minister Kari Holm said Sweden had offered a lower price.",
        '"Sweden has rejected the quota," Norwegian Minister Kari Holm said.',
        "According to Norway, Sweden threatened to close the strait.",
    ],
)
def test_a_claim_about_another_party(says: Says, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.parties) == (Act.ASSERT, ("norway",))
    assert statement.reports == "sweden"
    assert "sweden" in statement.targets


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway said that it had rejected the quota.", Act.REJECT),
        ("Norway said that Norway had rejected the quota.", Act.REJECT),
        ("Norwegian Minister Kari Holm said that Oslo had accepted the quota.", Act.ACCEPT),
        ('"We have rejected the quota," Norwegian Minister Kari Holm said.', Act.REJECT),
    ],
)
def test_a_party_that_tells_of_its_own_act(says: Says, text: str, act: Act) -> None:
    statement = says(text)
    assert (statement.act, statement.parties, statement.reports) == (act, ("norway",), None)


def test_what_is_told_in_passing_is_no_report(says: Says) -> None:
    text = "Norway said that the boats, which Sweden demanded, were lost."
    assert says(text).reports is None

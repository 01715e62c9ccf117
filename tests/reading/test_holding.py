"""Bodies whose names hold the name of a state or a town."""

import pytest

from .conftest import Reads


def _parties(reads: Reads, text: str) -> list[tuple[str, ...]]:
    return [statement.parties for statement in reads(text).statements]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Shelter Peru said on Monday that it would appeal.", "shelter-peru"),
        (
            "The housing charity Shelter Peru rejected the plan. Shelter Peru wants a new one.",
            "shelter-peru",
        ),
        (
            "The Hungarian Tenants Circle rejected the plan. The Hungarian Tenants Circle wants "
            "a new one.",
            "hungarian-tenants-circle",
        ),
    ],
)
def test_a_name_that_holds_a_state_is_one_name(reads, text, party):
    assert set(_parties(reads, text)) == {(party,)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peru rejected the plan.", "peru"),
        ("The Peruvian Parliament rejected the plan.", "peru"),
        ("The German union Kopal rejected the plan.", "kopal"),
        ("Peru Foreign Minister Luis Soto rejected the plan.", "peru"),
    ],
)
def test_a_state_beside_other_capitals_stays_one(reads, text, party):
    assert set(_parties(reads, text)) == {(party,)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Peruvian Shipping Minister Luis Soto rejected the plan.", ("peru",)),
        ("Human Rights Commissioner Luis Soto rejected the plan.", ()),
    ],
)
def test_what_a_minister_sees_to_is_no_body(reads, text, party):
    assert _parties(reads, text) == [party]


@pytest.mark.parametrize(
    "text",
    ["Local 88 rejected the plan.", "A Local 88 spokesman, Luis Soto, rejected the plan."],
)
def test_a_chapter_with_a_number_is_a_body(reads, text):
    assert _parties(reads, text) == [("local-88",)]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record.amounts import amounts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("compensation of 500 million dollars", 5e8, "dollar"),
        ("$500 million", 5e8, "dollar"),
        ("€3bn for dams", 3e9, "euro"),
        ("a 10 percent tariff", 10, "percent"),
        ("a tariff of 7.5 per cent", 7.5, "percent"),
        ("a tariff of 12%", 12, "percent"),
        ("200 more prisoners", 200, "prisoner"),
        ("3 Kenyan naval vessels", 3, "ship"),
        ("30,000 Ethiopian soldiers", 30_000, "troop"),
        ("a two-stage truce of 2 weeks", 14, "day"),
        ("a 5-year moratorium", 1825, "day"),
        ("150 personnel", 150, "personnel"),
    ],
)
def test_an_amount_is_read(text: str, value: float, unit: str) -> None:
    (found,) = amounts(text)
    assert (found.value, found.unit) == (value, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "on 27 May 1997",
        "elections in 2014 were held",
        "the 30 allies",
        "all 12 members",
        "Article 5 guarantees",
        "Resolution 2202 calls",
        "between 5 and 10 percent",
        "10-20 ships",
        "3/4 of it",
        "at 10:30 hours",
        "no figure",
        "the 5 May elections",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "bound", "limit"),
    [
        ("a cap of 3,000 troops", True, True),
        ("no more than 3,000 troops", True, True),
        ("cut tariffs to 10 percent", True, False),
        ("within 30 days", True, False),
        ("at most 20 ships", True, False),
        ("withdraw 3,000 troops", False, False),
        ("cut tariffs by 10 percent", False, False),
    ],
)
def test_a_bound_is_told_from_how_much(text: str, bound: bool, limit: bool) -> None:
    (found,) = amounts(text)
    assert (found.bound, found.limit) == (bound, limit)


@given(st.text() | st.text("0123456789,.%$ -tonmilbrsday/:"))
def test_any_text_has_its_amounts_where_they_say(text: str) -> None:
    for found in amounts(text):
        assert text[found.start : found.end] == found.text
        assert found.value >= 0

import datetime as dt

import pytest

from detente.documents.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2022-01-12",
        "2022-01-12T18:30:00+01:00",
        "12 January 2022",
        "12  jan. 2022",
        "January 12, 2022",
        "JAN 12 2022",
    ],
)
def test_read(text: str) -> None:
    assert parse_date(text) == dt.date(2022, 1, 12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12/01/2022",
        "2022-02-30",
        "31 June 2022",
        "2022",
        "20220112",
        "Wednesday",
        "2022-01-1２",
    ],
)
def test_not_read(text: str) -> None:
    assert parse_date(text) is None

"""Councils and assemblies that speak for a place or a people."""

import pytest

from detente.reading.groups import groups
from detente.reading.names import names, proper_names
from detente.reading.parse import parse
from detente.reading.seats import governed

from .conftest import Reads, make_document


def whom(text: str, noun: str) -> tuple[str, str] | None:
    parsed = parse(make_document(text))
    proper = proper_names(parsed)
    (group,) = [group for group in groups(parsed, proper) if group.noun == noun]
    return governed(group, proper)


@pytest.mark.parametrize(
    ("text", "noun", "key", "spelled"),
    [
        ("The council of Tolna met. The council said no.", "council", "tolna", "Tolna"),
        ("The assembly of the Upper Vale said no.", "assembly", "upper-vale", "Upper Vale"),
        (
            "The Orrin First Nation met. The band council said no.",
            "council",
            "orrin-first-nation",
            "Orrin First Nation",
        ),
    ],
)
def test_whom_a_council_governs(text: str, noun: str, key: str, spelled: str) -> None:
    assert whom(text, noun) == (key, spelled)
    assert key in {name.key for name in names(parse(make_document(text))).all}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The council said no.", "council"),
        ("The school council said no.", "council"),
        # A state's organs are found otherwise, a person governs.
        ("The parliament of Peru said no.", "parliament"),
        ("The government of President Ola Berg said no.", "government"),
        # Two places, two peoples, and no noun for those who govern.
        ("The council of Tolna met the council of Dorne.", "council"),
        ("The Orrin First Nation met the Salt First Nation. The band council said no.", "council"),
        ("The union of Tolna said no.", "union"),
    ],
)
def test_where_nothing_or_several_tell(text: str, noun: str) -> None:
    assert whom(text, noun) is None


def test_the_officer_of_a_council(reads: Reads) -> None:
    text = "The assembly of Tolna met. Its speaker, Ana Roe, rejected the plan."
    (statement,) = reads(text).statements
    assert statement.party == "tolna"

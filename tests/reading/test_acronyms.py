"""Acronyms in brackets and initials."""

import pytest

from detente.reading.acronyms import acronyms, bracketed
from detente.reading.names import Name
from detente.reading.parse import parse

from .conftest import make_document


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The Pilotenverband Mitte (PVM) met.", "PVM"),
        ("The Tug Guild (TG) met.", "TG"),
        ("The Tug Guild (GT) met.", None),
        ("The Tug Guild (the) met.", None),
        ("The Tug Guild (TUGGUILDER) met.", None),
        ("The Tug Guild TG met.", None),
        ("The Tug Guild (TG", None),
    ],
)
def test_an_acronym_has_its_letters_in_the_name(text: str, short: str | None) -> None:
    doc = parse(make_document(text)).paragraphs[0].parse
    assert bracketed(doc, 1, 3) == short


def test_what_is_told_goes_before_initials() -> None:
    parsed = parse(make_document("The Pilotenverband Mitte (PVM) met the Tug Guild."))
    found = [Name(0, 1, 3, "body", "mitte"), Name(0, 8, 10, "body", "guild")]
    assert acronyms(parsed, found) == {"PVM": "mitte", "TG": "guild"}

"""The body for which an officer can alone be taken to speak, and the one that bears a surname."""

import pytest

from detente.reading.names import names
from detente.reading.namesakes import namesake
from detente.reading.parse import parse
from detente.reading.solely_led import solely_led

from .conftest import make_document

# What somebody is called, a text, and the only body that may have such an officer.
LED = """
plant manager, manager: Kopal Steel met the Dockers' Union. Kopal Steel left. => kopal-steel
finance director: Kopal Steel met the Dockers' Union. Kopal Steel left. => kopal-steel
plant director: Kopal Steel met Rondo Motors. Kopal Steel left. => kopal-steel
manager: Kopal Steel met Rondo Motors. => -
manager: Kopal Steel met Rondo Motors. Kopal Steel left. Rondo Motors left. => -
manager: The Dockers' Union left. The Dockers' Union won. => -
baker: Kopal Steel met the Dockers' Union. Kopal Steel left. => -
rector: Tolna University met the Dockers' Union. => tolna-university
rector: Tolna University met Rondo University. => -
rector: Kopal Steel left. Kopal Steel won. => -
"""
# A person, a text, and the body that bears the surname.
BORN = """
Pia Orsel: The Orsel Brewery met the Dockers' Union. => orsel-brewery
Pia Orsel: The Pia Orsel Brewery met the Dockers' Union. => -
Pia Orsel: The Orsel Brewery met the Orsel Bank. => -
Pia Orsel: The Kopal Brewery met the Dockers' Union. => -
Pia Orsel: The Orsel Workers' Union met the Kopal Brewery. => -
Orsel: The Orsel Brewery met the Dockers' Union. => -
"""


def cases(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("case", cases(LED))
def test_an_officer_is_of_the_only_body_of_the_sort(case: str) -> None:
    called, _, rest = case.partition(": ")
    text, _, body = rest.partition(" => ")
    found = names(parse(make_document(text)))
    assert (solely_led(called.split(", "), found) or "-") == body


@pytest.mark.parametrize("case", cases(BORN))
def test_a_firm_may_bear_the_name_of_a_family(case: str) -> None:
    person, _, rest = case.partition(": ")
    text, _, body = rest.partition(" => ")
    assert (namesake(person, names(parse(make_document(text)))) or "-") == body

"""Nouns that take up a body with a name are no parties of their own."""

import pytest

from detente.reading.groups import Group, groups
from detente.reading.names import Names, names, proper_names
from detente.reading.parse import parse
from detente.reading.standins import own_words, takes_up

from .conftest import make_document


def group_of(text: str, noun: str) -> tuple[Group, Names]:
    parsed = parse(make_document(text))
    proper = proper_names(parsed)
    (group,) = [group for group in groups(parsed, proper) if group.noun == noun]
    return group, proper


def takes(text: str, noun: str) -> bool:
    group, proper = group_of(text, noun)
    return takes_up(group, own_words(proper), proper)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        # By its name, by what the catalogue calls it, and as the only one of its sort.
        ("The Tug Guild left. The guild rejected it.", "guild"),
        ("The IAEA left. The agency rejected it.", "agency"),
        ("Ontario rejected it. The province said no.", "province"),
        ("Brann Shipping left. The company rejected it.", "company"),
        # People akin to a word of its name.
        ("The Dockworkers' Union left. Dockers rejected it.", "dockers"),
    ],
)
def test_a_noun_takes_up_a_name(text: str, noun: str) -> None:
    assert takes(text, noun)
    assert noun not in {name.key for name in names(parse(make_document(text))).all}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        # Words beside the noun tell it apart, it is no certain one, or there are two of its sort.
        ("The Tug Guild left. The bakers' guild rejected it.", "guild"),
        ("The Tug Guild left. A guild rejected it.", "guild"),
        ("Brann Shipping met Delta Shipping. The company rejected it.", "company"),
        ("The Dockworkers' Union left. Nurses rejected it.", "nurses"),
        ("Peru left. The guild rejected it.", "guild"),
    ],
)
def test_a_noun_is_one_of_its_own(text: str, noun: str) -> None:
    assert not takes(text, noun)


def test_the_words_of_a_party() -> None:
    _, proper = group_of("The Tug Guild met the IAEA and Ola Berg. The guild left.", "guild")
    own = own_words(proper)
    assert own["tug-guild"] == {"tug", "guild"}
    assert "agency" in own["iaea"]
    assert "Ola Berg" not in own

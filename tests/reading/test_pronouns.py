"""Whom "he", "she" and a title without a name mean, by what has been said before."""

from importlib import resources

import pytest
from ruamel.yaml import YAML

from detente import catalogue
from detente.reading.cast import Cast
from detente.reading.ids import kebab
from detente.reading.memory import Memory
from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import Reads, make_document

CASES = """
Envoy Osman Dorr met Envoy Ravik Sole. He said that it was late. => Osman Dorr
Envoy Osman Dorr met Mr. Ravik Sole. He said that it was late. => Osman Dorr
Envoy Osman Dorr met Ms. Ravik Sole. She said that it was late. => Ravik Sole
Envoy Osman Dorr met Chairwoman Ravik Sole. She said that it was late. => Ravik Sole
Ms. Ravik Sole met Envoy Osman Dorr. He said that it was late. => Osman Dorr
Envoy Osman Dorr met Envoy Maria Sole. She said that it was late. => Maria Sole
Envoy Maria Dorr met Envoy Peter Sole. He said that it was late. => Peter Sole
Envoy Maria Dorr met Mr. Ravik Sole. She said that it was late. => Maria Dorr
Envoy Maria Dorr left. He said that it was late. => Maria Dorr
Mr. Maria Dorr met Envoy Peter Sole. He said that it was late. => Maria Dorr
Envoy J. Maria Dorr met Envoy Peter Sole. He said that it was late. => Peter Sole
Envoy Maria Dorr Peter met Envoy Osman Sole. He said that it was late. => Osman Sole
Envoy Osman Dorr left. Envoy Ravik Sole left. He said that it was late. => Ravik Sole
Envoy Osman Dorr left. The hall met Envoy Ravik Sole. He said that it was late. => Osman Dorr
Envoy Osman Dorr left. // The hall met Envoy Ravik Sole. He said that it was late. => Ravik Sole
Envoy Osman Dorr left. The hall is old. The hall is big. The hall is cold. The hall saw Envoy Ravik Sole. He said that it was late. => Ravik Sole
Envoy Osman Dorr left. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. He said that it was late. => Osman Dorr
Envoy Osman Dorr left. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. He said that it was late. => -
Envoy Osman Dorr left. // The director is Envoy Ravik Sole. He said that it was late. => Ravik Sole
Envoy Osman Dorr left. // The hall is old. She said that it was late. => -
Envoy Osman Dorr waited. Envoy Ravik Sole accused him of lies. He said that it was late. => Ravik Sole
"""  # noqa: E501
TOLD = """
Energy Minister Osman Dorr left. Envoy Ravik Sole left. The minister said that it was late. => Osman Dorr
Energy Minister Osman Dorr left. Trade Minister Ravik Sole left. The energy minister said that it was late. => Osman Dorr
Energy Minister Osman Dorr left. Trade Minister Ravik Sole left. The minister said that it was late. => Ravik Sole
Energy Minister Osman Dorr met Trade Minister Ravik Sole. The minister said that it was late. => Ravik Sole
Energy Minister Osman Dorr left. Envoy Ravik Sole left. The ministers said that it was late. => -
Osman Dorr, 54, a carpenter, left. Envoy Ravik Sole left. The carpenter said that it was late. => Osman Dorr
Energy Minister Osman Dorr left. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. The minister said that it was late. => Osman Dorr
Energy Minister Osman Dorr left. Trade Minister Ravik Sole left. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. The minister said that it was late. => -
Osman Dorr left. “It is late,” the colonel said. // Ravik Sole left. // The colonel said that it was late. => Osman Dorr
Energy Minister Osman Dorr left. Envoy Ravik Sole left. The minister was seen. He said that it was late. => Osman Dorr
Peruvian envoy Osman Dorr met Chilean envoy Ravik Sole. The Peruvian said that it was late. => Osman Dorr
Peruvian envoy Osman Dorr met Chilean envoy Ravik Sole. The Chilean said that it was late. => Ravik Sole
Peruvian envoy Osman Dorr left. Peruvian envoy Ravik Sole left. The Peruvian said that it was late. => Ravik Sole
Peruvian envoy Osman Dorr left. The Kenyan said that it was late. => -
"""  # noqa: E501


@pytest.mark.parametrize("case", [*CASES.strip().splitlines(), *TOLD.strip().splitlines()])
def test_who_is_meant(reads: Reads, case: str) -> None:
    text, wanted = case.strip().split(" => ")
    statement = reads(text.replace(" // ", "\n\n")).statements[-1]
    assert (statement.speaker or "-") == wanted


def memory_of(text: str) -> Memory:
    """Return what is remembered of the first paragraph of a text."""
    parsed = parse(make_document(text))
    memory = Memory(Cast(parsed, names(parsed)))
    for sentence in parsed.paragraphs[0].sentences():
        memory.enter(0, sentence.start, sentence.end)
    return memory


@pytest.mark.parametrize(
    ("text", "pronoun", "person"),
    [
        ("Envoy Osman Dorr waited. Envoy Ravik Sole accused him.", "him", "Osman Dorr"),
        ("Envoy Osman Dorr waited. Envoy Ravik Sole wrote to him.", "him", "Osman Dorr"),
        ("Envoy Osman Dorr sat. They met Envoy Ravik Sole and him.", "him", "Osman Dorr"),
        ("Envoy Osman Dorr waited. He met Envoy Ravik Sole.", "He", "Osman Dorr"),
        ("Envoy Osman Dorr waited. Rain fell. Envoy Ravik Sole sat. He left.", "He", "Ravik Sole"),
        ("Envoy Ravik Sole accused him.", "him", None),
    ],
)
def test_whom_a_pronoun_cannot_mean(text: str, pronoun: str, person: str | None) -> None:
    memory = memory_of(text)
    head = next(t for t in memory.cast.parsed.paragraphs[0].parse if t.text == pronoun)
    assert memory.last_person(head, "he") == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Envoy Osman Dorr waited. It was late.", "Osman Dorr"),
        ("Envoy Osman Dorr met Envoy Ravik Sole. It was late.", None),
        ("Envoy Osman Dorr left. Envoy Ravik Sole left. It was late.", None),
        ("Rain fell. It was late.", None),
        ("Envoy Osman Dorr left. It was late, said Envoy Ravik Sole.", "Osman Dorr"),
    ],
)
def test_the_only_person_who_has_acted(text: str, person: str | None) -> None:
    memory = memory_of(text)
    head = next(t for t in memory.cast.parsed.paragraphs[0].parse if t.text in ("It", "late"))
    assert memory.only_subject(head) == person


def test_a_paragraph_goes_on_with_who_acted_last() -> None:
    text = "Envoy Osman Dorr left. Envoy Ravik Sole left.\n\nIt was late. It was cold."
    parsed = parse(make_document(text))
    memory = Memory(Cast(parsed, names(parsed)))
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            memory.enter(at, sentence.start, sentence.end)
    assert memory.only_subject(parsed.paragraphs[1].parse[0]) == "Ravik Sole"


def test_the_last_of_some_parties() -> None:
    memory = memory_of("Envoy Osman Dorr left. Minister Ravik Sole left. Envoy Ola Berg left.")
    party_of = {"Osman Dorr": "peru", "Ravik Sole": "peru", "Ola Berg": "chile"}
    peru = frozenset(("peru",))
    assert memory.last_of(peru, party_of) == "Ravik Sole"
    assert memory.last_of(frozenset(("peru", "chile")), party_of) == "Ola Berg"
    assert memory.last_of(peru, party_of, called="envoy") == "Osman Dorr"
    assert memory.last_of(peru, party_of, called="judge") is None
    assert memory.last_of(frozenset(("kenya",)), party_of) is None


@pytest.mark.parametrize(
    ("text", "sexes"),
    [
        ("Chairwoman Ravik Sole left.", {"Ravik Sole": "she"}),
        ("Mrs. Ravik Sole left.", {"Ravik Sole": "she"}),
        ("Mr. Ravik Sole left.", {"Ravik Sole": "he"}),
        ("Envoy Maria Sole left.", {}),
    ],
)
def test_what_a_title_tells(text: str, sexes: dict[str, str]) -> None:
    assert memory_of(text).sexes == sexes


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Maria Dorr", "she"),
        ("Peter Dorr", "he"),
        ("María Dorr", "she"),
        ("Osman Maria Dorr", "he"),
        ("Xqiv Maria Dorr", "she"),
        ("Xqiv Maria", None),
        ("Xqiv Dorr", None),
    ],
)
def test_what_a_given_name_lets_one_guess(name: str, sex: str | None) -> None:
    memory = memory_of(f"Envoy {name} left. Envoy {name} came.")
    assert memory.guessed.get(name) == sex


def test_given_names_are_spelled_as_names_are_looked_up() -> None:
    known = catalogue.given_names()
    assert set(known.values()) == {"he", "she"}
    assert all(kebab(name) == name for name in known)
    assert min(map(len, known)) > 1


def test_no_given_name_is_a_common_surname_or_word() -> None:
    known = catalogue.given_names()
    assert not known.keys() & {"smith", "jones", "minister", "president", "state", "union"}


def test_no_name_is_given_to_both() -> None:
    text = resources.files(catalogue).joinpath("given_names.yaml").read_text(encoding="utf-8")
    listed = YAML(typ="safe").load(text)
    he, she = listed["he"].split(), listed["she"].split()
    assert not set(he) & set(she)
    assert len(set(he)) == len(he)
    assert len(set(she)) == len(she)

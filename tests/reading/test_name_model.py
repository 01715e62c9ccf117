"""What a name is, by a classifier over its form and its mentions."""

import json
from pathlib import Path

import pytest
import train_names

from detente.reading import name_model
from detente.reading.evidence import form, traits
from detente.reading.name_model import NATURES, Nature, shipped
from detente.reading.parse import dictionary, parse
from detente.reading.verdicts import Mentions

from .conftest import make_document

WEIGHTS = Path(name_model.__file__).with_name("name_weights.json")


def nature(text: str, name: str) -> Nature:
    parsed = parse(make_document(text))
    words = name.split()
    doc = parsed.paragraphs[0].parse
    starts = [i for i in range(len(doc)) if [t.text for t in doc[i : i + len(words)]] == words]
    return Mentions(parsed).verdict((0, starts[0], starts[0] + len(words))).nature


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Envoy Ana Kovac said it was late. She left.", "Ana Kovac", "person"),
        ("The Corvus Metals board met. Corvus Metals' chairman left.", "Corvus Metals", "body"),
        ("The tug masters' guild, the Blue Hand, said no. Its members left.", "Blue Hand", "body"),
        ("They met in the village of Ostrava Mill.", "Ostrava Mill", "place"),
        ("They sailed aboard the Coral Dawn.", "Coral Dawn", "thing"),
        ("Nobody came. It was late.", "Nobody", "none"),
    ],
)
def test_what_a_name_is(text: str, name: str, told: Nature) -> None:
    assert nature(text, name) == told


def test_what_the_form_of_a_name_tells() -> None:
    assert {"words=2", "given-first:2", "ends:vac"} <= set(form(["Ana", "Kovac"]))
    assert {"joint", "head:body", "holds:body"} <= set(form(["Guild", "of", "Pilots"]))
    assert {"upper", "words=1"} <= set(form(["PVM"]))
    assert {"particle", "words=4"} <= set(form(["Pieter", "van", "der", "Berg"]))
    assert "words=2" in set(form(["Yoon", "Tae", "-", "seok"]))
    assert {"ampersand", "last:dictionary"} <= set(form(["Heron", "&", "Daughter"]))


def test_what_a_mention_tells() -> None:
    doc = parse(make_document("The guild, Blue Hand (BH), said no.")).paragraphs[0].parse
    found = set(traits(doc, 3, 5))
    assert {"bracketed", "agent", "says"} <= found
    doc = parse(make_document("The mayor of Sorrel, 54, left.")).paragraphs[0].parse
    assert {"aged", "of:person", "of:role", "role:pobj"} <= set(traits(doc, 3, 4))


def test_the_dictionary_has_common_words_and_no_odd_names() -> None:
    assert {"metal", "marine", "hand"} <= dictionary()
    assert not {"saxavia", "kovac"} & dictionary()


def test_the_weights_were_made_from_the_data_as_it_stands() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert stored["data"] == train_names.data_hash(), "run tools/train_names.py"
    assert WEIGHTS.stat().st_size < 100_000
    assert shipped().classes == NATURES


@pytest.mark.soak
def test_training_again_decides_alike() -> None:
    given = train_names.examples()
    again, model = train_names.fit(given), shipped()
    assert again.rows.keys() == model.rows.keys()
    assert [again.chances(e.traits).argmax() for e in given] == [
        model.chances(e.traits).argmax() for e in given
    ]

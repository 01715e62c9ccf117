"""Train which nouns are parties of their own: ``python tools/train_camps.py [--leave-one-out]``.

The examples are the nouns of ``tests/gold/tune`` and of the reports that speak, act or have an
officer; those are camps that the annotation has as a party.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import annotated
import fitting

from detente.documents import Document
from detente.reading.camps import CLASSES, CLEAR, bodies_of, likeness, traits
from detente.reading.groups import groups
from detente.reading.ids import kebab
from detente.reading.linear import Linear
from detente.reading.names import proper_names
from detente.reading.parse import parse
from detente.reading.seats import governed
from detente.reading.standins import own_words, takes_up
from detente.reading.vectors import Vector

WEIGHTS = annotated.GOLD.parents[1] / "src" / "detente" / "reading" / "camp_weights.json"
PENALTY = 1.0
SEEN = 3
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A noun of a text, its traits and vectors, and whether it is a party."""

    text: str
    key: str
    traits: tuple[str, ...]
    likeness: Vector
    camp: bool


def examples() -> list[Example]:
    """Return all there is to learn from."""
    return [example for text in annotated.texts() for example in _of_text(*text)]


def data_hash() -> str:
    """Return the hash of the files of the examples."""
    return annotated.data_hash(annotated.files())


def fit(given: list[Example]) -> Linear:
    """Return the classifier that these examples make."""
    return fitting.among_classes(
        [example.traits for example in given],
        [CLASSES[not example.camp] for example in given],
        CLASSES,
        penalty=PENALTY,
        seen=SEEN,
        vectors=[example.likeness for example in given],
    )


def leave_out(given: list[Example]) -> str:
    """Return how many camps are found, and how many found are right, in texts not trained on."""
    texts = list(dict.fromkeys(example.text for example in given))
    there = found = right = 0
    for fold in range(FOLDS):
        held = set(texts[fold::FOLDS])
        model = fit([example for example in given if example.text not in held])
        for example in given:
            if example.text in held:
                taken = model.chances(example.traits, example.likeness)[0] >= CLEAR
                there += example.camp
                found += taken
                right += taken and example.camp
    return f"{len(given)} nouns, {there} camps: {found} found, {right} rightly"


def _of_text(name: str, document: Document, statements: list[dict[str, Any]]) -> Iterator[Example]:
    parties = {party for statement in statements for party in statement["parties"]}
    parsed = parse(document)
    proper = proper_names(parsed)
    bodies, words = bodies_of(proper), own_words(proper)
    for group in groups(parsed, proper):
        if takes_up(group, words, proper) or governed(group, proper) is not None:
            continue
        keys = {kebab(group.full), group.noun}
        keys |= {kebab(words) for one in group.mentions for words in (one.full, one.nouns)}
        yield Example(
            name,
            kebab(group.full),
            tuple(traits(group, bodies)),
            likeness(group),
            bool(keys & parties),
        )


if __name__ == "__main__":
    fitting.run(__doc__, examples, fit, leave_out, (WEIGHTS, data_hash()))

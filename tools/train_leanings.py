"""Train for whom somebody speaks: ``python tools/train_leanings.py [--leave-one-out]``.

The examples are the people of ``tests/gold/tune`` and of the short reports who say something, with
the traits that the reader finds of each party of the text. Nothing is learnt of a person whose
party the reader does not find at all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import annotated
import fitting

from detente.documents import Document
from detente.reading.attribution import attributions
from detente.reading.leaning_traits import NOBODY
from detente.reading.leanings import CLEAR, likeliest
from detente.reading.network import Network
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.voice import voice

WEIGHTS = annotated.GOLD.parents[1] / "src" / "detente" / "reading" / "leaning_weights.json"
SEEN = 5
CELLS = 16
ROUNDS = 5
DECAY = 0.3
FOLDS = 6


@dataclass(frozen=True, slots=True)
class Example:
    """A person of a text: the traits of each party, the right one, and whether words tell it."""

    text: str
    traits: dict[str, list[str]]
    party: str
    told: bool


def examples() -> list[Example]:
    """Return all there is to learn from."""
    return [example for text in annotated.texts() for example in _of_text(*text)]


def data_hash() -> str:
    """Return the hash of the files of the examples."""
    return annotated.data_hash(annotated.files())


def fit(given: list[Example]) -> Network:
    """Return the network that these examples make."""
    able = [example for example in given if example.party in example.traits]
    return fitting.among_candidates(
        [example.traits for example in able],
        [example.party for example in able],
        seen=SEEN,
        cells=CELLS,
        rounds=ROUNDS,
        decay=DECAY,
    )


def leave_out(given: list[Example]) -> str:
    """Return how many people whom no words tie to a party get theirs, by weights of other texts."""
    texts = list(dict.fromkeys(example.text for example in given))
    counted = Counter[str]()
    for fold in range(FOLDS):
        unseen = set(texts[fold::FOLDS])
        model = fit([example for example in given if example.text not in unseen])
        for example in given:
            if example.text in unseen and not example.told:
                party = likeliest(model, example.traits, CLEAR)
                if party is not None:
                    counted["right" if party == example.party else "wrong"] += 1
                else:
                    counted["nobody, rightly" if example.party == NOBODY else "nobody"] += 1
    return "\n".join(f"{name:<18}{count:>5}" for name, count in sorted(counted.items()))


def _of_text(
    name: str, document: Document, statements: Iterable[dict[str, Any]]
) -> Iterator[Example]:
    said: dict[str, Counter[tuple[str, ...]]] = {}
    for statement in statements:
        if statement["speaker"]:
            said.setdefault(statement["speaker"], Counter())[tuple(statement["parties"])] += 1
    parsed = parse(document)
    discourse = discourse_of(parsed)
    voice(parsed, attributions(parsed), discourse)
    guessed = {told.person for told in discourse.learnt if told.rule == "office-in-context"}
    for person, counted in said.items():
        parties = counted.most_common(1)[0][0] or (NOBODY,)
        traits = discourse.leanings.traits(person)
        if traits is not None and len(parties) == 1:
            told = person in discourse.party_of and person not in guessed
            yield Example(name, traits, parties[0], told)


if __name__ == "__main__":
    fitting.run(__doc__, examples, fit, leave_out, (WEIGHTS, data_hash()))

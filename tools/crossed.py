"""Read each text with weights that do not know it: ``python tools/crossed.py [tune] [short]``.

The reader's own weights know the texts of ``tune`` and ``short`` by heart and so hide what it gets
wrong there. Here all classifiers are trained four times, each time without a quarter of the texts,
and each text is read with those that have not seen it; the language model is left out. The totals
are what a stranger's text would show, as far as the rules were not made on these. ``--errors``
prints what is wrong, statement by statement; ``--weights`` keeps the training (five minutes) in a
folder and takes it from there.
"""

import argparse
import pickle
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import annotated
import train_acts
import train_camps
import train_leanings
import train_names

from detente.documents import Document
from detente.reading import act_model, camps, leanings, read, verdicts

FOLDS = 4
TRAINERS = {
    act_model: train_acts,
    camps: train_camps,
    leanings: train_leanings,
    verdicts: train_names,
}
"""Who trains the weights that a module of the reader asks for."""

Text = tuple[str, Document, list[dict[str, Any]]]
Weights = dict[str, Any]
_weights: list[Weights] = []
"""The weights for each quarter, in a process that reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read: its scores by level, and each statement that is wrong, by what is."""

    scores: dict[str, annotated.score.Score]
    errors: list[tuple[str, str]]


def begin(weights: list[Weights]) -> None:
    """Take the weights for each quarter."""
    _weights[:] = weights


@contextmanager
def unaware(text: str) -> Iterator[None]:
    """Let the reader use the weights that have not seen a text, and no language model."""
    mine = _weights[fold_of(text)]
    with ExitStack() as stack:
        for module in TRAINERS:
            shipped = partial(mine.get, module.__name__)
            stack.enter_context(mock.patch.object(module, "shipped", shipped))
        stack.enter_context(annotated.without_model())
        yield


def fold_of(text: str) -> int:
    """Return the quarter that a text is in, by its name."""
    return zlib.crc32(text.encode()) % FOLDS


def trained(folder: Path | None) -> list[Weights]:
    """Return for each quarter the weights that have not seen it, by the module that uses them."""
    kept = None if folder is None else folder / "crossed.pickle"
    if kept is not None and kept.exists():
        made: list[Weights] = pickle.loads(kept.read_bytes())
        return made
    made = [{} for _ in range(FOLDS)]
    for module, trainer in TRAINERS.items():
        given = trainer.examples()
        for fold in range(FOLDS):
            seen = [example for example in given if fold_of(_origin(example)) != fold]
            made[fold][module.__name__] = trainer.fit(seen)
        print(f"{module.__name__}: trained {FOLDS} times on {len(given)}", flush=True)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(made))
    return made


def crossed(text: Text) -> Reading:
    """Read a text with the weights that have not seen it, and compare with its annotation."""
    name, document, told = text
    with unaware(name):
        ours = [statement.model_dump(mode="json") for statement in read(document).statements]
    return Reading(annotated.score.score(told, ours), list(_errors(name, told, ours)))


def _errors(
    name: str, told: list[dict[str, Any]], ours: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    pairs = annotated.score.match(told, ours)
    for gold, found in pairs:
        for what, key in (("party", "parties"), ("speaker", "speaker"), ("act", "act")):
            if gold[key] != found[key]:
                line = f"{name}: {gold[key]} read as {found[key]} ({', '.join(found['rules'])})"
                yield what, f"{line}: {gold['content']['text']}"
    matched = [id(one) for pair in pairs for one in pair]
    for kind, statements in (("missed", told), ("too much", ours)):
        for one in statements:
            if id(one) not in matched:
                yield "words", f"{name}: {kind}: {one['act']}: {one['content']['text']}"


def _origin(example: Any) -> str:
    return str(getattr(example, "origin", None) or example.text)


def main() -> None:
    """Print how well each set is read, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["tune", "short"], choices=["tune", "short"])
    parser.add_argument("--errors", choices=["party", "speaker", "act", "words"])
    parser.add_argument("--weights", type=Path, help="a folder for the weights")
    chosen = parser.parse_args()
    long = {path.stem for path in annotated.score.texts("tune")}
    weights = trained(chosen.weights)
    asked = {one: one in chosen.sets for one in ("tune", "short")}
    wanted = [t for t in annotated.texts() if asked["tune" if t[0] in long else "short"]]
    totals: dict[str, annotated.score.Score] = {}
    with ProcessPoolExecutor(initializer=begin, initargs=(weights,)) as workers:
        for reading in workers.map(crossed, wanted, chunksize=16):
            for level, one in reading.scores.items():
                totals[level] = totals[level] + one if level in totals else one
            for what, line in reading.errors:
                if what == chosen.errors:
                    print(line)
    for level, total in totals.items():
        print(f"{level:<16}{total.f1:.3f}")


if __name__ == "__main__":
    main()

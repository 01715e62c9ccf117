"""Train the classifier of names: ``python tools/train_names.py [--leave-one-out]``.

The examples are rows of capitals with what each is: those of ``tests/gold/names.tsv``, from the
texts of ``tune`` and the short reports, and those of the reports with marked names.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import annotated
import fitting
import marked

from detente.documents import Document
from detente.reading.gazetteer import listed
from detente.reading.kinds import rows
from detente.reading.name_model import NATURES, Nature
from detente.reading.names import title_case
from detente.reading.parse import parse_all
from detente.reading.titles import titles
from detente.reading.vectors import Vector
from detente.reading.verdicts import Mentions

WEIGHTS = annotated.GOLD.parents[1] / "src" / "detente" / "reading" / "name_weights.json"

PENALTY = 1.0
SEEN = 2
FOLDS = 10
LETTERS: dict[str, Nature] = {"P": "person", "B": "body", "L": "place", "T": "thing", "X": "none"}


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a text, its traits and vectors, and what it is."""

    text: str
    traits: tuple[str, ...]
    likeness: Vector
    nature: Nature


def examples() -> list[Example]:
    """Return all there is to learn from."""
    return [*_of_labels(), *_of_marks()]


def data_hash() -> str:
    """Return the hash of the files of the examples."""
    marks = [*(annotated.GOLD / "marked").glob("*.txt"), annotated.GOLD / "names.tsv"]
    return annotated.data_hash([*annotated.files(), *marks])


def fit(given: list[Example]) -> fitting.Linear:
    """Return the classifier that these examples make."""
    return fitting.among_classes(
        [example.traits for example in given],
        [example.nature for example in given],
        NATURES,
        penalty=PENALTY,
        seen=SEEN,
        vectors=[example.likeness for example in given],
    )


def leave_out(given: list[Example]) -> str:
    """Return how many names are told right by classifiers that have not seen their texts."""
    texts = list(dict.fromkeys(example.text for example in given))
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        unseen = set(texts[fold::FOLDS])
        model = fit([example for example in given if example.text not in unseen])
        for example in given:
            if example.text in unseen:
                nature = NATURES[int(model.chances(example.traits, example.likeness).argmax())]
                there[example.nature] += 1
                found[nature] += 1
                right[nature] += nature == example.nature
    lines = [f"{'':<10}{'right':>7}{'found':>7}{'there':>7}"]
    lines += [f"{n:<10}{right[n]:>7}{found[n]:>7}{there[n]:>7}" for n in NATURES]
    total = sum(there.values())
    return "\n".join([*lines, f"{'all':<10}{sum(right.values()):>7}{total:>7}{total:>7}"])


def _of_labels() -> Iterator[Example]:
    labels: dict[str, dict[str, Nature]] = {}
    for line in (annotated.GOLD / "names.tsv").read_text(encoding="utf-8").splitlines():
        text, words, letter = line.split("\t")
        labels.setdefault(text, {})[words] = LETTERS[letter]
    texts = {name: document for name, document, _ in annotated.texts()}
    for name, words, traits, vectors, _ in _names(texts):
        if words in labels.get(name, {}):
            yield Example(name, traits, vectors, labels[name][words])


def _of_marks() -> Iterator[Example]:
    reports = {report.name: report for report in marked.reports()}
    texts = {name: report.document for name, report in reports.items()}
    for name, _, traits, vectors, (start, end) in _names(texts):
        marks = reports[name].marks
        letter = marks.get((start, end))
        if letter is not None:
            yield Example(name, traits, vectors, LETTERS[letter])
        elif not any(first <= start and end <= last for first, last in marks):
            yield Example(name, traits, vectors, "none")


def _names(
    texts: dict[str, Document],
) -> Iterator[tuple[str, str, tuple[str, ...], Vector, tuple[int, int]]]:
    """Return each row of capitals that no list has: text, words, traits, vectors and place."""
    for name, parsed in zip(texts, parse_all(texts.values()), strict=True):
        mentions = Mentions(parsed)
        known = {(n.paragraph, i) for n in listed(parsed) for i in range(n.start, n.end)}
        done: set[str] = set()
        for at, paragraph in enumerate(parsed.paragraphs):
            doc = paragraph.parse
            titled = {i for start, end in titles(doc) for i in range(start, end)}
            for start, end in rows(doc, titled | title_case(doc)):
                span = parsed.tokens(at, start, end)
                words = span.text.removesuffix("'s").removesuffix("’s")
                if words in done or all((at, i) in known for i in range(start, end)):
                    continue
                done.add(words)
                row = mentions.words((at, start, end))
                traits, vectors = tuple(mentions.traits(row)), mentions.likeness(row)
                yield name, words, traits, vectors, (span.start, span.start + len(words))


if __name__ == "__main__":
    fitting.run(__doc__, examples, fit, leave_out, (WEIGHTS, data_hash()))

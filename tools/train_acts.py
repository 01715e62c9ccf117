"""Train the classifier of acts: ``python tools/train_acts.py [--leave-one-out] [--unseen]``.

The examples are the statements of ``tests/gold/tune`` and of the short reports, as far as the
reader finds them, and the sentences of ``tests/gold/acts``. Each is read by the reader's own
stages, so that the classifier sees what it will see later, with the verdict of the rules among its
features. The language model is left out: it knows the texts by heart, and is made of what the
classifiers read. How far the rules are to be trusted is learnt from the texts alone, since the
sentences have few plain assertions.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import annotated
import fitting

from detente.documents import Document, identity
from detente.reading import read, statements
from detente.reading.act_features import features
from detente.reading.act_model import SURE, shipped, weighed
from detente.reading.acts import by_rules
from detente.reading.linear import Linear
from detente.reading.model import Act, Statement
from detente.reading.utterance import Classified, Utterance

WEIGHTS = annotated.GOLD.parents[1] / "src" / "detente" / "reading" / "act_weights.json"

PENALTY = 6.0
"""The weight of the squares of the weights (L2)."""
OF_SENTENCE = 0.35
"""How much a sentence written for training counts beside a statement of a text."""
LENGTH = 6.0
"""The length to which features are brought, so that long utterances weigh no more."""
SEEN = 4
FOLDS = 10
"""In how many examples a feature has to be."""
SPEAKER = " Peruvian Foreign Minister Luis Soto said."
_CONTENT = re.compile(r"\[\[(.*)\]\]")
_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]")


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance with its act: its features, the verdict of the rules, where it is from."""

    act: Act
    features: tuple[str, ...]
    ruled: Classified
    origin: str
    of_text: bool


def examples() -> list[Example]:
    """Return all there is to learn from."""
    return [*_of_texts(), *_of_sentences(annotated.GOLD / "acts")]


def data_hash() -> str:
    """Return the hash of the files of the examples."""
    return annotated.data_hash([*annotated.files(), *(annotated.GOLD / "acts").glob("*.tsv")])


def fit(given: Sequence[Example]) -> Linear:
    """Return the classifier that these examples make."""
    return fitting.among_classes(
        [_told(example) for example in given],
        [example.act.value for example in given],
        tuple(act.value for act in Act),
        penalty=PENALTY,
        seen=SEEN,
        counts=[1.0 if example.of_text else OF_SENTENCE for example in given],
        length=LENGTH,
    )


def decided(model: Linear, example: Example) -> Act:
    """Return the act that the reader gives with a classifier."""
    if example.ruled.rules[0] in SURE:
        return example.ruled.act
    whose = next(name for name in example.features if name.startswith("whose="))
    found = weighed(model, list(example.features), example.ruled, whose.removeprefix("whose="))
    return found.act


def leave_out(given: Sequence[Example]) -> str:
    """Return how many acts are right by the rules and by both, of texts not trained on."""
    texts = list(dict.fromkeys(example.origin for example in given if example.of_text))
    there = ruled = right = 0
    for fold in range(FOLDS):
        held = set(texts[fold::FOLDS])
        model = fit([example for example in given if example.origin not in held])
        here = [example for example in given if example.origin in held]
        there += len(here)
        ruled += sum(example.ruled.act is example.act for example in here)
        right += sum(decided(model, example) is example.act for example in here)
    return f"{there} statements: {ruled} right by the rules, {right} by both"


def unseen() -> str:
    """Return how many acts of sentences are right that nothing was made for, act by act."""
    given = list(_of_sentences(annotated.GOLD / "acts" / "unseen"))
    made = [(example.act, decided(shipped(), example)) for example in given]
    lines = [f"{'act':<12}{'sentences':>10}{'right':>8}{'given':>8}"]
    for act in Act:
        gold, right = sum(a is act for a, _ in made), sum(a is b is act for a, b in made)
        lines.append(f"{act.value:<12}{gold:>10}{right:>8}{sum(b is act for _, b in made):>8}")
    total = sum(a is b for a, b in made)
    return "\n".join([*lines, f"{'all':<12}{len(made):>10}{total:>8}{len(made):>8}"])


def _told(example: Example) -> list[str]:
    """Return the features for training; a sentence's verdict of the rules is another feature."""
    if example.of_text:
        return list(example.features)
    apart = (f"~{name}" if name.startswith("ruled=") else name for name in example.features)
    return ["~", *apart]


def _of_texts() -> Iterator[Example]:
    for name, document, told in annotated.texts():
        found = [(s.model_dump(mode="json"), said) for s, said in _read(document)]
        for gold, ours in annotated.score.match(told, [one for one, _ in found]):
            said = next(said for one, said in found if one is ours)
            yield _example(gold["act"], said, name, of_text=True)


def _of_sentences(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            act, _, marked = line.partition("\t")
            content = _CONTENT.search(marked)
            if content is None:
                continue
            text = _attributed(marked.replace("[[", "").replace("]]", ""))
            document = Document(id=identity(text), text=text, origin=path.name, kind="text")
            near = [
                (annotated.score.overlap(content[1], statement.content.text), said)
                for statement, said in _read(document)
            ]
            most, said = max(near, key=lambda pair: pair[0], default=(0.0, None))
            if said is not None and most >= annotated.score.OVERLAP:
                yield _example(act, said, path.stem, of_text=False)


def _attributed(text: str) -> str:
    """Give a quotation that stands alone a speaker, without whom it is no statement."""
    if not _QUOTATION.fullmatch(text):
        return text
    words = text[1:-1].rstrip(".,")
    return f"“{words}{'' if words[-1] in '?!' else ','}”{SPEAKER}"


def _read(document: Document) -> list[tuple[Statement, Utterance]]:
    """Return the statements of a document, each with the utterance that its act was read from."""
    heard: list[Utterance] = []

    def classify(said: Utterance) -> Classified:
        heard.append(said)
        return by_rules(said)

    with annotated.without_model(), mock.patch.object(statements, "classify", classify):
        told = read(document).statements
    return list(zip(told, heard, strict=True))


def _example(act: str, said: Utterance, origin: str, *, of_text: bool) -> Example:
    ruled = by_rules(said)
    return Example(Act(act), tuple(features(said, ruled)), ruled, origin, of_text)


def main() -> None:
    """Train and write the weights, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-one-out", action="store_true", help="measure and write nothing")
    parser.add_argument("--unseen", action="store_true", help="measure on acts/unseen only")
    chosen = parser.parse_args()
    if chosen.unseen:
        print(unseen())
    elif chosen.leave_one_out:
        print(leave_out(examples()))
    else:
        fitting.write(fit(examples()), WEIGHTS, data_hash())


if __name__ == "__main__":
    main()

"""Ten thousand damaged documents of every kind: none ends in a traceback, each offset is right."""

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.documents import SUFFIXES, stream
from detente.errors import UserError
from detente.reading import read_all
from detente.reading.model import Reading

from ..cli.run import WORDS
from ..makers import MAKERS
from .mutations import mutated, mutated_inside

PARAGRAPHS = WORDS.split("\n\n")
KINDS = sorted(SUFFIXES)


def damaged(suffix: str, rng: random.Random) -> bytes:
    """Return a file whose words are damaged, or whose bytes are, or both."""
    make, words = MAKERS[suffix], WORDS.encode()
    where = rng.choice(("words", "file", "both"))
    if where != "file":
        words = mutated(words, rng)
    data = make(words.decode("utf-8", "replace").split("\n\n"))
    if where == "words":
        return data
    inside = suffix == ".docx" and rng.random() < 0.7
    return mutated_inside(data, rng) if inside else mutated(data, rng)


def spans(value: object, document: str = "") -> Iterator[tuple[str, int, int, str]]:
    """Yield every stretch of a reading as plain data, with the id of its document."""
    if isinstance(value, list | tuple):
        for entry in value:
            yield from spans(entry, document)
    elif isinstance(value, dict):
        document = value.get("document", document)
        if {"start", "end", "text"} <= set(value):
            yield document, value["start"], value["end"], value["text"]
        for entry in value.values():
            yield from spans(entry, document)


def check(reading: Reading) -> int:
    """Return how many stretches there are; each has to hold its own words."""
    texts = {document.id: document.text for document in reading.documents}
    found = [
        span
        for part in ("statements", "people", "parties", "meetings", "signals", "events", "issues")
        for entry in getattr(reading, part)
        for span in spans(entry.model_dump())
    ]
    for document, start, end, text in found:
        assert texts[document][start:end] == text != ""
    for document in reading.documents:
        ends = [0, *(place for stretch in document.content for place in stretch)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(document.text)
    return len(found)


def is_sentence(error: UserError) -> bool:
    return len(str(error).splitlines()) == 1 and str(error).endswith(".")


def read_whole_way(path: Path) -> tuple[str, int]:
    """Return what came of a file, and the number of stretches that were checked."""
    checked, outcome = 0, "left out"
    entries = stream(path)
    while True:
        try:
            entry = next(entries, None)
        except UserError as error:
            entry, outcome = error, "refused"
        if isinstance(entry, UserError):
            assert is_sentence(entry)
        elif entry is None:
            return outcome, checked
        else:
            checked += sum(check(reading) for reading in read_all([entry]))
            outcome = "read"


def fuzz(folder: Path, numbers: range) -> tuple[Counter[str], int]:
    """Read a damaged file for each number; count what came of them, and the stretches."""
    outcomes: Counter[str] = Counter()
    total = 0
    for number in numbers:
        rng = random.Random(number)
        suffix = KINDS[number % len(KINDS)]
        path = folder / f"a{suffix}"
        path.write_bytes(damaged(suffix, rng))
        try:
            outcome, checked = read_whole_way(path)
        except BaseException as error:
            error.add_note(f"fuzz case {number}, {suffix}")
            raise
        outcomes[outcome] += 1
        outcomes[f"{suffix} {outcome}"] += 1
        total += checked
    return outcomes, total


def test_each_kind_is_read_undamaged(tmp_path: Path) -> None:
    for suffix in KINDS:
        path = tmp_path / f"a{suffix}"
        path.write_bytes(MAKERS[suffix](PARAGRAPHS))
        outcome, checked = read_whole_way(path)
        assert outcome == "read"
        assert checked > 20, suffix


def test_a_hundred_and_fifty_damaged_documents(tmp_path: Path) -> None:
    outcomes, checked = fuzz(tmp_path, range(150))
    assert outcomes["read"] > 75
    assert outcomes["refused"] > 5
    assert checked > 2_000


@pytest.mark.soak
def test_ten_thousand_damaged_documents(tmp_path: Path) -> None:
    outcomes, checked = fuzz(tmp_path, range(150, 10_150))
    print(f"\n{checked:,} stretches checked; {dict(sorted(outcomes.items()))}")
    assert all(outcomes[f"{suffix} read"] > 100 for suffix in KINDS)
    assert checked > 150_000

"""How many words per second the reader reads, beside the bare spaCy pipeline, and its memory.

Run as ``python benchmarks/reading.py [FILE ...] [--documents N] [--paragraphs N]``. Without files,
the documents of the example dossier are repeated to about 20,000 words. They are read one by one,
and as one long document. Then a folder of made-up documents (200 of 15 paragraphs, about 850 words,
if nothing is said) is read into a store, by one process and by two: paragraphs of the example mixed
by chance, and in each document a person with a made-up name, whom one document in three introduces.
"""

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language

from detente.compute import engine
from detente.documents import Document, identity, load, stream
from detente.reading import read_all
from detente.reading.clean import plain
from detente.reading.parse import model, paragraphs, pipeline
from detente.record import Store, read_in

EXAMPLE = Path(__file__).parents[1] / "examples" / "brussels-2022" / "documents"
WORDS = 20_000
RUNS = 3
SEED = 2022


def words(document: Document) -> int:
    return sum(len(document.text[start:end].split()) for start, end in paragraphs(document))


def whole(documents: list[Document]) -> Document:
    """Return the content of all documents as one."""
    text = "\n\n".join(
        document.text[start:end]
        for document in documents
        for start, end in document.content or ((0, len(document.text)),)
    )
    return documents[0].model_copy(update={"id": identity(text), "text": text, "content": ()})


def bare(documents: list[Document]) -> int:
    """Parse with the model as it is installed, its own recogniser of names included."""
    return _parsed(_whole_model(), documents)


def lean(documents: list[Document]) -> int:
    """Parse with what the reader uses of the model."""
    return _parsed(pipeline(), documents)


@cache
def _whole_model() -> Language:
    return spacy.load(model()[0])


def _parsed(nlp: Language, documents: list[Document]) -> int:
    texts = [plain(d.text[start:end]) for d in documents for start, end in paragraphs(d)]
    return sum(1 for doc in nlp.pipe(texts) for _ in doc.sents)


def ours(documents: list[Document]) -> int:
    return sum(len(reading.statements) for reading in read_all(documents))


def peak(process: int | str = "self") -> float:
    """Return the most memory that a process has held so far, in MiB; off Linux, this one."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        # What the system counts for a process begins with the memory of the one that started it.
        found = re.search(r"VmHWM:\s*(\d+) kB", status)
        return int(found[1]) / 2**10 if found else 0.0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 2**10


def children() -> list[int]:
    """Return the processes that this one has started, as far as the system tells."""
    with suppress(OSError):
        lists = Path("/proc/self/task").glob("*/children")
        return [int(word) for file in lists for word in file.read_text().split()]
    return []


def measure(name: str, work: Callable[[list[Document]], int], documents: list[Document]) -> float:
    """Print the best of several runs and return its seconds."""
    best, found = float("inf"), 0
    for _ in range(RUNS):
        start = time.perf_counter()
        found = work(documents)
        best = min(best, time.perf_counter() - start)
    total = sum(words(document) for document in documents)
    speed = f"{best:.2f} s | {total / best:,.0f}"
    print(f"| {name} | {total:,} | {speed} | {found:,} | {peak():.0f} MiB |")
    return best


def make(folder: Path, number: int, length: int, texts: list[str]) -> int:
    """Write made-up documents of ``length`` paragraphs and return how many words they have."""
    rng = random.Random(SEED)
    people = [f"{_name(rng)} {_name(rng)}" for _ in range(max(1, number // 10))]
    total = 0
    for k in range(number):
        person = rng.choice(people)
        told = k % 3 == 0
        who = f"Norwegian envoy {person}" if told else person
        said = f"{who} said that round {k} of the talks would be hard."
        text = "\n\n".join([*rng.sample(texts, min(length, len(texts))), said])
        total += len(text.split())
        (folder / f"{k:06}.txt").write_text(f"Date: 2022-01-12\n\n{text}\n", encoding="utf-8")
    return total


def _name(rng: random.Random) -> str:
    parts = (rng.choice("BDFKLMNRSTV") + rng.choice("aeiou") for _ in range(3))
    return "".join(parts).title() + rng.choice("nrsk")


def keep(folder: Path, place: str) -> tuple[float, float, float, float, float]:
    """Read a folder into a new store; to be called in a process of its own.

    Returns the seconds, the words per second between the first document and the last, the peak
    memory of this process and of the largest other one, and the size of the store, in MiB.
    """
    times: list[float] = []
    counts: list[int] = []
    others = 0.0

    @contextmanager
    def watch(what: str, documents: int | None, words: int) -> Iterator[Callable[[int], None]]:
        def step(count: int) -> None:
            nonlocal others
            if what == "Reading":
                times.append(time.perf_counter())
                counts.append(count)
            others = max([others, *map(peak, children())])

        yield step

    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as kept, engine(place) as where:
        with Store.open(Path(kept) / "detente.sqlite") as store:
            outcome = read_in(store, stream(folder), where, watch)
        assert not outcome.faults
        seconds = time.perf_counter() - start
        size = sum(file.stat().st_size for file in Path(kept).iterdir()) / 2**20
    rate = sum(counts[1:]) / (times[-1] - times[0])
    return seconds, rate, peak(), others, size


def many(number: int, length: int) -> None:
    """Print how fast a folder is read into a store by one process and by two, and the memory."""
    texts = [d.text[start:end] for d in load(EXAMPLE) for start, end in paragraphs(d)]
    with tempfile.TemporaryDirectory() as made:
        total = make(Path(made), number, length, texts)
        print(f"\n{number:,} documents of {total:,} words, read into a store:\n")
        print("| engine | seconds | words per second | its peak | each other's | store |")
        print("|---|---|---|---|---|---|")
        rates = {}
        for place in ("processes:1", "processes:2"):
            # In a process of its own, whose peak is that of this work alone.
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
                seconds, rate, own, others, size = alone.submit(keep, Path(made), place).result()
            rates[place] = rate
            print(
                f"| {place} | {seconds:.0f} | {rate:,.0f} | {own:.0f} MiB | {others:.0f} MiB "
                f"| {size:.0f} MiB |",
                flush=True,
            )
    print(f"\nTwo processes read {rates['processes:2'] / rates['processes:1']:.2f} times as fast.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--documents", type=int, default=200, metavar="N")
    parser.add_argument("--paragraphs", type=int, default=15, metavar="N")
    given = parser.parse_args()
    files = given.files
    documents = [document for path in files or [EXAMPLE] for document in load(path)]
    if not files:
        documents *= max(1, round(WORDS / sum(words(document) for document in documents)))
    pipeline()
    print("| what | words | best of 3 | words per second | found | peak memory so far |")
    print("|---|---|---|---|---|---|")
    whole_model = measure("spaCy alone, the model as installed (sentences)", bare, documents)
    measure("spaCy alone, what the reader uses (sentences)", lean, documents)
    one_by_one = measure("read, document by document (statements)", ours, documents)
    together = measure("read, as one document (statements)", ours, [whole(documents)])
    print(
        f"\nReading has {whole_model / one_by_one:.2f} times the words per second of the model as "
        f"installed, document by document, and {whole_model / together:.2f} times as one document."
    )
    many(given.documents, given.paragraphs)


if __name__ == "__main__":
    main()

"""How many words per second the reader reads, beside the bare spaCy pipeline, and its memory.

Run as ``python benchmarks/reading.py [FILE ...]``. Without files, the documents of the example
dossier are repeated to about 20,000 words. They are read one by one, and as one long document.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from detente.documents import Document, identity, load
from detente.reading import read_all
from detente.reading.clean import plain
from detente.reading.parse import paragraphs, pipeline

EXAMPLE = Path(__file__).parents[1] / "examples" / "brussels-2022" / "documents"
WORDS = 20_000
RUNS = 3


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
    texts = [plain(d.text[start:end]) for d in documents for start, end in paragraphs(d)]
    return sum(1 for doc in pipeline().pipe(texts) for _ in doc.sents)


def ours(documents: list[Document]) -> int:
    return sum(len(reading.statements) for reading in read_all(documents))


def peak() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 2**10


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    documents = [document for path in files or [EXAMPLE] for document in load(path)]
    if not files:
        documents *= max(1, round(WORDS / sum(words(document) for document in documents)))
    pipeline()
    print("| what | words | best of 3 | words per second | found | peak memory so far |")
    print("|---|---|---|---|---|---|")
    spacy = measure("spaCy alone (sentences)", bare, documents)
    one_by_one = measure("read, document by document (statements)", ours, documents)
    together = measure("read, as one document (statements)", ours, [whole(documents)])
    print(
        f"\nBeside spaCy alone, reading takes {one_by_one / spacy:.2f} times as long document by "
        f"document, and {together / spacy:.2f} times as long as one document."
    )


if __name__ == "__main__":
    main()

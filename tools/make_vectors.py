"""Cut GloVe vectors down for the reader: ``python tools/make_vectors.py glove.6B.50d.txt``.

The file has a word and its numbers on each line, the most frequent word first. It is part of
glove.6B.zip, which its authors give to the public domain (PDDL 1.0).
"""

import sys
from pathlib import Path

import numpy as np

from detente.reading.vectors import LENGTH, SIZE

READING = Path(__file__).parents[1] / "src" / "detente" / "reading"
WORDS = 200_000


def main(path: Path) -> None:
    """Write the words and their vectors beside the reader."""
    words, rows = [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, *numbers = line.rstrip("\n").split(" ")
            words.append(word)
            rows.append(np.array(numbers, dtype=np.float64))
            if len(words) == WORDS:
                break
    table = np.array(rows).reshape(-1, SIZE)
    table *= LENGTH / np.linalg.norm(table, axis=1, keepdims=True)
    (READING / "vector_words.txt").write_text("\n".join(words), encoding="utf-8", newline="\n")
    (READING / "vectors.bin").write_bytes(np.rint(table).astype(np.int8).tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

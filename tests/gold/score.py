"""Score the reader: on the gold corpus, on PolNeAR and PLOVER where they are, beside its peers.

Precision, recall and F1 at word overlap >= 0.5. Run from the repository:
``python tests/gold/score.py [--misses tune/ceasefire] [--peer PYTHON]``.
``--peer`` names the Python of an environment with other readers, which are then scored too.
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.documents import load
from detente.reading import read

HERE = Path(__file__).parent
OVERLAP = 0.5
Statement = dict[str, Any]

LEVELS: dict[str, Callable[[Statement, Statement], bool]] = {
    "content": lambda gold, ours: True,
    "+ speaker": lambda gold, ours: gold["speaker"] == ours["speaker"],
    "+ party": lambda gold, ours: set(gold["parties"]) == set(ours["parties"]),
    "+ party + act": lambda gold, ours: (
        set(gold["parties"]) == set(ours["parties"]) and gold["act"] == ours["act"]
    ),
}


@dataclass(frozen=True)
class Score:
    """Hits, what we found, and what the gold has."""

    hits: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.found + other.found, self.gold + other.gold)


def overlap(one: str, other: str) -> float:
    """Return the Jaccard overlap of the words of two stretches, case and marks left out."""
    left, right = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(left & right) / len(left | right) if left | right else 0.0


def match(gold: list[Statement], ours: list[Statement]) -> list[tuple[Statement, Statement]]:
    """Pair statements one to one, the greatest overlap first; the act decides between equals."""
    pairs = sorted(
        (
            (
                -overlap(g["content"]["text"], o["content"]["text"]),
                _apart(g, o),
                g["act"] != o["act"],
                i,
                j,
            )
            for i, g in enumerate(gold)
            for j, o in enumerate(ours)
            if overlap(g["content"]["text"], o["content"]["text"]) >= OVERLAP and not _far(g, o)
        ),
    )
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    result = []
    for *_, i, j in pairs:
        if i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            result.append((gold[i], ours[j]))
    return result


def _apart(gold: Statement, ours: Statement) -> int:
    return abs(int(gold["content"]["start"]) - int(ours["content"]["start"]))


def _far(gold: Statement, ours: Statement) -> bool:
    """The same words elsewhere in the text are not the same statement."""
    return (
        gold["content"]["end"] <= ours["content"]["start"]
        or ours["content"]["end"] <= gold["content"]["start"]
    )


def score(gold: list[Statement], ours: list[Statement]) -> dict[str, Score]:
    """Return the score at each level."""
    pairs = match(gold, ours)
    return {
        level: Score(sum(same(g, o) for g, o in pairs), len(ours), len(gold))
        for level, same in LEVELS.items()
    }


def negation(gold: list[Statement], ours: list[Statement]) -> tuple[int, int]:
    """Return how many matched statements have the right negation, and how many there are."""
    pairs = match(gold, ours)
    return sum(g["negated"] == o["negated"] for g, o in pairs), len(pairs)


def ours(text: Path, date: str) -> list[Statement]:
    """Read a text and return its statements in the form of the contract."""
    (document,) = load(text, date=dt.date.fromisoformat(date))
    return [s.model_dump(mode="json") for s in read(document).statements]


def texts(half: str) -> list[Path]:
    """Return the annotation files of ``tune`` or ``kept``."""
    return sorted((HERE / half).glob("*.json"))


def table() -> str:
    """Return the scores of both halves as a table."""
    lines = [
        f"{'text':<18}{'level':<16}{'P':>7}{'R':>7}{'F1':>7}{'hits':>6}{'found':>7}{'gold':>6}"
    ]
    for half in ("tune", "kept"):
        total = dict.fromkeys(LEVELS, Score(0, 0, 0))
        right = matched = 0
        for path in texts(half):
            annotated = json.loads(path.read_text(encoding="utf-8"))
            found = ours(path.with_suffix(".txt"), annotated["date"])
            here = score(annotated["statements"], found)
            good, pairs = negation(annotated["statements"], found)
            right, matched = right + good, matched + pairs
            total = {level: total[level] + here[level] for level in LEVELS}
            lines.extend(_rows(f"{half}/{path.stem}", here))
        lines.extend(_rows(f"{half}: all", total))
        lines.append(f"{half + ': negation':<34}{right}/{matched} matched statements right")
    return "\n".join([*lines, *_reports("unseen"), *_reports("short")])


def _reports(folder: str) -> list[str]:
    """Return the scores of the reports of a folder, whose negations are not annotated."""
    import short

    total = dict.fromkeys(LEVELS, Score(0, 0, 0))
    for report in short.reports(folder):
        found = [s.model_dump(mode="json") for s in read(report.document).statements]
        here = score(report.statements, found)
        total = {level: total[level] + here[level] for level in LEVELS}
    return _rows(f"{folder}: all", total)


def _rows(name: str, scores: dict[str, Score]) -> list[str]:
    return [
        f"{name:<18}{level:<16}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.hits:6}{s.found:7}{s.gold:6}"
        for level, s in scores.items()
    ]


def misses(name: str) -> str:
    """Return what differs in one text of the tuning half."""
    path = (HERE / name).with_suffix(".json")
    annotated = json.loads(path.read_text(encoding="utf-8"))
    found = ours(path.with_suffix(".txt"), annotated["date"])
    pairs = match(annotated["statements"], found)
    lines = []
    for gold, own in pairs:
        if not LEVELS["+ party + act"](gold, own) or gold["speaker"] != own["speaker"]:
            lines.append(
                f"differs: {gold['act']} {gold['parties']} {gold['speaker']} / "
                f"{own['act']} {own['parties']} {own['speaker']}: {gold['content']['text']}"
            )
    lines.extend(
        f"missed:  {g['act']} {g['parties']}: {g['content']['text']}"
        for g in annotated["statements"]
        if not any(g is pair[0] for pair in pairs)
    )
    lines.extend(
        f"extra:   {o['act']} {o['parties']}: {o['content']['text']}"
        for o in found
        if not any(o is pair[1] for pair in pairs)
    )
    return "\n".join(lines)


def main() -> None:
    """Print the table, or the differences in one text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=[f"tune/{p.stem}" for p in texts("tune")])
    parser.add_argument("--peer", metavar="PYTHON", help="the Python of the peers' environment")
    given = parser.parse_args()
    if given.misses is not None:
        print(misses(given.misses))
        return
    import peers
    import plover
    import polnear

    print(table(), polnear.rows(), plover.rows(), peers.rows(given.peer), sep="\n\n")


if __name__ == "__main__":
    main()

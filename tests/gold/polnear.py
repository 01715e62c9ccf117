"""Score attribution on PolNeAR: content and source of 84 articles of political news.

Run as ``python tests/gold/polnear.py [--misses TEXT]``. The corpus (Newell,
Margolin and Ruths, 2018) is not part of the project; where it is absent there is nothing to score.
Half of the articles, by a digest of the name, may be looked at; of the other half only totals are
ever printed.
"""

import argparse
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from score import OVERLAP, Score, overlap

from detente.documents import load
from detente.reading import read
from detente.reading.model import Mode

DEV = Path(__file__).parents[3] / "shared" / "data" / "attribution" / "polnear" / "dev"
LEVELS = ("content", "content + source")


@dataclass(frozen=True)
class Attributed:
    """A content and its source: offsets, end exclusive, and words."""

    start: int
    end: int
    content: str
    source: str | None


def texts(dev: Path = DEV, half: str | None = None) -> list[Path]:
    """Return the articles, all or those of one half."""
    found = sorted((dev / "text").glob("*.txt"))
    return [path for path in found if half is None or half_of(path) == half]


def half_of(path: Path) -> str:
    """Return to which half an article belongs."""
    odd = hashlib.sha256(path.stem.encode()).digest()[0] % 2
    return "seen" if odd else "unseen"


def gold(path: Path) -> list[Attributed]:
    """Return the attributions of an article, by the first of its annotators in the alphabet."""
    folder = path.parents[1] / "attributions"
    (annotated, *_) = sorted(folder.glob(f"{path.stem}_????.ann"))
    text = path.read_text(encoding="utf-8")
    lines = [line.split("\t") for line in annotated.read_text(encoding="utf-8").splitlines()]
    spans = {key: _places(rest[0]) for key, *rest in lines if key.startswith("T")}
    found = []
    for key, *rest in lines:
        if key.startswith("E"):
            parts = [part.split(":") for part in rest[0].split()]
            content, source = (
                sorted(span for role, at in parts if role.startswith(kind) for span in spans[at])
                for kind in ("Content", "Source")
            )
            if content:
                found.append(
                    Attributed(
                        content[0][0],
                        content[-1][1],
                        " ".join(text[a:b] for a, b in content),
                        " ".join(text[a:b] for a, b in source) or None,
                    )
                )
    return found


def _places(label: str) -> list[tuple[int, int]]:
    """Return the stretches of a brat label such as "Content 0 5;9 12"."""
    places = [one.split() for one in label.partition(" ")[2].split(";")]
    return [(int(start), int(end)) for start, end in places]


def ours(path: Path, *, joined: bool = True) -> list[Attributed]:
    """Return what the reader attributes in an article.

    The corpus takes a quotation of several sentences as one, and the reader has a statement a
    sentence. ``joined`` puts those of one cue and one source that follow one another together.
    """
    (document,) = load(path)
    found: list[Attributed] = []
    before: tuple[object, ...] | None = None
    for s in read(document).statements:
        source = None if s.source is None else s.source.text
        one = Attributed(s.content.start, s.content.end, s.content.text, source)
        here = (s.cue, s.source) if s.mode is Mode.DIRECT else None
        if joined and found and here is not None and here == before:
            first = found.pop()
            words = f"{first.content} {one.content}"
            one = Attributed(first.start, one.end, words, source)
        found.append(one)
        before = here
    return found


def pairs(gold: list[Attributed], ours: list[Attributed]) -> list[tuple[Attributed, Attributed]]:
    """Pair attributions one to one, the greatest overlap of words first."""
    ranked = sorted(
        (-same, abs(g.start - o.start), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if g.start < o.end and o.start < g.end
        if (same := overlap(g.content, o.content)) >= OVERLAP
    )
    left, right = set(range(len(gold))), set(range(len(ours)))
    matched = []
    for *_, i, j in ranked:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            matched.append((gold[i], ours[j]))
    return matched


def same_source(one: Attributed, other: Attributed) -> bool:
    """Tell whether two attributions name the same source words, titles and articles aside."""
    if one.source is None or other.source is None:
        return one.source is other.source
    left, right = (set(re.findall(r"\w+", text.lower())) for text in (one.source, other.source))
    return overlap(one.source, other.source) >= OVERLAP or left <= right or right <= left


def score(gold: list[Attributed], ours: list[Attributed]) -> dict[str, Score]:
    """Return the score of the contents, and of the contents with their sources."""
    matched = pairs(gold, ours)
    hits = (len(matched), sum(same_source(g, o) for g, o in matched))
    return {
        level: Score(hit, len(ours), len(gold)) for level, hit in zip(LEVELS, hits, strict=True)
    }


def total(paths: list[Path], *, joined: bool = True) -> dict[str, Score]:
    """Return the score of several articles together."""
    result = dict.fromkeys(LEVELS, Score(0, 0, 0))
    for path in paths:
        here = score(gold(path), ours(path, joined=joined))
        result = {level: result[level] + here[level] for level in LEVELS}
    return result


def rows(dev: Path = DEV) -> str:
    """Return the scores of both halves and of all, quotations joined, and of all as read."""
    if not texts(dev):
        return "PolNeAR                   not scored, because its articles are not there"
    by_half = {half: total(texts(dev, half)) for half in ("seen", "unseen")}
    scores = {f"PolNeAR {half}": score for half, score in by_half.items()}
    scores["PolNeAR all"] = {
        level: by_half["seen"][level] + by_half["unseen"][level] for level in LEVELS
    }
    scores["PolNeAR, a row a sentence"] = total(texts(dev), joined=False)
    return "\n".join(
        f"{name:<26}{level:<18}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}"
        f"{s.hits:6}{s.found:7}{s.gold:6}"
        for name, levels in scores.items()
        for level, s in levels.items()
    )


def misses(path: Path) -> str:
    """Return what differs in one article of the half that may be looked at."""
    right, own = gold(path), ours(path)
    matched = pairs(right, own)
    lines = [
        f"source:  {g.source!r} / {o.source!r}: {g.content}"
        for g, o in matched
        if not same_source(g, o)
    ]
    lines += [
        f"missed:  {g.source!r}: {g.content}"
        for g in right
        if not any(g is pair[0] for pair in matched)
    ]
    lines += [
        f"extra:   {o.source!r}: {o.content}"
        for o in own
        if not any(o is pair[1] for pair in matched)
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the scores, or the differences in one article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=[p.stem for p in texts(half="seen")], metavar="TEXT")
    given = parser.parse_args()
    print(misses(DEV / "text" / f"{given.misses}.txt") if given.misses else rows())


if __name__ == "__main__":
    main()

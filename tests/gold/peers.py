"""Score other readers as ours is scored: contents, and contents with their sources.

Run as ``python tests/gold/peers.py [--peer PYTHON]``. A peer is a script under ``benchmarks/peers``
that a Python of its own environment runs; it is never imported. ``--peer`` names that Python.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import polnear
from polnear import Attributed
from score import HERE, Score

SCRIPTS = Path(__file__).parents[2] / "benchmarks" / "peers"
MOST_SECONDS = 1800


@dataclass(frozen=True)
class Peer:
    """A reader to compare with: what it is called, its script, and what that has to import."""

    name: str
    script: str
    needs: str


PEERS = (
    Peer("subject + verb + clause", "clause_baseline.py", "spacy"),
    Peer("textacy", "textacy_quotations.py", "textacy"),
)


def rows(python: str | None = None) -> str:
    """Return a row a peer and a corpus; a peer that is not installed has one row that says so.

    ``python`` is the Python to run peers by; without one, this one is.
    """
    return "\n".join(line for peer in PEERS for line in _rows(peer, python or sys.executable))


def _rows(peer: Peer, python: str) -> list[str]:
    if not has(python, peer.needs):
        hint = "name a Python that has it with --peer"
        return [f"{peer.name:<26}not compared, because {peer.needs} is not installed; {hint}"]
    lines = []
    for corpus, gold in corpora().items():
        found = run(peer, python, list(gold))
        total = dict.fromkeys(polnear.LEVELS, Score(0, 0, 0))
        for path, right in gold.items():
            here = polnear.score(right, found[path])
            total = {level: total[level] + here[level] for level in total}
        lines.extend(
            f"{peer.name:<26}{corpus:<13}{level:<18}"
            f"{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.hits:6}{s.found:7}{s.gold:6}"
            for level, s in total.items()
        )
    return lines


def has(python: str, module: str) -> bool:
    """Tell whether a Python can import a module."""
    question = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"
    try:
        return subprocess.run([python, "-c", question], capture_output=True).returncode == 0
    except OSError:
        return False


def run(peer: Peer, python: str, texts: list[Path]) -> dict[Path, list[Attributed]]:
    """Return what a peer finds in each text. Raises CalledProcessError when it fails."""
    done = subprocess.run(
        [python, str(SCRIPTS / peer.script), *map(str, texts)],
        stdout=subprocess.PIPE,
        check=True,
        timeout=MOST_SECONDS,
        encoding="utf-8",
    )
    words = {path: path.read_text(encoding="utf-8") for path in texts}
    found: dict[Path, list[Attributed]] = defaultdict(list)
    for line in done.stdout.splitlines():
        one = json.loads(line)
        path = Path(one["file"])
        found[path].append(attributed(words[path], one))
    return found


def attributed(text: str, one: dict[str, dict[str, int] | None]) -> Attributed:
    """Return a content with its source, as the scorer of PolNeAR takes them."""
    content, source = one["content"], one["source"]
    assert content is not None
    start, end = content["start"], content["end"]
    said_by = None if source is None else text[source["start"] : source["end"]]
    return Attributed(start, end, text[start:end], said_by)


def corpora() -> dict[str, dict[Path, list[Attributed]]]:
    """Return the gold of each corpus by text: our own halves, and PolNeAR where it is there."""
    found = {}
    for half in ("tune", "kept"):
        found[half] = {
            path: [
                attributed(path.read_text(encoding="utf-8"), statement)
                for statement in json.loads(path.with_suffix(".json").read_text())["statements"]
            ]
            for path in sorted((HERE / half).glob("*.txt"))
        }
    found["PolNeAR dev"] = {path: polnear.gold(path) for path in polnear.texts()}
    return {corpus: gold for corpus, gold in found.items() if gold}


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", metavar="PYTHON", help="the Python of the peers' environment")
    print(rows(parser.parse_args().peer))


if __name__ == "__main__":
    main()

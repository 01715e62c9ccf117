"""How long frontiers, solutions and a whole analysis take, and how much memory.

Run as ``python benchmarks/agreement.py``. Opposed parties each want one end of every issue's
scale, drawn at random; the others' values are drawn at random. Weights are drawn uniformly.

With ``--negmas PYTHON``, a Python that has NegMAS, its frontier of the same spaces is timed beside
ours where it can be had (``--slow`` for the one that takes many minutes). NegMAS is run as a
program of its own; nothing here imports it.
"""

import argparse
import json
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from detente.agreement import analyse
from detente.agreement.deadlock import Found, search
from detente.agreement.unlisted import unlisted
from detente.agreement.ways_out import way_out
from detente.case.model import Case
from detente.space.frontier import frontier
from detente.space.model import LinkageLimit, ReservationLimit, Space

PEER = Path(__file__).parent / "peers" / "negmas_frontier.py"


def space(parties: int, issues: int, options: int, seed: int, opposed: bool) -> Space:
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), parties)
    values = rng.random((issues, parties, options))
    if opposed:
        values.sort(axis=2)
        down = rng.random((issues, parties)) < 0.5
        values[down] = values[down][:, ::-1]
    return Space(
        parties=tuple(f"p{p}" for p in range(parties)),
        issues=tuple(f"i{i}" for i in range(issues)),
        options=tuple(tuple(f"o{o}" for o in range(options)) for _ in range(issues)),
        status_quo=(0,) * issues,
        worth=tuple(weights[:, i, None] * values[i] for i in range(issues)),
        reservation=np.zeros(parties),
    )


def case(parties: int, issues: int, options: int, seed: int, low: float = 0.5) -> Case:
    """Return a case with ranges, red lines and a linkage, and reservation values near 0.5."""
    rng = np.random.default_rng(seed)

    def interval(low: float, high: float) -> list[float]:
        middle = rng.uniform(low + 0.1, high - 0.1)
        return [round(middle - 0.1, 3), round(middle + 0.1, 3)]

    names = [f"p{p}" for p in range(parties)]
    scale = [f"o{o}" for o in range(options)]
    return Case.model_validate(
        {
            "detente": 1,
            "title": "Benchmark",
            "parties": [{"id": p, "name": p} for p in names],
            "issues": [
                {
                    "id": f"i{i}",
                    "name": f"i{i}",
                    "options": [{"id": o, "name": o} for o in scale],
                    "status_quo": "o0",
                }
                for i in range(issues)
            ],
            "preferences": {
                p: {
                    "weights": {f"i{i}": interval(0, 2) for i in range(issues)},
                    "values": {f"i{i}": {o: interval(0, 1) for o in scale} for i in range(issues)},
                }
                for p in names
            },
            "red_lines": [
                {"party": p, "issue": f"i{k % issues}", "options": [scale[k % options]]}
                for k, p in enumerate(names)
            ],
            "linkages": [
                {
                    "party": names[0],
                    "when": {"issue": "i0", "options": scale[1:]},
                    "requires": {"issue": "i1", "options": scale[:1]},
                }
            ],
            "reservation": {p: [low, low + 0.2] for p in names},
        }
    )


def bounded(least: float, links: int, made: Space, seed: int) -> Space:
    """Return a space in which everybody needs ``least``, with linkages at random."""
    rng = np.random.default_rng(seed)
    sizes = [len(options) for options in made.options]
    limits: list[ReservationLimit | LinkageLimit] = [
        ReservationLimit(f"reservation:{party}", party) for party in made.parties
    ]
    for n in range(links):
        a, b = rng.choice(len(sizes), 2, replace=False)
        when, requires = rng.random(sizes[a]) < 0.3, rng.random(sizes[b]) < 0.6
        sides = (tuple(when.tolist()), tuple(requires.tolist()))
        party = made.parties[n % len(made.parties)]
        limits.append(LinkageLimit(f"linkage:{n}", party, f"i{a}", sides[0], f"i{b}", sides[1]))
    reservation = np.full(len(made.parties), least)
    return replace(made, reservation=reservation, constraints=tuple(limits))


def measure(name: str, work: Callable[[], str], times: int = 3) -> float:
    """Print a row: the best of some runs, and the peak of memory that Python allots."""
    best, note = float("inf"), ""
    for _ in range(times):
        start = time.perf_counter()
        note = work()
        best = min(best, time.perf_counter() - start)
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"| {name} | {1000 * best:,.1f} ms | {peak / 2**20:.1f} MiB | {note} |", flush=True)
    return best


def peer(python: str, made: Space) -> tuple[float, int]:
    """Return how long NegMAS takes, and how many points it finds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "space.json"
        file.write_text(json.dumps({"worth": [w.tolist() for w in made.worth]}))
        done = subprocess.run([python, PEER, file], capture_output=True, check=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return told["seconds"], told["points"]


def frontiers(python: str | None, slow: bool) -> None:
    for parties, issues, options, seed, opposed, within_reach in (
        (2, 6, 10, 1, False, True),
        (2, 20, 10, 2, False, False),
        (2, 50, 10, 1, False, False),
        (3, 6, 10, 3, True, False),
        (3, 10, 10, 3, True, False),
        (5, 5, 10, 4, True, True),
        (5, 6, 10, 4, True, slow),
    ):
        made = space(parties, issues, options, seed, opposed)
        size = f"10^{issues * len(str(options)) - issues}"
        kind = ", opposed" if opposed else ""

        def points(made: Space = made) -> str:
            return f"{len(frontier(replace(made))):,} points"

        name = f"frontier, {parties} parties{kind}, {size} packages, seed {seed}"
        ours = measure(name, points)
        if python and within_reach:
            seconds, found = peer(python, made)
            ratio = f"{seconds / ours:,.0f} times ours, {found:,} points"
            print(f"| the same by NegMAS | {1000 * seconds:,.1f} ms | | {ratio} |", flush=True)


def solutions() -> None:
    for parties, issues, options, links, least in (
        (57, 12, 5, 0, 0.0),
        (57, 12, 5, 0, 0.3),
        (57, 12, 5, 0, 0.4),
        (5, 25, 5, 30, 0.5),
        (5, 25, 5, 30, 0.6),
    ):
        made = bounded(least, links, space(parties, issues, options, 1, True), 1)

        def solve(made: Space = made) -> str:
            found, notices = unlisted(replace(made))
            proven = sum(solution.proven for solution in found.values())
            return "; ".join([f"{proven} of {len(found)} proven", *notices])

        tied = f", {links} linkages" if links else ""
        name = f"{parties} parties, {issues} issues of {options}{tied}, all need {least:g}"
        measure(f"four solutions, {name}, seed 1", solve, 1)


def ways() -> None:
    made = bounded(0.65, 30, space(5, 25, 5, 1, True), 1)

    def first() -> str:
        found = []
        for step in search(replace(made), first=10):
            if isinstance(step, Found) and step.kind == "way-out":
                found.append(way_out(made, step.constraints))
            if len(found) == 10:
                break
        return f"{len(found)} ways out, each with its best package"

    measure("first 10 ways out, 5 parties, 25 issues of 5, 30 linkages, all need 0.65", first, 1)


def whole() -> None:
    for seed, options in ((5, 4), (6, 4), (7, 6)):
        given = case(3, 6, options, seed)

        def everything(given: Case = given) -> str:
            agreement = analyse(given)
            firm = agreement.robustness
            return f"zone in {firm.zone.share:.0%} of draws" if firm else ""

        measure(f"analyse, 3 parties, 6 issues of {options}, 1,000 draws, seed {seed}", everything)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--negmas", metavar="PYTHON", help="a Python that has NegMAS")
    parser.add_argument("--slow", action="store_true", help="with NegMAS at 5 parties and 10^6")
    asked = parser.parse_args()
    print("| question | best | peak memory (Python) | result |")
    print("|---|---|---|---|")
    frontiers(asked.negmas, asked.slow)
    solutions()
    ways()
    whole()


if __name__ == "__main__":
    main()

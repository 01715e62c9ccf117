"""How long the exact frontier and a whole analysis take, and how much memory.

Run as ``python benchmarks/agreement.py``. Opposed parties each want one end of every issue's
scale, drawn at random; the others' values are drawn at random. Weights are drawn uniformly.
"""

import time
import tracemalloc
from collections.abc import Callable

import numpy as np

from detente.agreement import analyse
from detente.case.model import Case
from detente.space.frontier import frontier
from detente.space.model import Space


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


def measure(name: str, work: Callable[[], str]) -> None:
    best, note = float("inf"), ""
    for _ in range(3):
        start = time.perf_counter()
        note = work()
        best = min(best, time.perf_counter() - start)
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"| {name} | {best * 1000:.1f} ms | {peak / 2**20:.1f} MiB | {note} |")


def main() -> None:
    print("| question | best of 3 | peak memory (Python) | result |")
    print("|---|---|---|---|")
    for parties, issues, options, seed, opposed in (
        (2, 6, 10, 1, False),
        (2, 20, 10, 2, False),
        (3, 6, 10, 3, True),
        (5, 5, 10, 4, True),
    ):
        size = f"10^{issues * len(str(options)) - issues}"
        kind = ", opposed" if opposed else ""

        def points(
            p: int = parties, i: int = issues, o: int = options, s: int = seed, x: bool = opposed
        ) -> str:
            return f"{len(frontier(space(p, i, o, s, x))):,} points"

        measure(f"frontier, {parties} parties{kind}, {size} packages, seed {seed}", points)
    for seed, options in ((5, 4), (6, 4), (7, 6)):
        given = case(3, 6, options, seed)

        def everything(given: Case = given) -> str:
            agreement = analyse(given)
            firm = agreement.robustness
            return f"zone in {firm.zone.share:.0%} of draws" if firm else ""

        measure(f"analyse, 3 parties, 6 issues of {options}, 1,000 draws, seed {seed}", everything)


if __name__ == "__main__":
    main()

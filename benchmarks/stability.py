"""How long the stable states of a conflict take to find, and how much memory.

Run as ``python benchmarks/stability.py``. Every decision maker owns as many options as the others,
give or take one, all settings are feasible, and preferences are orders drawn at random. Time runs
from the options to the equilibria of all five concepts; memory is the most that the process held,
Python and NumPy included. Each row is a process of its own.
"""

import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np

from detente.case.moves import MoveOption
from detente.stability import CONCEPTS, Conflict, Stability, reason, solve
from detente.stability.blocks import Blocks
from detente.stability.model import graph
from detente.stability.states import feasible_states, radices

Row = tuple[str, float, float, str]


def conflict(makers: int, count: int, seed: int = 1) -> Conflict:
    names = tuple(f"dm{k}" for k in range(makers))
    options = tuple(
        MoveOption(id=f"option-{k}", name=f"Option {k}", party=names[k % makers])
        for k in range(count)
    )
    steps, levels = radices(options), feasible_states(options, [])
    numbers = levels.astype(np.int64) @ steps
    rng = np.random.default_rng(seed)
    return Conflict(
        decision_makers=names,
        options=options,
        numbers=numbers,
        levels=levels,
        names={},
        moves=tuple(Blocks.of(numbers, levels, steps, options, name) for name in names),
        payoffs=np.stack([rng.permutation(len(numbers)) for _ in names]).astype(np.int32),
        status_quo=0,
    )


def any_graph(makers: int, size: int, arcs: int, seed: int = 1) -> Conflict:
    rng = np.random.default_rng(seed)
    sources = np.repeat(np.arange(size), arcs)
    moves = [
        np.stack([sources, rng.integers(0, size, size * arcs)], axis=1).tolist()
        for _ in range(makers)
    ]
    payoffs = np.stack([rng.permutation(size) for _ in range(makers)])
    return graph([f"dm{k}" for k in range(makers)], moves, payoffs)


def timed(work: Callable[[], Stability]) -> tuple[float, str]:
    """Return the best time of three, of one where it is long, and the numbers of equilibria."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < 1:
        start = time.perf_counter()
        stability = work()
        found = {concept: len(stability.equilibria(concept)) for concept in CONCEPTS}
        times.append(time.perf_counter() - start)
        # The next run must not find the memory of this one in use.
        del stability
    return min(times), ", ".join(f"{count:,} {concept}" for concept, count in found.items())


def equilibria(makers: int, count: int) -> Row:
    seconds, note = timed(lambda: solve(conflict(makers, count)))
    return f"{makers} decision makers, {count} options", seconds, _peak(), note


def graphs(makers: int, size: int, arcs: int) -> Row:
    built = any_graph(makers, size, arcs)
    seconds, note = timed(lambda: solve(built))
    name = f"graph, {makers} decision makers, {size:,} states, {arcs} arcs each"
    return name, seconds, _peak(), note


def reasons(makers: int, count: int) -> Row:
    stability = solve(conflict(makers, count))
    rng = np.random.default_rng(2)
    times = []
    for state in rng.integers(0, stability.conflict.size, 100).tolist():
        for maker in range(makers):
            for concept in CONCEPTS:
                start = time.perf_counter()
                reason(stability, maker, state, concept)
                times.append(time.perf_counter() - start)
    note = f"longest of {len(times):,}; median {1000 * float(np.median(times)):.1f} ms"
    name = f"a reason, {makers} decision makers, {count} options"
    return name, max(times), _peak(), note


def _peak() -> float:
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def main() -> None:
    print("| question | time | peak memory | result |")
    print("|---|---|---|---|")
    asked: list[tuple[Callable[..., Row], tuple[int, ...]]] = [
        *((equilibria, (3, count)) for count in (8, 10, 12, 14, 16, 18, 20, 22)),
        (equilibria, (5, 20)),
        (graphs, (3, 100_000, 10)),
        (reasons, (3, 20)),
    ]
    for work, given in asked:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            name, seconds, peak, note = alone.submit(work, *given).result()
        print(f"| {name} | {seconds * 1000:,.1f} ms | {peak:,.0f} MiB | {note} |", flush=True)


if __name__ == "__main__":
    main()

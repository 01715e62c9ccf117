"""About how many packages meet given constraints, where they cannot be counted?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod, sqrt

import numpy as np

from detente.space.factors import DEAD, Flags
from detente.space.halves import Half, begin, by_states, completed, fits, further
from detente.space.model import Constraint, Space
from detente.space.partial import Plan, plan

KEPT = 5_000
"""How many partial packages of the first issues are kept at most."""

SAMPLES = 20_000
"""How many completions are drawn."""

_NORMAL = 1.959964
_RULE_OF_THREE = 3.0


@dataclass(frozen=True)
class Estimate:
    """A number of packages with an approximate 95 % interval; ``samples`` were drawn.

    ``value`` is unbiased. When no completion that was drawn is among the packages, it is 0 and
    ``high`` rests on the rule of three.
    """

    value: float
    low: float
    high: float
    samples: int


def estimate(
    space: Space, constraints: Sequence[Constraint], *, seed: int = 0, samples: int = SAMPLES
) -> Estimate:
    """Return an estimate of the number of packages that meet all the constraints.

    The first issues are worked out exactly, as far as 5,000 partial packages go; the others are
    drawn uniformly. Each draw is worth the exact number of partial packages that it completes,
    which varies far less than whole packages drawn at random would (conditional Monte Carlo:
    Hammersley and Handscomb 1964, section 5.6). Seeded.
    """
    walk = plan(space, constraints)
    if walk is None:
        return Estimate(0.0, 0.0, 0.0, samples)
    first = begin(walk, np.float64)
    while first.depth < len(walk.order) and fits(walk, first, KEPT):
        first = further(walk, first, walk.floor, walk.floor)
    rng = np.random.Generator(np.random.PCG64(seed))
    rest = [len(options) for options in walk.options[first.depth :]]
    chosen = [rng.integers(size, size=samples) for size in rest]
    hits = np.zeros(samples)
    for part in by_states(first):
        values, alive = _drawn(walk, part, chosen, samples)
        hits[alive] += completed(part, values[alive], walk.floor)
    scale = float(prod(rest))
    value = float(hits.mean()) * scale
    if not hits.any():
        high = _RULE_OF_THREE / samples * float(first.counts.sum()) * scale
        return Estimate(0.0, 0.0, high, samples)
    error = _NORMAL * float(hits.std(ddof=1)) / sqrt(samples) * scale
    return Estimate(value, max(0.0, value - error), value + error, samples)


def _drawn(
    plan: Plan, part: Half, chosen: Sequence[np.ndarray], samples: int
) -> tuple[np.ndarray, Flags]:
    """Return what drawn completions of one state add, (M, C), and which of them are allowed."""
    values = np.zeros((samples, len(plan.floor)))
    alive: Flags = np.ones(samples, dtype=bool)
    states = np.repeat(part.front.states[:1], samples, axis=0)
    for depth, places in enumerate(chosen, start=part.depth):
        values += plan.gain[depth][places]
        option = plan.options[depth][places]
        for a, tied in enumerate(plan.automata):
            stage = tied.stages.get(plan.order[depth])
            if stage is not None:
                before = np.where(alive, states[:, a], 0)
                values += stage.gain[before, option]
                states[:, a] = stage.following[before, option]
                alive &= states[:, a] != DEAD
    return values, alive

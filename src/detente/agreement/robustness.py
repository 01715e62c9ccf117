"""How far the result depends on what is not known exactly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from detente.agreement.bulk import Flags, bulk, hits
from detente.agreement.influence import CITATION, MEASURE, Influence, influence
from detente.agreement.openings import openings
from detente.agreement.result import Result
from detente.case.model import Case
from detente.compute import Engine
from detente.compute.here import Here
from detente.intervals import Share, wilson
from detente.space.compile import compile_case
from detente.space.grid import Array
from detente.space.sample import sample

BLOCK = 2000
"""How many draws one piece of work has. Draws and answers do not depend on it."""

ASSUMPTIONS = (
    "Weights, values and reservation values are drawn uniformly from all numbers that agree with "
    "their ranges and orders, independently where no order ties them.",
    "Intervals cover the error of sampling only, not that the ranges themselves may be wrong.",
    MEASURE,
)
CITATIONS = (
    "Lahdelma, R. and Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability "
    "analysis for group decision making. Operations Research 49, 444-454 (the approach).",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
    "inference. Journal of the American Statistical Association 22, 209-212.",
    "Geoffrion, A. M. (1974). Lagrangean relaxation for integer programming. Mathematical "
    "Programming Study 2, 82-114.",
    "Propp, J. G. and Wilson, D. B. (1996). Exact sampling with coupled Markov chains and "
    "applications to statistical mechanics. Random Structures and Algorithms 9, 223-252.",
    CITATION,
)


@dataclass(frozen=True)
class Acceptability:
    """The share of draws in which a package lies in the zone."""

    package: Mapping[str, str]
    share: Share


@dataclass(frozen=True)
class Opening:
    """The share of draws with a zone once some constraints are dropped, if there was none."""

    constraints: tuple[str, ...]
    share: Share


@dataclass(frozen=True)
class Standing:
    """The share of draws in which a conflicting set still cannot be met."""

    constraints: tuple[str, ...]
    share: Share


@dataclass(frozen=True, kw_only=True)
class Robustness(Result):
    """Shares of draws.

    ``zone`` has a zone as things stand; ``without`` once a single constraint is dropped
    (draws that have one anyway included), best first; ``ways_out`` the same for given sets.
    ``conflicts`` are the sets asked for, with the share of draws in which each still cannot be
    met. ``influence`` is ranked, and empty with a reason in ``influence_note`` when there is
    nothing to rank.
    """

    zone: Share
    acceptability: tuple[Acceptability, ...]
    without: tuple[Opening, ...]
    ways_out: tuple[Opening, ...]
    conflicts: tuple[Standing, ...]
    influence: tuple[Influence, ...]
    influence_note: str | None


@dataclass(frozen=True)
class _Job:
    case: Case
    seed: int
    kept: tuple[frozenset[str], ...]
    packages: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, eq=False)
class _Answer:
    met: Flags
    accepted: Flags
    names: tuple[str, ...]
    inputs: Array


def _block(job: _Job, draws: tuple[int, int]) -> _Answer:
    """Return what holds in the draws from one number up to another."""
    space = compile_case(job.case)
    drawn = sample(job.case, draws[1] - draws[0], job.seed, start=draws[0])
    many = bulk(space, drawn.numbers)
    questions = [[c for c in space.constraints if c.id in kept] for kept in job.kept]
    at = np.array([space.package(p) for p in job.packages], dtype=np.int64)
    at = at.reshape(len(job.packages), len(space.issues))
    pool = np.unique(np.vstack([at, [space.status_quo]]), axis=0)
    accepted = [hits(many, one[None], [space.constraints])[0] for one in at]
    return _Answer(
        openings(many, questions, pool),
        np.array(accepted, dtype=bool).reshape(len(at), len(many)),
        drawn.names,
        drawn.inputs,
    )


def robustness(
    case: Case,
    *,
    draws: int,
    seed: int,
    packages: Sequence[Mapping[str, str]] = (),
    ways_out: Sequence[Sequence[str]] = (),
    conflicts: Sequence[Sequence[str]] = (),
    engine: Engine | None = None,
    step: Callable[[], None] = lambda: None,
) -> Robustness:
    """Return how often draws of the case's ranges have a zone, and what that hangs on.

    ``packages`` are those whose acceptability is wanted, ``ways_out`` and ``conflicts`` sets of
    constraint ids. Every share is exact for the draws taken. Work runs on ``engine``, in this
    process unless given, in blocks of ``BLOCK`` draws; ``step`` is called after each. The same
    seed and number of draws give the same result on every engine. Raises UserError as
    ``compile_case`` and ``witness``.
    """
    every = [c.id for c in compile_case(case).constraints]
    drops = [(name,) for name in every] + [tuple(way) for way in ways_out]
    kept = [frozenset(every)]
    kept += [frozenset(every).difference(drop) for drop in drops]
    kept += [frozenset(conflict) for conflict in conflicts]
    job = _Job(case, seed, tuple(kept), tuple(dict(p) for p in packages))
    blocks = [(at, min(at + BLOCK, draws)) for at in range(0, draws, BLOCK)]
    answers = list((engine or Here()).map(partial(_block, job), blocks, step))
    met = np.concatenate([a.met for a in answers], axis=1)
    counts = met.sum(axis=1).tolist()
    opened = [
        Opening(drop, wilson(count, draws)) for drop, count in zip(drops, counts[1:], strict=False)
    ]
    accepted = np.concatenate([a.accepted for a in answers], axis=1).sum(axis=1).tolist()
    inputs = np.concatenate([a.inputs for a in answers])
    ranked, note = influence(answers[0].names, inputs, met[0])
    return Robustness(
        method="robustness",
        parameters={"draws": draws, "seed": seed},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        zone=wilson(counts[0], draws),
        acceptability=tuple(
            Acceptability(package, wilson(count, draws))
            for package, count in zip(packages, accepted, strict=True)
        ),
        without=tuple(sorted(opened[: len(every)], key=lambda o: -o.share.hits)),
        ways_out=tuple(opened[len(every) :]),
        conflicts=tuple(
            Standing(tuple(conflict), wilson(draws - count, draws))
            for conflict, count in zip(conflicts, counts[1 + len(drops) :], strict=True)
        ),
        influence=ranked,
        influence_note=note,
    )

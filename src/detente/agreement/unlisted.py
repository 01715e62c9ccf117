"""Solutions where the frontier is too large to list: by integer programs, with a proof.

The programs work with rounded numbers, and what they find is judged exactly: they only have to
leave out no package that could be as good as the best one known.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log
from time import monotonic
from typing import Any

import numpy as np

import detente.agreement.egalitarian as egalitarian
import detente.agreement.kalai_smorodinsky as kalai_smorodinsky
import detente.agreement.nash as nash
import detente.agreement.utilitarian as utilitarian
from detente.agreement.solution import LISTED, Solution, listed
from detente.space.grid import Array
from detente.space.model import Constraint, Package, Space, gains
from detente.space.program import OutOfTime, Relaxed, every, highest, under

Pick = Callable[[Array], tuple[Sequence[int], tuple[str, ...]]]
"""From utilities in whole steps (N, P) to the best rows, and notes for the reader."""

SECONDS = 30.0
"""How long the search for one solution may take."""

_ONE = 2**30  # what a score of 1 is in the programs
_TANGENTS = (0.003, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65, 1.0)
_SMALLEST = 1e-4
_NEAR = 1e-9
_SOON = 3.0  # seconds for a look at whether the zone holds a few packages only


@dataclass(frozen=True)
class Best:
    """Packages among which all the best are when ``gap`` is None.

    Otherwise the best that were found, and how much better another could be at most.
    """

    packages: Sequence[Package]
    gap: float | None


@dataclass(frozen=True, eq=False)
class Question:
    """The packages of a space that meet constraints, as a program, until a deadline.

    ``error`` is how far a rounded score may be from the exact one.
    """

    space: Space
    parts: Relaxed
    deadline: float
    error: int

    def score(self, party: int, scale: float) -> Any:
        """Return what a party has, as a share of ``scale`` steps, in units of 1 / 2**30."""
        terms = self.parts.terms[party]
        return sum(round(steps / scale * _ONE) * x for steps, x in terms)

    def near(self, conditions: Sequence[Any], found: Package, better: float) -> Best:
        """Return all packages that meet conditions, ``found`` with them; or ``found`` alone."""
        if better > 0:
            return Best([found], better)
        for condition in conditions:
            self.parts.model.add(condition)
        self.parts.model.clear_objective()
        try:
            packages, whole = every(self.parts, LISTED, self.deadline)
        except OutOfTime:
            return Best([found], 0.0)
        return Best([*packages, found], None if whole else 0.0)


def ask(space: Space, constraints: Sequence[Constraint]) -> Question:
    """Return a question about the packages that meet constraints."""
    parts = under(space, constraints)
    return Question(space, parts, monotonic() + SECONDS, len(space.issues) + len(space.tables) + 2)


def _reached(space: Space, package: Package, scale: Array) -> Array:
    found: Array = (space.steps(package) - space.grid.reservation) / scale
    return found


def ideals(space: Space, constraints: Sequence[Constraint]) -> tuple[Array, bool]:
    """Return the most that each party gains, in whole steps (P,), and whether all are proven."""

    def most(party: int) -> tuple[float, bool]:
        question = ask(space, constraints)
        exact = sum(steps * x for steps, x in question.parts.terms[party])
        package, bound = highest(question.parts, exact, question.deadline)
        if package is None:
            return 0.0, False
        reached = float(space.steps(package)[party])
        return max(0.0, reached - float(space.grid.reservation[party])), bound < reached + 1

    # The solver works outside of Python's lock.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(most, range(len(space.parties))))
    return np.array([gain for gain, _ in found]), all(proven for _, proven in found)


def largest_total(space: Space, constraints: Sequence[Constraint]) -> Best:
    """Return the packages with the largest sum of utilities."""
    question = ask(space, constraints)
    unit = space.grid.unit
    total = sum(question.score(p, float(unit[p])) for p in range(len(unit)))
    package, bound = highest(question.parts, total, question.deadline)
    if package is None:
        return Best([], bound)
    error = question.error * len(unit)
    value = _ONE * float((space.steps(package) / unit).sum())
    better = (bound - value - error) / _ONE
    return question.near([total >= round(value) - 3 * error], package, better)


def evenest(space: Space, constraints: Sequence[Constraint], scale: Array, ideal: Array) -> Best:
    """Return packages among which all leximin ones are: gains as shares of ``scale`` (P,).

    Parties of which ``scale`` is 0 do not count. Where very many packages share the smallest
    gain because some party can gain no more (``ideal``), the others are looked at beyond it.
    """
    counted = [p for p in range(len(scale)) if scale[p] > 0]
    kept: dict[int, int] = {}
    while True:
        question = ask(space, constraints)
        model = question.parts.model
        for p, steps in kept.items():
            model.add(sum(s * x for s, x in question.parts.terms[p]) >= steps)
        base = {p: round(float(space.grid.reservation[p] / scale[p]) * _ONE) for p in counted}
        score = {p: question.score(p, float(scale[p])) - base[p] for p in counted}
        least = model.new_int_var(-(2**40), 2**40, "")
        for p in counted:
            model.add(score[p] >= least)
        package, bound = highest(question.parts, least, question.deadline)
        if package is None:
            return Best([], bound)
        reached = _reached(space, package, np.where(scale > 0, scale, 1.0))
        value = _ONE * float(min(reached[p] for p in counted))
        better = (bound - value - question.error) / _ONE
        found = question.near([least == round(value) - 3 * question.error], package, better)
        stuck = [p for p in counted if ideal[p] / scale[p] <= value / _ONE + _NEAR]
        if found.gap is None or better > 0 or not stuck or len(stuck) == len(counted):
            return found
        # These have the same in every package that is still of interest.
        kept |= {p: int(space.grid.reservation[p] + ideal[p]) for p in stuck}
        counted = [p for p in counted if p not in stuck]


def largest_product(space: Space, constraints: Sequence[Constraint], powers: Array) -> Best:
    """Return packages among which all with the largest product of gains to ``powers`` (P,) are.

    The logarithm of a gain is at most any of its tangents (outer approximation: Duran and
    Grossmann 1986). Each package found adds tangents at its gains and is then left out, until
    the bound on what remains is below the best.
    """
    question = ask(space, constraints)
    model, unit, parties = question.parts.model, space.grid.unit, range(len(powers))
    gain = []
    logarithm = []
    for p in parties:
        base = float(space.grid.reservation[p])
        model.add(sum(s * x for s, x in question.parts.terms[p]) >= int(base) + 1)
        gain.append((question.parts.terms[p], base))
        logarithm.append(model.new_int_var(-(2**36), 2**36, ""))

    def touch(p: int, at: float) -> None:
        terms, base = gain[p]
        slope = _ONE / (max(at, _SMALLEST) * float(unit[p]))
        constant = _ONE * (log(max(at, _SMALLEST)) - 1) - slope * base
        tangent = sum(round(slope * steps) * x for steps, x in terms)
        model.add(logarithm[p] <= tangent + round(constant) + question.error)

    for p in parties:
        for at in _TANGENTS:
            touch(p, at)
    shares = [round(float(power) * 1000) for power in powers]
    total = sum(share * y for share, y in zip(shares, logarithm, strict=True))
    slack = 2 * question.error * sum(shares) / (1000 * _ONE) + _NEAR
    found: list[Package] = []
    best = float("-inf")
    bound = float("inf")
    while len(found) <= LISTED:
        package, above = highest(question.parts, total, question.deadline)
        bound = min(bound, above / (1000 * _ONE))
        if package is None or bound < best - slack:
            return Best(found, bound - best) if above == float("inf") else Best(found, None)
        reached = _reached(space, package, unit)
        best = max(best, float(np.log(reached) @ powers))
        found.append(package)
        for p in parties:
            touch(p, float(reached[p]))
        model.add_bool_or(~question.parts.chosen[i][o] for i, o in enumerate(package))
    return Best(found, max(0.0, bound - best))


def unlisted(
    space: Space, weights: Mapping[str, float] | None = None
) -> tuple[dict[str, Solution], tuple[str, ...]]:
    """Return the four solutions of a space with a zone, and notices of what stayed open.

    ``weights`` are as for ``nash``. A solution is proven, with all its packages, or carries the gap
    to what could still be found. Nash is left out where some party can gain nothing, or all cannot
    gain together.
    """
    constraints = space.constraints
    few = _few(space, constraints)
    if few is None:
        ideal, sure = ideals(space, constraints)
    else:
        steps = np.array([space.steps(package) for package in few.packages])
        ideal, sure = gains(space, steps).max(axis=0), True
    found: dict[str, Solution] = {}
    notices: list[str] = []

    def keep(name: str, best: Best, pick: Pick, room: Any) -> None:
        packages = list(dict.fromkeys(best.packages))
        if not packages:
            notices.append(f"The search for a package by the {name} rule ended without one.")
            return
        steps = np.array([space.steps(package) for package in packages])
        rows, notes = pick(steps)
        chosen = sorted((packages[r] for r in rows), key=lambda p: (space.changes(p), p))
        gap = best.gap if name != "kalai-smorodinsky" or sure else best.gap or 0.0
        if gap is not None:
            notices.append(
                f"It is not proven that the package of the {name} rule is the best by that rule, "
                "or the only one."
            )
        found[name] = listed(
            name, space, chosen, len(chosen), room.ASSUMPTIONS, room.CITATIONS, notes, gap
        )

    powers = nash.powers(space, weights)
    exponents = np.ones(len(ideal)) if powers is None else np.array([float(x) for x in powers])
    if few is not None or (ideal > 0).all():
        product = few or largest_product(space, constraints, exponents)
        keep("nash", product, lambda steps: nash.best(space, steps, powers), nash)
    else:
        notices.append("No package gives every party a gain, so none is named by the nash rule.")
    shares = few or (evenest(space, constraints, ideal, ideal) if ideal.any() else Best([], 0.0))
    keep(
        "kalai-smorodinsky",
        shares,
        lambda steps: (kalai_smorodinsky.best(space, steps, ideal), ()),
        kalai_smorodinsky,
    )
    even = few or evenest(space, constraints, space.grid.unit, ideal)
    keep("egalitarian", even, lambda steps: (egalitarian.best(space, steps), ()), egalitarian)
    total = few or largest_total(space, constraints)
    keep("utilitarian", total, lambda steps: (utilitarian.best(space, steps), ()), utilitarian)
    return found, tuple(notices)


def _few(space: Space, constraints: Sequence[Constraint]) -> Best | None:
    """Return all packages of a zone where they are few enough to be listed soon."""
    try:
        packages, whole = every(under(space, constraints), LISTED, monotonic() + _SOON)
    except OutOfTime:
        return None
    return Best(packages, None) if whole and packages else None

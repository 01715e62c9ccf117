"""All packages that are best by an exact key, found by an integer program.

The program may be coarser than the key: it only has to leave no package out that could be as
good as the best one known. Every package that it finds is judged by the key, in whole numbers
or fractions, and the search ends with a proof that none is left, or says how much better one
that was missed could be.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from detente.errors import UserError
from detente.space.model import Constraint, Package, Space
from detente.space.program import Answer, Budget, Program

LISTED = 1000
"""How many optimal packages, and points, are listed."""


@dataclass(frozen=True)
class Optimum:
    """The best packages: up to 1,000, those of each point sorted.

    ``whole`` says that none is left out of the list. ``proven`` that no other is as good; where
    it is false, ``gap`` is how much better another could be in the unit of the method's
    objective, or None when nothing is known.
    """

    packages: tuple[Package, ...]
    whole: bool
    proven: bool
    gap: float | None


def steps_of(space: Space, package: Package) -> list[int]:
    """Return a package's utilities in whole steps."""
    return [int(x) for x in space.steps(package)]


def efficient(
    space: Space, constraints: Sequence[Constraint], package: Package, budget: Budget
) -> Answer:
    """Return a package as good for all as a given one, and that no other dominates."""
    program = Program(space, constraints)
    program.at_least(steps_of(space, package))
    return program.solve(budget, sum(program.steps))


@dataclass
class Search:
    """A search for all points with the best key among the packages that meet constraints.

    ``key`` must never fall when a package is replaced by one that is as good for everybody.
    ``tighten`` is called with the program and each package found: it adds what no package with
    an equal or a better key than the best known can break. ``bounded`` turns a bound on the
    objective and the best key into a gap.
    """

    space: Space
    constraints: Sequence[Constraint]
    key: Callable[[Package], Any]
    budget: Budget
    tighten: Callable[[Program, Package, Any], None] = lambda program, package, best: None
    bounded: Callable[[float, Any], float] = lambda bound, best: 0.0

    def run(self, program: Program, objective: Any = None) -> Optimum:
        """Return every best package. Raises UserError when none is found within the budget."""
        best: Any = None
        points: list[Package] = []
        bound = inf
        while True:
            answer = program.solve(self.budget, objective)
            bound = min(bound, answer.bound)
            package = answer.package
            if package is None:
                break
            if best is None or self.key(package) >= best:
                peak = efficient(self.space, self.constraints, package, self.budget).package
                package = peak or package
                if best is None or self.key(package) > best:
                    best, points = self.key(package), []
                points.append(package)
                program.exclude_point(steps_of(self.space, package))
            else:
                program.exclude(package)
            self.tighten(program, package, best)
            if len(points) == LISTED:
                break
        if best is None:
            raise UserError(
                "No package is acceptable to all, so there is no solution to name."
                if answer.proven
                else "No package acceptable to all was found within the limit on work."
            )
        ended = answer.proven or len(points) == LISTED
        listed, whole = self._packages(points)
        gap = None if bound == inf else max(self.bounded(bound, best), 0.0)
        return Optimum(listed, whole and answer.package is None, ended, 0.0 if ended else gap)

    def _packages(self, points: Sequence[Package]) -> tuple[tuple[Package, ...], bool]:
        """Return the packages of points, and whether they are all."""
        found: list[Package] = []
        whole = True
        for point in points:
            program = Program(self.space, self.constraints)
            program.at_least(steps_of(self.space, point))
            here, all_here = program.list(self.budget, LISTED - len(found))
            whole = whole and all_here
            found += sorted(here or [point])
            if len(found) >= LISTED:
                return tuple(found), whole and len(points) == 1
        return tuple(found), whole

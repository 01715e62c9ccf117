"""A bargaining solution: the packages that a definition of a fair or efficient deal picks."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.result import Outcome, Result, outcome
from detente.errors import UserError
from detente.space.frontier import Frontier
from detente.space.model import Package, Space

LISTED = 1000
"""How many optimal packages are listed; ``total`` counts them all."""


@dataclass(frozen=True, kw_only=True)
class Solution(Result):
    """All packages that a method picks, best-known first 1,000 listed.

    ``total`` is the number of those that tie and ``notes`` what a reader has to know of this case.
    ``proven`` tells that no package left out is better; where it is false, ``gap`` is how much
    better another could be at most, in the unit of the method's objective.
    """

    packages: tuple[Outcome, ...]
    total: int
    notes: tuple[str, ...]
    proven: bool = True
    gap: float = 0.0


def require_points(frontier: Frontier) -> Frontier:
    """Return a frontier that a solution can be read from. Raises UserError otherwise."""
    frontier.require_whole()
    if not len(frontier):
        raise UserError("No package is acceptable to all, so there is no solution to name.")
    return frontier


def solution(
    method: str,
    frontier: Frontier,
    points: Sequence[int],
    assumptions: tuple[str, ...],
    citations: tuple[str, ...],
    notes: tuple[str, ...] = (),
) -> Solution:
    """Return the solution that consists of the given points of a frontier."""
    space = frontier.space
    found: list[Package] = []
    for point in points:
        packages = frontier.packages(point, LISTED - len(found))
        found += sorted(packages, key=lambda p: (space.changes(p), p))
    total = sum(frontier.counts[point] for point in points)
    return listed(method, space, found, total, assumptions, citations, notes)


def listed(
    method: str,
    space: Space,
    packages: Sequence[Package],
    total: int,
    assumptions: tuple[str, ...],
    citations: tuple[str, ...],
    notes: tuple[str, ...] = (),
    gap: float | None = None,
) -> Solution:
    """Return the solution of the given packages; ``gap`` is None where it is proven."""
    if total > len(packages):
        notes = (*notes, f"{total:,} packages tie; {len(packages):,} of them are listed.")
    return Solution(
        method=method,
        parameters={"disagreement": space.by_party(space.reservation)},
        assumptions=assumptions,
        citations=citations,
        packages=tuple(outcome(space, package) for package in packages),
        total=total,
        notes=notes,
        proven=gap is None,
        gap=gap or 0.0,
    )

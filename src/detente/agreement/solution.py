"""A bargaining solution: the packages that a definition of a fair or efficient deal picks."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.agreement.result import Outcome, Result, outcome
from detente.errors import UserError
from detente.space.frontier import Frontier

LISTED = 1000
"""How many optimal packages are listed; ``total`` counts them all."""


@dataclass(frozen=True, kw_only=True)
class Solution(Result):
    """All packages that a method picks, best-known first 1,000 listed.

    ``total`` is their exact number and ``notes`` what the reader has to know of this case.
    """

    packages: tuple[Outcome, ...]
    total: int
    notes: tuple[str, ...]


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
    found: list[Outcome] = []
    for point in points:
        packages = frontier.packages(point, LISTED - len(found))
        nearest = sorted(packages, key=lambda p: (frontier.space.changes(p), p))
        found.extend(outcome(frontier.space, package) for package in nearest)
    total = sum(frontier.counts[point] for point in points)
    if total > len(found):
        notes = (*notes, f"{total:,} packages tie; {len(found):,} of them are listed.")
    return Solution(
        method=method,
        parameters={"disagreement": frontier.space.by_party(frontier.space.reservation)},
        assumptions=assumptions,
        citations=citations,
        packages=tuple(found),
        total=total,
        notes=notes,
    )

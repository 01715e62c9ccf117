"""The utilitarian solution."""

from detente.agreement.compare import largest_sum
from detente.agreement.solution import Solution, require_points, solution
from detente.space.frontier import Frontier
from detente.space.grid import Array
from detente.space.model import Space

ASSUMPTIONS = (
    "Utilities of different parties can be compared and added: each party's weights sum to 1.",
    "Only packages acceptable to all count; how the total falls among the parties does not.",
)
CITATIONS = (
    "Harsanyi, J. C. (1955). Cardinal welfare, individualistic ethics, and interpersonal "
    "comparisons of utility. Journal of Political Economy 63, 309-321.",
)


def best(space: Space, steps: Array) -> list[int]:
    """Return the rows of utilities in whole steps (N, P) with the largest sum."""
    return largest_sum(steps, space.grid.unit.tolist())


def utilitarian(frontier: Frontier) -> Solution:
    """Return the packages with the largest sum of utilities (Harsanyi 1955).

    The sum of gains has the same maximisers, since reservation values are the same everywhere.
    Raises UserError for an empty or cut frontier.
    """
    require_points(frontier)
    points = best(frontier.space, frontier.steps)
    return solution("utilitarian", frontier, points, ASSUMPTIONS, CITATIONS)

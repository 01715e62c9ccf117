"""The egalitarian bargaining solution, as leximin."""

from detente.agreement.compare import leximin
from detente.agreement.solution import Solution, require_points, solution
from detente.space.frontier import Frontier
from detente.space.grid import Array
from detente.space.model import Space, gains

ASSUMPTIONS = (
    "The disagreement point is every party's reservation value.",
    "Gains of different parties can be compared: each party's weights sum to 1.",
    "The smallest gain is maximised, then the next smallest, and so on.",
)
CITATIONS = (
    "Kalai, E. (1977). Proportional solutions to bargaining situations: interpersonal utility "
    "comparisons. Econometrica 45, 1623-1630.",
    "Sen, A. (1970). Collective Choice and Social Welfare. Holden-Day (leximin).",
)


def best(space: Space, steps: Array) -> list[int]:
    """Return the rows of utilities in whole steps (N, P) that are leximin in gains."""
    return leximin(gains(space, steps), space.grid.unit.tolist())


def egalitarian(frontier: Frontier) -> Solution:
    """Return the packages that are leximin in gains (Kalai 1977, lexicographic).

    Raises UserError for an empty or cut frontier.
    """
    require_points(frontier)
    points = best(frontier.space, frontier.steps)
    return solution("egalitarian", frontier, points, ASSUMPTIONS, CITATIONS)

"""The Kalai-Smorodinsky bargaining solution."""

from detente.agreement.compare import leximin
from detente.agreement.solution import Solution, require_points, solution
from detente.space.frontier import Frontier
from detente.space.grid import Array
from detente.space.model import Space, gains

ASSUMPTIONS = (
    "The disagreement point is every party's reservation value.",
    "A party's ideal is the most that it gets in any package acceptable to all.",
    "No package need lie on the line to the ideal point: the smallest share of the ideal gain is "
    "maximised, then the next smallest (lexicographic extension).",
    "A party that gains in no acceptable package is left out of the comparison.",
)
CITATIONS = (
    "Kalai, E. and Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. "
    "Econometrica 43, 513-518.",
    "Imai, H. (1983). Individual monotonicity and lexicographic maxmin solution. "
    "Econometrica 51, 389-401.",
)


def best(space: Space, steps: Array, ideal: Array) -> list[int]:
    """Return the rows of utilities in whole steps (N, P) that are leximin in shares.

    ``ideal`` (P,) are the most that the parties can gain, in whole steps.
    """
    can_gain = ideal > 0
    return leximin(gains(space, steps)[:, can_gain], ideal[can_gain].tolist())


def kalai_smorodinsky(frontier: Frontier) -> Solution:
    """Return the packages that are leximin in gains as shares of the ideal gains.

    Kalai and Smorodinsky (1975) in the lexicographic form of Imai (1983). Raises UserError for
    an empty or cut frontier.
    """
    require_points(frontier)
    ideal = gains(frontier.space, frontier.steps).max(axis=0)
    points = best(frontier.space, frontier.steps, ideal)
    return solution("kalai-smorodinsky", frontier, points, ASSUMPTIONS, CITATIONS)

"""The Nash bargaining solution."""

import numpy as np

from detente.agreement.compare import largest_product
from detente.agreement.solution import Solution, require_points, solution
from detente.space.frontier import Frontier
from detente.space.model import gains

ASSUMPTIONS = (
    "The disagreement point is every party's reservation value.",
    "Utilities are cardinal; rescaling one party's utility changes nothing.",
    "Packages are not mixed by lot: the product is maximised over the packages themselves.",
)
CITATIONS = (
    "Nash, J. F. (1950). The bargaining problem. Econometrica 18, 155-162.",
    "Caragiannis, I. and others (2019). The unreasonable fairness of maximum Nash welfare. "
    "ACM Transactions on Economics and Computation 7(3), 12 (when not all can gain).",
)


def nash(frontier: Frontier) -> Solution:
    """Return the packages with the largest product of gains (Nash 1950).

    When no package gives every party a gain, the product is taken over as many parties as can
    gain together (Caragiannis and others 2019); where several such sets of parties are equally
    large, the best packages of each are returned. Raises UserError for an empty or cut
    frontier.
    """
    require_points(frontier)
    gain = gains(frontier.space, frontier.steps)
    positive = gain > 0
    together = positive.sum(axis=1)
    most = int(together.max())
    notes: tuple[str, ...] = ()
    if most < gain.shape[1]:
        notes = (
            f"No package gives every party a gain; the product is over {most} of "
            f"{gain.shape[1]} parties, as many as can gain together.",
        )
    points: list[int] = []
    for support in np.unique(positive[together == most], axis=0):
        rows = np.flatnonzero((positive == support).all(axis=1))
        points.extend(int(rows[r]) for r in largest_product(gain[rows][:, support]))
    return solution("nash", frontier, sorted(points), ASSUMPTIONS, CITATIONS, notes)

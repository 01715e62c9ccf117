"""The Nash bargaining solution."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import inf

import numpy as np

from detente.agreement.compare import largest_product
from detente.agreement.solution import Solution, require_points, solution
from detente.errors import UserError
from detente.space.frontier import Frontier
from detente.space.grid import Array
from detente.space.model import Space, gains

ASSUMPTIONS = (
    "The disagreement point is every party's reservation value.",
    "Utilities are cardinal; rescaling one party's utility changes nothing.",
    "Packages are not mixed by lot: the product is maximised over the packages themselves.",
)
CITATIONS = (
    "Nash, J. F. (1950). The bargaining problem. Econometrica 18, 155-162.",
    "Harsanyi, J. C. and Selten, R. (1972). A generalized Nash solution for two-person bargaining "
    "games with incomplete information. Management Science 18, P80-P106 (weights).",
    "Caragiannis, I. and others (2019). The unreasonable fairness of maximum Nash welfare. "
    "ACM Transactions on Economics and Computation 7(3), 12 (when not all can gain).",
)


def best(
    space: Space, steps: Array, weights: Sequence[Fraction] | None = None
) -> tuple[list[int], tuple[str, ...]]:
    """Return the rows of utilities in whole steps (N, P) with the largest product, and notes.

    ``weights`` (P,) are the powers to which gains are raised, all 1 unless given.
    """
    gain = gains(space, steps)
    positive = gain > 0
    together = positive.sum(axis=1)
    most = int(together.max())
    notes: tuple[str, ...] = ()
    if most < gain.shape[1]:
        notes = (
            f"No package gives every party a gain; the product is over {most} of "
            f"{gain.shape[1]} parties, as many as can gain together.",
        )
    powers = [Fraction(1)] * gain.shape[1] if weights is None else weights
    rows: list[int] = []
    for support in np.unique(positive[together == most], axis=0):
        alike = np.flatnonzero((positive == support).all(axis=1))
        own = [power for power, gained in zip(powers, support, strict=True) if gained]
        rows.extend(int(alike[r]) for r in largest_product(gain[alike][:, support], own))
    return sorted(rows), notes


def nash(frontier: Frontier, weights: Mapping[str, float] | None = None) -> Solution:
    """Return the packages with the largest product of gains (Nash 1950).

    ``weights`` by party, all 1 unless given, are the powers of the weighted solution (Harsanyi and
    Selten 1972). When no package gives every party a gain, the product is taken over as many
    parties as can gain together (Caragiannis and others 2019); where several such sets of parties
    are equally large, the best packages of each are returned. Raises UserError for an empty or cut
    frontier, and for weights that are not above zero or not for every party.
    """
    require_points(frontier)
    space = frontier.space
    points, notes = best(space, frontier.steps, powers(space, weights))
    if weights is not None:
        notes = (*notes, "Gains are raised to the weights given.")
    return solution("nash", frontier, points, ASSUMPTIONS, CITATIONS, notes)


def powers(space: Space, weights: Mapping[str, float] | None) -> list[Fraction] | None:
    """Return weights in the order of parties. Raises UserError as ``nash``."""
    if weights is None:
        return None
    if set(weights) != set(space.parties) or not all(0 < w < inf for w in weights.values()):
        raise UserError("Each party needs a weight above zero, and nobody else has one.")
    return [Fraction(weights[party]).limit_denominator(1000) for party in space.parties]

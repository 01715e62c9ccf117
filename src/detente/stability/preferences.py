"""From what is said of a party's preferences to a rank for every state."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from detente.case.moves import MovePreferences
from detente.errors import UserError
from detente.stability.model import ranks

MOST_PARTIAL = 200
"""Up to how many states preferences may be given as chains."""

Mask = NDArray[np.bool_]
Lookup = Callable[[str], Mask]
"""Returns where a condition holds, shape (m,); raises UserError for one that is not understood."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """Ranks of all states, and the comparisons that are known where those are but some.

    ``partial`` is as in ``Conflict``, or None where the ranks say everything.
    """

    payoffs: NDArray[np.int32]
    partial: NDArray[np.bool_] | None = None


def rank_states(preferences: MovePreferences, size: int, where: Lookup) -> Ranked:
    """Return the ranks of ``size`` states.

    Raises UserError for a ranking that leaves out a state and for chains that contradict
    each other.
    """
    if preferences.statements:
        return Ranked(by_statements((where(wish.value) for wish in preferences.statements), size))
    if preferences.weights:
        weights = [(where(text), worth.value) for text, worth in preferences.weights.items()]
        return Ranked(by_weights(weights, size))
    if preferences.ranking is not None:
        tiers = [[t] if isinstance(t, str) else t for t in preferences.ranking.value]
        return Ranked(by_tiers([[where(text) for text in tier] for tier in tiers], size))
    return by_chains([[where(text) for text in chain] for chain in preferences.chains], size)


def by_statements(statements: Iterable[Mask], size: int) -> NDArray[np.int32]:
    """Return ranks by statements that count in order, the first more than all others together.

    Option prioritising (Peng, Hipel and Fang 1997): states compare as their truth values do in
    lexicographic order. There may be any number of statements.
    """
    score = np.zeros(size, np.int64)
    for statement in statements:
        score = ranks(score * 2 + statement).astype(np.int64)
    return ranks(score)


def by_weights(weights: Iterable[tuple[Mask, float]], size: int) -> NDArray[np.int32]:
    """Return ranks by the sum of the weights of the conditions that a state meets.

    Sums are exact for weights as they are written, so that 0.1 and 0.2 together are 0.3. Raises
    UserError for weights of too different a size to be added exactly.
    """
    told = [(mask, Fraction(repr(weight))) for mask, weight in weights]
    scale = lcm(*(weight.denominator for _, weight in told))
    whole = [(mask, int(weight * scale)) for mask, weight in told]
    common = gcd(*(weight for _, weight in whole)) or 1
    whole = [(mask, weight // common) for mask, weight in whole]
    if sum(abs(weight) for _, weight in whole) >= 1 << 62:
        raise UserError("The weights are of too different a size to be added exactly.")
    score = np.zeros(size, np.int64)
    for mask, weight in whole:
        score[mask] += weight
    return ranks(score)


def by_tiers(tiers: Sequence[Sequence[Mask]], size: int) -> NDArray[np.int32]:
    """Return ranks from conditions, best first; the first that a state meets places it.

    Raises UserError when a state meets none.
    """
    worth = np.full(size, -1, np.int64)
    for place, tier in enumerate(tiers):
        for mask in tier:
            worth[mask & (worth < 0)] = len(tiers) - place
    left = int((worth < 0).sum())
    if left:
        raise UserError(
            f"The ranking places {size - left:,} of {size:,} states; a last condition such as "
            '"anything" or a longer list has to place the others.'
        )
    return ranks(worth)


def by_chains(chains: Sequence[Sequence[Mask]], size: int) -> Ranked:
    """Return what chains of conditions, each better than the next, say together.

    Raises UserError for more than ``MOST_PARTIAL`` states, and for chains that close a circle.
    """
    if size > MOST_PARTIAL:
        raise UserError(
            f"Chains can compare up to {MOST_PARTIAL} states, but {size:,} are feasible; use "
            "statements or a ranking."
        )
    better = np.zeros((size, size), np.bool_)
    for chain in chains:
        for above, below in pairwise(chain):
            better |= above[:, None] & below[None, :]
    for middle in range(size):
        better |= better[:, middle, None] & better[middle, None, :]
    if better.diagonal().any():
        raise UserError("The chains close a circle: a state would be better than itself.")
    height = np.zeros(size, np.int64)
    for state in np.argsort(better.sum(axis=1)):
        below = height[better[state]]
        height[state] = below.max() + 1 if len(below) else 0
    return Ranked(ranks(height), better)

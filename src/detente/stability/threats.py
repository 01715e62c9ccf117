"""The worst that others can bring about, by every legal sequence of their moves."""

from collections.abc import Sequence

import numpy as np

from detente.stability.arcs import NONE, Values
from detente.stability.model import Mover


def threats(movers: Sequence[Mover], values: Values, *, improving: bool) -> Values:
    """Return, for each state, the least value that the movers can bring about from it.

    A legal sequence has at least one move, and nobody moves twice in a row (Fang, Hipel and
    Kilgour 1993, section 3.4); the least value of the state itself counts as well, which no
    definition of stability can tell, since an improvement is never its own sanction. With
    ``improving`` everybody moves only to states that it prefers to the one it moves from.

    The minimum over sequences is a fixpoint: the least of the state's own value and of what
    follows one move of one of the movers.
    """
    if all(mover.moves.transitive for mover in movers):
        return _anyone(movers, values, improving)
    return _in_turn(movers, values, improving)


def _step(mover: Mover, values: Values, improving: bool) -> Values:
    return mover.least_better(values) if improving else mover.least(values)


def _anyone(movers: Sequence[Mover], values: Values, improving: bool) -> Values:
    """Return the minima where a double move is a move, and who moved last makes no difference."""
    found = values.copy()
    unchanged = 0
    turn = 0
    while unchanged < len(movers):
        lower = np.minimum(found, _step(movers[turn % len(movers)], found, improving))
        # The second of two moves of one mover in a row never finds anything new.
        unchanged = unchanged + 1 if np.array_equal(lower, found) else 1
        found = lower
        turn += 1
    return found


def _in_turn(movers: Sequence[Mover], values: Values, improving: bool) -> Values:
    """Return the minima with one value for each state and each mover that came last."""
    after = [values] * len(movers)
    while True:
        moved = [_step(mover, worst, improving) for mover, worst in zip(movers, after, strict=True)]
        lower = [
            np.minimum.reduce([values, *(m for k, m in enumerate(moved) if k != last)])
            for last in range(len(movers))
        ]
        if all((low == old).all() for low, old in zip(lower, after, strict=True)):
            return np.minimum.reduce([values, *moved]) if moved else values
        after = lower


def greatest_better(mover: Mover, values: Values) -> Values:
    """Return the greatest value among the mover's improvements, -1 where it has none."""
    least = mover.least_better(values.max() - values)
    found: Values = np.where(least == NONE, -1, values.max() - least)
    return found


def replies(mover: Mover, payoffs: Values) -> Values:
    """Return the best that a decision maker can have in a state or by one move from it."""
    least = mover.least(payoffs.max() - payoffs)
    best: Values = np.maximum(payoffs, payoffs.max() - least)
    return best

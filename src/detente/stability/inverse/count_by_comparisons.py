"""The number of orders, told apart by comparisons until all of a case agree."""

import math
from functools import reduce
from operator import or_

from detente.stability.inverse.question import Question
from detente.stability.orders import extensions
from detente.stability.orders.bits import Masks, with_worse

MOST_DOWNSETS = 5_000
"""Orders are drawn where to count those of one case would take more downsets."""


def count_by_comparisons(asked: Question, below: Masks, most: int) -> int | None:
    """Return how many orders that agree with what is known make the state an equilibrium.

    ``below`` are the states known to be worse than each. What the comparisons of a case leave open
    are the linear extensions of a partial order. None beyond ``most`` cases, or where a case has
    too many downsets.
    """
    found = 0
    stack = [below]
    for _ in range(most):
        if not stack:
            return found
        case = stack.pop()
        answer = asked.told(case)
        if answer is True:
            ways = _orders(case)
            if ways is None:
                return None
            found += ways
        elif answer is not False:
            a, b = answer
            stack += [with_worse(case, a, b), with_worse(case, b, a)]
    return None if stack else found


def _orders(case: Masks) -> int | None:
    """Return how many orders of all states agree with the comparisons of a case."""
    above = reduce(or_, case)
    compared = [s for s, mask in enumerate(case) if mask or above >> s & 1]
    ways = extensions(case, compared, MOST_DOWNSETS) if compared else 1
    # The states that are compared with none may stand anywhere.
    return None if ways is None else ways * math.perm(len(case), len(case) - len(compared))

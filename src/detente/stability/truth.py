"""Where conditions hold, for all states at once."""

import numpy as np
from numpy.typing import NDArray

from detente.case.conditions import All, Any, Condition, Iff, Not, Test


def truth(condition: Condition, levels: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Return in which states a condition holds, shape (states,).

    ``levels`` are those of the options in each state, shape (states, options).
    """
    match condition:
        case Test(option, allowed):
            column = levels[:, option]
            found = np.zeros(len(levels), np.bool_)
            for level in allowed:
                found |= column == level
            return found
        case Not(part):
            return ~truth(part, levels)
        case All(parts):
            found = np.ones(len(levels), np.bool_)
            for part in parts:
                found &= truth(part, levels)
            return found
        case Any(parts):
            found = np.zeros(len(levels), np.bool_)
            for part in parts:
                found |= truth(part, levels)
            return found
        case Iff(one, other):
            same: NDArray[np.bool_] = truth(one, levels) == truth(other, levels)
            return same

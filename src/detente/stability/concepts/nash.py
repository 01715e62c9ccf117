"""Nash stability: no improvement at all (Nash 1950; called R in the graph model)."""

import numpy as np
from numpy.typing import NDArray

from detente.stability.play import Play
from detente.stability.threats import greatest_better


def nash(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return in which states a decision maker has no improvement, shape (m,).

    ``strict`` makes no difference, since nothing has to be deterred.
    """
    del strict
    payoffs = play.conflict.payoffs[decision_maker]
    found: NDArray[np.bool_] = greatest_better(play.movers[decision_maker], payoffs) < 0
    return found

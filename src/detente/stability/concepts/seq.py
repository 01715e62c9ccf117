"""Sequential stability (Fraser and Hipel 1979; Fang, Hipel and Kilgour 1993, definition 3.7)."""

import numpy as np
from numpy.typing import NDArray

from detente.stability.play import Fear, Play

FEAR = Fear(improving=True, counter=False)


def seq(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return in which states a decision maker is sequentially stable, shape (m,).

    For every improvement the others have a sequence of moves, each an improvement for who makes it,
    to a state that is no better for the decision maker than the present one.
    """
    return play.deterred(decision_maker, FEAR, strict=strict)

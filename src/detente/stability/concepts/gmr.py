"""General metarationality (Howard 1971; Fang, Hipel and Kilgour 1993, definition 3.5)."""

import numpy as np
from numpy.typing import NDArray

from detente.stability.play import Fear, Play

FEAR = Fear(improving=False, counter=False)


def gmr(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return in which states a decision maker is general metarational stable, shape (m,).

    For every improvement the others have a sequence of moves, at whatever cost to themselves, to
    a state that is no better for the decision maker than the present one.
    """
    return play.deterred(decision_maker, FEAR, strict=strict)

"""Symmetric metarationality (Howard 1971; Fang, Hipel and Kilgour 1993, definition 3.6)."""

import numpy as np
from numpy.typing import NDArray

from detente.stability.play import Fear, Play

FEAR = Fear(improving=False, counter=True)


def smr(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return in which states a decision maker is symmetric metarational stable, shape (m,).

    As ``gmr``, and no move of its own leads out of the sanction to a state that it would prefer to
    the present one.
    """
    return play.deterred(decision_maker, FEAR, strict=strict)

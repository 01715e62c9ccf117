"""Symmetric sequential stability (Rego and Vieira 2015 for two, 2017 for any number)."""

import numpy as np
from numpy.typing import NDArray

from detente.stability.play import Fear, Play

FEAR = Fear(improving=True, counter=True)


def sseq(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return in which states a decision maker is symmetric sequentially stable, shape (m,).

    As ``seq``, and no move of its own leads out of the sanction to a state that it would prefer to
    the present one.
    """
    return play.deterred(decision_maker, FEAR, strict=strict)

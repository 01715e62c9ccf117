"""Concepts of stability, from the shortest sight to the longest. A new one is a file and a line."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from detente.stability.concepts import gmr, seq, sim, smr, sseq
from detente.stability.concepts.nash import nash
from detente.stability.play import Fear

Stable = Callable[..., NDArray[np.bool_]]

CONCEPTS: Mapping[str, Stable] = {
    "nash": nash,
    "gmr": gmr.gmr,
    "smr": smr.smr,
    "seq": seq.seq,
    "sseq": sseq.sseq,
}
"""Those of the graph model.

Each takes a ``Play``, the place of a decision maker and ``strict``, and returns shape (m,).
"""

OPTIONAL: Mapping[str, Stable] = {"sim": sim.sim}
"""Others, solved only when they are asked for."""

FIRMNESS = ("nash", "sseq", "seq", "smr", "gmr", "sim")
"""All concepts, from the firmest hold on a decision maker to the loosest."""

FEARS: Mapping[str, Fear] = {
    "gmr": gmr.FEAR,
    "smr": smr.FEAR,
    "seq": seq.FEAR,
    "sseq": sseq.FEAR,
}
"""What each concept other than Nash looks at."""

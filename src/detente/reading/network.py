"""A small network with whole weights, which weighs things together: one hidden layer.

It scores one thing by its features. Features that only together tell something ("the mayor" and
"a town") meet in the hidden layer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.reading.linear import contents


@dataclass(frozen=True, slots=True)
class Network:
    """A network of features, ``hidden`` cells and one score.

    ``direct`` are the weights of the features for the score, shape (features,), ``inward`` those
    for the cells, shape (features, cells), ``bias`` of the cells, shape (cells,), and ``outward``
    those of the cells for the score, shape (cells,). All are in parts of ``scale``.
    """

    rows: dict[str, int]
    direct: NDArray[np.int64]
    inward: NDArray[np.int64]
    bias: NDArray[np.int64]
    outward: NDArray[np.int64]
    scale: int

    def score(self, found: Iterable[str]) -> float:
        """Return the score of what has the features ``found``; unknown ones count nothing."""
        known = [self.rows[name] for name in found if name in self.rows]
        cells = np.maximum(self.inward[known].sum(axis=0) + self.bias, 0)
        through = int(cells @ self.outward) / self.scale
        return float((int(self.direct[known].sum()) + through) / self.scale)


def stored(file: str) -> Network:
    """Return a network that comes with the package, by the name of its file."""
    held = contents(file)
    table = np.array(list(held["weights"].values()), dtype=np.int64)
    table = table.reshape(-1, len(held["bias"]) + 1)
    return Network(
        rows={name: number for number, name in enumerate(held["weights"])},
        direct=table[:, 0],
        inward=table[:, 1:],
        bias=np.array(held["bias"], dtype=np.int64),
        outward=np.array(held["outward"], dtype=np.int64),
        scale=held["scale"],
    )

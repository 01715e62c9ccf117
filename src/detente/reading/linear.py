"""A linear classifier with whole weights, which add up alike in any order and on any machine."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.reading.vectors import LENGTH


@dataclass(frozen=True, slots=True)
class Linear:
    """Multinomial logistic regression: weights of shape (features, classes), and a bias.

    ``of_vector`` weighs a vector that comes with the features, shape (numbers, classes).
    ``length`` is that to which the features are brought, so that many weigh no more than few; None
    leaves them as they are.
    """

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.int64]
    bias: NDArray[np.int64]
    scale: int
    length: float | None = None
    of_vector: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def logits(
        self, found: Iterable[str], vector: NDArray[np.int64] | None = None
    ) -> NDArray[np.float64]:
        """Return what features and a vector add up to for each class, shape (classes,)."""
        known = [self.rows[name] for name in found if name in self.rows]
        summed = self.weights[known].sum(axis=0)
        if self.length is not None:
            summed = summed * (self.length / max(len(known), 1) ** 0.5)
        summed = (summed + self.bias) / self.scale
        if vector is not None:
            summed = summed + vector @ self.of_vector / (self.scale * LENGTH)
        return np.asarray(summed)

    def chances(
        self, found: Iterable[str], vector: NDArray[np.int64] | None = None
    ) -> NDArray[np.float64]:
        """Return how likely each class is, shape (classes,), given features and a vector."""
        logits = self.logits(found, vector)
        likely = np.exp(logits - logits.max())
        return np.asarray(likely / likely.sum(), dtype=np.float64)


def contents(file: str) -> dict[str, Any]:
    """Return what a file of weights that comes with the package holds."""
    text = resources.files("detente.reading").joinpath(file).read_text(encoding="utf-8")
    held: dict[str, Any] = json.loads(text)
    return held


def stored(file: str) -> Linear:
    """Return a classifier that comes with the package, by the name of its file."""
    held = contents(file)
    return Linear(
        classes=tuple(held["classes"]),
        rows={name: number for number, name in enumerate(held["weights"])},
        weights=np.array(list(held["weights"].values()), dtype=np.int64).reshape(
            -1, len(held["classes"])
        ),
        bias=np.array(held["bias"], dtype=np.int64),
        scale=held["scale"],
        length=held["length"],
        of_vector=np.array(held["of_vector"], dtype=np.int64).reshape(-1, len(held["classes"])),
    )

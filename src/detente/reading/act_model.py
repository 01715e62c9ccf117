"""The act of an utterance by a classifier, where no rule is sure of it.

Multinomial logistic regression over the features of an utterance, trained by ``train_acts.py``.
The weights are whole numbers, so that they add up alike in any order and on any machine.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.reading.act_features import features
from detente.reading.model import Act
from detente.reading.utterance import Classified, Utterance

UNSURE = frozenset(("act-default", "act-imperative"))
"""The rules whose verdicts the classifier may set aside."""
OWN = frozenset((Act.OFFER, Act.ACCEPT, Act.PROMISE, Act.DEFER, Act.THREATEN))
"""Acts that nobody does for another."""
MARGIN = 0.1
"""By how much another act has to be likelier than that of the rules."""
THREAT = 0.5
"""How likely a threat has to be: one that was none costs too much."""
LENGTH = 6.0
"""The length to which the features of an utterance are brought, so that long ones weigh no more."""


@dataclass(frozen=True, slots=True)
class Model:
    """A linear classifier: a row of weights for each feature it knows, a column for each act."""

    acts: tuple[Act, ...]
    rows: dict[str, int]
    weights: NDArray[np.int64]
    bias: NDArray[np.int64]
    scale: int

    def chances(self, found: list[str]) -> NDArray[np.float64]:
        """Return how likely each act is for an utterance with these features."""
        known = [self.rows[name] for name in found if name in self.rows]
        summed = self.weights[known].sum(axis=0)
        logits = (summed * (LENGTH / max(len(known), 1) ** 0.5) + self.bias) / self.scale
        likely = np.exp(logits - logits.max())
        return np.asarray(likely / likely.sum(), dtype=np.float64)


def corrected(said: Utterance, ruled: Classified) -> Classified:
    """Return the verdict of the rules, or the classifier's where only that one is sure."""
    if ruled.rules[0] not in UNSURE:
        return ruled
    return weighed(shipped(), features(said, ruled), ruled, said.whose)


def weighed(known: Model, found: list[str], ruled: Classified, whose: str) -> Classified:
    """Return what a classifier makes of features, or the rules' verdict where it is not sure.

    ``whose`` says whom the words are about, as in `Utterance`.
    """
    chances = known.chances(found)
    best = int(chances.argmax())
    act = known.acts[best]
    if act in OWN and whose == "other":
        # What another party would do is no threat or promise of the source.
        return ruled
    ahead = float(chances[best] - chances[known.acts.index(ruled.act)])
    bold = act is Act.THREATEN and chances[best] < THREAT
    if act is ruled.act or bold or ahead < MARGIN:
        return ruled
    return Classified(act, ("act-by-classifier",), round(float(chances[best]), 2))


@cache
def shipped() -> Model:
    """Return the classifier that comes with the package."""
    stored: dict[str, Any] = json.loads(
        resources.files("detente.reading").joinpath("act_weights.json").read_text(encoding="utf-8")
    )
    rows = stored["weights"]
    return Model(
        acts=tuple(Act(act) for act in stored["acts"]),
        rows={name: number for number, name in enumerate(rows)},
        weights=np.array(list(rows.values()), dtype=np.int64).reshape(-1, len(stored["acts"])),
        bias=np.array(stored["bias"], dtype=np.int64),
        scale=stored["scale"],
    )

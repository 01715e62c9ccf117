"""The act of an utterance by a classifier, where no cue names it.

Multinomial logistic regression over the features of an utterance, trained by ``train_acts.py``.
"""

from functools import cache

from detente.reading.act_features import features
from detente.reading.linear import Linear, stored
from detente.reading.model import Act
from detente.reading.utterance import Classified, Utterance

SURE = "act-of-cue"
"""The rule whose verdict the classifier may not set aside: that the cue names the act."""
OWN = frozenset((Act.OFFER, Act.ACCEPT, Act.PROMISE, Act.DEFER, Act.THREATEN))
"""Acts that nobody does for another."""
MARGIN = 0.2
"""By how much another act has to be likelier than that of the rules."""
GRAVE = {Act.THREATEN: 0.8, Act.ACCUSE: 0.7}
"""How likely a threat or a charge has to be: one that was none costs too much."""


def corrected(said: Utterance, ruled: Classified) -> Classified:
    """Return the verdict of the rules, or the classifier's where only that one is sure."""
    if ruled.rules[0] == SURE:
        return ruled
    return weighed(shipped(), features(said, ruled), ruled, said.whose)


def weighed(known: Linear, found: list[str], ruled: Classified, whose: str) -> Classified:
    """Return what a classifier makes of features, or the rules' verdict where it is not sure.

    ``whose`` says whom the words are about, as in `Utterance`.
    """
    chances = known.chances(found)
    best = int(chances.argmax())
    act = Act(known.classes[best])
    if act in OWN and whose == "other":
        # What another party would do is no threat or promise of the source.
        return ruled
    if act is Act.ASSERT:
        # Words that speak for an act outweigh that no example is quite like them.
        return ruled
    ahead = float(chances[best] - chances[known.classes.index(ruled.act)])
    bold = chances[best] < GRAVE.get(act, 0.0)
    if act is ruled.act or bold or ahead < MARGIN:
        return ruled
    return Classified(act, ("act-by-classifier",), round(float(chances[best]), 2))


@cache
def shipped() -> Linear:
    """Return the classifier that comes with the package; its classes are the acts."""
    return stored("act_weights.json")

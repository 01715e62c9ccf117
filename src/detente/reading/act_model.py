"""The act of an utterance by a classifier, where no cue names it.

Multinomial logistic regression over the features of an utterance, trained by ``train_acts.py``.
"""

from functools import cache

from detente.reading.act_features import features
from detente.reading.act_stakes import is_no_menace
from detente.reading.linear import Linear, stored
from detente.reading.model import Act
from detente.reading.utterance import Classified, Utterance

SURE = frozenset(("act-of-cue", "act-of-own-side", "act-unmistakable"))
"""Rules whose verdict the classifier may not set aside: the act is named, told, or unmistakable."""
OWN = frozenset((Act.OFFER, Act.ACCEPT, Act.PROMISE, Act.DEFER, Act.THREATEN))
"""Acts that nobody does for another."""
LOOSE = frozenset(("act-of-words", "act-will-not", "act-imperative", "act-needs"))
"""Rules that go by single words, which may stand for no act: "nobody could see a reason"."""
BINDING = frozenset((Act.DEMAND, Act.THREATEN, Act.PROMISE, Act.WARN))
"""Acts whose words are seldom used otherwise: "must", "will see you in court"."""
MARGIN = 0.2
"""By how much another act has to be likelier than a plain assertion."""
DOUBT = 0.3
"""By how much it has to be likelier than an act of a loose rule, also an assertion."""
AGAINST = 0.45
"""By how much it has to be likelier than an act that other rules found."""
GRAVE = {Act.THREATEN: 0.6, Act.ACCUSE: 0.7}
"""How likely a threat or a charge has to be: one that was none costs too much."""


def corrected(said: Utterance, ruled: Classified) -> Classified:
    """Return the verdict of the rules, or the classifier's where only that one is sure."""
    if ruled.rules[0] in SURE:
        return ruled
    found = weighed(shipped(), features(said, ruled), ruled, said.whose)
    return ruled if found.act is Act.THREATEN and is_no_menace(said) else found


def weighed(known: Linear, found: list[str], ruled: Classified, whose: str) -> Classified:
    """Return what a classifier makes of features, or the rules' verdict where it is not sure.

    ``whose`` says whom the words are about, as in `Utterance`.
    """
    chances = known.chances(found)
    best = int(chances.argmax())
    act = Act(known.classes[best])
    if act in OWN and (whose == "other" or ruled.rules[0] == "act-of-another-told"):
        # What another party does or would do is no threat, promise or consent of the source.
        return ruled
    loose = ruled.rules[0] in LOOSE and ruled.act not in BINDING
    if (act is Act.ASSERT and not loose) or {act, ruled.act} == {Act.THREATEN, Act.OFFER}:
        # What the clauses show outweighs that no example is quite like them, and what is at stake
        # tells a threat from an offer.
        return ruled
    ahead = float(chances[best] - chances[known.classes.index(ruled.act)])
    bold = chances[best] < GRAVE.get(act, 0.0)
    needed = DOUBT if loose else MARGIN if ruled.act is Act.ASSERT else AGAINST
    if act is ruled.act or bold or ahead < needed:
        return ruled
    return Classified(act, ("act-by-classifier",), round(float(chances[best]), 2))


@cache
def shipped() -> Linear:
    """Return the classifier that comes with the package; its classes are the acts."""
    return stored("act_weights.json")

"""The act of an utterance by a language model's sense of the whole text (`scene_model`).

It has a say only beside the classifier of `act_model`, so that neither gives an act alone.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from detente.reading.act_features import features
from detente.reading.act_model import OWN, shipped
from detente.reading.model import Act
from detente.reading.utterance import Classified, Utterance

CLEAR = 0.4
"""How likely an act has to be by both together; set on reports that nothing was made on."""
DOUBTFUL = frozenset(("act-default", "act-by-classifier"))
"""Rules whose verdict may be set aside: neither a cue nor words of the catalogue show the act."""


def in_context(
    said: Utterance, ruled: Classified, likely: Mapping[Act, float] | None
) -> Classified:
    """Return the verdict of the rules, or where that is doubtful the act that is likely.

    ``likely`` tells how likely each act is by the whole text, None where that is not known.
    """
    if likely is None or ruled.rules[0] not in DOUBTFUL:
        return ruled
    known = shipped()
    by_words = dict(zip(known.classes, known.chances(features(said, ruled)).tolist(), strict=True))
    both = {act: math.sqrt(chance * by_words[act.value]) for act, chance in likely.items()}
    act = max(both, key=lambda one: both[one])
    chance = both[act] / sum(both.values())
    if act is ruled.act or chance < CLEAR:
        return ruled
    if act is Act.THREATEN or (act in OWN and said.whose == "other"):
        # A threat needs words that show it, and nobody does such an act for another.
        return ruled
    return replace(ruled, act=act, rules=("act-in-context",), sure=round(chance, 2))

"""Who speaks where no name stands beside the words, by a language model's sense of the text.

The model weighs each saying, and the mean over all that one noun phrase or pronoun is the source of
decides (`scene_model`). Names, and words for several parties, stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.reading.discourse import Discourse
from detente.reading.scene_features import NOBODY, UNLIKELY
from detente.reading.scene_model import View, shared
from detente.reading.scenes import Place, Saying, Scene, is_named
from detente.reading.voice import Voices


@dataclass(frozen=True, slots=True)
class Bars:
    """How likely a person has to be for a source to be taken for that person.

    ``open`` where the rules find neither a person nor a party, ``taken`` where they find one.
    """

    open: float
    taken: float


BARS = Bars(open=0.5, taken=0.7)
"""Set on reports that no rule and no weight was made on (``tools/set_bars.py``)."""


def with_speakers(
    stage: Scene, views: tuple[View, ...], known: Voices, discourse: Discourse
) -> Voices:
    """Return the referents of a text, with the speakers that the model gives.

    ``views`` is what it makes of each saying, or empty where it is not asked. A source keeps the
    parties that words tell of it where none is known of the person. Where the model gives nobody,
    ``known`` itself is returned.
    """
    found = speakers(stage, likely(stage, views), BARS)
    if not found:
        return known
    heard = dict(known)
    for place, who in found.items():
        person = discourse.person(who)
        heard[place] = replace(person, parties=person.parties or known[place].parties)
    return heard


def likely(stage: Scene, views: tuple[View, ...]) -> dict[Place, dict[str, float]]:
    """Return for each source of a scene how likely each speaker is, by all it says."""
    rows: dict[Place, list[Mapping[str, float]]] = {}
    for saying, view in zip(stage.sayings if views else (), views, strict=True):
        rows.setdefault(saying.place, []).append(view.speakers)
    return {place: _shared(found) for place, found in rows.items()}


def _shared(rows: list[Mapping[str, float]]) -> dict[str, float]:
    people = list(dict.fromkeys(who for row in rows for who in row))
    chances = shared([np.array([row.get(who, UNLIKELY) for who in people]) for row in rows])
    return dict(zip(people, chances, strict=True))


def speakers(
    stage: Scene, chances: Mapping[Place, Mapping[str, float]], bars: Bars
) -> dict[Place, str]:
    """Return the speaker of each source of a scene about which the model decides."""
    settled = {saying.place for saying in stage.sayings if is_settled(saying, stage)}
    found: dict[Place, str] = {}
    for saying in stage.sayings:
        mine = chances.get(saying.place)
        if mine is None or saying.place in settled:
            continue
        best = max(mine, key=lambda who: mine[who])
        is_taken = saying.who in stage.people or (saying.parties and not saying.is_open)
        if best not in (NOBODY, saying.who) and mine[best] >= (
            bars.taken if is_taken else bars.open
        ):
            found[saying.place] = best
    return found


def is_settled(saying: Saying, stage: Scene) -> bool:
    """Tell whether names, or several parties, leave the model nothing to say."""
    return saying.rule == "name" or len(saying.parties) > 1 or is_named(saying, stage)

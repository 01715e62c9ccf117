"""For whom people speak where no words tell it, by a language model's sense of the whole text.

What words tell stands. Where they tell nothing, the model weighs each saying of a person, and their
mean decides (`scene_model`). A guess of the leanings stands unless the model finds it unlikely.
"""

from dataclasses import replace

import numpy as np

from detente.reading.acquaintances import Referent
from detente.reading.attribution import Reported
from detente.reading.discourse import Discourse
from detente.reading.parse import Parsed
from detente.reading.scene_features import NOBODY
from detente.reading.scene_model import SceneModel, shipped
from detente.reading.scenes import Scene, is_open, scene
from detente.reading.voice import Voices

CLEAR = 0.85
"""How likely a party has to be for somebody to be taken to speak for it."""
SURE = 0.95
"""How likely a party has to be that nobody else speaks for: a host, a paper, a place."""
ENOUGH = 0.4
"""How likely it has to be where the leanings give it, too."""


def sided(
    parsed: Parsed, reported: tuple[Reported, ...], known: Voices, discourse: Discourse
) -> Voices:
    """Return the referents of a text, with a party for people whose party no words tell.

    What is found ``discourse`` learns, too.
    """
    asked = {
        place: referent
        for place, referent in known.items()
        if referent.speaker is not None and is_open(referent, discourse)
    }
    if not asked:
        return known
    sides = allegiances(scene(parsed, reported, known, discourse), shipped())
    for person, party in sides.items():
        sides[person] = party if party and discourse.could_serve(person, party) else None
        discourse.side(person, sides[person])
    told = {
        place: _with_side(referent, sides[referent.speaker])
        for place, referent in asked.items()
        if referent.speaker in sides
    }
    return known | told


def _with_side(referent: Referent, party: str | None) -> Referent:
    if party is not None:
        return replace(referent, parties=(party,), rule="context")
    if not referent.parties:
        return referent
    return replace(referent, parties=(), rule="unresolved")


def allegiances(stage: Scene, model: SceneModel) -> dict[str, str | None]:
    """Return for each person of a scene who speaks for an open party the likely one, or None."""
    wanted = [
        number
        for number, saying in enumerate(stage.sayings)
        if saying.is_open and saying.who in stage.people
    ]
    if not wanted:
        return {}
    voices = set(stage.party_of.values())
    voices.update(party for s in stage.sayings if not s.is_open for party in s.parties)
    bars = {party: CLEAR if party in voices else SURE for party in stage.parties}
    found: dict[str, list[np.ndarray]] = {}
    guesses: dict[str, tuple[str, ...]] = {}
    for number, likely in zip(wanted, model.likely(stage, wanted), strict=True):
        saying = stage.sayings[number]
        found.setdefault(saying.who, []).append(likely)
        guesses.setdefault(saying.who, saying.parties)
    return {person: _settled(bars, found[person], guesses[person]) for person in found}


def _settled(bars: dict[str, float], found: list[np.ndarray], guess: tuple[str, ...]) -> str | None:
    """Return the party that is likely enough by all sayings of a person (geometric mean).

    ``bars`` tell how likely each party has to be.
    """
    added = np.mean(found, axis=0)
    shares = np.exp(added - added.max())
    shares /= shares.sum()
    chances = dict(zip((NOBODY, *bars), shares.tolist(), strict=True))
    best = max(chances, key=lambda party: chances[party])
    if best != NOBODY and chances[best] >= bars[best]:
        return best
    return next((party for party in guess if chances[party] >= ENOUGH), None)

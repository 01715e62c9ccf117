"""For whom sources speak where words do not settle it, by a language model's sense of the text.

The model weighs each saying, and the mean over all that a source says decides (`scene_model`).
Where no words tell a party, the likely one is taken; a guess of the leanings stands unless it is
unlikely, and what words tell unless another party is all but certain.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.reading.acquaintances import Referent
from detente.reading.discourse import Discourse
from detente.reading.scene_features import NOBODY
from detente.reading.scene_model import View, shared
from detente.reading.scenes import Scene, Source, is_open, whose
from detente.reading.voice import Voices


@dataclass(frozen=True, slots=True)
class Bars:
    """How likely a party has to be for a source to be taken to speak for it.

    ``clear`` for a person of whom no words tell a party, ``enough`` then where leanings give it,
    ``unnamed`` for a source that is no person with a name, and ``certain`` where words tell another
    party.
    """

    clear: float
    enough: float
    unnamed: float
    certain: float


BARS = Bars(clear=0.5, enough=0.4, unnamed=0.6, certain=0.6)
"""Set on reports that no rule and no weight was made on (``tools/set_bars.py``)."""


def sided(stage: Scene, views: tuple[View, ...], known: Voices, discourse: Discourse) -> Voices:
    """Return the referents of a text, with the parties that the model gives or takes.

    ``views`` is what it makes of each saying, or empty where it is not asked. What it says of
    people ``discourse`` learns, too.
    """
    sides = decided(stage, weighed(stage, views), BARS)
    sources = {
        place: Source(whose(place, one), one.parties, is_open(one, discourse))
        for place, one in known.items()
    }
    for source, party in sides.items():
        if source.who in stage.people:
            discourse.side(source.who, party)
    return {
        place: _with_side(one, sides[sources[place]]) if sources[place] in sides else one
        for place, one in known.items()
    }


def _with_side(referent: Referent, party: str | None) -> Referent:
    if party is not None:
        return replace(referent, parties=(party,), rule="context")
    if not referent.parties:
        return referent
    return replace(referent, parties=(), rule="unresolved")


def weighed(stage: Scene, views: tuple[View, ...]) -> dict[str, dict[str, float]]:
    """Return for each source of a scene how likely nobody and each party are, by all it says."""
    rows: dict[str, list[np.ndarray]] = {}
    for saying, view in zip(stage.sayings, views, strict=False):
        rows.setdefault(saying.who, []).append(view.parties)
    sides = (NOBODY, *stage.parties)
    return {who: dict(zip(sides, shared(found), strict=True)) for who, found in rows.items()}


def decided(
    stage: Scene, chances: Mapping[str, Mapping[str, float]], bars: Bars
) -> dict[Source, str | None]:
    """Return the party, or None, of each source of a scene about which the model decides.

    It decides about people whose party no words tell, and about others where it is sure enough.
    """
    found: dict[Source, str | None] = {}
    for saying in stage.sayings:
        source = saying.by
        mine = chances.get(saying.who)
        if mine is None or source in found:
            continue
        best = max(mine, key=lambda party: mine[party])
        if saying.who in stage.people and saying.is_open:
            likely = (p for p in saying.parties if mine[p] >= bars.enough)
            found[source] = best if best and mine[best] >= bars.clear else next(likely, None)
        elif best and mine[best] >= _bar(source, best, bars):
            found[source] = best
    return found


def _bar(source: Source, party: str, bars: Bars) -> float:
    """Return how likely a party has to be for a source that speaks for another or has no name."""
    if source.is_open:
        return bars.unnamed
    told = len(source.parties) == 1 and party not in source.parties
    return bars.certain if told else math.inf

"""Scenes in disguise, for the language model to learn from: names covered, the rules in doubt."""

from dataclasses import dataclass, replace

import numpy as np

from detente.reading import acquaintances
from detente.reading.scene_words import KINDS, Pieces
from detente.reading.scenes import Place, Saying, Scene, is_named, whose
from detente.reading.speaker_context import is_settled

COVER = 103
"""The number of the piece that covers others."""
_NEAR = 5
"""Among how many people named last one is misheard."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """Which shares of a scene the network does not see as they are while it learns.

    Of ``people`` and ``parties`` the names are covered, and of ``pieces`` any: no text is to be
    known by heart. The rules' word is doubted, since on a stranger's text it is less often right
    than on these, on which the rules were made. Of the sources that are no names a share is
    ``unheard``, so that nobody is known for them, and a share ``misheard`` as somebody named not
    far before. Where words tell the party of a source, it is ``hidden`` for a share of the sayings,
    so that the network learns to read these words itself, and for a share of such sources
    ``belied`` by another party.
    """

    pieces: float
    people: float
    parties: float
    hidden: float
    belied: float
    unheard: float
    misheard: float


def doubted(scene: Scene, rng: np.random.Generator, disguise: Disguise) -> Scene:
    """Return a scene with the rules' word on sources and their parties in doubt."""
    heard = replace(scene, sayings=_heard(scene, rng, disguise))
    return replace(heard, sayings=_sided(heard, rng, disguise))


def _heard(scene: Scene, rng: np.random.Generator, disguise: Disguise) -> tuple[Saying, ...]:
    """Return the sayings of a scene with some speakers in doubt, for all that a source says."""
    sources: dict[Place, Saying] = {}
    for saying in scene.sayings:
        if saying.place not in sources:
            lot = rng.random()
            if is_settled(saying, scene):
                heard = saying
            elif lot < disguise.unheard:
                heard = _unresolved(saying)
            elif lot < disguise.unheard + disguise.misheard and saying.who in scene.people:
                heard = _misheard(saying, scene, rng)
            else:
                heard = saying
            sources[saying.place] = heard
    return tuple(_as(saying, sources[saying.place]) for saying in scene.sayings)


def _as(saying: Saying, source: Saying) -> Saying:
    """Return a saying whose source is that of another one."""
    who, parties, is_open = source.by
    return replace(saying, who=who, rule=source.rule, parties=parties, is_open=is_open)


def _misheard(saying: Saying, scene: Scene, rng: np.random.Generator) -> Saying:
    """Return a saying as if somebody else who is named shortly before had said it."""
    last = {
        who: max(before)
        for who in scene.people
        if who != saying.who
        and (before := [at for at, _ in scene.mentions.get(who, ()) if at < saying.source[0]])
    }
    if not last:
        return saying
    who = str(rng.choice(sorted(last, key=lambda one: -last[one])[:_NEAR]))
    party = scene.party_of.get(who)
    return replace(saying, who=who, parties=(party,) if party else (), is_open=not party)


def _sided(scene: Scene, rng: np.random.Generator, disguise: Disguise) -> tuple[Saying, ...]:
    """Return the sayings of a scene with some parties in doubt."""
    often = np.array([0.0, *(len(scene.mentions.get(key, ())) for key in scene.parties)])
    sides = ((), *((party,) for party in scene.parties))
    told = dict.fromkeys(s.who for s in scene.sayings if not s.is_open and s.parties)
    belied = {
        who: sides[int(rng.choice(len(often), p=often / often.sum()))]
        for who in told
        if often.any() and rng.random() < disguise.belied
    }
    found = []
    for saying in scene.sayings:
        if saying.is_open:
            found.append(saying)
        elif rng.random() < disguise.hidden:
            found.append(_hidden(saying, scene))
        else:
            found.append(replace(saying, parties=belied.get(saying.who, saying.parties)))
    return tuple(found)


def _hidden(saying: Saying, scene: Scene) -> Saying:
    """Return a saying as if no rule had found the party of its source."""
    if saying.who not in scene.people:
        return _unresolved(saying)
    plain = "name" if is_named(saying, scene) else "pronoun"
    rule = plain if saying.rule == "context" else saying.rule
    return replace(saying, rule=rule, parties=(), is_open=True)


def _unresolved(saying: Saying) -> Saying:
    """Return a saying as if no rule had found its source."""
    who = whose(saying.place, acquaintances.NOBODY)
    return replace(saying, who=who, rule="unresolved", parties=(), is_open=True)


def covered(scene: Scene, cut: Pieces, rng: np.random.Generator, disguise: Disguise) -> np.ndarray:
    """Return the pieces of a scene with some covered, and some names everywhere."""
    found = cut.ids.copy()
    found[rng.random(len(found)) < disguise.pieces] = COVER
    named = (scene.people, "person", disguise.people)
    for keys, kind, share in (named, (scene.parties, "party", disguise.parties)):
        for key in keys:
            if rng.random() < share:
                places = cut.of[key]
                found[places[cut.kinds[places, KINDS.index(kind)] == 1]] = COVER
    return found

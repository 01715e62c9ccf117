"""What is plain of a saying and a party for whom it may be: distances, counts, the rules' word."""

import numpy as np
from numpy.typing import NDArray

from detente.reading.acquaintances import MEDIUM
from detente.reading.model import Mode
from detente.reading.scene_words import Pieces, Places
from detente.reading.scenes import Saying, Scene
from detente.reading.statements import SURE_OF_SOURCE

NOBODY = ""
RULED = "by the rules"
FEATURES = (
    RULED,
    "told",
    "guessed",
    "nobody",
    "leaning",
    "chance",
    "no leaning",
    "named how often",
    "how far back",
    "near",
    "not before",
    "never named",
    "in the words",
    "in the sentence",
    "has a voice",
)
"""What is told of each party of a saying, in the order of the columns."""
_FRAMES = ("clause", "object", "to", "free", "quote", "according", "headline", "possessive")
# What a medium reports is no saying of a scene.
_SOURCES = tuple(rule for rule in SURE_OF_SOURCE if rule != MEDIUM.rule)
TRAITS = (*_FRAMES, *_SOURCES, *(mode.value for mode in Mode), "no person")
"""What is told of a saying, in the order of the columns."""
_NEAR = 30
_FAR = 999
UNLIKELY = -9.0
"""The logarithm of how likely somebody or something is that is not weighed at all."""


def traits(saying: Saying, scene: Scene) -> NDArray[np.float32]:
    """Return what is told of a saying, shape (traits,)."""
    mine = {saying.frame, saying.rule, saying.mode}
    if saying.who not in scene.people:
        mine.add("no person")
    return np.array([trait in mine for trait in TRAITS], dtype=np.float32)


def features(scene: Scene, pieces: Pieces, number: int) -> NDArray[np.float32]:
    """Return what is told of nobody and each party for a saying, shape (1 + parties, features)."""
    saying = scene.sayings[number]
    size = 1 + len(scene.parties)
    content, sentence = pieces.contents[number], pieces.sentences[number]
    at = int((*pieces.sources[number], *content, 0)[0])
    often = np.bincount(pieces.owners, minlength=size)
    last = np.full(size, at - _FAR)
    before = pieces.named <= at
    np.maximum.at(last, pieces.owners[before], pieces.named[before])
    back = at - last
    not_before = np.bincount(pieces.owners[before], minlength=size) == 0
    leaning = scene.leanings.get(saying.who)
    likely = np.zeros(size)
    if leaning is not None:
        likely[:] = [leaning.get(party, UNLIKELY) for party in (NOBODY, *scene.parties)]
    said = saying.parties or (NOBODY,)
    by_rules = np.array([party in said for party in (NOBODY, *scene.parties)])
    voices = {party for who, party in scene.party_of.items() if who != saying.who}
    nobody = np.arange(size) == 0
    columns = (
        by_rules,
        by_rules & (not saying.is_open),
        by_rules & (saying.is_open and bool(saying.parties)),
        nobody,
        likely / 3,
        np.zeros(size) if leaning is None else np.exp(likely),
        np.full(size, leaning is None),
        np.log1p(often),
        np.log1p(back) / 4,
        back < _NEAR,
        not_before,
        ~nobody & (often == 0),
        _among(pieces, content, size),
        _among(pieces, sentence, size),
        np.array([party in voices for party in (NOBODY, *scene.parties)]),
    )
    return np.column_stack(columns).astype(np.float32)


def _among(pieces: Pieces, stretch: Places, size: int) -> NDArray[np.bool_]:
    """Tell which parties are named in a stretch of pieces."""
    if not len(stretch):
        return np.zeros(size, dtype=bool)
    inside = (pieces.named >= stretch[0]) & (pieces.named <= stretch[-1])
    return np.bincount(pieces.owners[inside], minlength=size) > 0

"""Who may have said something, and what is plain of each: distances, counts, the rules' word."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.reading.scene_features import NOBODY, RULED
from detente.reading.scene_words import KINDS, Pieces, Places
from detente.reading.scenes import Scene

NEAREST = 14
"""How many people may have said something: those named last before it, then the next ones."""
ABOUT_SPEAKERS = (
    "nobody",
    RULED,
    "rules know nobody",
    "how many between",
    "how far back",
    "not before",
    "in the paragraph",
    "in the sentence",
    "in the words",
    "in others' words",
    "spoke before",
    "named how often",
    "speaks how often",
    "has a party",
)
"""What is told of each person who may have said something, in the order of the columns.

Distances are in pieces and counts are of people or namings, both as logarithms.
"""
_FAR = 999


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who may have said something, in the order of the scene; the first is nobody with a name.

    ``keys`` are the people, ``rows`` their places in the people of the scene, and ``calls`` the
    nearest naming of each, by the place in the calls of the pieces; both count from 1, and 0 is
    nobody's. ``features`` has shape (candidates, features).
    """

    keys: tuple[str, ...]
    rows: Places
    calls: Places
    features: NDArray[np.float32]


def candidates(scene: Scene, cut: Pieces, number: int) -> Candidates:
    """Return who may have said the words of a saying."""
    who = scene.sayings[number].who
    content, sentence, source = cut.contents[number], cut.sentences[number], cut.sources[number]
    at = int((*source, *content, 0)[0])
    split = int(np.searchsorted(cut.firsts, at, side="right"))
    near = np.full(len(scene.people), -1)
    near[cut.called[split:][::-1]] = np.arange(split, len(cut.firsts))[::-1]
    near[cut.called[:split]] = np.arange(split)
    named = np.flatnonzero(near >= 0)
    place, later = cut.firsts[near[named]], near[named] >= split
    rank = np.argsort(np.lexsort((np.abs(at - place), later)))
    by_rules = np.array([scene.people[row] == who for row in named], dtype=bool)
    chosen = (rank < NEAREST) | by_rules
    named, place, later, rank, by_rules = (
        column[chosen] for column in (named, place, later, rank, by_rules)
    )
    keys = [scene.people[row] for row in named]
    spoke = scene.sayings[number - 1].who if number else None
    begin = cut.paragraphs[np.searchsorted(cut.paragraphs, at, side="right") - 1]
    back = np.minimum(np.where(later, _FAR, at - place), _FAR)
    within = _within(place, content)
    columns = (
        by_rules,
        np.full(len(named), who not in scene.people),
        np.log1p(rank) / 2,
        np.log1p(back) / 4,
        later,
        (place >= begin) & ~later,
        _within(place, sentence),
        within,
        (cut.kinds[place, KINDS.index("content")] == 1) & ~within,
        np.array([key == spoke for key in keys], dtype=bool),
        np.log1p(cut.named_often[named]),
        np.log1p(cut.speaks_often[named]),
        np.array([key in scene.party_of for key in keys], dtype=bool),
    )
    told = np.zeros((1 + len(named), len(ABOUT_SPEAKERS)), dtype=np.float32)
    told[0, :3] = 1, who not in scene.people, who not in scene.people
    told[1:, 1:] = np.column_stack(columns)
    return Candidates((NOBODY, *keys), np.append(0, named + 1), np.append(0, near[named] + 1), told)


def _within(places: Places, stretch: Places) -> NDArray[np.bool_]:
    """Tell which places lie in a stretch of pieces."""
    if not len(stretch):
        return np.zeros(len(places), dtype=bool)
    return np.asarray((places >= stretch[0]) & (places <= stretch[-1]))

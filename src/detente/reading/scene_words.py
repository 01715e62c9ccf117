"""A scene in the pieces of words that a language model reads, with what is known of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.reading.scenes import Scene, Stretch

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Places = NDArray[np.intp]
"""The indices of pieces, in order."""

WINDOW = 506
"""How many pieces the model reads at a time."""
KINDS = ("person", "party", "content", "source")
IDENTITIES = 48
"""How many people and parties have marks of their own; further ones share them."""
_SLACK = 1.12
"""How much longer than the mean a window may get so that it ends with a paragraph."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a scene.

    ``ids`` are their numbers in the vocabulary, ``windows`` the stretches of pieces that are read
    together; ``kinds``, shape (pieces, kinds), and ``identities``, shape (pieces, identities), tell
    what is known of each piece. ``of`` are the pieces that name a party or a person or introduce a
    speaker. ``named`` are all that name a party and ``owners`` whose they are, by the place in the
    parties of the scene, counted from 1. ``calls`` are the places where people are named, in the
    order of the text, ``firsts`` their first pieces, and ``called`` who it is, by the place in the
    people of the scene; ``named_often`` and ``speaks_often`` count the calls and the sayings of
    each person. ``paragraphs`` are the first pieces of paragraphs. ``contents``, ``sources`` and
    ``sentences`` are those of each saying.
    """

    ids: NDArray[np.int64]
    windows: tuple[tuple[int, int], ...]
    kinds: NDArray[np.uint8]
    identities: NDArray[np.uint8]
    of: dict[str, Places]
    named: Places
    owners: Places
    calls: tuple[Places, ...]
    firsts: Places
    called: Places
    named_often: Places
    speaks_often: Places
    paragraphs: Places
    contents: tuple[Places, ...]
    sources: tuple[Places, ...]
    sentences: tuple[Places, ...]

    def calls_of(self, person: int) -> Places:
        """Return the pieces that name a person, by the place in the people of the scene.

        Those of ``of`` hold the pronouns and nouns, too, that the rules take for the person.
        """
        mine = np.flatnonzero(self.called == person)
        return np.concatenate([np.arange(0), *(self.calls[number] for number in mine)])


def pieces(scene: Scene) -> Pieces:
    """Return the pieces of a scene."""
    numbers, starts, ends, paragraphs, bounds = _cut(scene)
    begin, end = np.array(starts, dtype=np.intp), np.array(ends, dtype=np.intp)

    def at(stretch: Stretch) -> Places:
        first = int(np.searchsorted(end, stretch[0], side="right"))
        return np.arange(first, max(first, int(np.searchsorted(begin, stretch[1], side="left"))))

    contents = tuple(at(saying.content) for saying in scene.sayings)
    sources = tuple(at(saying.source) for saying in scene.sayings)
    people = set(scene.people)
    kinds = np.zeros((len(numbers), len(KINDS)), dtype=np.uint8)
    found: dict[str, list[Places]] = {key: [] for key in (*scene.parties, *scene.people)}
    for key, places in found.items():
        places += map(at, scene.mentions.get(key, ()))
        kinds[_joined(places), KINDS.index("person" if key in people else "party")] = 1
    calls = [(row, place) for row, key in enumerate(scene.people) for place in found[key]]
    calls = sorted((c for c in calls if len(c[1])), key=lambda call: int(call[1][0]))
    called = np.array([row for row, _ in calls], dtype=np.intp)
    speaks = Counter(saying.who for saying in scene.sayings)
    for saying, content, source in zip(scene.sayings, contents, sources, strict=True):
        kinds[content, KINDS.index("content")] = 1
        kinds[source, KINDS.index("source")] = 1
        found.setdefault(saying.who, []).append(source)
    of = {key: _joined(places) for key, places in found.items()}
    identities = np.zeros((len(numbers), IDENTITIES), dtype=np.uint8)
    order = {key: number % IDENTITIES for number, key in enumerate(of)}
    for key, named in of.items():
        identities[named, order[key]] = 1
    for saying, content in zip(scene.sayings, contents, strict=True):
        identities[content, order[saying.who]] = 1
    return Pieces(
        ids=np.array(numbers, dtype=np.int64),
        windows=bounds,
        kinds=kinds,
        identities=identities,
        of=of,
        named=np.concatenate([np.arange(0), *(of[party] for party in scene.parties)]),
        owners=np.repeat(
            np.arange(1, len(scene.parties) + 1), [len(of[party]) for party in scene.parties]
        ),
        calls=tuple(place for _, place in calls),
        firsts=np.array([place[0] for _, place in calls], dtype=np.intp),
        called=called,
        named_often=np.bincount(called, minlength=len(scene.people)),
        speaks_often=np.array([speaks[key] for key in scene.people], dtype=np.intp),
        paragraphs=np.array(paragraphs, dtype=np.intp),
        contents=contents,
        sources=sources,
        sentences=tuple(at(saying.sentence) for saying in scene.sayings),
    )


def _cut(
    scene: Scene,
) -> tuple[list[int], list[int], list[int], list[int], tuple[tuple[int, int], ...]]:
    """Return numbers, starts and ends of all pieces, the first ones of paragraphs, and windows.

    Windows end with paragraphs, as far as these are not too long.
    """
    numbers: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    stops: list[int] = []
    paragraphs: list[int] = []
    for first, last in scene.paragraphs:
        cut = tokenizer().encode(scene.text[first:last], add_special_tokens=False)
        begin = len(numbers)
        paragraphs.append(begin)
        numbers += cut.ids
        starts += [first + start for start, _ in cut.offsets]
        ends += [first + end for _, end in cut.offsets]
        stops += [*range(begin + WINDOW, len(numbers), WINDOW), len(numbers)]
    mean = len(numbers) / max(1, ceil(len(numbers) / WINDOW))
    most = min(WINDOW, int(mean * _SLACK) + 20)
    windows: list[tuple[int, int]] = []
    begin = end = 0
    for stop in stops:
        if end > begin and stop - begin > most:
            windows.append((begin, end))
            begin = end
        end = stop
    if end > begin:
        windows.append((begin, end))
    return numbers, starts, ends, paragraphs, tuple(windows)


def _joined(found: Iterable[Places]) -> Places:
    return np.unique(np.concatenate([np.arange(0), *found]))


@cache
def tokenizer() -> "Tokenizer":
    """Return the tokenizer of the language model."""
    from tokenizers import Tokenizer

    path = files("detente.reading") / "scene_words.json"
    return Tokenizer.from_str(path.read_text(encoding="utf-8"))

"""The language model that weighs for whom something is said, by whom, and by which act.

The encoder is MiniLM (Wang and others 2020) in whole numbers of eight bits. It reads a window of
pieces, each with what is known of it added to its vector. The score compares the vectors of a
saying with those of each party, beside the plain features of both, and those of each person who may
have said it; the act goes by the vectors of the saying alone. Trained by ``tools/train_scenes.py``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.reading.model import Act
from detente.reading.scene_features import FEATURES, RULED, features, traits
from detente.reading.scene_words import Pieces, Places, pieces
from detente.reading.scenes import Scene, Stretch
from detente.reading.speaker_features import ABOUT_SPEAKERS, candidates

Array = NDArray[np.float32]
Encoder = Callable[[NDArray[np.int64], Array], Array]
"""Turns the pieces of a window, and what is added to the vector of each, into vectors."""
BEGIN, END = 101, 102
"""The numbers of the pieces before and behind a window."""
SHRUNK, SUMMED = 4, 11
"""By how much products of vectors are made smaller, one by one and where they are summed."""
FEWEST = 80
"""How many words a text has to have."""
ACTS = tuple(Act)
"""The acts, in the order of their columns."""


class Scorer(NamedTuple):
    """The layers that score candidates, by their name, and the column of the rules' word."""

    name: str
    ruled: int


PARTY = Scorer("party", FEATURES.index(RULED))
SPEAKER = Scorer("speaker", ABOUT_SPEAKERS.index(RULED))


@dataclass(frozen=True, slots=True)
class View:
    """How likely a saying is for nobody and each party of the scene, each act, and each speaker.

    As logarithms, the first two of shapes (1 + parties,) and (acts,). ``speakers`` are those people
    who may have said it, "" is somebody without a name.
    """

    parties: Array
    acts: Array
    speakers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SceneModel:
    """An encoder, and the weights of what stands before and behind it, by name.

    ``kinds`` and ``identities`` are the marks added to pieces, shape (kinds, width) and
    (identities, width). ``said`` turns four vectors of a saying into one to compare, ``party`` that
    of a party, ``trait`` the traits of a saying into cells; ``party_plain`` weighs the features of
    a party, and ``party_inner`` and ``party_outer`` all of this together. ``act`` weighs acts.
    ``asked`` turns the vectors of a saying, but for that of its speaker by the rules, into one to
    compare with that of a ``person`` and of the ``call``, the nearest naming; ``speaker_plain``,
    ``speaker_inner`` and ``speaker_outer`` do for speakers what is done for parties.
    """

    encode: Encoder
    weights: dict[str, Array]

    def views(self, scene: Scene) -> tuple[View, ...]:
        """Return what each saying of a scene is likely to be."""
        if not scene.sayings:
            return ()
        cut = pieces(scene)
        held = self.weights
        people = [cut.calls_of(row) for row in range(len(scene.people))]
        bags = [*(cut.of[party] for party in scene.parties), *people, *cut.calls]
        for number, saying in enumerate(scene.sayings):
            bags += [cut.contents[number], cut.sources[number]]
            bags += [cut.of[saying.who], cut.sentences[number]]
        ends = np.cumsum([len(scene.parties), len(people), len(cut.calls)])
        named, people_, calls, own = np.split(self._means(cut, bags), ends)
        own = own.reshape(len(scene.sayings), 4, -1)
        spoken = own.reshape(len(own), -1)
        parties = _layer(held, "party", np.vstack([held["nobody"], named]))
        persons = _layer(held, "person", np.vstack([held["nobody"], people_]))
        near = _layer(held, "call", np.vstack([held["nobody"], calls]))
        said, acts = _layer(held, "said", spoken), _layer(held, "act", spoken)
        asked = _layer(held, "asked", own[:, (0, 1, 3)].reshape(len(own), -1))
        found = []
        for number, saying in enumerate(scene.sayings):
            cells = np.maximum(_layer(held, "trait", traits(saying, scene)), 0)
            may = candidates(scene, cut, number)
            alike = asked[number] * np.hstack([persons[may.rows], near[may.calls]])
            spoke = self._scores(SPEAKER, alike, may.features, cells)
            sides = features(scene, cut, number)
            found.append(
                View(
                    self._scores(PARTY, parties * said[number], sides, cells),
                    _logarithms(acts[number]),
                    dict(zip(may.keys, spoke.tolist(), strict=True)),
                )
            )
        return tuple(found)

    def _scores(self, by: Scorer, alike: Array, told: Array, cells: Array) -> Array:
        """Return how likely each candidate is, as logarithms; ``told`` are the features of each."""
        many = np.broadcast_to(cells, (len(told), len(cells)))
        together = np.hstack([alike / SHRUNK, told, many, many * told[:, by.ruled, None]])
        within = np.maximum(_layer(self.weights, f"{by.name}_inner", together), 0)
        weighed = _layer(self.weights, f"{by.name}_plain", told)
        weighed += _layer(self.weights, f"{by.name}_outer", within)
        return _logarithms(alike.sum(axis=1) / SUMMED + weighed[:, 0])

    def _means(self, cut: Pieces, bags: list[Places]) -> Array:
        """Return the mean vector of the pieces of each bag, zero of none, shape (bags, width).

        One window is held at a time, since a long text has too many vectors to keep.
        """
        sizes = np.array([len(bag) for bag in bags])
        places, owners = np.concatenate(bags), np.repeat(np.arange(len(bags)), sizes)
        order = np.argsort(places, kind="stable")
        places, owners = places[order], owners[order]
        kinds, identities = self.weights["kinds"], self.weights["identities"]
        sums = np.zeros((len(bags), kinds.shape[1]), dtype=np.float32)
        edge = sums[:1] * 0
        for start, end in cut.windows:
            first, last = np.searchsorted(places, (start, end))
            if first == last:
                continue
            window = np.concatenate([[BEGIN], cut.ids[start:end], [END]])
            marks = cut.kinds[start:end] @ kinds + cut.identities[start:end] @ identities
            vectors = self.encode(window, np.vstack([edge, marks, edge]))[1:-1]
            np.add.at(sums, owners[first:last], vectors[places[first:last] - start])
        sums /= np.maximum(sizes, 1)[:, None]
        return sums


def _layer(held: dict[str, Array], name: str, given: Array) -> Array:
    return given @ held[f"{name}.weight"] + held[f"{name}.bias"]


def _logarithms(scores: Array) -> Array:
    """Return the logarithms of chances whose differences are those of scores."""
    less = scores - scores.max()
    return np.asarray(less - np.log(np.exp(less).sum()), dtype=np.float32)


def views(scene: Scene) -> tuple[View, ...]:
    """Return what each saying of a scene is likely to be by the model of the package.

    Empty where it is not asked: for a text of fewer words than any that it has learnt from, and for
    one that leaves of nobody open for whom they speak, where it would cost more than it finds.
    """
    enough = len(scene.text.split()) >= FEWEST
    asked = any(saying.is_open and saying.who in scene.people for saying in scene.sayings)
    return shipped().views(scene) if enough and asked else ()


def shared(rows: list[Array]) -> list[float]:
    """Return the geometric mean of chances that are given as logarithms, shape (chances,) each."""
    added = np.mean(rows, axis=0)
    weights = np.exp(added - added.max())
    shares: list[float] = (weights / weights.sum()).tolist()
    return shares


def by_act(scene: Scene, views: tuple[View, ...]) -> dict[Stretch, dict[Act, float]]:
    """Return how likely each act is, by the place of what is said."""
    return {
        saying.content: dict(zip(ACTS, np.exp(view.acts).tolist(), strict=True))
        for saying, view in zip(scene.sayings, views, strict=False)
    }


@cache
def shipped() -> SceneModel:
    """Return the model that comes with the package."""
    return stored(files("detente.reading"))


def stored(home: Traversable) -> SceneModel:
    """Return the model whose files are in a folder.

    It runs in one thread, so that processes side by side do not take each other's cores.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        (home / "scene_encoder.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )

    def encode(window: NDArray[np.int64], marks: Array) -> Array:
        (found,) = session.run(None, {"pieces": window[None], "marks": marks[None]})
        return np.asarray(found[0], dtype=np.float32)

    with np.load(BytesIO((home / "scene_weights.npz").read_bytes())) as held:
        return SceneModel(encode, {name: held[name] for name in held.files if name != "data"})

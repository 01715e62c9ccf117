"""The network of ``reading.scene_model`` in a form that learns; needs PyTorch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from scene_disguise import Disguise, covered
from torch import Tensor, nn
from torch.nn import functional

from detente.reading.model import Act
from detente.reading.scene_features import FEATURES, NOBODY, TRAITS, features, traits
from detente.reading.scene_model import ACTS, BEGIN, END, PARTY, SHRUNK, SPEAKER, SUMMED, Scorer
from detente.reading.scene_words import IDENTITIES, KINDS, Pieces, pieces
from detente.reading.scenes import Scene
from detente.reading.speaker_context import is_settled
from detente.reading.speaker_features import ABOUT_SPEAKERS, Candidates, candidates

WIDTH, HEADS, WIDE = 384, 12, 1536
COMPARED, CELLS, INNER = 128, 16, 64
UNKNOWN = -1
_ROLES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "first": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second": "output.LayerNorm",
}


Right = tuple[str | None, str, str | None]
"""The party of a saying, "" for nobody, its act, and its speaker, "" for one without a name.

What is not known of the party or the speaker is None, of the act "".
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """A scene as numbers: pieces, and of each saying traits, features and who may have said it.

    ``parties``, ``acts`` and ``speakers`` are what is right of each saying.
    """

    scene: Scene
    cut: Pieces
    traits: np.ndarray
    features: tuple[np.ndarray, ...]
    may: tuple[Candidates, ...]
    parties: tuple["Wanted", ...]
    acts: tuple[int, ...]
    speakers: tuple["Wanted", ...]


class Wanted(NamedTuple):
    """The row of the right one among candidates, 0 for nobody, and how much it counts."""

    row: int
    weight: float


def staged(scene: Scene, right: Sequence[Right], absent: float) -> Staged:
    """Return a scene as numbers.

    A party or a speaker who is no candidate counts as nobody, ``absent`` times as much. Of speakers
    only those count of whom the model is asked.
    """
    cut = pieces(scene)
    may = tuple(candidates(scene, cut, number) for number in range(len(scene.sayings)))
    sides = (NOBODY, *scene.parties)
    return Staged(
        scene,
        cut,
        np.array([traits(saying, scene) for saying in scene.sayings]),
        tuple(features(scene, cut, number) for number in range(len(scene.sayings))),
        may,
        tuple(_wanted(party, sides, absent) for party, _, _ in right),
        tuple(ACTS.index(Act(act)) if act else UNKNOWN for _, act, _ in right),
        tuple(
            _wanted(None if is_settled(saying, scene) else who, one.keys, absent)
            for saying, one, (_, _, who) in zip(scene.sayings, may, right, strict=True)
        ),
    )


def _wanted(right: str | None, among: Sequence[str], absent: float) -> Wanted:
    if right is None:
        return Wanted(0, 0.0)
    return Wanted(among.index(right), 1.0) if right in among else Wanted(0, absent)


class Layer(nn.Module):
    """A layer of BERT (Devlin and others 2019)."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("query", "key", "value", "out"):
            self.add_module(name, nn.Linear(WIDTH, WIDTH))
        self.wide, self.narrow = nn.Linear(WIDTH, WIDE), nn.Linear(WIDE, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, given: Tensor, mask: Tensor | None) -> Tensor:
        """Return vectors after the layer; without a mask in steps that can be exported."""
        batch, length, _ = given.shape
        query, key, value = (
            part(given).reshape(batch, length, HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        if mask is None:
            near = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS), -1)
            seen = near @ value
        else:
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        after = self.first(given + self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.second(after + self.narrow(functional.gelu(self.wide(after))))


class Encoder(nn.Module):
    """The first layers of MiniLM, whose pieces bear marks."""

    def __init__(self, layers: int, base: Path) -> None:
        super().__init__()
        held = load_file(base / "model.safetensors")
        self.words = nn.Parameter(held["embeddings.word_embeddings.weight"], requires_grad=False)
        self.places = nn.Parameter(
            held["embeddings.position_embeddings.weight"]
            + held["embeddings.token_type_embeddings.weight"][0],
            requires_grad=False,
        )
        self.begin = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        parts = {"begin": "embeddings.LayerNorm"}
        for number in range(layers):
            for name, role in _ROLES.items():
                parts[f"layers.{number}.{name}"] = f"encoder.layer.{number}.{role}"
        self.load_state_dict(
            {
                f"{name}.{what}": held[f"{role}.{what}"]
                for name, role in parts.items()
                for what in ("weight", "bias")
            },
            strict=False,
        )

    def forward(self, numbers: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return a vector for each piece, of shape (windows, pieces, width)."""
        vectors = self.begin(self.words[numbers] + self.places[: numbers.shape[1]] + marks)
        for layer in self.layers:
            vectors = layer(vectors, mask)
        return vectors


class Network(nn.Module):
    """The encoder and the score; the names of the layers are those of ``SceneModel``."""

    def __init__(self, layers: int, base: Path, left_out: float) -> None:
        super().__init__()
        self.encoder = Encoder(layers, base)
        self.kinds = nn.Parameter(torch.randn(len(KINDS), WIDTH) * 0.01)
        self.identities = nn.Parameter(torch.randn(IDENTITIES, WIDTH) * 0.02)
        self.nobody = nn.Parameter(torch.zeros(WIDTH))
        self.said = nn.Linear(4 * WIDTH, COMPARED)
        self.party = nn.Linear(WIDTH, COMPARED)
        self.trait = nn.Linear(len(TRAITS), CELLS)
        self.act = nn.Linear(4 * WIDTH, len(ACTS))
        self.asked = nn.Linear(3 * WIDTH, 2 * COMPARED)
        self.person = nn.Linear(WIDTH, COMPARED)
        self.call = nn.Linear(WIDTH, COMPARED)
        for by, compared, told in ((PARTY, 1, FEATURES), (SPEAKER, 2, ABOUT_SPEAKERS)):
            plain = nn.Linear(len(told), 1)
            with torch.no_grad():
                # Begin with the rules' word.
                plain.weight[0, by.ruled] = 2.0
            size = compared * COMPARED + len(told) + 2 * CELLS
            self.add_module(f"{by.name}_plain", plain)
            self.add_module(f"{by.name}_inner", nn.Linear(size, INNER))
            self.add_module(f"{by.name}_outer", nn.Linear(INNER, 1))
        self.left_out = nn.Dropout(left_out)

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of each saying: for each party, for each act, for each speaker."""
        marks = batch.kinds @ self.kinds + batch.identities @ self.identities
        with torch.autocast("cpu", torch.bfloat16):
            read = self.encoder(batch.numbers, marks, batch.mask[:, None, None, :])
        vectors = read.float()[batch.kept]

        def mean(of: "Bags") -> Tensor:
            return functional.embedding_bag(of.places, vectors, of.starts, mode="mean")

        def named(of: "Bags") -> Tensor:
            return torch.vstack([self.nobody, mean(of)])

        spoken = self.left_out(torch.hstack([mean(of) for of in batch.said]))
        cells = torch.relu(self.trait(batch.traits))
        of = batch.parties
        alike = self.said(spoken)[of.saying] * self.party(named(batch.sides))[of.one]
        sides = self._scores(PARTY, alike, of.features, cells[of.saying])
        of, parts = batch.speakers, spoken.split(WIDTH, 1)
        asked = self.asked(torch.hstack([parts[0], parts[1], parts[3]]))
        persons, calls = self.person(named(batch.people)), self.call(named(batch.calls))
        alike = asked[of.saying] * torch.hstack([persons[of.one], calls[batch.nearest]])
        speakers = self._scores(SPEAKER, alike, of.features, cells[of.saying])
        return sides, self.act(spoken), speakers

    def _scores(self, by: Scorer, alike: Tensor, told: Tensor, cells: Tensor) -> Tensor:
        """Return the score of each candidate, as ``SceneModel`` does."""
        plain, inner, outer = (
            self.get_submodule(f"{by.name}_{what}") for what in ("plain", "inner", "outer")
        )
        together = torch.hstack([alike / SHRUNK, told, cells, cells * told[:, by.ruled, None]])
        scores = plain(told) + outer(self.left_out(torch.relu(inner(together))))
        return alike.sum(1) / SUMMED + scores[:, 0]


@dataclass(frozen=True, slots=True)
class Bags:
    """Pieces of many things, one after the other, and where those of each begin."""

    places: Tensor
    starts: Tensor


def bags(of: list[np.ndarray]) -> Bags:
    """Return the pieces of many things as one."""
    sizes = np.array([0, *(len(one) for one in of)])
    places = np.concatenate([np.arange(0), *of])
    return Bags(torch.tensor(places), torch.tensor(np.cumsum(sizes)[:-1]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a saying and one of its candidates, the latter as rows that count from 1.

    ``sizes`` are the numbers of candidates of each saying, ``wanted`` is the right one.
    """

    saying: Tensor
    one: Tensor
    features: Tensor
    sizes: list[int]
    wanted: list[Wanted]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some scenes together.

    ``sides`` are the pieces of each party, ``people`` those of each person, ``calls`` of each
    naming and ``said`` those of each saying; ``nearest`` has the naming of each pair of a saying
    and a person.
    """

    numbers: Tensor
    kinds: Tensor
    identities: Tensor
    mask: Tensor
    kept: Tensor
    said: tuple[Bags, ...]
    traits: Tensor
    acts: Tensor
    sides: Bags
    parties: Pairs
    people: Bags
    calls: Bags
    nearest: Tensor
    speakers: Pairs


def together(scenes: Sequence[Staged], rng: np.random.Generator, disguise: Disguise) -> Batch:
    """Put scenes together with some pieces covered, and with identities dealt anew."""
    windows = [(number, *of) for number, one in enumerate(scenes) for of in one.cut.windows]
    longest = max(stop - start for _, start, stop in windows) + 2
    numbers = np.zeros((len(windows), longest), dtype=np.int64)
    kinds = np.zeros((*numbers.shape, len(KINDS)), dtype=np.float32)
    identities = np.zeros((*numbers.shape, IDENTITIES), dtype=np.float32)
    mask, kept = np.zeros(numbers.shape, dtype=bool), np.zeros(numbers.shape, dtype=bool)
    dealt = [rng.permutation(IDENTITIES) for _ in scenes]
    shown = [covered(one.scene, one.cut, rng, disguise) for one in scenes]
    for row, (number, start, stop) in enumerate(windows):
        cut, size = scenes[number].cut, stop - start
        numbers[row, : size + 2] = [BEGIN, *shown[number][start:stop], END]
        kinds[row, 1 : size + 1] = cut.kinds[start:stop]
        identities[row, 1 : size + 1] = cut.identities[start:stop][:, dealt[number]]
        mask[row, : size + 2] = True
        kept[row, 1 : size + 1] = True
    said: tuple[list[np.ndarray], ...] = ([], [], [], [])
    sides: list[np.ndarray] = []
    people: list[np.ndarray] = []
    calls: list[np.ndarray] = []
    nearest: list[np.ndarray] = []
    parties, speakers = _Pairs(), _Pairs()
    before = 0
    for one in scenes:
        cut = one.cut
        of_sides = np.arange(1 + len(one.scene.parties))
        for number, saying in enumerate(one.scene.sayings):
            stretches = (cut.contents[number], cut.sources[number], cut.of[saying.who])
            for of, stretch in zip(said, (*stretches, cut.sentences[number]), strict=True):
                of.append(before + stretch)
            may = one.may[number]
            parties.add(of_sides, len(sides), one.features[number], one.parties[number])
            speakers.add(may.rows, len(people), may.features, one.speakers[number])
            nearest.append(_behind(may.calls, len(calls)))
        sides += [before + cut.of[party] for party in one.scene.parties]
        people += [before + cut.calls_of(row) for row in range(len(one.scene.people))]
        calls += [before + call for call in cut.calls]
        before += len(cut.ids)
    return Batch(
        *(torch.tensor(a) for a in (numbers, kinds, identities, mask, kept)),
        said=tuple(bags(of) for of in said),
        traits=torch.tensor(np.concatenate([one.traits for one in scenes])),
        acts=torch.tensor([act for one in scenes for act in one.acts]),
        sides=bags(sides),
        parties=parties.paired(),
        people=bags(people),
        calls=bags(calls),
        nearest=torch.tensor(np.concatenate(nearest)),
        speakers=speakers.paired(),
    )


class _Pairs:
    """Gathers the pairs of sayings and candidates."""

    def __init__(self) -> None:
        self.rows: list[np.ndarray] = []
        self.features: list[np.ndarray] = []
        self.wanted: list[Wanted] = []

    def add(self, rows: np.ndarray, behind: int, told: np.ndarray, wanted: Wanted) -> None:
        """Add the candidates of a saying, whose scene's begin ``behind`` so many others."""
        self.rows.append(_behind(rows, behind))
        self.features.append(told)
        self.wanted.append(wanted)

    def paired(self) -> Pairs:
        """Return all pairs."""
        sizes = [len(rows) for rows in self.rows]
        return Pairs(
            torch.tensor(np.repeat(np.arange(len(sizes)), sizes)),
            torch.tensor(np.concatenate(self.rows)),
            torch.tensor(np.concatenate(self.features)),
            sizes,
            self.wanted,
        )


def _behind(rows: np.ndarray, others: int) -> np.ndarray:
    """Return rows that count from 1 as they are behind so many others; 0 stays nobody's."""
    return np.where(rows > 0, rows + others, 0)

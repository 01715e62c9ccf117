"""The network of ``reading.scene_model`` in a form that learns; needs PyTorch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from detente.reading.model import Act
from detente.reading.scene_features import FEATURES, NOBODY, TRAITS, features, traits
from detente.reading.scene_model import ACTS, BEGIN, END, PARTY, SHRUNK, SPEAKER, SUMMED
from detente.reading.scene_words import IDENTITIES, KINDS, Pieces, pieces
from detente.reading.scenes import Scene, is_named
from detente.reading.speaker_features import ABOUT_SPEAKERS, Candidates, candidates

WIDTH, HEADS, WIDE = 384, 12, 1536
COMPARED, CELLS, INNER = 128, 16, 64
UNKNOWN = -1
COVER = 103
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


@dataclass(frozen=True, slots=True)
class Staged:
    """A scene as numbers: pieces, and traits and features of each saying.

    ``wanted`` is the row of the right party of each saying (0 is nobody) and ``heavy`` how much it
    counts, ``acts`` the number of the right act or ``UNKNOWN``, and ``spoke`` who said it.
    """

    scene: Scene
    cut: Pieces
    traits: np.ndarray
    features: tuple[np.ndarray, ...]
    wanted: tuple[int, ...]
    heavy: tuple[float, ...]
    acts: tuple[int, ...]
    spoke: tuple[str | None, ...]


def staged(
    scene: Scene, right: Sequence[tuple[str | None, str, str | None]], absent: float
) -> Staged:
    """Return a scene as numbers; ``right`` are party, act and speaker of each saying, if known.

    A party that the scene does not have counts as nobody, ``absent`` times as much; a speaker who
    is no candidate is not learnt from.
    """
    cut = pieces(scene)
    rows = {party: row for row, party in enumerate((NOBODY, *scene.parties))}
    wanted = tuple(rows.get(party or NOBODY, 0) for party, _, _ in right)
    heavy = tuple(
        0.0 if party is None else 1.0 if party in rows else absent for party, _, _ in right
    )
    return Staged(
        scene,
        cut,
        np.array([traits(saying, scene) for saying in scene.sayings]),
        tuple(features(scene, cut, number) for number in range(len(scene.sayings))),
        wanted,
        heavy,
        tuple(ACTS.index(Act(act)) if act else UNKNOWN for _, act, _ in right),
        tuple(who for _, _, who in right),
    )


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
        self.plain = nn.Linear(len(FEATURES), 1)
        self.inner = nn.Linear(COMPARED + len(FEATURES) + 2 * CELLS, INNER)
        self.outer = nn.Linear(INNER, 1)
        self.act = nn.Linear(4 * WIDTH, len(ACTS))
        self.asked = nn.Linear(3 * WIDTH, 2 * COMPARED)
        self.person = nn.Linear(WIDTH, COMPARED)
        self.call = nn.Linear(WIDTH, COMPARED)
        self.about = nn.Linear(len(ABOUT_SPEAKERS), 1)
        self.heard = nn.Linear(2 * COMPARED + len(ABOUT_SPEAKERS) + 2 * CELLS, INNER)
        self.settled = nn.Linear(INNER, 1)
        self.left_out = nn.Dropout(left_out)
        with torch.no_grad():
            # Begin with the rules' word.
            self.plain.weight[0, PARTY.ruled] = 2.0
            self.about.weight[0, SPEAKER.ruled] = 2.0

    def forward(self, batch: "Batch") -> tuple[Tensor, Tensor, Tensor]:
        """Return the scores of each saying: for each party, for each act, for each speaker."""
        marks = batch.kinds @ self.kinds + batch.identities @ self.identities
        with torch.autocast("cpu", torch.bfloat16):
            read = self.encoder(batch.numbers, marks, batch.mask[:, None, None, :])
        vectors = read.float()[batch.kept]

        def mean(of: "Bags") -> Tensor:
            return functional.embedding_bag(of.places, vectors, of.starts, mode="mean")

        named = self.party(torch.vstack([self.nobody, mean(batch.parties)]))
        spoken = self.left_out(torch.hstack([mean(of) for of in batch.said]))
        said = self.said(spoken)
        cells = torch.relu(self.trait(batch.traits))[batch.saying]
        alike = said[batch.saying] * named[batch.party]
        together = [
            alike / SHRUNK,
            batch.features,
            cells,
            cells * batch.features[:, PARTY.ruled, None],
        ]
        inner = torch.relu(self.inner(torch.hstack(together)))
        scores = self.plain(batch.features) + self.outer(self.left_out(inner))
        sides = alike.sum(1) / SUMMED + scores[:, 0]
        return sides, self.act(spoken), self._speakers(batch, vectors, spoken)

    def _speakers(self, batch: "Batch", vectors: Tensor, spoken: Tensor) -> Tensor:
        of, nobody = batch.speakers, self.nobody[None]
        persons, calls = (
            torch.vstack(
                [nobody, functional.embedding_bag(b.places, vectors, b.starts, mode="mean")]
            )
            for b in (of.people, of.calls)
        )
        parts = spoken.split(WIDTH, 1)
        asked = self.asked(torch.hstack([parts[0], parts[1], parts[3]]))[of.saying]
        named = torch.hstack([self.person(persons)[of.person], self.call(calls)[of.call]])
        alike = asked * named
        cells = torch.relu(self.trait(batch.traits))[of.saying]
        together = [alike / SHRUNK, of.features, cells, cells * of.features[:, SPEAKER.ruled, None]]
        heard = torch.relu(self.heard(torch.hstack(together)))
        scores = self.about(of.features) + self.settled(self.left_out(heard))
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


@dataclass(slots=True)
class Speakers:
    """Who may have said what; ``saying``, ``person`` and ``call`` are rows of each pair.

    ``wanted`` has the place of the right one among the candidates of each saying, or ``UNKNOWN``.
    """

    people: Bags
    calls: Bags
    saying: Tensor
    person: Tensor
    call: Tensor
    features: Tensor
    sizes: list[int]
    wanted: list[int]


@dataclass(slots=True)
class Batch:
    """Some scenes together; ``party`` and ``saying`` are rows of each pair that gets a score.

    ``speakers`` are the pairs of a saying and a person who may have said it.
    """

    numbers: Tensor
    kinds: Tensor
    identities: Tensor
    mask: Tensor
    kept: Tensor
    parties: Bags
    said: tuple[Bags, ...]
    traits: Tensor
    features: Tensor
    saying: Tensor
    party: Tensor
    sizes: list[int]
    wanted: list[int]
    heavy: list[float]
    acts: list[int]
    speakers: Speakers


@dataclass(frozen=True, slots=True)
class Disguise:
    """Which shares of a scene the network does not see as they are while it learns.

    Of ``people`` and ``parties`` the names are covered, and of ``pieces`` any: no text is to be
    known by heart. Where words tell the party of a source, the rules' word is ``hidden`` for a
    share of the sayings, so that the network learns to read these words itself; for a share of such
    sources it is ``belied`` by another party, since on a stranger's text the rules are less often
    right than on these, on which they were made.
    """

    pieces: float
    people: float
    parties: float
    hidden: float
    belied: float
    unheard: float
    misheard: float


def together(scenes: list[Staged], rng: np.random.Generator, disguise: Disguise) -> Batch:
    """Put scenes together in a disguise, with identities dealt anew."""
    windows = [(one, start, stop) for one in scenes for start, stop in one.cut.windows]
    longest = max(stop - start for _, start, stop in windows) + 2
    numbers = np.zeros((len(windows), longest), dtype=np.int64)
    kinds = np.zeros((*numbers.shape, len(KINDS)), dtype=np.float32)
    identities = np.zeros((*numbers.shape, IDENTITIES), dtype=np.float32)
    mask, kept = np.zeros(numbers.shape, dtype=bool), np.zeros(numbers.shape, dtype=bool)
    dealt = {id(one): rng.permutation(IDENTITIES) for one in scenes}
    heard = {id(one): _heard(one, rng, disguise) for one in scenes}
    known_by = {id(one): _identities(one, heard[id(one)]) for one in scenes}
    shown = {id(one): _covered(one, rng, disguise) for one in scenes}
    for row, (one, start, stop) in enumerate(windows):
        size = stop - start
        numbers[row, : size + 2] = [BEGIN, *shown[id(one)][start:stop], END]
        kinds[row, 1 : size + 1] = one.cut.kinds[start:stop]
        identities[row, 1 : size + 1] = known_by[id(one)][start:stop][:, dealt[id(one)]]
        mask[row, : size + 2] = True
        kept[row, 1 : size + 1] = True
    parties: list[np.ndarray] = []
    said: tuple[list[np.ndarray], ...] = ([], [], [], [])
    saying, party, plain, traits_, sizes, wanted, heavy, acts = [], [], [], [], [], [], [], []
    before = 0
    speakers = _Speaking()
    for one in scenes:
        speakers.take(one, heard[id(one)], before, len(sizes))
        first = len(parties) + 1
        parties += [before + one.cut.of[key] for key in one.scene.parties]
        plain_of, traits_of = _doubted(one, heard[id(one)], rng, disguise)
        for number in range(len(one.scene.sayings)):
            stretches = (one.cut.contents[number], one.cut.sources[number])
            who = one.cut.of.get(heard[id(one)][number], one.cut.sources[number])
            stretches += (who, one.cut.sentences[number])
            for of, stretch in zip(said, stretches, strict=True):
                of.append(before + stretch)
            rows = [0, *range(first, first + len(one.scene.parties))]
            plain.append(plain_of[number])
            traits_.append(traits_of[number])
            saying += [len(sizes)] * len(rows)
            party += rows
            sizes.append(len(rows))
        wanted += one.wanted
        heavy += one.heavy
        acts += one.acts
        before += len(one.cut.ids)
    return Batch(
        *(torch.tensor(a) for a in (numbers, kinds, identities, mask, kept)),
        bags(parties),
        tuple(bags(of) for of in said),
        torch.tensor(np.array(traits_)),
        torch.tensor(np.concatenate(plain)),
        torch.tensor(saying),
        torch.tensor(party),
        sizes,
        wanted,
        heavy,
        acts,
        speakers.batch(),
    )


class _Speaking:
    """Gathers who may have said what in scenes, one after the other."""

    def __init__(self) -> None:
        self.people: list[np.ndarray] = []
        self.calls: list[np.ndarray] = []
        self.saying: list[int] = []
        self.rows: list[np.ndarray] = []
        self.places: list[np.ndarray] = []
        self.features: list[np.ndarray] = []
        self.sizes: list[int] = []
        self.wanted: list[int] = []

    def take(self, one: Staged, heard: list[str], before: int, sayings: int) -> None:
        """Take in a scene whose pieces and sayings begin behind so many others."""
        people, calls, cut = len(self.people), len(self.calls), one.cut
        for row in range(len(one.scene.people)):
            self.people.append(before + cut.calls_of(row))
        self.calls += [before + call for call in cut.calls]
        for number, who in enumerate(heard):
            found = candidates(one.scene, cut, number, who)
            self.saying += [sayings + number] * len(found.keys)
            self.rows.append(np.where(found.rows > 0, found.rows + people, 0))
            self.places.append(np.where(found.calls > 0, found.calls + calls, 0))
            self.features.append(found.features)
            self.sizes.append(len(found.keys))
            self.wanted.append(_place(one, number, found))

    def batch(self) -> Speakers:
        """Return all of it."""
        return Speakers(
            bags(self.people),
            bags(self.calls),
            torch.tensor(self.saying),
            torch.tensor(np.concatenate(self.rows)),
            torch.tensor(np.concatenate(self.places)),
            torch.tensor(np.concatenate(self.features)),
            self.sizes,
            self.wanted,
        )


def _place(one: Staged, number: int, found: Candidates) -> int:
    """Return the place of the right speaker of a saying among the candidates."""
    who = one.spoke[number]
    if not who:
        return UNKNOWN if who is None else 0
    return found.keys.index(who) if who in found.keys else UNKNOWN


def _heard(one: Staged, rng: np.random.Generator, disguise: Disguise) -> list[str]:
    """Return who says each saying by the rules, with their word in doubt; "" where it is hidden."""
    found = []
    for saying in one.scene.sayings:
        lot, who = rng.random(), saying.who
        if not is_named(saying, one.scene):
            if lot < disguise.unheard:
                who = ""
            elif lot < disguise.unheard + disguise.misheard and one.scene.people:
                who = str(rng.choice(one.scene.people))
        found.append(who)
    return found


def _identities(one: Staged, heard: list[str]) -> np.ndarray:
    """Return the identities of the pieces of a scene, with those of speakers as heard."""
    cut, found = one.cut, one.cut.identities.copy()
    order = {key: number % IDENTITIES for number, key in enumerate(cut.of)}
    for number, (saying, who) in enumerate(zip(one.scene.sayings, heard, strict=True)):
        if who != saying.who:
            for places in (cut.contents[number], cut.sources[number]):
                found[places, order[saying.who]] = 0
                if who:
                    found[places, order[who]] = 1
    return found


def _covered(one: Staged, rng: np.random.Generator, disguise: Disguise) -> np.ndarray:
    """Return the pieces of a scene with some covered, and some names everywhere."""
    found = one.cut.ids.copy()
    found[rng.random(len(found)) < disguise.pieces] = COVER
    named = (one.scene.people, "person", disguise.people)
    for keys, kind, share in (named, (one.scene.parties, "party", disguise.parties)):
        for key in keys:
            if rng.random() < share:
                places = one.cut.of[key]
                found[places[one.cut.kinds[places, KINDS.index(kind)] == 1]] = COVER
    return found


def _doubted(
    one: Staged, heard: list[str], rng: np.random.Generator, disguise: Disguise
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return features and traits of the sayings of a scene, with the rules' word in doubt."""
    told = [s.who for s in one.scene.sayings if not s.is_open and s.parties]
    often = np.array([0.0, *(len(one.cut.of[key]) for key in one.scene.parties)])
    belied = {
        who: int(rng.choice(len(often), p=often / often.sum()))
        for who in dict.fromkeys(told)
        if often.any() and rng.random() < disguise.belied
    }
    plain, traits_ = [], []
    for saying, who, of_parties, of_saying in zip(
        one.scene.sayings, heard, one.features, one.traits, strict=True
    ):
        hidden = not saying.is_open and rng.random() < disguise.hidden
        if hidden or who != saying.who:
            of_parties, of_saying = _open(of_parties), _unsure(of_saying)
        elif not saying.is_open and saying.who in belied:
            of_parties = _belied(of_parties, belied[saying.who])
        plain.append(of_parties)
        traits_.append(of_saying)
    return plain, traits_


def _belied(plain: np.ndarray, row: int) -> np.ndarray:
    """Return the features of a saying as if words told another party, that of a row."""
    found = plain.copy()
    found[:, : FEATURES.index("guessed")] = 0
    found[row, : FEATURES.index("guessed")] = 1
    return found


def _open(plain: np.ndarray) -> np.ndarray:
    """Return the features of a saying as if the rules had found nobody."""
    found = plain.copy()
    found[:, : FEATURES.index("guessed") + 1] = 0
    found[0, FEATURES.index("by the rules")] = 1
    return found


def _unsure(of: np.ndarray) -> np.ndarray:
    """Return the traits of a saying as if no rule had found its source's party."""
    found = of.copy()
    if not found[TRAITS.index("pronoun")]:
        found[TRAITS.index("name") : TRAITS.index("unresolved") + 1] = 0
        found[TRAITS.index("unresolved" if found[TRAITS.index("no person")] else "name")] = 1
    return found

"""For whom people speak by the language model, where no words tell it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import annotated
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import allegiance as module
from detente.reading import read
from detente.reading.allegiance import CLEAR, ENOUGH, SURE, allegiances
from detente.reading.attribution import attributions
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.scene_features import FEATURES, TRAITS, features, traits
from detente.reading.scene_model import SceneModel, shipped
from detente.reading.scene_words import IDENTITIES, KINDS, pieces
from detente.reading.scenes import Scene
from detente.reading.voice import voice

from .conftest import make_document
from .test_scenes import scenes

WIDTH = 6
HOME = Path(module.__file__).parent


STEWARD = "The Tug Guild met Brann Shipping. Shop steward Ola Berg said it was late."


class Sure:
    """A model for which every open saying is a party's, or nobody's, with one likelihood."""

    def __init__(self, party: str, chance: float) -> None:
        self.party, self.chance = party, chance
        self.asked: list[list[str]] = []

    def likely(self, scene: Scene, wanted: list[int]) -> list[np.ndarray]:
        self.asked.append([scene.sayings[number].who for number in wanted])
        rows = ["", *scene.parties]
        rest = (1 - self.chance) / (len(rows) - 1)
        row = [self.chance if party == self.party else rest for party in rows]
        return [np.log(np.array(row)) for _ in wanted]


TEXT = (
    "The Dockers' Union met Brann Shipping on Monday.\n\n"
    "Union president Ana Roe said the berth was closed.\n\n"
    "Ola Berg smiled. Berg said that pay had to rise. The union's boats stayed away."
)


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Sure]]:
    """Put a sure model in the place of the shipped one."""

    def put(party: str, chance: float) -> Sure:
        model = Sure(party, chance)
        monkeypatch.setattr(module, "shipped", lambda: model)
        return model

    return put  # type: ignore[return-value]


def test_who_is_not_told_of_gets_the_likely_party(sure) -> None:
    model = sure("brann-shipping", 0.99)
    found = read(make_document(TEXT))
    by_speaker = {s.speaker: s for s in found.statements}
    assert by_speaker["Ola Berg"].party == "brann-shipping"
    assert "source-context" in by_speaker["Ola Berg"].rules
    assert by_speaker["Ola Berg"].confidence <= 0.6
    assert model.asked == [["Ola Berg"]]
    person = next(p for p in found.people if p.name == "Ola Berg")
    assert (person.party, person.rules) == ("brann-shipping", ("office-in-context",))
    assert person.because is not None
    assert person.because.text == "Ola Berg"


def test_what_words_tell_stands(sure) -> None:
    sure("brann-shipping", 1 - 1e-9)
    found = read(make_document(TEXT))
    assert {s.party for s in found.statements if s.speaker == "Ana Roe"} == {"dockers-union"}


@pytest.mark.parametrize(("party", "chance"), [("brann-shipping", CLEAR - 0.01), ("", 0.95)])
def test_nobody_is_taken_where_none_is_clear(sure, party: str, chance: float) -> None:
    sure(party, chance)
    found = read(make_document(TEXT))
    assert [s.party for s in found.statements if s.speaker == "Ola Berg"] == [None]
    assert [p.party for p in found.people if p.name == "Ola Berg"] == [None]


def test_a_guess_of_leanings_gives_way(sure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "allegiances", lambda *_: {})
    guessed = read(make_document(STEWARD)).statements[0]
    monkeypatch.undo()
    assert (guessed.party, "source-context" in guessed.rules) == ("tug-guild", True)
    sure("", 0.95)
    found = read(make_document(STEWARD))
    assert found.statements[0].party is None
    assert found.statements[0].rules[1] == "source-unresolved"
    assert [p.party for p in found.people] == [None]


@pytest.mark.parametrize(("chance", "party"), [(ENOUGH + 0.01, "tug-guild"), (ENOUGH - 0.01, None)])
def test_a_guess_of_leanings_needs_less(sure, chance: float, party: str | None) -> None:
    sure("tug-guild", chance)
    found = read(make_document(STEWARD)).statements[0]
    assert found.party == party


@pytest.mark.parametrize(("chance", "party"), [(CLEAR, None), (SURE, "alder-hall")])
def test_a_party_without_a_voice_has_to_be_surer(sure, chance: float, party: str | None) -> None:
    sure("alder-hall", chance + 0.01)
    text = "Peru met the Tug Guild at Alder Hall. Peru refused. Ola Berg said it was late."
    found = read(make_document(text))
    assert "alder-hall" in {p for s in found.statements for p in s.parties} or party is None
    assert [s.party for s in found.statements if s.speaker == "Ola Berg"] == [party]


def test_a_party_has_to_have_such_officers(sure) -> None:
    sure("tug-guild", 0.99)
    text = "Peru met the Tug Guild. Mayor Ola Berg said it was late."
    assert [s.party for s in read(make_document(text)).statements] == [None]


@pytest.mark.parametrize("refused", [True, False])
def test_whoever_was_refused_is_not_guessed_at_by_later_stages(refused: bool) -> None:
    parsed = parse(make_document(STEWARD))
    first = discourse_of(parsed)
    voice(parsed, attributions(parsed), first)
    if refused:
        first.side("Ola Berg", None)
    later = replace(first, learnt=[], weighed=first.leanings)
    voice(parsed, attributions(parsed), later)
    assert later.party_of.get("Ola Berg") == (None if refused else "tug-guild")


def test_a_text_in_which_all_is_told_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "shipped", lambda: pytest.fail("asked"))
    found = read(make_document("Peru rejected the offer. Peru's minister Ana Roe said it was low."))
    assert {s.party for s in found.statements} == {"peru"}


@given(scenes(), st.data())
@settings(max_examples=1000, deadline=None)
def test_sayings_of_one_source_are_weighed_together(stage: Scene, data: st.DataObject) -> None:
    size = len(stage.parties) + 1
    chance = st.lists(st.floats(0.01, 1), min_size=size, max_size=size)
    rows = [np.array(data.draw(chance)) for _ in stage.sayings]
    rows = [np.log(row / row.sum()) for row in rows]

    class Given:
        def likely(self, scene: Scene, wanted: list[int]) -> list[np.ndarray]:
            return [rows[number] for number in wanted]

    found = allegiances(stage, Given())  # type: ignore[arg-type]
    open_ones = [
        n for n, saying in enumerate(stage.sayings) if saying.is_open and saying.who in stage.people
    ]
    assert set(found) == {stage.sayings[n].who for n in open_ones}
    for who, party in found.items():
        mine = [rows[n] for n in open_ones if stage.sayings[n].who == who]
        weights = [1.0] * size
        for row in mine:
            for column in range(size):
                weights[column] *= np.exp(row[column]) ** (1 / len(mine))
        best = max(range(size), key=lambda column: weights[column])
        share = weights[best] / sum(weights)
        guess = next(s.parties for s in stage.sayings if s.who == who and s.is_open)
        kept = [p for p in guess if weights[1 + stage.parties.index(p)] / sum(weights) >= ENOUGH]
        likely = stage.parties[best - 1] if best else ""
        voiced = likely in stage.party_of.values() or any(
            likely in s.parties for s in stage.sayings if not s.is_open
        )
        clear = best and share >= (CLEAR if voiced else SURE)
        wanted = likely if clear else next(iter(kept), None)
        near = [w / sum(weights) - bar for w in weights for bar in (CLEAR, SURE, ENOUGH)]
        if min(map(abs, near)) > 1e-9:
            assert party == wanted


def made_up(seed: int) -> SceneModel:
    """Return a model with weights by chance, whose encoder only adds marks to numbers."""
    rng = np.random.default_rng(seed)
    sizes = {
        "said": (4 * WIDTH, 5),
        "party": (WIDTH, 5),
        "trait": (len(TRAITS), 3),
        "plain": (len(FEATURES), 1),
        "inner": (5 + len(FEATURES) + 6, 4),
        "outer": (4, 1),
    }
    weights = {"kinds": rng.normal(size=(len(KINDS), WIDTH))}
    weights["identities"] = rng.normal(size=(IDENTITIES, WIDTH))
    weights["nobody"] = rng.normal(size=WIDTH)
    for name, shape in sizes.items():
        weights[f"{name}.weight"] = rng.normal(size=shape)
        weights[f"{name}.bias"] = rng.normal(size=shape[1])
    return SceneModel(
        lambda ids, marks: (marks + np.sin(ids)[:, None]).astype(np.float32),
        {name: one.astype(np.float32) for name, one in weights.items()},
    )


def plainly(model: SceneModel, stage: Scene, number: int) -> list[float]:
    """Return how likely each party is, worked out party by party."""
    cut, held, saying = pieces(stage), model.weights, stage.sayings[number]
    vectors = []
    for place, piece in enumerate(cut.ids):
        mark = cut.kinds[place] @ held["kinds"] + cut.identities[place] @ held["identities"]
        vectors.append(mark + np.sin(piece))

    def mean(places: np.ndarray) -> np.ndarray:
        return np.mean([vectors[p] for p in places], axis=0) if len(places) else np.zeros(WIDTH)

    def layer(name: str, of: np.ndarray) -> np.ndarray:
        return of @ held[f"{name}.weight"] + held[f"{name}.bias"]

    own = [cut.contents[number], cut.sources[number], cut.of[saying.who], cut.sentences[number]]
    said = layer("said", np.concatenate([mean(places) for places in own]))
    cells = np.maximum(layer("trait", traits(saying, stage)), 0)
    scores = []
    for row, plain in enumerate(features(stage, cut, number)):
        vector = held["nobody"] if row == 0 else mean(cut.of[stage.parties[row - 1]])
        alike = said * layer("party", vector)
        inner = np.concatenate([alike / 4, plain, cells, cells * plain[0]])
        hidden = np.maximum(layer("inner", inner), 0)
        scores.append(alike.sum() / 11 + layer("plain", plain)[0] + layer("outer", hidden)[0])
    weights = [np.exp(score - max(scores)) for score in scores]
    return [weight / sum(weights) for weight in weights]


@given(scenes(), st.integers(0, 3))
@settings(max_examples=500, deadline=None)
def test_the_score_is_that_of_a_naive_one(stage: Scene, seed: int) -> None:
    model = made_up(seed)
    wanted = list(range(len(stage.sayings)))
    for number, found in zip(wanted, model.likely(stage, wanted), strict=True):
        assert np.exp(found) == pytest.approx(plainly(model, stage, number), abs=1e-3)


def test_the_encoder_reads_a_window_alike_each_time() -> None:
    encode = shipped().encode
    ids = np.array([101, 2034, 2056, 102])
    marks = np.zeros((4, 384), dtype=np.float32)
    first = encode(ids, marks)
    assert first.shape == (4, 384)
    assert np.array_equal(first, encode(ids, marks))
    assert not np.allclose(first, encode(ids, marks + 1))


def test_the_weights_were_made_from_the_data_as_it_stands() -> None:
    stored = np.load(HOME / "scene_weights.npz")
    assert str(stored["data"]) == annotated.data_hash(annotated.files()), (
        "run tools/train_scenes.py"
    )
    assert (HOME / "scene_encoder.onnx").stat().st_size < 25_000_000

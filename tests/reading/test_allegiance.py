"""For whom people speak by the language model, where no words tell it."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import annotated
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import allegiance as module
from detente.reading import read
from detente.reading.allegiance import BARS, decided, weighed
from detente.reading.attribution import attributions
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.scene_features import FEATURES, TRAITS, features, traits
from detente.reading.scene_model import ACTS, SceneModel, View, shipped, views
from detente.reading.scene_words import IDENTITIES, KINDS, pieces
from detente.reading.scenes import Scene, scene
from detente.reading.speaker_features import ABOUT_SPEAKERS, candidates
from detente.reading.voice import voice

from .conftest import make_document
from .test_scenes import scenes

WIDTH = 6
UNDECIDED = np.log(np.full(len(ACTS), 1 / len(ACTS)))
UNHEARD = {"": 0.0}
reader = import_module("detente.reading.read")
HOME = Path(module.__file__).parent


STEWARD = "The Tug Guild met Brann Shipping. Shop steward Ola Berg said it was late."


class Sure:
    """A model for which all that some say is a party's, or nobody's, with one likelihood."""

    def __init__(self, party: str, chance: float, who: str) -> None:
        self.party, self.chance, self.who = party, chance, who

    def views(self, scene: Scene) -> tuple[View, ...]:
        rows = ["", *scene.parties]
        rest = (1 - self.chance) / (len(rows) - 1)
        row = [self.chance if party == self.party else rest for party in rows]
        even = [1 / len(rows)] * len(rows)
        parties = [row if self.who in s.who else even for s in scene.sayings]
        return tuple(View(np.log(np.array(one)), UNDECIDED, UNHEARD) for one in parties)


TEXT = (
    "The Dockers' Union met Brann Shipping on Monday.\n\n"
    "Union president Ana Roe said the berth was closed.\n\n"
    "Ola Berg smiled. Berg said that pay had to rise. The union's boats stayed away."
)


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Sure]]:
    """Put a sure model in the place of the shipped one."""

    def put(party: str, chance: float, who: str = "Ola Berg") -> Sure:
        model = Sure(party, chance, who)
        monkeypatch.setattr(reader, "views", model.views)
        return model

    return put  # type: ignore[return-value]


def test_who_is_not_told_of_gets_the_likely_party(sure) -> None:
    sure("brann-shipping", 0.99)
    found = read(make_document(TEXT))
    by_speaker = {s.speaker: s for s in found.statements}
    assert by_speaker["Ola Berg"].party == "brann-shipping"
    assert "source-context" in by_speaker["Ola Berg"].rules
    assert by_speaker["Ola Berg"].confidence <= 0.6
    person = next(p for p in found.people if p.name == "Ola Berg")
    assert (person.party, person.rules) == ("brann-shipping", ("office-in-context",))
    assert person.because is not None
    assert person.because.text == "Ola Berg"


@pytest.mark.parametrize("surer", [False, True])
def test_what_words_tell_stands_unless_another_is_all_but_certain(sure, surer: bool) -> None:
    sure("brann-shipping", BARS.certain + (0.001 if surer else -0.001), who="Ana Roe")
    found = read(make_document(TEXT))
    party, rule = ("brann-shipping", "context") if surer else ("dockers-union", "name")
    said = [s for s in found.statements if s.speaker == "Ana Roe"]
    assert [(s.party, s.rules[1]) for s in said] == [(party, f"source-{rule}")]
    (person,) = (p for p in found.people if p.name == "Ana Roe")
    assert person.party == party
    assert ("office-in-context" in person.rules) is surer


def test_the_people_of_a_reading_have_the_party_of_their_statements(sure) -> None:
    sure("brann-shipping", BARS.certain + 0.001, who="Ana Roe")
    text = "Brann Shipping met Peru. Peruvian Foreign Minister Ana Roe said it was late."
    found = read(make_document(text))
    assert [(s.speaker, s.party) for s in found.statements] == [("Ana Roe", "brann-shipping")]
    assert [(p.name, p.party, p.rules) for p in found.people] == [
        ("Ana Roe", "brann-shipping", ("office-in-context",))
    ]


@pytest.mark.parametrize("surer", [False, True])
def test_a_source_without_a_name(sure, surer: bool) -> None:
    sure("brann-shipping", BARS.unnamed + (0.001 if surer else -0.001), who=":")
    found = read(make_document(TEXT + " The neighbours said that it was loud."))
    (said,) = (s for s in found.statements if s.content.text == "it was loud")
    assert said.party == ("brann-shipping" if surer else None)
    assert ("source-context" in said.rules) is surer


@pytest.mark.parametrize(("party", "chance"), [("brann-shipping", BARS.clear - 0.01), ("", 0.95)])
def test_nobody_is_taken_where_none_is_clear(sure, party: str, chance: float) -> None:
    sure(party, chance)
    found = read(make_document(TEXT))
    assert [s.party for s in found.statements if s.speaker == "Ola Berg"] == [None]
    assert [p.party for p in found.people if p.name == "Ola Berg"] == [None]


def test_a_guess_of_leanings_gives_way(sure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "views", lambda _: ())
    guessed = read(make_document(STEWARD)).statements[0]
    monkeypatch.undo()
    assert (guessed.party, "source-context" in guessed.rules) == ("tug-guild", True)
    sure("", 0.95)
    found = read(make_document(STEWARD))
    assert found.statements[0].party is None
    assert found.statements[0].rules[1] == "source-unresolved"
    assert [p.party for p in found.people] == [None]


@pytest.mark.parametrize(
    ("chance", "party"), [(BARS.enough + 0.01, "tug-guild"), (BARS.enough - 0.01, None)]
)
def test_a_guess_of_leanings_needs_less(sure, chance: float, party: str | None) -> None:
    sure("tug-guild", chance)
    found = read(make_document(STEWARD)).statements[0]
    assert found.party == party


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


def shares(rng: np.random.Generator, size: int) -> np.ndarray:
    """Return chances of so many that add up to one, at times with a favourite."""
    row = rng.uniform(0.01, 1, size)
    row[rng.integers(size)] *= rng.choice([1, 10, 1000])
    return np.asarray(row / row.sum())


@given(scenes(), st.integers(0, 2**32 - 1))
@settings(max_examples=1000, deadline=None)
def test_sayings_of_one_source_are_weighed_together(stage: Scene, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = [np.log(shares(rng, 1 + len(stage.parties))) for _ in stage.sayings]
    found = weighed(stage, tuple(View(row, UNDECIDED, UNHEARD) for row in rows))
    assert set(found) == {saying.who for saying in stage.sayings}
    for who, chances in found.items():
        mine = [row for row, saying in zip(rows, stage.sayings, strict=True) if saying.who == who]
        weights = [1.0] * (1 + len(stage.parties))
        for row in mine:
            for column in range(len(weights)):
                weights[column] *= np.exp(row[column]) ** (1 / len(mine))
        wanted = dict(zip(("", *stage.parties), weights, strict=True))
        assert chances == pytest.approx({p: w / sum(weights) for p, w in wanted.items()})


@given(scenes(), st.integers(0, 2**32 - 1))
@settings(max_examples=2000, deadline=None)
def test_decisions_are_those_of_the_rules_one_by_one(stage: Scene, seed: int) -> None:
    rng = np.random.default_rng(seed)
    sources = {saying.by for saying in stage.sayings}
    sides = ["", *stage.parties]
    chances = {
        who: dict(zip(sides, shares(rng, len(sides)).tolist(), strict=True))
        for who in sorted({source.who for source in sources})
    }
    found = decided(stage, chances, BARS)
    for source in sources:
        best = max(chances[source.who].items(), key=lambda pair: pair[1])
        if source.is_open and source.who in stage.people:
            assert source in found
            if best[0] and best[1] >= BARS.clear:
                assert found[source] == best[0]
            elif source.parties and chances[source.who][source.parties[0]] >= BARS.enough:
                assert found[source] == source.parties[0]
            elif len(source.parties) < 2:
                assert found[source] is None
        elif source.is_open:
            taken = best[0] != "" and best[1] >= BARS.unnamed
            assert found.get(source) == (best[0] if taken else None)
        else:
            other = len(source.parties) == 1 and best[0] not in ("", source.parties[0])
            assert (source in found) == (other and best[1] >= BARS.certain)
            assert found.get(source, best[0]) == best[0]


def made_up(seed: int) -> SceneModel:
    """Return a model with weights by chance, whose encoder only adds marks to numbers."""
    rng = np.random.default_rng(seed)
    sizes = {
        "said": (4 * WIDTH, 5),
        "party": (WIDTH, 5),
        "trait": (len(TRAITS), 3),
        "party_plain": (len(FEATURES), 1),
        "party_inner": (5 + len(FEATURES) + 6, 4),
        "party_outer": (4, 1),
        "act": (4 * WIDTH, len(ACTS)),
        "asked": (3 * WIDTH, 10),
        "person": (WIDTH, 5),
        "call": (WIDTH, 5),
        "speaker_plain": (len(ABOUT_SPEAKERS), 1),
        "speaker_inner": (10 + len(ABOUT_SPEAKERS) + 6, 4),
        "speaker_outer": (4, 1),
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


def plainly(
    model: SceneModel, stage: Scene, number: int
) -> tuple[list[float], list[float], dict[str, float]]:
    """Return how likely each party, each act and each speaker is, worked out one by one."""
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
    vectors_of = np.concatenate([mean(places) for places in own])
    said, acts = layer("said", vectors_of), np.exp(layer("act", vectors_of))
    cells = np.maximum(layer("trait", traits(saying, stage)), 0)
    scores = []
    for row, plain in enumerate(features(stage, cut, number)):
        vector = held["nobody"] if row == 0 else mean(cut.of[stage.parties[row - 1]])
        alike = said * layer("party", vector)
        inner = np.concatenate([alike / 4, plain, cells, cells * plain[0]])
        hidden = np.maximum(layer("party_inner", inner), 0)
        score = layer("party_plain", plain)[0] + layer("party_outer", hidden)[0]
        scores.append(alike.sum() / 11 + score)
    may = candidates(stage, cut, number)
    asked = layer("asked", np.concatenate([mean(places) for places in (own[0], own[1], own[3])]))
    heard = {}
    for key, person, call, told in zip(may.keys, may.rows, may.calls, may.features, strict=True):
        mine = [cut.calls[at] for at, who in enumerate(cut.called) if who == person - 1]
        named = mean(np.concatenate(mine)) if person else held["nobody"]
        near = mean(cut.calls[call - 1]) if person else held["nobody"]
        alike = asked * np.concatenate([layer("person", named), layer("call", near)])
        hidden = np.concatenate([alike / 4, told, cells, cells * told[1]])
        hidden = np.maximum(layer("speaker_inner", hidden), 0)
        score = layer("speaker_plain", told)[0] + layer("speaker_outer", hidden)[0]
        heard[key] = alike.sum() / 11 + score
    shares = [_shares(of) for of in (scores, list(np.log(acts)), list(heard.values()))]
    return shares[0], shares[1], dict(zip(heard, shares[2], strict=True))


def _shares(scores: list[float]) -> list[float]:
    weights = [np.exp(score - max(scores)) for score in scores]
    return [weight / sum(weights) for weight in weights]


@given(scenes(), st.integers(0, 3))
@settings(max_examples=500, deadline=None)
def test_the_score_is_that_of_a_naive_one(stage: Scene, seed: int) -> None:
    model = made_up(seed)
    for number, found in enumerate(model.views(stage)):
        parties, acts, speakers = plainly(model, stage, number)
        assert np.exp(found.parties) == pytest.approx(parties, abs=1e-3)
        assert np.exp(found.acts) == pytest.approx(acts, abs=1e-3)
        assert {who: np.exp(one) for who, one in found.speakers.items()} == pytest.approx(
            speakers, abs=1e-3
        )


LONG = " ".join(["The talks went on in the rain and nobody left the pier."] * 8)
OPEN = "The Tug Guild met Brann Shipping. Ola Berg said it was late."
TOLD = "The Tug Guild met Brann Shipping. The guild's president Ola Berg said it was late."


@pytest.mark.parametrize(
    ("text", "asked"),
    [(f"{OPEN} {LONG}", True), (OPEN, False), (f"{TOLD} {LONG}", False)],
)
def test_the_model_is_asked_where_a_text_is_long_and_leaves_somebody_open(
    text: str, asked: bool
) -> None:
    parsed = parse(make_document(text))
    reported, discourse = attributions(parsed), discourse_of(parsed)
    stage = scene(parsed, reported, voice(parsed, reported, discourse), discourse)
    assert bool(views(stage)) is asked


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
    assert str(stored["data"]) == annotated.data_hash(annotated.files("long")), (
        "run tools/train_scenes.py"
    )
    assert (HOME / "scene_encoder.onnx").stat().st_size < 25_000_000

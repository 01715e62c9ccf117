"""Who speaks by the language model, where no name stands beside the words."""

import random
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import read
from detente.reading.scene_features import UNLIKELY
from detente.reading.scene_model import ACTS, View
from detente.reading.scene_words import KINDS, pieces
from detente.reading.scenes import Scene, is_named
from detente.reading.speaker_context import BARS, likely, speakers
from detente.reading.speaker_features import ABOUT_SPEAKERS, NEAREST, candidates

from .conftest import make_document
from .test_scenes import said, scenes

reader = import_module("detente.reading.read")
PEOPLE = ("", "Ana Roe", "Ola Berg")


def view(speakers: Mapping[str, float], stage: Scene, parties: tuple[str, ...] = ()) -> View:
    """Return a view that leaves the act open, and for the party believes the rules."""
    sides = ("", *stage.parties)
    row = [9.0 if side in (parties or ("",)) else 1.0 for side in sides]
    acts = np.full(len(ACTS), 1 / len(ACTS))
    return View(np.log(np.array(row) / sum(row)), np.log(acts), speakers)


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch):
    """Put a model that is so sure of a speaker of some words in the place of the shipped one."""

    def put(who: str, chance: float, words: str) -> None:
        others = dict.fromkeys(("", "Any One", "Any Other"), np.log((1 - chance) / 3))
        chances = {who: np.log(chance), **others}

        def views(stage: Scene) -> tuple[View, ...]:
            return tuple(
                view(
                    chances if stage.text[slice(*said.content)] == words else {"": 0.0},
                    stage,
                    said.parties,
                )
                for said in stage.sayings
            )

        monkeypatch.setattr(reader, "views", views)

    return put


TEXT = (
    "Peruvian Foreign Minister Ana Roe met Ola Berg, a lawyer for Brann Shipping, on Monday.\n\n"
    "Somebody said it was late. She said the berth was closed. Ana Roe said that pay had to rise."
)


def by_words(text: str) -> dict[str, tuple[str | None, str]]:
    return {s.content.text: (s.speaker, s.rules[1]) for s in read(make_document(text)).statements}


@pytest.mark.parametrize("surer", [False, True])
def test_a_source_without_a_name_is_whoever_is_likely_enough(sure, surer: bool) -> None:
    sure("Ola Berg", BARS.open + (0.01 if surer else -0.01), "it was late")
    speaker, rule = by_words(TEXT)["it was late"]
    assert speaker == ("Ola Berg" if surer else None)
    assert (rule == "source-context") is surer


@pytest.mark.parametrize("surer", [False, True])
def test_another_person_has_to_be_likelier(sure, surer: bool) -> None:
    sure("Ola Berg", BARS.taken + (0.01 if surer else -0.01), "the berth was closed")
    speaker, _ = by_words(TEXT)["the berth was closed"]
    assert speaker == ("Ola Berg" if surer else "Ana Roe")


@pytest.mark.parametrize(
    ("source", "speaker", "parties"),
    [
        ("Ana Roe", "Ana Roe", ("peru",)),
        ("Ana Roe and Ola Berg", None, ("peru", "brann-shipping")),
        ("Brann Shipping", None, ("brann-shipping",)),
        ("Both sides", None, ("peru", "brann-shipping")),
    ],
)
def test_names_and_words_for_several_stand(sure, source: str, speaker, parties) -> None:
    sure("Ola Berg", 0.999, "pay had to rise")
    text = TEXT.replace("Ana Roe said that pay", f"{source} said that pay")
    said = read(make_document(text)).statements[-1]
    assert (said.speaker, set(said.parties)) == (speaker, set(parties))


@pytest.mark.parametrize("surer", [False, True])
def test_words_that_tell_a_party_stand_unless_a_person_is_likelier(sure, surer: bool) -> None:
    text = (
        "The Dockers' Union met Brann Shipping. Ola Berg walked about in the hall.\n\n"
        "An aide of the union said it was late."
    )
    sure("Ola Berg", BARS.taken + (0.01 if surer else -0.01), "it was late")
    (said,) = read(make_document(text)).statements
    assert said.speaker == ("Ola Berg" if surer else None)
    assert said.party == "dockers-union"


def test_the_party_is_that_of_the_speaker(sure) -> None:
    sure("Ola Berg", 0.99, "it was late")
    (said,) = (s for s in read(make_document(TEXT)).statements if s.content.text == "it was late")
    assert said.party == "brann-shipping"


@given(scenes(), st.integers(0, 2**32 - 1))
@settings(max_examples=1000, deadline=None)
def test_all_that_a_source_says_is_weighed_together(stage: Scene, seed: int) -> None:
    rng = random.Random(seed)
    rows = [
        {who: rng.uniform(0.01, 1) for who in rng.sample(PEOPLE, rng.randint(1, len(PEOPLE)))}
        for _ in stage.sayings
    ]
    views = tuple(view({who: np.log(part) for who, part in row.items()}, stage) for row in rows)
    found = likely(stage, views)
    assert set(found) == {saying.place for saying in stage.sayings}
    for place, chances in found.items():
        mine = [r for r, saying in zip(rows, stage.sayings, strict=True) if saying.place == place]
        weights = dict.fromkeys((who for row in mine for who in row), 1.0)
        for who in weights:
            for row in mine:
                weights[who] *= row.get(who, np.exp(UNLIKELY)) ** (1 / len(mine))
        wanted = {who: weight / sum(weights.values()) for who, weight in weights.items()}
        assert chances == pytest.approx(wanted)
    for place, who in speakers(stage, found, BARS).items():
        mine = [saying for saying in stage.sayings if saying.place == place]
        (before,) = {saying.who for saying in mine}
        bar = BARS.taken if before in stage.people else BARS.open
        assert not all(is_named(saying, stage) for saying in mine)
        assert found[place][who] == max(found[place].values()) >= bar
        assert who not in ("", before)


def naive(stage: Scene, number: int) -> dict[str, list[float]]:
    """Return what is told of each person for a saying, person by person and piece by piece."""
    cut, who = pieces(stage), stage.sayings[number].who
    content, sentence = cut.contents[number].tolist(), cut.sentences[number].tolist()
    at = [*cut.sources[number].tolist(), *content, 0][0]
    begin = max(p for p in cut.paragraphs.tolist() if p <= at)
    nearest = {}
    for key in stage.people:
        mine = [
            int(call[0])
            for call, row in zip(cut.calls, cut.called, strict=True)
            if stage.people[row] == key
        ]
        before = [place for place in mine if place <= at]
        if mine:
            place = before[-1] if before else mine[0]
            nearest[key] = (at - place if before else 999 + place - at, place, bool(before), mine)
    known = who in stage.people
    rows = {"": [1.0, not known, not known, *[0.0] * (len(ABOUT_SPEAKERS) - 3)]}
    order = sorted(nearest, key=lambda key: (nearest[key][0], stage.people.index(key)))
    for key in stage.people:
        if key not in nearest:
            continue
        back, place, before, mine = nearest[key]
        told = {
            "nobody": False,
            "by the rules": key == who,
            "rules know nobody": not known,
            "how many between": np.log1p(order.index(key)) / 2,
            "how far back": np.log1p(min(back, 999)) / 4,
            "not before": not before,
            "in the paragraph": before and place >= begin,
            "in the sentence": place in sentence,
            "in the words": place in content,
            "in others' words": cut.kinds[place, KINDS.index("content")] == 1
            and place not in content,
            "spoke before": number > 0 and stage.sayings[number - 1].who == key,
            "named how often": np.log1p(len(mine)),
            "speaks how often": np.log1p(sum(s.who == key for s in stage.sayings)),
            "has a party": key in stage.party_of,
        }
        assert tuple(told) == ABOUT_SPEAKERS
        rows[key] = [float(value) for value in told.values()]
    return rows


def test_of_a_long_text_whoever_was_named_before_goes_before_whoever_comes_next() -> None:
    text = f"Roe {'fell ' * 1500}he Berg {'fell ' * 20}"
    roe, berg, he = (0, 3), (text.index("Berg"), text.index("Berg") + 4), text.index(" he ") + 1
    sayings = (said((he, he + 2), (he, he + 2), who="~0-1"),)
    mentions = {"Roe": (roe,), "Berg": (berg,)}
    people = ("Berg", "Roe", "Unnamed Here")
    stage = Scene(text, ((0, len(text)),), (), people, mentions, {}, {}, sayings)
    found = candidates(stage, pieces(stage), 0)
    assert found.keys == ("", "Berg", "Roe")
    between = found.features[:, ABOUT_SPEAKERS.index("how many between")]
    assert between[1] > between[2]


@given(scenes(), st.sampled_from((*PEOPLE, "~0-3")))
@settings(max_examples=1000, deadline=None)
def test_features_are_those_of_a_naive_count(stage: Scene, who: str) -> None:
    for number, saying in enumerate(stage.sayings):
        sayings = list(stage.sayings)
        sayings[number] = replace(saying, who=who)
        heard = replace(stage, sayings=tuple(sayings))
        found = candidates(heard, pieces(heard), number)
        wanted = naive(heard, number)
        assert list(found.keys) == list(wanted)
        assert found.features == pytest.approx(np.array(list(wanted.values())), abs=1e-5)


def test_of_many_people_only_the_nearest_may_have_spoken() -> None:
    names = [f"Person{chr(65 + n)}" for n in range(NEAREST + 6)]
    text = " ".join(names)
    places = {name: ((text.index(name), text.index(name) + len(name)),) for name in names}
    end = places[names[-3]][0][0]
    sayings = (said((end, end + 3), (end, end + 3), who=names[0]),)
    stage = Scene(text, ((0, len(text)),), (), tuple(names), places, {}, {}, sayings)
    found = candidates(stage, pieces(stage), 0)
    assert found.keys[1:] == (names[0], *names[-2 - NEAREST : -2])

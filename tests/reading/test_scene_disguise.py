"""What the language model is shown while it learns: names covered, the rules' word in doubt."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scene_disguise import COVER, Disguise, covered, doubted

from detente.reading.scene_features import TRAITS, features, traits
from detente.reading.scene_words import KINDS, pieces
from detente.reading.scenes import Scene
from detente.reading.speaker_features import ABOUT_SPEAKERS, candidates

from .test_scenes import said, scenes

NONE = Disguise(pieces=0, people=0, parties=0, hidden=0, belied=0, unheard=0, misheard=0)
TEXT = "Ana Roe of Alder met Ola Berg of Brann. He said it fell. He said so. Ana Roe said no."
PARTIES = ("alder", "brann")


def at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def stage() -> Scene:
    """Return a scene in which a pronoun, a second time, and a name are the sources."""
    he, again = at("He"), at("He", 45)
    sayings = (
        said(at("it fell"), he, who="Ola Berg", rule="pronoun", parties=("brann",), is_open=False),
        said(at("so"), again, who="Ola Berg", rule="pronoun", parties=("brann",), is_open=False),
        said(at("no."), at("Ana Roe", 9), parties=("alder",), is_open=False),
    )
    mentions = {
        "Ana Roe": (at("Ana Roe"), at("Ana Roe", 9)),
        "Ola Berg": (at("Ola Berg"),),
        "alder": (at("Alder"),),
        "brann": (at("Brann"),),
    }
    told = {"Ana Roe": "alder", "Ola Berg": "brann"}
    return Scene(
        TEXT, ((0, len(TEXT)),), PARTIES, ("Ana Roe", "Ola Berg"), mentions, told, {}, sayings
    )


def rng() -> np.random.Generator:
    return np.random.default_rng(7)


def apart(stage: Scene) -> Scene:
    """Return a scene in which each saying has a source of its own."""
    sayings = (replace(one, place=(number, 0)) for number, one in enumerate(stage.sayings))
    return replace(stage, sayings=tuple(sayings))


@given(scenes().map(apart), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_without_doubt_a_scene_is_as_it_was(stage: Scene, seed: int) -> None:
    dealt = np.random.default_rng(seed)
    assert doubted(stage, dealt, NONE) == stage
    assert covered(stage, pieces(stage), dealt, NONE).tolist() == pieces(stage).ids.tolist()


@given(scenes().map(apart), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_words_and_places_stay_whatever_is_in_doubt(stage: Scene, seed: int) -> None:
    all_of_it = replace(NONE, hidden=0.4, belied=0.4, unheard=0.4, misheard=0.4)
    found = doubted(stage, np.random.default_rng(seed), all_of_it)
    assert replace(found, sayings=stage.sayings) == stage
    for before, after in zip(stage.sayings, found.sayings, strict=True):
        kept = {"who": after.who, "rule": after.rule, "parties": after.parties}
        assert replace(before, **kept, is_open=after.is_open) == after
        assert set(after.parties) <= {*before.parties, *stage.parties}


def test_nothing_gives_away_who_an_unheard_source_is() -> None:
    found = doubted(stage(), rng(), replace(NONE, unheard=1.0))
    cut = pieces(found)
    by_name = found.sayings[2]
    assert by_name == stage().sayings[2]
    for number, saying in enumerate(found.sayings[:2]):
        assert (saying.rule, saying.parties, saying.is_open) == ("unresolved", (), True)
        assert saying.who not in found.people
        assert traits(saying, found)[TRAITS.index("no person")] == 1
        may = candidates(found, cut, number)
        told = may.features[may.keys.index("Ola Berg")]
        for trait in ("by the rules", "spoke before", "speaks how often"):
            assert told[ABOUT_SPEAKERS.index(trait)] == 0
        ruled = features(found, cut, number)[:, 0]
        assert ruled.tolist() == [1, 0, 0]
        # The pronoun bears no mark of whom it stands for.
        theirs = cut.identities[cut.calls_of(found.people.index("Ola Berg"))].any(axis=0)
        assert not (cut.identities[cut.sources[number]].any(axis=0) & theirs).any()
    assert found.sayings[0].who != found.sayings[1].who


def test_one_is_misheard_as_somebody_named_before_with_the_party_of_that_one() -> None:
    found = doubted(stage(), rng(), replace(NONE, misheard=1.0))
    for saying in found.sayings:
        assert saying.who == "Ana Roe"
        assert saying.parties == ("alder",)
    alone = replace(stage(), mentions={"Ola Berg": stage().mentions["Ola Berg"]})
    kept = doubted(alone, rng(), replace(NONE, misheard=1.0))
    assert [saying.who for saying in kept.sayings[:2]] == ["Ola Berg", "Ola Berg"]


def test_what_a_source_says_is_heard_alike_and_sources_apart() -> None:
    one = stage().sayings[0]
    both = replace(one, content=at("so"))
    seen = set()
    for seed in range(40):
        held = replace(stage(), sayings=(one, both, *stage().sayings[1:]))
        found = doubted(held, np.random.default_rng(seed), replace(NONE, unheard=0.5)).sayings
        assert found[0].by == found[1].by
        seen.add((found[0].who == "Ola Berg", found[2].who == "Ola Berg"))
    assert len(seen) == 4


def test_a_party_is_hidden_or_belied_by_another_that_is_named() -> None:
    hidden = doubted(stage(), rng(), replace(NONE, hidden=1.0)).sayings
    assert [(s.who, s.rule, s.parties) for s in hidden] == [
        ("Ola Berg", "pronoun", ()),
        ("Ola Berg", "pronoun", ()),
        ("Ana Roe", "name", ()),
    ]
    assert all(saying.is_open for saying in hidden)
    seen = set()
    for seed in range(40):
        belied = doubted(stage(), np.random.default_rng(seed), replace(NONE, belied=1.0)).sayings
        assert belied[0].parties == belied[1].parties
        assert not belied[0].is_open
        seen.add(belied[0].parties)
    assert seen == {("alder",), ("brann",)}


def test_names_are_covered_wherever_they_stand() -> None:
    cut = pieces(stage())
    found = covered(stage(), cut, rng(), replace(NONE, people=1.0))
    people = cut.kinds[:, KINDS.index("person")] == 1
    assert (found == COVER).tolist() == people.tolist()
    parties = covered(stage(), cut, rng(), replace(NONE, parties=1.0))
    assert (parties == COVER).tolist() == (cut.kinds[:, KINDS.index("party")] == 1).tolist()

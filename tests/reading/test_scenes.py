"""A text as the language model sees it: names and sayings, pieces of words, plain features."""

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.attribution import attributions
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.scene_features import FEATURES, NOBODY, TRAITS, features, traits
from detente.reading.scene_words import IDENTITIES, KINDS, WINDOW, pieces, tokenizer
from detente.reading.scenes import Saying, Scene, scene
from detente.reading.voice import voice

from .conftest import make_document

TEXT = (
    "The Dockers' Union met Brann Shipping on Monday.\n\n"
    'Union president Ana Roe said the berth was closed. "It stays closed," she said.\n\n'
    "Ola Berg, a welder, said that pay had to rise. Brann Shipping refused."
)


def staged(text: str) -> Scene:
    """Return the scene of a text."""
    parsed = parse(make_document(text))
    reported, discourse = attributions(parsed), discourse_of(parsed)
    return scene(parsed, reported, voice(parsed, reported, discourse), discourse)


def said(content: tuple[int, int], source: tuple[int, int], **given: object) -> Saying:
    told = {
        "place": (len(str(given.get("who"))), source[0]),
        "who": "Ana Roe",
        "sentence": (min(content[0], source[0]), max(content[1], source[1])),
        "frame": "clause",
        "mode": "indirect",
        "rule": "name",
        "parties": (),
        "is_open": True,
    }
    return Saying(content=content, source=source, **(told | given))  # type: ignore[arg-type]


def test_a_scene_has_the_sayings_of_a_text_and_who_is_named_in_it() -> None:
    found = staged(TEXT)
    words = [found.text[a:b] for a, b in (saying.content for saying in found.sayings)]
    assert words[:3] == ["the berth was closed", "It stays closed", "pay had to rise"]
    assert [s.who for s in found.sayings][:3] == ["Ana Roe", "Ana Roe", "Ola Berg"]
    assert [s.is_open for s in found.sayings][:2] == [False, False]
    assert found.people == ("Ana Roe", "Ola Berg")
    assert {"dockers-union", "brann-shipping"} <= set(found.parties)
    named = [found.text[a:b] for a, b in found.mentions["brann-shipping"]]
    assert named == ["Brann Shipping", "Brann Shipping"]
    assert found.party_of["Ana Roe"] == "dockers-union"


def test_leanings_are_told_of_those_whose_party_is_open() -> None:
    found = staged(TEXT)
    open_ones = {s.who for s in found.sayings if s.is_open}
    assert set(found.leanings) <= open_ones
    for of in found.leanings.values():
        assert np.exp(list(of.values())).sum() == pytest.approx(1)


@given(st.text(st.sampled_from("ab. ,éß-\n\"'😀漢\u0301"), max_size=400))
@settings(max_examples=300, deadline=None)
def test_pieces_cover_every_paragraph_in_windows_that_fit(text: str) -> None:
    paragraphs = tuple(
        (start, start + len(line))
        for line, start in zip(
            text.split("\n"), np.cumsum([0, *(len(x) + 1 for x in text.split("\n"))]), strict=False
        )
        if line.strip()
    )
    stage = Scene(text, paragraphs, (), (), {}, {}, {}, ())
    cut = pieces(stage)
    assert [a for a, _ in cut.windows] == [0, *(b for _, b in cut.windows[:-1])][: len(cut.windows)]
    assert sum(b - a for a, b in cut.windows) == len(cut.ids)
    assert all(0 < b - a <= WINDOW for a, b in cut.windows)
    assert cut.kinds.shape == (len(cut.ids), len(KINDS))
    assert cut.identities.shape == (len(cut.ids), IDENTITIES)


def test_windows_of_a_long_text_end_with_paragraphs() -> None:
    text = "\n\n".join("The harbour union said that the berth was closed. " * 4 for _ in range(40))
    stage = staged(text)
    cut = pieces(stage)
    assert len(cut.windows) > 2
    each = len(cut.ids) // 40
    assert all(start % each == 0 for start, _ in cut.windows)


def test_a_paragraph_that_fits_no_window_is_cut() -> None:
    text = "the berth was closed and " * 400
    cut = pieces(Scene(text, ((0, len(text)),), (), (), {}, {}, {}, ()))
    assert max(b - a for a, b in cut.windows) <= WINDOW
    assert cut.windows[-1][1] == len(cut.ids)


def test_pieces_know_who_is_named_and_who_speaks() -> None:
    text = "Ana Roe of Peru said prices fell. She said so."
    name, peru, content, she = (0, 7), (11, 15), (21, 32), (34, 37)
    stage = Scene(
        text,
        ((0, len(text)),),
        ("peru",),
        ("Ana Roe",),
        {"Ana Roe": (name,), "peru": (peru,)},
        {},
        {},
        (said(content, name), said((43, 45), she)),
    )
    cut = pieces(stage)
    order = [tokenizer().id_to_token(number) for number in cut.ids]
    words = ["ana", "roe", "of", "peru", "said", "prices", "fell", ".", "she", "said", "so", "."]
    assert order == words
    assert cut.of["Ana Roe"].tolist() == [0, 1, 8]
    assert cut.of["peru"].tolist() == cut.named.tolist() == [3]
    assert cut.owners.tolist() == [1]
    assert [one.tolist() for one in cut.calls] == [[0, 1]]
    assert cut.called.tolist() == cut.paragraphs.tolist() == [0]
    assert [one.tolist() for one in cut.contents] == [[5, 6], [10]]
    assert [one.tolist() for one in cut.sources] == [[0, 1], [8]]
    kinds = {kind: np.flatnonzero(cut.kinds[:, n]).tolist() for n, kind in enumerate(KINDS)}
    assert kinds == {"person": [0, 1], "party": [3], "content": [5, 6, 10], "source": [0, 1, 8]}
    # The person, her pronoun and her words bear one identity, the party another.
    assert np.flatnonzero(cut.identities[:, 0]).tolist() == [3]
    assert np.flatnonzero(cut.identities[:, 1]).tolist() == [0, 1, 5, 6, 8, 10]


def naive(stage: Scene, number: int) -> list[list[float]]:
    """Return the features of a saying, party by party and piece by piece."""
    cut, saying = pieces(stage), stage.sayings[number]
    content = cut.contents[number].tolist()
    sentence = cut.sentences[number].tolist()
    at = [*cut.sources[number].tolist(), *content, 0][0]
    leaning = stage.leanings.get(saying.who)
    rows = []
    for party in ("", *stage.parties):
        places = [] if not party else cut.of[party].tolist()
        mine = party in saying.parties if saying.parties else party == ""
        before = [place for place in places if place <= at]
        back = min(at - before[-1], 999) if before else 999
        likely = 0.0 if leaning is None else leaning.get(party, -9.0)
        told = {
            "by the rules": mine,
            "told": mine and not saying.is_open,
            "guessed": mine and bool(saying.parties) and saying.is_open,
            "nobody": party == "",
            "leaning": likely / 3,
            "chance": 0.0 if leaning is None else np.exp(likely),
            "no leaning": leaning is None,
            "named how often": np.log(1 + len(places)),
            "how far back": np.log(1 + back) / 4,
            "near": back < 30,
            "not before": not before,
            "never named": party != "" and not places,
            "in the words": any(place in content for place in places),
            "in the sentence": any(place in sentence for place in places),
            "has a voice": any(
                of == party for who, of in stage.party_of.items() if who != saying.who
            ),
        }
        assert tuple(told) == FEATURES
        rows.append([float(value) for value in told.values()])
    return rows


PARTIES = ("alder", "brann", "peru")


def scenes() -> st.SearchStrategy[Scene]:
    """Return scenes by chance, dealt by a seed: to draw them part by part takes far longer."""
    return st.integers(0, 2**32 - 1).map(_dealt)


def _dealt(seed: int) -> Scene:
    rng = random.Random(seed)
    names = ["Roe", "Alder", "Brann", "said", "the", "it", "fell."]
    words = rng.choices(names, k=rng.randint(4, 14))
    text = " ".join(words)
    cut = len(" ".join(words[: rng.randint(0, len(words))]))

    def stretch() -> tuple[int, int]:
        start = rng.randrange(len(text))
        return start, min(len(text), start + rng.randint(1, 30))

    def who() -> str:
        return rng.choice(("Ana Roe", "Ola Berg", "~0-3"))

    def some(among: Sequence[str], most: int) -> list[str]:
        return rng.sample(among, rng.randint(0, most))

    sayings = tuple(
        said(
            stretch(),
            stretch(),
            who=who(),
            parties=tuple(some(PARTIES, 2)),
            is_open=rng.random() < 0.5,
        )
        for _ in range(rng.randint(1, 4))
    )
    named = some((*PARTIES, "Ana Roe", "Ola Berg"), 5)
    leanings = {
        who(): {party: -8 * rng.random() for party in some(("", *PARTIES), 4)}
        for _ in range(rng.randint(0, 2))
    }
    return Scene(
        text,
        tuple((a, b) for a, b in ((0, cut), (cut, len(text))) if a < b),
        PARTIES,
        rng.choice((("Ana Roe", "Ola Berg"), ("Ola Berg",), ())),
        {key: tuple(stretch() for _ in range(rng.randint(0, 4))) for key in named},
        {who(): rng.choice(PARTIES) for _ in range(rng.randint(0, 2))},
        leanings,
        sayings,
    )


@given(scenes())
@settings(max_examples=1000, deadline=None)
def test_features_are_those_of_a_naive_count(stage: Scene) -> None:
    for number in range(len(stage.sayings)):
        found = features(stage, pieces(stage), number)
        assert found == pytest.approx(np.array(naive(stage, number)), abs=1e-5)


def test_traits_of_a_saying() -> None:
    stage = staged(TEXT)
    row = traits(stage.sayings[0], stage)
    assert {trait for trait, on in zip(TRAITS, row, strict=True) if on} == {
        "clause",
        "name",
        "indirect",
    }
    nameless = said((0, 4), (0, 2), who="~0-1", rule="noun")
    assert traits(nameless, stage)[TRAITS.index("no person")] == 1
    assert NOBODY not in stage.parties

"""The act by the language model and the classifier together, where the rules are in doubt."""

from importlib import import_module
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import act_context as module
from detente.reading import read
from detente.reading.act_context import CLEAR, DOUBTFUL, in_context
from detente.reading.act_model import OWN
from detente.reading.model import Act
from detente.reading.scene_model import View
from detente.reading.scenes import Scene
from detente.reading.utterance import Classified

from .conftest import make_document

ACTS = tuple(Act)
DEFAULT = Classified(Act.ASSERT, ("act-default",), 0.6)
CHANCES = st.lists(st.floats(0.001, 1), min_size=len(ACTS), max_size=len(ACTS))


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch):
    """Let the classifier, whose columns have an order of their own, give a list of chances."""

    def put(chances: list[float]) -> None:
        order = sorted(range(len(ACTS)), key=lambda number: ACTS[number].value)
        known = SimpleNamespace(
            classes=tuple(ACTS[number].value for number in order),
            chances=lambda _: np.array([chances[number] for number in order]),
        )
        monkeypatch.setattr(module, "shipped", lambda: known)
        monkeypatch.setattr(module, "features", lambda said, ruled: [])

    return put


def sure_of(act: Act, chance: float = 0.9) -> list[float]:
    rest = (1 - chance) / (len(ACTS) - 1)
    return [chance if one is act else rest for one in ACTS]


def decide(by_text: list[float], ruled: Classified = DEFAULT, whose: str = "own") -> Classified:
    likely = dict(zip(ACTS, by_text, strict=True))
    return in_context(SimpleNamespace(whose=whose), ruled, likely)  # type: ignore[arg-type]


def test_what_both_are_sure_of_is_the_act(words) -> None:
    words(sure_of(Act.PRAISE))
    found = decide(sure_of(Act.PRAISE))
    assert (found.act, found.rules) == (Act.PRAISE, ("act-in-context",))
    assert CLEAR <= found.sure <= 1


@pytest.mark.parametrize("which", ["text", "words"])
def test_one_alone_is_not_enough(words, which: str) -> None:
    even = [1 / len(ACTS)] * len(ACTS)
    words(sure_of(Act.PRAISE, 0.8) if which == "words" else even)
    assert decide(sure_of(Act.PRAISE, 0.8) if which == "text" else even).act is Act.ASSERT


@pytest.mark.parametrize(
    ("act", "rule", "whose"),
    [
        # A cue, and words of the catalogue, have their way.
        (Act.PRAISE, "act-of-cue", "own"),
        (Act.PRAISE, "act-of-words", "own"),
        # A threat has to be shown by words.
        (Act.THREATEN, "act-default", "own"),
        # What another would do is no offer of the source.
        (Act.OFFER, "act-default", "other"),
    ],
)
def test_what_stands(words, act: Act, rule: str, whose: str) -> None:
    words(sure_of(act))
    ruled = Classified(Act.ASSERT, (rule,), 0.6)
    assert decide(sure_of(act), ruled, whose) is ruled


def test_a_statement_takes_the_act_of_both(words, monkeypatch: pytest.MonkeyPatch) -> None:
    words(sure_of(Act.PRAISE))
    acts = np.log(np.array(sure_of(Act.PRAISE)))

    def views(stage: Scene) -> tuple[View, ...]:
        nobody = np.log(np.full(1 + len(stage.parties), 1 / (1 + len(stage.parties))))
        return tuple(View(nobody, acts, {"": 0.0}) for _ in stage.sayings)

    monkeypatch.setattr(import_module("detente.reading.read"), "views", views)
    told = read(make_document("Peru said the boats were old. Peru rejected the quota."))
    assert [(s.act, s.rules[-1]) for s in told.statements] == [
        (Act.PRAISE, "act-in-context"),
        (Act.REJECT, "act-of-cue"),
    ]


def test_a_text_that_the_model_has_not_seen_keeps_the_rules() -> None:
    assert in_context(None, DEFAULT, None) is DEFAULT  # type: ignore[arg-type]


@given(
    CHANCES,
    CHANCES,
    st.sampled_from(ACTS),
    st.sampled_from([*sorted(DOUBTFUL), "act-of-cue"]),
    st.sampled_from(["own", "other"]),
    st.integers(0, len(ACTS) - 1),
    st.sampled_from([1, 30, 10_000]),
)
@settings(max_examples=3000, deadline=None)
def test_decisions_are_those_of_a_naive_one(
    by_text: list[float],
    by_words: list[float],
    act: Act,
    rule: str,
    whose: str,
    favourite: int,
    more: int,
) -> None:
    by_text[favourite] *= more
    by_words[favourite] *= more
    with pytest.MonkeyPatch.context() as patch:
        known = SimpleNamespace(
            classes=tuple(one.value for one in ACTS), chances=lambda _: np.array(by_words)
        )
        patch.setattr(module, "shipped", lambda: known)
        patch.setattr(module, "features", lambda said, ruled: [])
        ruled = Classified(act, (rule,), 0.6)
        found = decide(by_text, ruled, whose)
    products = [a * b for a, b in zip(by_text, by_words, strict=True)]
    best = ACTS[products.index(max(products))]
    share = max(products) ** 0.5 / sum(product**0.5 for product in products)
    free = rule in DOUBTFUL and best is not act and best is not Act.THREATEN
    if whose == "other" and best in OWN:
        free = False
    if abs(share - CLEAR) > 1e-9:
        assert found.act is (best if free and share >= CLEAR else act)

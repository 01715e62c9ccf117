"""A floor under the scores on the two texts that the reader was tuned on."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parents[1] / "gold"
CONTENT, CONTENT_PARTY_ACT = 0.9, 0.75


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its module up while it is made.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "score", module)
        spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["ceasefire", "trade"])
def test_scores_hold(scorer: ModuleType, name: str) -> None:
    annotated = json.loads((GOLD / "tune" / f"{name}.json").read_text(encoding="utf-8"))
    ours = scorer.ours(GOLD / "tune" / f"{name}.txt", annotated["date"])
    scores = scorer.score(annotated["statements"], ours)
    assert scores["content"].f1 >= CONTENT
    assert scores["+ party + act"].f1 >= CONTENT_PARTY_ACT


def test_an_empty_reading_scores_nothing(scorer: ModuleType) -> None:
    annotated = json.loads((GOLD / "tune" / "trade.json").read_text(encoding="utf-8"))
    assert scorer.score(annotated["statements"], [])["content"].f1 == 0
    assert scorer.score(annotated["statements"], annotated["statements"])["content"].f1 == 1

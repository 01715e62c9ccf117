"""What the checks cost: a model that answered as the annotators did would lose almost nothing."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from detente.documents import load
from detente.reading import read_all
from detente.reading.by_model import ByModel, endpoint
from detente.reading.by_model.client import Message, Reply

TUNE = Path(__file__).parents[2] / "gold" / "tune"
LOST = 0.1
"""The share of statements that may be lost; words that stand twice in a paragraph are."""


class Annotator:
    """Stands in for the client, and answers what the annotators of a text have found."""

    def __init__(self, text: str, statements: Sequence[Mapping[str, Any]]) -> None:
        self.text = text
        self.statements = statements

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        sentences = [s for paragraph in json.loads(messages[1]["content"]) for s in paragraph]
        told = []
        for one in self.statements:
            at, words = one["content"]["start"], one["content"]["text"]
            holding = [s for s in sentences if words in s["text"]]
            if holding:
                near = min(holding, key=lambda s: abs(self.text.find(s["text"]) - at))
                told.append({**_words(one), "sentence": near["n"]})
        return Reply(json.dumps({"statements": told}), cut=False)


def _words(one: Mapping[str, Any]) -> dict[str, Any]:
    spans = ("content", "source", "cue", "condition")
    told = {name: one[name] and one[name]["text"] for name in spans}
    return told | {name: one[name] for name in ("act", "mode", "negated")}


@pytest.mark.parametrize("name", ["ceasefire", "trade", "debt", "nurses"])
def test_right_answers_come_through(name: str) -> None:
    annotated = json.loads((TUNE / f"{name}.json").read_text(encoding="utf-8"))
    (document,) = load(TUNE / f"{name}.txt", date=dt.date.fromisoformat(annotated["date"]))
    model = ByModel(endpoint("http://localhost/v1", "annotator"), lambda sentence: None)
    model._client = Annotator(document.text, annotated["statements"])  # type: ignore[assignment]
    (reading,) = read_all([document], model)

    def places(statements: Sequence[Mapping[str, Any]]) -> set[tuple[object, ...]]:
        return {
            (s["content"]["start"], s["content"]["end"], s["act"], s["mode"]) for s in statements
        }

    gold = places(annotated["statements"])
    ours = places([s.model_dump(mode="json") for s in reading.statements])
    assert len(gold - ours) <= LOST * len(gold), gold - ours
    assert len(ours - gold) <= LOST * len(gold), ours - gold

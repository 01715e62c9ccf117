"""Reading each text with weights that do not know it."""

from collections import Counter
from types import SimpleNamespace

import crossed
import pytest

from detente.reading import camps


@pytest.fixture
def text():
    """A text of the tuning half, with its annotation."""
    return next(iter(crossed.annotated.texts()))


def test_a_text_is_read_with_the_weights_of_its_quarter(text, monkeypatch):
    asked = []

    def chances(mark):
        def of(*_):
            asked.append(mark)
            return [0.0, 1.0]

        return SimpleNamespace(chances=of)

    weights = [{m.__name__: m.shipped() for m in crossed.TRAINERS} for _ in range(crossed.FOLDS)]
    for fold, mine in enumerate(weights):
        mine[camps.__name__] = chances(fold)
    monkeypatch.setattr(crossed, "_weights", weights)
    crossed.crossed(text)
    assert set(asked) == {crossed.fold_of(text[0])}


def test_what_is_wrong_is_told_by_what_it_is(text, monkeypatch):
    mine = {module.__name__: module.shipped() for module in crossed.TRAINERS}
    monkeypatch.setattr(crossed, "_weights", [mine] * crossed.FOLDS)
    name, document, told = text
    wrong = {"parties": ["nobody-here"], "act": "no-act", "speaker": "Ana Roe"}
    unsaid = {**told[0], "content": {"start": 0, "end": 9, "text": "zyx wvu tsr"}}
    reading = crossed.crossed((name, document, [unsaid, *({**one, **wrong} for one in told)]))
    matched = reading.scores["content"].hits
    counted = Counter(what for what, _ in reading.errors)
    assert [counted[what] for what in ("party", "act", "speaker")] == [matched] * 3
    assert ("words", f"{name}: missed: {unsaid['act']}: zyx wvu tsr") in reading.errors


def test_texts_are_parted_into_quarters_of_like_size():
    sizes = Counter(crossed.fold_of(name) for name, _, _ in crossed.annotated.texts())
    assert sorted(sizes) == list(range(crossed.FOLDS))
    assert max(sizes.values()) < 1.3 * min(sizes.values())

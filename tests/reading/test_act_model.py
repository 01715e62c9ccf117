"""The classifier of acts: what it may change, whether its weights are those of the data."""

import json
from pathlib import Path

import pytest
import train_acts

from detente.reading import act_model
from detente.reading.act_model import corrected, shipped
from detente.reading.model import Act
from detente.reading.utterance import Classified

from .conftest import Says

SOTO = "Peruvian Foreign Minister Luis Soto"
WEIGHTS = Path(act_model.__file__).with_name("act_weights.json")


def quoted(words: str) -> str:
    return f'"{words}," {SOTO} said.'


def told(words: str) -> str:
    return f"{SOTO} said {words}."


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (Act.PROMISE, quoted("Nobody will be punished for having gone on strike")),
        (Act.DENY, quoted("I have never met the man and I never wrote to him")),
        (Act.ACCEPT, quoted("All right, we will take your figure")),
        (Act.THREATEN, quoted("From Monday no train will leave this station")),
    ],
)
def test_an_act_that_no_rule_knows(says: Says, act: Act, text: str) -> None:
    statement = says(text)
    assert (statement.act, statement.rules[-1]) == (act, "act-by-classifier")
    assert 0.2 < statement.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "Peru rejected the map.",
        "Peru promised to return the boats.",
        told("the matter must first go to the supreme court"),
        quoted("The session took four hours"),
        quoted("Our boats are thirty years old"),
    ],
)
def test_what_a_rule_is_sure_of_and_plain_facts_are_left_alone(says: Says, text: str) -> None:
    assert says(text).rules[-1] != "act-by-classifier"


def test_the_weights_were_made_from_the_data_as_it_stands() -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert stored["data"] == train_acts.data_hash(), "run tools/train_acts.py"


def test_the_weights_are_small_and_whole() -> None:
    model = shipped()
    assert model.classes == tuple(act.value for act in Act)
    assert model.weights.shape == (len(model.rows), len(Act))
    assert WEIGHTS.stat().st_size < 1_250_000
    assert not any(name.startswith("~") for name in model.rows)


def test_a_sure_rule_is_not_even_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act_model, "features", None)
    sure = Classified(Act.REJECT, ("act-of-cue",), 0.95, negated=True)
    assert corrected(None, sure) is sure  # type: ignore[arg-type]


@pytest.mark.soak
def test_training_again_decides_alike() -> None:
    given = train_acts.examples()
    again, model = train_acts.fit(given), shipped()
    assert again.rows.keys() == model.rows.keys()
    assert [train_acts.decided(again, e) for e in given] == [
        train_acts.decided(model, e) for e in given
    ]

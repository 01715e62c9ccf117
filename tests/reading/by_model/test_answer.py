import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.by_model.answer import MOST_STATEMENTS, answered

TOLD = {
    "sentence": 1,
    "content": "the plan",
    "source": "Norway",
    "cue": "rejected",
    "condition": None,
    "act": "reject",
    "mode": "narrated",
    "negated": False,
}


def one(**changes: object) -> str:
    return json.dumps({"statements": [TOLD | changes]})


def test_a_good_answer() -> None:
    answer = answered(one())
    assert answer is not None
    assert answer.malformed == ()
    assert answer.statements[0].model_dump(mode="json") == TOLD


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "```json\n{}\n```",
        "Here {{it}} is:\n{}\nI hope that helps {{you}}!",
        "<think>{{</think>{}",
    ],
)
def test_what_stands_around_an_answer_is_passed_over(around: str) -> None:
    answer = answered(around.format(one()))
    assert answer is not None
    assert len(answer.statements) == 1


@pytest.mark.parametrize(
    "text",
    ["", "I am sorry.", one()[:60], "[]", "7", "null", '{"statements": {}}', '{"positions": []}',
     '{"statements": ' + "[" * 100_000, "{" * 100_000],
)  # fmt: skip
def test_what_is_no_answer(text: str) -> None:
    assert answered(text) is None


def test_nothing_said_is_an_answer() -> None:
    answer = answered('{"statements": []}')
    assert answer is not None
    assert answer.statements == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"act": "surrender"},
        {"mode": "sung"},
        {"negated": "perhaps"},
        {"sentence": "first"},
        {"content": ["a", "b"]},
        {"content": None},
        {"source": 7},
        {"condition": {"text": "if"}},
    ],
)
def test_a_statement_in_another_form_is_left_out_alone(changes: dict[str, object]) -> None:
    text = json.dumps({"statements": [TOLD | changes, TOLD]})
    answer = answered(text)
    assert answer is not None
    assert len(answer.statements) == len(answer.malformed) == 1


def test_what_a_model_adds_is_passed_over_and_what_may_be_missing_is_null() -> None:
    rest = {key: value for key, value in TOLD.items() if key not in ("source", "cue", "condition")}
    answer = answered(json.dumps({"statements": [rest | {"party": "nato", "issues": ["x"]}]}))
    assert answer is not None
    assert answer.statements[0].source is None
    assert not hasattr(answer.statements[0], "party")


def test_an_endless_list_is_cut() -> None:
    answer = answered(json.dumps({"statements": [TOLD] * (MOST_STATEMENTS + 3)}))
    assert answer is not None
    assert len(answer.statements) == MOST_STATEMENTS
    assert len(answer.malformed) == 3


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from([*TOLD, "statements", "x"]), inner, max_size=8),
))  # fmt: skip
def test_any_json_is_an_answer_or_none(data: object) -> None:
    answer = answered(json.dumps(data))
    assert answer is None or all(type(told.content) is str for told in answer.statements)

"""Whatever is done to a saved conflict, it is read soundly or refused in one sentence."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import check, dump_case, loads_case
from detente.errors import UserError
from detente.interop import read_graph_json
from detente.stability import conflict_of

from .samples import data, harbour, literals

values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10) | st.floats() | st.text(max_size=6)
    | st.sampled_from(["Y", "N", "IF", "both", "fwd", "1 IFF 2", "-", "N" * 4, 10**17, "\ud800"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "options", "compound", "members", "x\x00"]), inner, max_size=3
    ),
    max_leaves=6,
)  # fmt: skip


def sample() -> dict[str, Any]:
    told = harbour()
    told["decisionMakers"][0]["preferenceRanking"] = [1, [2, 3], 4, 5, 6, 7, 8, 9]
    told["decisionMakers"][1]["payoffs"] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    told["decisionMakers"][1]["misperceptions"] = [literals("0Y")]
    return told


def places(value: Any) -> list[tuple[Any, Any]]:
    """List every (container, key) within a value."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    found = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], dict | list):
            found += places(value[key])
    return found


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    told = sample()
    for _ in range(draw(st.integers(1, 3))):
        known = places(told)
        if not known:
            break
        container, key = draw(st.sampled_from(known))
        match draw(st.sampled_from(["replace", "remove", "repeat", "move"])):
            case "replace":
                container[key] = draw(values)
            case "remove":
                del container[key]
            case "repeat" if isinstance(container, list):
                container.insert(key, json.loads(json.dumps(container[key])))
            case _:
                other, at = draw(st.sampled_from(known))
                container[key] = json.loads(json.dumps(other[at])) if _has(other, at) else 0
    raw = data(told)
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=3)) + raw[at + draw(st.integers(0, 3)) :]
    return raw


def _has(container: Any, key: Any) -> bool:
    return key in container if isinstance(container, dict) else key < len(container)


def sound_or_refused(raw: bytes) -> None:
    try:
        case, said = read_graph_json(raw, "x.json")
    except UserError as error:
        refusal = str(error)
    else:
        refusal = None
    if refusal is not None:
        assert refusal.startswith("x.json")
        assert refusal.isprintable()
        return
    assert all(sentence.isprintable() for sentence in said)
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    assert conflict_of(case).size > 0


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_a_mutated_file(raw: bytes) -> None:
    sound_or_refused(raw)


@pytest.mark.soak
@settings(max_examples=5_000, deadline=None)
@given(mutated() | st.binary(max_size=40))
def test_many_mutated_files(raw: bytes) -> None:
    sound_or_refused(raw)

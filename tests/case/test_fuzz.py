import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import Case, loads_case
from detente.errors import UserError

from .scaled import TEXT
from .small import SMALL

TIED = TEXT.replace(
    "red_lines:",
    """    together:
      - {options: {watch: [some], day: ["2031-01-01"]}, value: [-0.1, 0.1]}
    weight_orders: [[troops, day]]
red_lines:""",
)
BITS = ["[", "]", "{", "}", ": ", "\n", "  ", "- ", "&a ", "*a", "!x ", "|\n", '"', "'", "%", "#",
        "~", "1e999", "-1", "\t", "\x00", "\ud800", "? ", "<<: ", "...", "---\n", "2022-99-99",
        "value", "because", "é", "0"]  # fmt: skip


def mutated(seed: int) -> str:
    rng = random.Random(seed)
    text = rng.choice([SMALL, TIED])
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(text))
        end = min(len(text), start + rng.choice([0, 0, 1, 2, 8, 60]))
        other = rng.randrange(len(text))
        piece = rng.choice([rng.choice(BITS), "", text[other : other + 30]])
        text = text[:start] + piece + text[end:]
    return text


def survives(text: str) -> None:
    try:
        outcome: object = loads_case(text)
    except UserError as error:
        outcome = str(error)
    assert isinstance(outcome, Case) or (isinstance(outcome, str) and "\n" not in outcome)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_a_mutated_case_is_a_case_or_a_user_error(seed: int) -> None:
    survives(mutated(seed))


@pytest.mark.soak
def test_three_thousand_mutations() -> None:
    for seed in range(3000):
        survives(mutated(seed))


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=6,
    ),
    st.sampled_from(["parties", "issues", "preferences", "red_lines", "reservation", "title",
                     "linkages", "meetings", "sources", "detente"]),
)  # fmt: skip
def test_any_data_in_any_field_is_a_case_or_a_user_error(data: object, field: str) -> None:
    fields = {"detente": 1, "title": "x", "parties": [{"id": "a", "name": "A"}], field: data}
    survives(json.dumps(fields))

"""What stands beside values: orders, combinations, and stretches of scales."""

import jsonschema
import pytest

from detente.case import case_schema, dump_case, edit_case, inferred, loads_case
from detente.case.problem import words
from detente.case.tree import parse
from detente.errors import UserError

from .test_scale import TEXT

TIED = TEXT.replace(
    "  north:\n    weights",
    "  north:\n    together:\n"
    "      - options: {troops: ['0'], watch: [some]}\n"
    "        value: {value: [-0.1, 0.2], by: inferred, rule: a-rule, because: [speech]}\n"
    "    weight_orders: [[troops, day], [[day, watch]]]\n"
    "    weights",
).replace("{troops: 2, day: 1, watch: 1}", "{troops: [1, 3], day: [1, 2], watch: 1}", 1)


@pytest.mark.parametrize("text", [TEXT, TIED])
def test_a_case_is_written_as_it_was_and_meets_the_schema(text: str) -> None:
    case = loads_case(text)
    again = dump_case(case)
    assert loads_case(again) == case
    for told in (text, again):
        jsonschema.validate(parse(told, "f").plain(), case_schema())


def test_what_combinations_add_waits_and_can_be_accepted() -> None:
    (waiting,) = inferred(loads_case(TIED))
    assert words(waiting.path) == "preferences.north.together[1].value"
    assert waiting.value == (-0.1, 0.2)
    accepted = edit_case(TIED, (*waiting.path, "by"), "analyst")
    assert inferred(loads_case(accepted)) == []
    corrected = edit_case(TIED, (*waiting.path, "value"), 0.1)
    assert loads_case(corrected).preferences["north"].together[0].value.value == 0.1


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("watch: [some]}", "watch: [most]}", "preferences.north.together[1].options.watch names"),
        ("{troops: ['0'], watch: [some]}", "{watch: [some]}", "should be at least 2 of them"),
        ("[-0.1, 0.2]", "[0.2, -0.1]", "runs from 0.2 down to -0.1"),
        ("[-0.1, 0.2]", "[-1.5, 0.2]", "a number from -1 to 1 or a range"),
        ("[[troops, day]", "[[troops, dya]", "weight_orders[1] names dya"),
        ("above: 60000}", "above: 60000, options: ['0']}", "beside above or below"),
        ("above: 60000}", "below: 2031-01-08}", "should be a number, as the levels of troops"),
        ("issue: troops, above: 60000}", "issue: watch, options: [none], above: 1}", "has none"),
        ("because: [speech]", "because: [spech]", "value.because[1] names spech"),
    ],
)
def test_what_does_not_fit_is_told(before: str, after: str, message: str) -> None:
    text = TIED + "sources: [{id: speech, title: A speech}]\n"
    loads_case(text)
    assert before in text
    with pytest.raises(UserError) as told:
        loads_case(text.replace(before, after, 1))
    assert message in str(told.value)
    assert "line " in str(told.value)

"""Issues on a scale: levels, curves, stretches, and how they are written."""

import datetime as dt

import numpy as np
import pytest

from detente.agreement.zone import zone
from detente.case import dump_case, loads_case
from detente.case.scale import Scale, level_id
from detente.errors import UserError
from detente.space.compile import compile_case
from detente.space.frontier import frontier
from detente.space.sample import sample

from .scaled import TEXT


def test_a_scale_is_its_levels():
    case = loads_case(TEXT)
    troops, day, _ = case.issues
    assert [o.id for o in troops.options] == [str(n) for n in range(0, 100_001, 10_000)]
    assert troops.options[3].name == "30,000 troops"
    assert [o.id for o in day.options][1] == "2031-01-08"
    assert case.red_lines[0].options == ("70000", "80000", "90000", "100000")
    assert case.linkages[0].when.options == ("0", "10000", "20000")
    assert case.linkages[0].requires.options == ("2031-01-15", "2031-01-22", "2031-01-29")


def test_values_run_linearly_between_the_points():
    space = compile_case(loads_case(TEXT))
    levels = np.arange(0, 100_001, 10_000)
    expected = 0.5 * np.interp(levels, [0, 30_000, 100_000], [0, 0.6, 1])
    np.testing.assert_allclose(space.worth[0][0], expected)
    np.testing.assert_allclose(space.worth[1][1], 0.25 * np.array([1, 0.75, 0.5, 0.25, 0]))


def test_draws_vary_a_point_and_keep_the_lines():
    drawn = sample(loads_case(TEXT), 200, 1)
    assert drawn.names == ("value:north:troops:30000",)
    point = drawn.inputs[:, 0]
    assert point.min() < 0.45 < 0.75 < point.max()
    values = drawn.numbers.values[0][:, 0]
    np.testing.assert_allclose(values[:, 3], point)
    np.testing.assert_allclose(values[:, 1], point / 3)
    np.testing.assert_allclose(values[:, 10], 1)


def test_what_was_written_is_written_again():
    case = loads_case(TEXT)
    text = dump_case(case)
    assert "30,000" not in text
    assert "options: ['0'" not in text
    assert "above: 60000.0" in text
    assert loads_case(text) == case


def test_a_dumped_model_is_read_again():
    case = loads_case(TEXT)
    assert type(case).model_validate(case.model_dump()) == case


def test_the_usual_machinery_works_on_levels():
    space = compile_case(loads_case(TEXT))
    found = zone(space)
    assert found.exists
    assert "70000" not in found.options["troops"]
    assert len(frontier(space)) > 3


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("step: 10000", "step: 7000", "steps do not end at high"),
        ("step: 10000", "step: 1", "more than 10,000 steps"),
        ("low: 0,", "low: 2031-01-01,", "one end is a day and the other a number"),
        ("low: 0,", "low: 200000,", "low has to be below high"),
        ("step: 7", "step: 0.5", "a whole number of them"),
        ("[30000, [0.4", "[35000, [0.4", "(35,000 troops) is no step of the scale"),
        ("[[0, 0], [30000", "[[30000", "start and end where the scale does"),
        ("[0.4, 0.8]", "[0.8, 0.4]", "runs from 0.8 down to 0.4"),
        ("[[0, 1], [100000, 0]]", "[[0, 1], [50000, 0]]", "start and end where the scale does"),
        ("[[0, 1], [100000, 0]]", "[[100000, 0], [0, 1]]", "lower levels to higher ones"),
        ("[[2031-01-01, 1]", "[[7, 1]", "mixes days and numbers"),
        ("watch: [some, none]", "watch: [[0, 1], [1, 0]]", "a curve, which goes with a scale"),
        ("above: 60000", "above: 200000", "red_lines[1].options"),
        ("above: 60000", "above: -1", "leaves south no option of troops"),
        ("status_quo: 100000", "status_quo: 99", "no option has that id"),
        ("name: Watch,", "name: Watch, scale: {low: 0, high: 1},", "both a scale and options"),
        ("options: [{id: none, name: none}, {id: some, name: some}],", "", "neither options nor"),
    ],
)
def test_what_does_not_fit_is_told(before, after, message):
    assert before in TEXT
    with pytest.raises(UserError) as caught:
        loads_case(TEXT.replace(before, after, 1))
    assert message in str(caught.value)
    assert "line " in str(caught.value)


@pytest.mark.parametrize(
    ("low", "high", "size"),
    [
        (0, 1, 0.005),
        (0, 100_000, 500),
        (0, 2.5, 0.02),
        (-3, 3, 0.05),
        (0, 7, 0.05),
        (dt.date(2031, 1, 1), dt.date(2031, 3, 1), 1),
    ],
)
def test_the_usual_step_leads_from_end_to_end(low, high, size):
    scale = Scale(low=low, high=high)
    assert scale.size == size
    levels = scale.levels()
    assert levels[0] == low
    assert levels[-1] == high
    assert len({level_id(level) for level in levels}) == len(levels)


def test_levels_have_ids_that_a_case_can_hold():
    scale = Scale(low=-0.5, high=0.5, step=0.25)
    assert [level_id(x) for x in scale.levels()] == [
        "minus-0-5",
        "minus-0-25",
        "0",
        "0-25",
        "0-5",
    ]

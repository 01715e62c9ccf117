"""What the steps of a scale cost, against levels between them."""

import numpy as np

from detente.case import Case, loads_case
from detente.space.compile import compile_case
from detente.space.steps import step_costs, step_notice

TEXT = """
detente: 1
title: Troops and a price
parties: [{id: north, name: North}, {id: south, name: South}]
issues:
  - {id: troops, name: Troops, scale: {low: 0, high: 100, step: 10}, status_quo: 100}
  - {id: price, name: Price, scale: {low: 0, high: 1}, status_quo: 0}
  - {id: watch, name: Watch, options: [{id: none, name: none}, {id: some, name: some}],
     status_quo: none}
preferences:
  north:
    weights: {troops: 2, price: 1, watch: 1}
    values: {troops: [[0, 0], [30, 0.6], [100, 1]], price: [[0, 0], [1, 1]], watch: [none, some]}
  south:
    weights: {troops: 1, price: 1}
    values: {troops: [[0, 1], [100, 0]], price: [[0, 1], [0.5, 1], [1, 0]]}
"""


def test_no_level_between_the_steps_is_worth_more_than_the_bound_off() -> None:
    case = loads_case(TEXT)
    costs = step_costs(case, compile_case(case))
    troops, price = np.linspace(0, 100, 3001), np.linspace(0, 1, 3001)
    shares = {"north": (0.5, 0.25), "south": (0.5, 0.5)}
    curves = {
        "north": (([0, 30, 100], [0, 0.6, 1]), ([0, 1], [0, 1])),
        "south": (([0, 100], [1, 0]), ([0, 0.5, 1], [1, 1, 0])),
    }
    for party, (first, second) in curves.items():
        off = 0.0
        for levels, step, (at, worth), share in zip(
            (troops, price), (10, 0.005), (first, second), shares[party], strict=True
        ):
            here = np.interp(levels, at, worth)
            nearest = np.interp(np.rint(levels / step) * step, at, worth)
            off += share * np.abs(here - nearest).max()
        assert off <= costs[party] + 1e-12
        np.testing.assert_allclose(off, costs[party], rtol=0.02)


def test_the_sentence_names_the_scales() -> None:
    case = loads_case(TEXT)
    told = step_notice(case, compile_case(case))
    assert told is not None
    assert "(Troops, Price)" in told
    assert "5.1 of 100 points" in told


def test_there_is_nothing_to_say_without_a_scale() -> None:
    data = case_without_scales()
    assert step_notice(data, compile_case(data)) is None


def case_without_scales() -> Case:
    text = TEXT.replace(
        "scale: {low: 0, high: 100, step: 10}, status_quo: 100",
        "options: [{id: a, name: A}, {id: b, name: B}], status_quo: a",
    )
    text = text.replace(
        "scale: {low: 0, high: 1}, status_quo: 0",
        "options: [{id: a, name: A}, {id: b, name: B}], status_quo: a",
    )
    for curve in (
        "[[0, 0], [30, 0.6], [100, 1]]",
        "[[0, 0], [1, 1]]",
        "[[0, 1], [100, 0]]",
        "[[0, 1], [0.5, 1], [1, 0]]",
    ):
        text = text.replace(curve, "[a, b]")
    return loads_case(text)

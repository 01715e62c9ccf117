import numpy as np
import pytest

from detente.space.compile import compile_case
from detente.space.numbers import centroid_weights, worth_and_reservation
from detente.space.sample import draw, sample


def test_a_draw_does_not_depend_on_how_many_there_are(build):
    few, many = list(draw(build(), 3, seed=9)), list(draw(build(), 10, seed=9))
    for a, b in zip(few, many, strict=False):
        np.testing.assert_array_equal(a.weights, b.weights)
        for x, y in zip(a.values, b.values, strict=True):
            np.testing.assert_array_equal(x, y)
    other = next(draw(build(), 1, seed=10))
    assert (other.weights != few[0].weights).any()


def test_draws_stay_in_ranges_and_orders(build):
    case = build(reservation={"north": [0.2, 0.4]})
    drawn = sample(case, 2000, seed=3)
    weights, values = drawn.numbers.weights, drawn.numbers.values
    assert (weights[:, 0, 0] == 3).all()
    toll = weights[:, 0, 1]
    assert toll.min() >= 0
    assert toll.max() <= 2
    assert toll.mean() == pytest.approx(1, abs=0.05)
    bridge = values[0][:, 0]
    assert (bridge[:, 2] == 1).all()
    assert (bridge[:, 0] == 0).all()
    assert bridge[:, 1].mean() == pytest.approx(0.5, abs=0.03)
    assert (values[0][:, 1, 1] == values[0][:, 1, 2]).all()
    # An ordered simplex has its rank-order centroid as mean.
    ordered = weights[:, 1]
    assert (ordered[:, 1] >= ordered[:, 0]).all()
    np.testing.assert_allclose(ordered.sum(axis=1), 1)
    centroid = centroid_weights(("toll", "bridge"))
    assert ordered[:, 1].mean() == pytest.approx(centroid["toll"], abs=0.02)
    # For two issues, uniform on the ordered simplex is uniform from a half to one.
    np.testing.assert_allclose(np.quantile(ordered[:, 1], [0.25, 0.75]), [0.625, 0.875], atol=0.03)
    reservation = drawn.numbers.reservation[:, 0]
    assert reservation.min() >= 0.2
    assert reservation.max() <= 0.4


def test_what_varies_is_named_and_kept(build):
    drawn = sample(build(), 5, seed=0)
    assert drawn.names == (
        "weight:north:toll",
        "value:north:bridge:narrow",
        "value:north:toll:paid",
        "weight:south:toll",
        "weight:south:bridge",
    )
    np.testing.assert_array_equal(drawn.inputs[:, 0], drawn.numbers.weights[:, 0, 1])
    np.testing.assert_array_equal(drawn.inputs[:, 1], drawn.numbers.values[0][:, 0, 1])


def test_many_draws_compile_as_one_at_a_time(build):
    case = build()
    drawn = sample(case, 4, seed=2)
    worth, reservation = worth_and_reservation(drawn.numbers, compile_case(case).status_quo)
    for k, numbers in enumerate(draw(case, 4, seed=2)):
        space = compile_case(case, numbers)
        np.testing.assert_allclose(reservation[k], space.reservation)
        for many, one in zip(worth, space.worth, strict=True):
            np.testing.assert_allclose(many[k], one)


def test_independent_draws_of_an_exact_case_are_all_alike(build):
    preferences = {
        party: {
            "weights": {"toll": 1},
            "values": {"toll": {"free": free, "paid": 1 - free}},
        }
        for party, free in (("north", 0), ("south", 1))
    }
    drawn = sample(build(preferences=preferences), 3, seed=0)
    assert drawn.names == ()
    assert drawn.inputs.shape == (3, 0)
    assert (drawn.numbers.values[1] == drawn.numbers.values[1][0]).all()

"""Draws from ranges and orders together, against rejection sampling."""

import itertools

import numpy as np
import pytest
from scipy import stats

from detente.case.allowed import middles, region
from detente.errors import UserError
from detente.space.sample import sample
from detente.space.streams import uniforms
from detente.space.within import within


def drawn(known, n, seed=5):
    return within(known, n, lambda stream, width: uniforms(0, n, width, seed, (9, *stream)))


CASES = {
    "two": ({"a": (0.0, 0.6), "b": (0.2, 1.0)}, [("b", "a")]),
    "diamond": (
        {"a": (0.0, 1.0), "b": (0.2, 0.9), "c": (0.1, 0.6), "d": (0.0, 0.8)},
        [("a", "b", "d"), ("a", "c", "d")],
    ),
    "a number between": (
        {"a": (0.0, 1.0), "b": 0.4, "c": (0.0, 1.0), "d": (0.3, 0.7)},
        [("a", "b", "c"), ("a", "d"), ("d", "c")],
    ),
    "chain": ({"a": (0.0, 1.0), "b": (0.0, 1.0), "c": (0.0, 1.0)}, [("c", "a", "b")]),
    "narrow": ({"a": (0.5, 0.52), "b": (0.0, 1.0), "c": (0.0, 0.51)}, [("a", "b"), ("b", "c")]),
}


def rejected(bounds, orders, n):
    """Return uniform points of the box that agree with the orders, by trying."""
    rng = np.random.default_rng(11)
    low, high = (
        np.array([b if isinstance(b, float) else b[side] for b in bounds.values()])
        for side in (0, 1)
    )
    at = {name: k for k, name in enumerate(bounds)}
    points = low + (high - low) * rng.random((n, len(low)))
    for order in orders:
        for upper, lower in itertools.pairwise(order):
            points = points[points[:, at[upper]] >= points[:, at[lower]]]
    return points


@pytest.mark.parametrize("name", CASES)
def test_draws_are_distributed_as_by_rejection(name):
    bounds, orders = CASES[name]
    known = region(bounds, orders, "Here")
    found = drawn(known, 4000)
    truth = rejected(bounds, orders, 400_000)
    assert len(truth) > 5000
    columns = [known.place[member] for member in bounds]
    ours = found[:, columns]
    for order in orders:
        for upper, lower in itertools.pairwise(order):
            assert (found[:, known.place[upper]] >= found[:, known.place[lower]]).all()
    spread = np.maximum(truth.std(axis=0), 1e-12)
    np.testing.assert_allclose(ours.mean(axis=0), truth.mean(axis=0), atol=0.06 * spread.max())
    for k in np.flatnonzero(truth.std(axis=0) > 1e-9).tolist():
        assert ours[:, k].var() == pytest.approx(truth[:, k].var(), rel=0.1)
        assert stats.ks_2samp(ours[:, k], truth[:5000, k]).pvalue > 1e-3
    joint, expected = (np.corrcoef(x[:, truth.std(axis=0) > 1e-9].T) for x in (ours, truth))
    np.testing.assert_allclose(joint, expected, atol=0.06)


def test_a_long_chain_in_unlike_ranges_has_the_moments_of_order_statistics():
    names = [f"x{k}" for k in range(8)]
    # The last range is wider by so little that the sorted draws are still what is expected.
    bounds = dict.fromkeys(names, (0.0, 1.0)) | {"x7": (-1e-12, 1.0)}
    found = drawn(region(bounds, [tuple(names)], "Here"), 1500)
    expected = [(8 - k) / 9 for k in range(8)]
    np.testing.assert_allclose(found.mean(axis=0), expected, atol=0.015)


def test_equals_are_equal_and_middles_agree_with_the_orders():
    known = region({"a": (0.0, 0.5), "b": (0.2, 1.0), "c": (0.1, 0.9)}, [("a", ("b", "c"))], "Here")
    found = drawn(known, 200)
    assert known.place["b"] == known.place["c"]
    assert (found[:, known.place["a"]] >= found[:, known.place["b"]]).all()
    middle = known.middle
    assert middle["a"] >= middle["b"] == middle["c"]
    # Each at least the other is as much as equal.
    assert len(region({"a": (0.0, 1.0), "b": (0.0, 1.0)}, [("a", "b"), ("b", "a")], "X").low) == 1


def test_where_nothing_is_allowed_it_is_said():
    with pytest.raises(UserError, match=r'Weights leave no number for "a".*least 0.5.*most 0.3'):
        middles({"a": (0.0, 0.3), "b": (0.5, 1.0)}, [("a", "b")], "Weights")


def test_a_draw_depends_on_its_number_alone():
    bounds, orders = CASES["diamond"]
    known = region(bounds, orders, "Here")

    def part(start, stop):
        return within(known, stop - start, lambda s, w: uniforms(start, stop, w, 3, s))

    np.testing.assert_array_equal(part(0, 50)[20:], part(20, 50))


def test_mixtures_of_ranges_and_orders_are_sampled(build):
    case = build(
        preferences={
            "north": {
                "weights": {"bridge": [1, 4], "toll": [0, 3]},
                "weight_orders": [["toll", "bridge"]],
                "values": {
                    "bridge": {"none": 0, "narrow": [0, 1], "wide": [0.2, 0.9]},
                    "toll": {"free": 0, "paid": 1},
                },
                "value_orders": {"bridge": [["narrow", "wide"]]},
            },
            "south": {"weights": {"toll": 1}, "values": {"toll": {"free": 1, "paid": 0}}},
        }
    )
    found = sample(case, 400, seed=1)
    weights, bridge = found.numbers.weights[:, 0], found.numbers.values[0][:, 0]
    assert (weights[:, 1] >= weights[:, 0]).all()
    assert weights[:, 0].min() >= 1
    assert (bridge[:, 1] >= bridge[:, 2]).all()
    assert set(found.names) == {
        "weight:north:bridge",
        "weight:north:toll",
        "value:north:bridge:narrow",
        "value:north:bridge:wide",
    }
    later = sample(case, 100, seed=1, start=300)
    np.testing.assert_array_equal(later.inputs, found.inputs[300:])


def test_what_combinations_are_worth_is_drawn_too(build):
    preferences = {
        "north": {
            "weights": {"toll": 1},
            "values": {"toll": {"free": 0, "paid": 1}},
            "together": [
                {"options": {"bridge": ["wide"], "toll": ["paid"]}, "value": [0.1, 0.3]},
                {"options": {"bridge": ["narrow"], "toll": ["free"]}, "value": 0.2},
            ],
        },
        "south": {"weights": {"toll": 1}, "values": {"toll": {"free": 1, "paid": 0}}},
    }
    found = sample(build(preferences=preferences), 500, seed=2)
    assert found.names == ("together:north:1",)
    (table,) = found.numbers.tables
    assert found.numbers.scopes == ((0, 1),)
    np.testing.assert_allclose(table[:, 0, 2, 1], found.inputs[:, 0])
    assert 0.1 <= found.inputs.min() < 0.12
    assert 0.28 < found.inputs.max() <= 0.3
    np.testing.assert_allclose(table[:, 0, 1, 0], 0.2)
    assert not table[:, 1].any()

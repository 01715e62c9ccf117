"""Counting in halves and by draws, against looking at every package."""

import itertools

import numpy as np
import pytest

from detente.space.count import count
from detente.space.estimate import estimate
from detente.space.model import RedLineLimit, meets

from .spaces import random_space


def looked_at(space, constraints):
    packages = itertools.product(*(range(len(o)) for o in space.options))
    return sum(all(meets(space, x, c) for c in constraints) for x in packages)


@pytest.mark.parametrize("seed", range(60))
def test_two_halves_count_what_there_is(seed):
    space = random_space(seed, reservation=0.2 + seed % 5 / 10, linkages=seed % 4)
    expected = looked_at(space, space.constraints)
    assert count(space, space.constraints) == expected
    for limit in (4, 12, 40):
        # So small a limit has every issue but the first few completed from the other side.
        assert count(space, space.constraints, limit=limit) in (expected, None)
    assert count(space, space.constraints, limit=130) == expected


def test_more_pairs_than_allowed_are_not_counted():
    space = random_space(1, reservation=0.3)
    assert count(space, space.constraints, limit=20, pairs=3) is None


@pytest.mark.parametrize("kept", [3, 30])
def test_estimates_are_right_on_average_and_their_intervals_hold(monkeypatch, kept):
    monkeypatch.setattr("detente.space.estimate.KEPT", kept)
    space = random_space(3, reservation=0.3, linkages=2)
    expected = looked_at(space, space.constraints)
    assert expected > 5
    found = [estimate(space, space.constraints, seed=seed, samples=400) for seed in range(400)]
    inside = np.mean([e.low <= expected <= e.high for e in found])
    assert 0.91 <= inside <= 0.98
    values = np.array([e.value for e in found])
    error = values.std() / np.sqrt(len(values))
    assert abs(values.mean() - expected) < 4 * error


def test_an_estimate_without_a_hit_says_at_most():
    space = random_space(3, reservation=2.0)
    found = estimate(space, space.constraints)
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high >= 0.0


def test_nothing_left_is_none_at_all():
    space = random_space(3)
    everything = RedLineLimit("red", "p0", "i0", (True,) * 3)
    assert count(space, [everything]) == 0
    assert estimate(space, [everything]).high == 0.0


def test_the_same_seed_gives_the_same_estimate():
    space = random_space(5, reservation=0.3)
    assert estimate(space, space.constraints, seed=4) == estimate(space, space.constraints, seed=4)

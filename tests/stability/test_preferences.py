import random
from itertools import combinations

import numpy as np
import pytest

from detente.errors import UserError
from detente.stability.preferences import (
    MOST_PARTIAL,
    by_chains,
    by_statements,
    by_tiers,
    by_weights,
)


def masks(rng: random.Random, count: int, size: int) -> list[np.ndarray]:
    return [np.array([rng.random() < 0.5 for _ in range(size)]) for _ in range(count)]


def order(values) -> list[list[int]]:
    """Return which pairs compare how, which is all that ranks mean."""
    values = list(values)
    return [[(x > y) - (x < y) for y in values] for x in values]


@pytest.mark.parametrize("seed", range(50))
def test_statements_compare_like_their_truth_values(seed):
    rng = random.Random(seed)
    told = masks(rng, rng.randint(1, 6), 12)
    vectors = [tuple(bool(mask[s]) for mask in told) for s in range(12)]
    assert order(by_statements(told, 12).tolist()) == order(vectors)


def test_there_may_be_any_number_of_statements():
    size = 200
    told = [np.arange(size) == k for k in range(size)]
    assert by_statements(told, size).tolist() == list(range(size - 1, -1, -1))


@pytest.mark.parametrize("seed", range(50))
def test_weights_add_up(seed):
    rng = random.Random(seed)
    told = masks(rng, 4, 12)
    weights = [rng.choice([-2, -1, 0, 1, 3]) for _ in told]
    sums = [sum(w for w, mask in zip(weights, told, strict=True) if mask[s]) for s in range(12)]
    assert order(by_weights(zip(told, map(float, weights), strict=True), 12).tolist()) == order(
        sums
    )


def test_weights_add_up_as_they_are_written():
    first, second, third = (np.array(row, bool) for row in ([1, 0], [1, 0], [0, 1]))
    assert by_weights([(first, 0.1), (second, 0.2), (third, 0.3)], 2).tolist() == [0, 0]


def test_weights_of_too_different_a_size_are_refused():
    mask = np.array([True, False])
    with pytest.raises(UserError, match="too different a size"):
        by_weights([(mask, 1e-300), (mask, 1e300)], 2)


def test_the_first_tier_that_a_state_meets_places_it():
    tiers = [[np.array([0, 1, 0, 0], bool)], [np.array([1, 1, 0, 0], bool)], [np.ones(4, bool)]]
    assert by_tiers(tiers, 4).tolist() == [1, 2, 0, 0]


def test_a_ranking_has_to_place_every_state():
    with pytest.raises(UserError, match="places 1 of 3 states"):
        by_tiers([[np.array([0, 1, 0], bool)]], 3)


@pytest.mark.parametrize("seed", range(50))
def test_chains_say_what_follows_from_them_and_no_more(seed):
    rng = random.Random(seed)
    size = 7
    single = [np.arange(size) == k for k in range(size)]
    names = list(range(size))
    rng.shuffle(names)
    chains = [sorted(rng.sample(range(size), rng.randint(2, 3))) for _ in range(3)]
    told = by_chains([[single[names[k]] for k in chain] for chain in chains], size)
    better = {(a, b) for chain in chains for a, b in combinations(chain, 2)}
    while more := {(a, d) for a, b in better for c, d in better if b == c} - better:
        better |= more
    place = {name: k for k, name in enumerate(names)}
    assert {(place[a], place[b]) for a, b in np.argwhere(told.partial).tolist()} == better
    for a, b in np.argwhere(told.partial).tolist():
        assert told.payoffs[a] > told.payoffs[b]


def test_chains_that_close_a_circle_are_refused():
    a, b = np.array([True, False]), np.array([False, True])
    with pytest.raises(UserError, match="close a circle"):
        by_chains([[a, b], [b, a]], 2)
    with pytest.raises(UserError, match="close a circle"):
        by_chains([[a, np.array([True, True])]], 2)


def test_chains_compare_few_states_only():
    size = MOST_PARTIAL + 1
    with pytest.raises(UserError, match=f"up to {MOST_PARTIAL} states, but {size} are feasible"):
        by_chains([[np.arange(size) == 0, np.arange(size) == 1]], size)

import math
import random
from itertools import permutations

import numpy as np
import pytest

from detente.stability.model import graph
from detente.stability.orders import (
    DISTANCE,
    Partial,
    Tiers,
    chain_steps,
    extensions,
    masks,
    partial,
    unknown,
)


def closed(better):
    for middle in range(len(better)):
        better |= better[:, middle, None] & better[middle, None, :]
    return better


def random_order(seed, size):
    """Return a random strict partial order, of a random density, its states shuffled."""
    r = random.Random(seed)
    names = list(range(size))
    r.shuffle(names)
    chance = r.choice([0.1, 0.25, 0.5])
    better = np.zeros((size, size), np.bool_)
    for a in range(size):
        for b in range(a):
            better[names[a], names[b]] = r.random() < chance
    return closed(better)


def agreeing(better):
    """Return the rank vectors of all permutations that respect a partial order."""
    size = len(better)
    return {
        ranks
        for ranks in permutations(range(size))
        if all(ranks[s] > ranks[t] for s in range(size) for t in range(size) if better[s, t])
    }


def fence(size):
    """Return a zigzag, which cannot be taken apart: each even state under its neighbours."""
    better = np.zeros((size, size), np.bool_)
    for state in range(1, size, 2):
        better[state, [n for n in (state - 1, state + 1) if n < size]] = True
    return better


@pytest.mark.parametrize("seed", range(60))
def test_extensions_are_those_of_all_permutations(seed):
    better = random_order(seed, 2 + seed % 5)
    expected = agreeing(better)
    known = Partial(better)
    each = [tuple(row.tolist()) for row in known.each()]
    assert known.count == len(expected) == len(each)
    assert set(each) == expected
    drawn = {tuple(row.tolist()) for row in known.draws(np.random.default_rng(seed), 30)}
    assert drawn <= expected
    some = [s for s in range(len(better)) if s != 1]
    assert extensions(masks(better), some) == len(agreeing(better[np.ix_(some, some)]))


@pytest.mark.parametrize("seed", range(20))
def test_orders_of_tiers_are_those_of_all_permutations(seed):
    r = np.random.default_rng(seed)
    ranks = np.unique(r.integers(0, 3, 5), return_inverse=True)[1].astype(np.int32)
    expected = agreeing(ranks[:, None] > ranks[None, :])
    known = Tiers(ranks)
    each = [tuple(row.tolist()) for row in known.each()]
    assert known.count == len(expected) == len(each)
    assert set(each) == expected
    assert {tuple(row.tolist()) for row in known.draws(r, 30)} <= expected


def uneven(known, draws, seed):
    """Return chi-square over its degrees of freedom, in standard deviations from its mean."""
    seen = {}
    for row in known.draws(np.random.default_rng(seed), draws):
        seen[tuple(row.tolist())] = seen.get(tuple(row.tolist()), 0) + 1
    kinds = sum(1 for _ in known.each())
    expected = draws / kinds
    chi = sum((n - expected) ** 2 / expected for n in seen.values())
    chi += (kinds - len(seen)) * expected
    return (chi - (kinds - 1)) / math.sqrt(2 * (kinds - 1))


@pytest.mark.parametrize(
    "known",
    [
        Tiers(np.array([0, 1, 1, 1, 2, 2], np.int32)),
        Partial(np.eye(4, 4, -1, dtype=bool) & (np.arange(4) == 0)),
        Partial(fence(5)),
        Partial(closed(fence(6) | np.eye(6, 6, -5, dtype=bool))),
    ],
)
def test_draws_are_uniform(known):
    assert known.steps == 0
    assert abs(uneven(known, 8000, 1)) < 4


def test_draws_by_transpositions_are_uniform_and_say_their_steps(monkeypatch):
    exact = Partial(fence(5)).count
    monkeypatch.setattr(partial, "MOST_DOWNSETS", 3)
    known = Partial(fence(5))
    assert known.count is None
    assert known.steps == chain_steps(5) > 100
    assert len(list(known.each())) == exact == 16
    assert abs(uneven(known, 8000, 2)) < 4


@pytest.mark.parametrize("size", [3, 4, 5])
def test_steps_are_enough(size):
    """The transition matrix itself is within the distance after as many steps."""
    better = fence(size)
    states = sorted(agreeing(better))
    chain = np.zeros((len(states), len(states)))
    for row, ranks in enumerate(states):
        for low in range(size - 1):
            swapped = tuple({low: low + 1, low + 1: low}.get(rank, rank) for rank in ranks)
            to = states.index(swapped) if swapped in states else row
            chain[row, to] += 0.5 / (size - 1)
            chain[row, row] += 0.5 / (size - 1)
    after = np.linalg.matrix_power(chain, chain_steps(size))
    assert np.abs(after - 1 / len(states)).sum(axis=1).max() / 2 <= DISTANCE


def test_the_same_seed_gives_the_same_draws():
    for known in (Tiers(np.zeros(9, np.int32)), Partial(fence(9)), Partial(random_order(3, 9))):
        first, second, other = (
            [row.tolist() for row in known.draws(np.random.default_rng(seed), 20)]
            for seed in (5, 5, 6)
        )
        assert first == second != other


def test_large_orders_come_apart():
    size = 120
    ranks = np.arange(size) // 10
    assert Partial(ranks[:, None] > ranks[None, :]).count == math.factorial(10) ** 12
    chains = np.arange(size) % 2
    better = (chains[:, None] == chains[None, :]) & np.tri(size, size, -1, dtype=bool)
    assert Partial(better).count == math.comb(120, 60)
    crowd = np.zeros((size, size), np.bool_)  # states of a kind are counted together
    crowd[:40, 40:80] = crowd[:40, 80:110] = crowd[110:, 40:80] = True
    kinds = math.factorial(40) ** 2 * math.factorial(10) * math.factorial(30)
    assert Partial(crowd).count == kinds * placed()


def placed():
    """Count the words of 40 a, 40 b, 10 c and 30 d with all b before a and c, and all d before a.

    Where the last b stands is fixed by how many d come before it.
    """
    total = 0
    for early in range(31):
        words = math.comb(39 + early, early)  # d among the first 39 b
        late = 30 - early
        # after the last b: c's, the late d's and a's, with all d before every a
        if late == 0:
            total += words * math.comb(50, 10)
        else:
            for between in range(11):  # c's before the last of the late d's
                total += (
                    words * math.comb(late - 1 + between, between) * math.comb(50 - between, 40)
                )
    return total


def test_too_many_digits_are_not_worked_out():
    assert Tiers(np.zeros(2000, np.int32)).count is None
    assert Tiers(np.zeros(1000, np.int32)).count == math.factorial(1000)


def test_who_is_known():
    conflict = graph(["a", "b"], [[(0, 1)], [(1, 2)]], np.array([[0, 1, 1], [2, 1, 0]]))
    assert unknown(conflict, 0) is None
    doubtful = graph(["a", "b"], [[(0, 1)], [(1, 2)]], conflict.payoffs)
    object.__setattr__(doubtful, "doubtful", (True, True))
    assert unknown(doubtful, 0).count == 2
    assert unknown(doubtful, 1) is None
    chain, some = np.tri(3, 3, -1, dtype=bool), np.eye(3, 3, -2, dtype=bool)
    object.__setattr__(conflict, "partial", {0: chain, 1: some})
    assert unknown(conflict, 0) is None
    assert unknown(conflict, 1).count == 3

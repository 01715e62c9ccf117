import json
import math
import random
from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest

from detente.intervals import Share, wilson
from detente.stability.concepts import CONCEPTS
from detente.stability.model import graph
from detente.stability.orders import chain_steps, partial
from detente.stability.robust import robust

from .naive.convert import from_game
from .naive.game import Game
from .naive.orders import heights, random_graph, random_known, with_ranks
from .naive.solver import stable


def half_known(seed, size):
    """Return a conflict of which each decision maker's preferences are known more or less."""
    r = random.Random(seed)
    game = random_graph(r, size)
    game = Game(game.dms[:2], game.states, game.arcs, game.rank)
    ranks, known = {}, {}
    for k, i in enumerate(game.dms):
        if r.random() < 0.4:
            known[k] = random_known(seed + k, size)
            ranks[i] = heights(known[k])
        else:
            ranks[i] = [r.randrange(3) for _ in range(size)]
    game = with_ranks(game, ranks)
    doubtful = tuple(r.random() < 0.7 for _ in range(2))
    return replace(from_game(game), doubtful=doubtful, partial=known), game


def agreeing(conflict, k):
    """Return all rank vectors that a decision maker may have, from all permutations."""
    ranks = conflict.payoffs[k].tolist()
    known = conflict.partial.get(k)
    if known is None and not conflict.doubtful[k]:
        return [ranks]
    pairs = list(product(range(conflict.size), repeat=2))
    return [
        order
        for order in permutations(range(conflict.size))
        if all(
            order[s] > order[t]
            for s, t in pairs
            if (known[s, t] if known is not None else ranks[s] > ranks[t])
        )
    ]


@pytest.mark.parametrize("block", range(8))
def test_shares_are_those_of_all_orders(block):
    sampled = 0
    for seed in range(block * 15, block * 15 + 15):
        conflict, game = half_known(seed, random.Random(seed).randint(2, 4))
        strict = seed % 3 == 0
        every = list(product(*(agreeing(conflict, k) for k in range(2))))
        result = robust(conflict, strict=strict)
        if result is None:
            assert len(every) == 1
            continue
        assert result.exact
        assert result.orders == result.solved == len(every)
        assert list(result.unknown) == [k for k in range(2) if len(agreeing(conflict, k)) > 1]
        drawn = robust(conflict, strict=strict, most=0, draws=50, seed=seed)
        sampled += not drawn.exact
        assert drawn.orders == len(every)
        games = [with_ranks(game, dict(zip(game.dms, rows, strict=True))) for rows in every]
        for concept in CONCEPTS:
            held = np.array(
                [
                    [[stable(one, i, s, concept, strict) for s in one.states] for i in one.dms]
                    for one in games
                ]
            )
            assert (result.stable[concept] == held.sum(axis=0)).all()
            both = held.all(axis=1).sum(axis=0)
            assert (result.equilibria[concept] == both).all()
            assert (drawn.stable[concept][:, held.all(axis=(0, 1))] == 50).all()
            for state in range(conflict.size):
                share = both[state] / len(every)
                assert result.share(concept, state) == Share(
                    both[state], len(every), share, share, share
                )
                assert drawn.share(concept, state) == wilson(
                    int(drawn.equilibria[concept][state]), 50
                )
            for k in range(2):
                none = {s for s in range(conflict.size) if not game.arcs[game.dms[k]][s]}
                ever = held[:, k].any(axis=0)
                assert set(np.flatnonzero(result.structural[k])) == none
                assert set(result.never(concept, k)) == set(np.flatnonzero(~ever))
                always = set(np.flatnonzero(held[:, k].all(axis=0)))
                assert set(result.always(concept, k)) == always - none
    assert sampled > 5


def unsure(size, seed=0):
    """Return a conflict in which of nobody anything is known."""
    r = random.Random(seed)
    arcs = [
        [(s, t) for s in range(size) for t in range(size) if s != t and r.random() < 0.3]
        for _ in range(2)
    ]
    conflict = graph(["a", "b"], arcs, np.zeros((2, size), int))
    return replace(conflict, doubtful=(True, True))


def test_nothing_is_open_where_everything_is_known():
    conflict = unsure(4)
    assert robust(replace(conflict, doubtful=(False, False))) is None
    strict = conflict.ranked(np.array([[0, 1, 2, 3], [3, 2, 1, 0]], np.int32))
    assert robust(strict) is None
    chain = np.tri(4, 4, -1, dtype=bool)
    told = replace(strict, doubtful=(False, False), partial={0: chain})
    assert robust(told) is None


def test_intervals_hold_the_true_share():
    """Of 95 % intervals about 95 % hold it; for the same seed draws are the same."""
    conflict = unsure(4, seed=2)
    exact = robust(conflict, ["seq"])
    held = [
        drawn.share("seq", state, 0).low
        <= exact.share("seq", state, 0).share
        <= drawn.share("seq", state, 0).high
        for seed in range(60)
        for drawn in [robust(conflict, ["seq"], most=0, draws=60, seed=seed)]
        for state in range(4)
    ]
    assert sum(held) / len(held) > 0.9
    first, again, other = (
        robust(conflict, most=0, draws=60, seed=seed).to_dict() for seed in (1, 1, 2)
    )
    assert first == again
    assert first["equilibria"] != other["equilibria"]


def test_each_order_is_a_step():
    steps = []
    result = robust(unsure(3), ["nash"], step=lambda: steps.append(1))
    assert len(steps) == result.solved == result.orders == 36
    steps.clear()
    result = robust(unsure(8), ["nash"], draws=25, step=lambda: steps.append(1))
    assert len(steps) == result.solved == 25
    assert result.orders == math.factorial(8) ** 2


def test_numbers_too_large_and_steps_are_told(monkeypatch):
    wide = replace(graph(["a"], [[(0, 1)]], np.zeros((1, 3000), int)), doubtful=(True,))
    result = robust(wide, ["nash"], draws=40)
    assert (result.orders, result.exact, result.steps) == (None, False, 0)
    assert 0 < result.share("nash", 0).share < 1
    assert result.share("nash", 1) == wilson(40, 40)
    zigzag = np.zeros((6, 6), np.bool_)
    for s, t in ((1, 0), (1, 2), (3, 2), (3, 4), (5, 4)):
        zigzag[s, t] = True
    told = replace(unsure(6), doubtful=(False, False), partial={0: zigzag})
    assert robust(told, ["nash"]).orders == 61
    monkeypatch.setattr(partial, "MOST_DOWNSETS", 4)
    result = robust(told, ["nash"], draws=10)
    assert (result.orders, result.exact, result.steps) == (None, False, chain_steps(6))


def test_plain_data_by_hand():
    # One may go from 1 to 2, and it is not known which of them it prefers.
    conflict = replace(graph(["a"], [[(0, 1)]], np.array([[0, 0, 1]])), doubtful=(True,))
    data = json.loads(json.dumps(robust(conflict, ["nash"]).to_dict()))
    one = {"hits": 2, "draws": 2, "share": 1.0, "low": 1.0, "high": 1.0}
    half = {"hits": 1, "draws": 2, "share": 0.5, "low": 0.5, "high": 0.5}
    assert data["equilibria"]["nash"] == [
        {"state": 2, **one},
        {"state": 3, **one},
        {"state": 1, **half},
    ]
    assert data["structural"] == {"a": [2, 3]}
    assert data["stable"]["nash"]["a"]["always"] == []
    assert data["stable"]["nash"]["a"]["never"] == []
    assert (data["orders"], data["exact"], data["unknown"]) == (2, True, ["a"])

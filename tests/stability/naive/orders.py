"""Random graphs of a given size, what may be known of an order, and other orders put in place."""

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .game import Game


def random_graph(rng: random.Random, size: int) -> Game:
    """Return a random graph model of two to four decision makers, with any amount of ties."""
    makers = [f"d{k}" for k in range(rng.randint(2, 4))]
    chance = rng.choice([0.2, 0.35, 0.6]) / (1 if len(makers) < 4 else 2)
    states = range(size)
    arcs = {
        i: {s: frozenset(t for t in states if s != t and rng.random() < chance) for s in states}
        for i in makers
    }
    rank = {i: {s: rng.randrange(rng.choice([3, 9])) for s in states} for i in makers}
    return Game(tuple(makers), tuple(states), arcs, rank)


def random_known(seed: int, size: int) -> NDArray[np.bool_]:
    """Return a random strict partial order: whether s is better than t at [s, t]."""
    rng = random.Random(seed)
    order = rng.sample(range(size), size)
    known = np.zeros((size, size), np.bool_)
    for a, b in combinations(range(size), 2):
        known[order[a], order[b]] = rng.random() < 0.3
    for middle in range(size):
        known |= known[:, middle, None] & known[middle, None, :]
    return known


def heights(known: NDArray[np.bool_]) -> list[int]:
    """Return the steps of the longest chain below each state, as the payoffs of chains are."""
    found = [0] * len(known)
    for _ in found:
        found = [
            max((found[b] + 1 for b in range(len(known)) if known[a, b]), default=0)
            for a in range(len(known))
        ]
    return found


def with_ranks(game: Game, ranks: dict[str, Sequence[Any]]) -> Game:
    """Return the game with other ranks of some decision makers, by places of states."""
    changed = {i: dict(zip(game.states, row, strict=True)) for i, row in ranks.items()}
    return Game(game.dms, game.states, game.arcs, {**game.rank, **changed})

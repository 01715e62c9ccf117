"""From the oracle's plain data to conflicts of the engine."""

import numpy as np

from detente.case.conditions import All, Test
from detente.case.moves import MoveOption
from detente.stability import Conflict
from detente.stability.blocks import Blocks
from detente.stability.model import graph, ranks
from detente.stability.states import feasible_states, radices

from .game import Game, Spec


def from_game(game: Game) -> Conflict:
    """Return a graph; the place of a state is its place among the oracle's states."""
    place = {state: k for k, state in enumerate(game.states)}
    arcs = [
        [(place[s], place[t]) for s, targets in game.arcs[i].items() for t in targets]
        for i in game.dms
    ]
    payoffs = np.array([[game.rank[i][s] for s in game.states] for i in game.dms])
    return graph(game.dms, arcs, payoffs)


def from_spec(spec: Spec) -> Conflict:
    """Return a conflict of options; numbers of states are those of the oracle."""
    options = tuple(
        MoveOption(
            id=f"o{k}",
            name="An option",
            party=o.owner.lower(),
            levels=tuple(f"l{level}" for level in range(o.levels)),
            change=o.way,
        )
        for k, o in enumerate(spec.options)
    )
    patterns = [
        All(tuple(Test(at, frozenset((level,))) for at, level in pattern.items()))
        for pattern in spec.infeasible
    ]
    levels, steps = feasible_states(options, patterns), radices(options)
    numbers = levels.astype(np.int64) @ steps
    payoffs = [[spec.rank[i][s] for s in numbers.tolist()] for i in spec.dms]
    return Conflict(
        decision_makers=tuple(i.lower() for i in spec.dms),
        options=options,
        numbers=numbers,
        levels=levels,
        names={},
        moves=tuple(Blocks.of(numbers, levels, steps, options, i.lower()) for i in spec.dms),
        payoffs=np.stack([ranks(np.array(row)) for row in payoffs]),
        status_quo=0,
    )

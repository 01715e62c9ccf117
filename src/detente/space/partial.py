"""Partial packages: what the issues decided so far are worth, and what the rest can still add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.space.factors import (
    DEAD,
    Automaton,
    Flags,
    Integers,
    automaton,
    elimination_order,
    static_parts,
)
from detente.space.grid import Array
from detente.space.model import Constraint, ReservationLimit, Space


@dataclass(frozen=True, eq=False)
class Front:
    """Partial packages of one depth, a row each.

    ``values`` (N, C) are whole steps for C parties, ``states`` (N, F) those of the automata.
    """

    values: Array
    states: Integers


@dataclass(frozen=True, eq=False)
class Plan:
    """A space under constraints, ready to be walked through issue by issue.

    ``floor`` (C,) is the least that each column of values has to reach. ``options`` has the
    allowed options of each issue in ``order``, ``gain`` what each is worth, (k, C). ``most`` and
    ``least`` are what the issues after a depth add at most and at least, (I + 1, C), tables apart.
    """

    order: tuple[int, ...]
    floor: Array
    options: tuple[Integers, ...]
    gain: tuple[Array, ...]
    automata: tuple[Automaton, ...]
    most: Array
    least: Array

    def start(self) -> Front:
        """Return the one partial package in which nothing is decided."""
        states = np.zeros((1, len(self.automata)), dtype=np.int64)
        return Front(np.zeros((1, len(self.floor))), states)

    def rest(self, depth: int, states: Integers) -> tuple[Array, Array]:
        """Return the most and the least that issues from ``depth`` on can add, (N, C) each."""
        most: Array = np.repeat(self.most[depth][None], len(states), axis=0)
        least: Array = np.repeat(self.least[depth][None], len(states), axis=0)
        for a, tied in enumerate(self.automata):
            high, low = tied.bounds[depth]
            if high.any() or low.any():
                most += high[states[:, a]]
                least += low[states[:, a]]
        return most, least


def plan(
    space: Space,
    constraints: Sequence[Constraint],
    columns: Sequence[int] | None = None,
    fixed: Mapping[int, int] | None = None,
) -> Plan | None:
    """Return how to walk through a space, or None when some issue is left no option.

    ``columns`` are the rows of the parties that count, unless given those whose reservation
    values are among the constraints. ``fixed`` gives issues whose option is set.
    """
    reserved = sorted({space.row(c.party) for c in constraints if isinstance(c, ReservationLimit)})
    chosen = tuple(reserved if columns is None else columns)
    allowed, factors = static_parts(space, constraints, fixed or {}, chosen)
    if not all(own.any() for own in allowed):
        return None
    order = tuple(elimination_order(space, factors))
    grid = space.grid
    options = tuple(np.flatnonzero(allowed[issue]) for issue in order)
    gain = tuple(
        grid.worth[issue][list(chosen)].T[own] for issue, own in zip(order, options, strict=True)
    )
    floor = np.array([grid.floor[p] if p in reserved else -np.inf for p in chosen])
    nothing = np.zeros((1, len(floor)))
    high = np.concatenate([*(g.max(axis=0)[None] for g in gain), nothing])
    low = np.concatenate([*(g.min(axis=0)[None] for g in gain), nothing])
    return Plan(
        order=order,
        floor=floor,
        options=options,
        gain=gain,
        automata=tuple(automaton(factor, order, allowed) for factor in factors),
        most=high[::-1].cumsum(axis=0)[::-1],
        least=low[::-1].cumsum(axis=0)[::-1],
    )


def extend(
    plan: Plan, depth: int, front: Front, floor: Array
) -> tuple[Front, Integers, Integers, Array]:
    """Decide the issue at a depth in every way that can still be completed.

    Returns the longer partial packages, the row of ``front`` that each comes from, the option
    chosen, and the least that the rest adds to each (N, C). Left out is what no completion makes
    worth ``floor`` (C,).
    """
    options, gain = plan.options[depth], plan.gain[depth]
    size = len(front.values) * len(options)
    values = (front.values[:, None] + gain).reshape(size, len(plan.floor))
    parent = np.repeat(np.arange(len(front.values)), len(options))
    option = np.tile(options, len(front.values))
    states = front.states[parent]
    alive: Flags = np.ones(size, dtype=bool)
    for a, tied in enumerate(plan.automata):
        stage = tied.stages.get(plan.order[depth])
        if stage is not None:
            before = states[:, a]
            values += stage.gain[before, option]
            states[:, a] = stage.following[before, option]
            alive &= states[:, a] != DEAD
    edges = np.flatnonzero(alive)
    values, states = values[edges], states[edges]
    most, least = plan.rest(depth + 1, states)
    fine = (values + most >= floor).all(axis=1)
    edges = edges[fine]
    return Front(values[fine], states[fine]), parent[edges], option[edges], least[fine]

"""What ties issues together, followed issue by issue: linkages and tables as automata."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.space.grid import Array
from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]

DEAD = -1
"""The state from which no allowed combination can be reached."""


@dataclass(frozen=True, eq=False)
class Factor:
    """Which combinations of options of some issues are allowed, and what each adds.

    ``issues`` are positions; ``allowed`` is (k_a, k_b, ...), ``worth`` (k_a, k_b, ..., C) in whole
    steps for C parties.
    """

    issues: tuple[int, ...]
    allowed: Flags
    worth: Array

    def states(self, decided: set[int]) -> int:
        """Return how many different rests the decided issues can leave, 1 when none is open."""
        known = [a for a, issue in enumerate(self.issues) if issue in decided]
        if len(known) in (0, len(self.issues)):
            return 1
        rest = [a for a in range(len(self.issues)) if a not in known]
        size = prod(self.allowed.shape[a] for a in known)
        allowed = self.allowed.transpose(*known, *rest).reshape(size, -1)
        worth = self.worth.transpose(*known, *rest, len(self.issues)).reshape(size, -1)
        return len(_different(allowed, worth)[0])


@dataclass(frozen=True, eq=False)
class Stage:
    """One step of an automaton: the choice of an option of one of the factor's issues.

    ``following`` (S, k) is the state after each option in each of S states, DEAD where nothing
    allowed is left; ``gain`` (S, k, C) what the choice adds.
    """

    following: Integers
    gain: Array


@dataclass(frozen=True, eq=False)
class Automaton:
    """A factor along an order of issues, in state 0 at first.

    ``stages`` are by issue. ``bounds`` has, for each number of issues decided, the most and the
    least that later choices can add from each state, (S, C) each.
    """

    stages: Mapping[int, Stage]
    bounds: tuple[tuple[Array, Array], ...]


def static_parts(
    space: Space,
    constraints: Sequence[Constraint],
    fixed: Mapping[int, int],
    columns: Sequence[int],
) -> tuple[list[Flags], list[Factor]]:
    """Return the options allowed per issue, and the factors over two or more issues.

    ``columns`` are the rows of the parties whose utilities count.
    """
    allowed = [np.ones(len(options), dtype=bool) for options in space.options]
    for issue, option in fixed.items():
        allowed[issue] = np.arange(len(allowed[issue])) == option
    factors = []
    for limit in constraints:
        match limit:
            case RedLineLimit():
                allowed[space.column(limit.issue)] &= ~np.array(limit.mask)
            case LinkageLimit():
                when, requires = np.array(limit.when_mask), np.array(limit.requires_mask)
                a, b = space.column(limit.when_issue), space.column(limit.requires_issue)
                if a == b:
                    allowed[a] &= ~when | requires
                else:
                    both = ~when[:, None] | requires
                    factors.append(Factor((a, b), both, np.zeros((*both.shape, len(columns)))))
            case ReservationLimit():
                pass
    for table, worth in zip(space.tables, space.grid.tables, strict=True):
        own = np.moveaxis(worth[list(columns)], 0, -1) + 0.0  # no zero with a sign
        if own.any():
            factors.append(Factor(table.issues, np.ones(own.shape[:-1], dtype=bool), own))
    return allowed, factors


def elimination_order(space: Space, factors: Sequence[Factor]) -> list[int]:
    """Return the issues so that partial packages have few states, small issues first.

    Partial packages are compared within one state of the open factors, so that the next issue is
    the one after which these have the fewest states: the part that fill-in plays where issues
    are eliminated along a tree.
    """
    left = set(range(len(space.issues)))
    order: list[int] = []
    while left:

        def cost(issue: int) -> tuple[float, int, int]:
            decided = {*order, issue}
            open_states = sum(float(np.log(factor.states(decided))) for factor in factors)
            return round(open_states, 9), len(space.options[issue]), issue

        order.append(min(left, key=cost))
        left.remove(order[-1])
    return order


def automaton(factor: Factor, order: Sequence[int], allowed: Sequence[Flags]) -> Automaton:
    """Return a factor as an automaton along an order of issues.

    Two partial choices lead to the same state exactly when every completion is allowed after
    both or after neither, and adds the same. ``allowed`` marks the options of each issue that
    can be chosen at all.
    """
    axes = sorted(range(len(factor.issues)), key=lambda a: order.index(factor.issues[a]))
    open_ = factor.allowed.transpose(axes).copy()
    for position, axis in enumerate(axes):
        own = allowed[factor.issues[axis]]
        open_ &= own.reshape([-1 if a == position else 1 for a in range(len(axes))])
    worth = np.where(open_[..., None], factor.worth.transpose(*axes, len(axes)), 0.0)
    parties = worth.shape[-1]
    open_, worth = open_[None], worth[None]
    bounds = [_bounds(open_, worth)]
    stages = {}
    for issue in order:
        if issue not in factor.issues:
            bounds.append(bounds[-1])
            continue
        states, options = open_.shape[:2]
        open_ = open_.reshape(states * options, *open_.shape[2:])
        worth = worth.reshape(states * options, *worth.shape[2:])
        gain = np.zeros((states, options, parties))
        if open_.ndim == 1:
            gain = worth.reshape(states, options, parties)
            worth = np.zeros_like(worth)
        alive = _flat(open_).any(axis=1)
        kept, state = _different(_flat(open_[alive]), _flat(worth[alive]))
        following = np.full(states * options, DEAD)
        following[alive] = state
        open_, worth = open_[alive][kept], worth[alive][kept]
        bounds.append(_bounds(open_, worth))
        stages[issue] = Stage(following.reshape(states, options), gain)
    return Automaton(stages, tuple(bounds))


def _different(allowed: Flags, worth: NDArray[Any]) -> tuple[list[int], list[int]]:
    """Return the first row of each class of equal rows, and the class of each row."""
    seen: dict[bytes, int] = {}
    first, state = [], []
    for row, (flags, added) in enumerate(zip(np.packbits(allowed, axis=1), worth, strict=True)):
        key = flags.tobytes() + added.tobytes()
        if key not in seen:
            seen[key] = len(seen)
            first.append(row)
        state.append(seen[key])
    return first, state


def _flat(table: NDArray[Any]) -> NDArray[Any]:
    return table.reshape(len(table), prod(table.shape[1:]))


def _bounds(open_: Flags, worth: Array) -> tuple[Array, Array]:
    """Return the most and the least that allowed completions add, (S, C) each."""
    parties = worth.shape[-1]
    marked = _flat(open_)[..., None]
    added = worth.reshape(*marked.shape[:2], parties)
    most = np.where(marked, added, -np.inf).max(axis=1)
    least = np.where(marked, added, np.inf).min(axis=1)
    return np.where(np.isinf(most), 0.0, most), np.where(np.isinf(least), 0.0, least)

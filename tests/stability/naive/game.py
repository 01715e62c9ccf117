"""Conflicts as plain data: a graph model, and the option form that it may come from."""

from dataclasses import dataclass
from itertools import product

Arcs = dict[str, dict[int, frozenset[int]]]
Rank = dict[str, dict[int, int]]


@dataclass(frozen=True)
class Game:
    """A graph model: ``arcs[i][s]`` is R_i(s); ``rank[i][s]`` is higher for better states."""

    dms: tuple[str, ...]
    states: tuple[int, ...]
    arcs: Arcs
    rank: Rank


@dataclass(frozen=True)
class Option:
    """An option of one owner with levels 0, 1, ...; ``way`` is "both", "up" or "down"."""

    owner: str
    levels: int = 2
    way: str = "both"


@dataclass(frozen=True)
class Spec:
    """An option form.

    A pattern of ``infeasible`` maps positions of options to levels; a state that matches all
    of one pattern does not exist. ``rank`` is as in ``Game``.
    """

    dms: tuple[str, ...]
    options: tuple[Option, ...]
    infeasible: tuple[dict[int, int], ...]
    rank: Rank


def number_of(options: tuple[Option, ...], levels: tuple[int, ...]) -> int:
    """Return the state's number: mixed radix, the first option being the least digit."""
    number, worth = 0, 1
    for option, level in zip(options, levels, strict=True):
        number += worth * level
        worth *= option.levels
    return number


def levels_by_state(
    options: tuple[Option, ...], infeasible: tuple[dict[int, int], ...]
) -> dict[int, tuple[int, ...]]:
    """Return the levels of every feasible state, by the state's number in the full grid."""
    grid = {
        number_of(options, levels): levels
        for levels in product(*(range(option.levels) for option in options))
    }
    return {
        state: grid[state]
        for state in sorted(grid)
        if not any(all(grid[state][at] == v for at, v in one.items()) for one in infeasible)
    }


def _allowed(option: Option, before: int, after: int, mover: str) -> bool:
    """Tell whether the mover may take the option from one level to the other in a move."""
    if before == after:
        return True
    if option.owner != mover:
        return False
    return option.way == "both" or (after > before) == (option.way == "up")


def game_of(spec: Spec) -> Game:
    """Return the graph model of an option form.

    R_i(s) holds every other feasible state that differs from s only in i's own options, none
    of which changes against its direction. All of i's changes are one move, so what lies
    between does not have to be feasible.
    """
    levels = levels_by_state(spec.options, spec.infeasible)
    arcs = {
        i: {
            s: frozenset(
                t
                for t in levels
                if t != s
                and all(
                    _allowed(option, before, after, i)
                    for option, before, after in zip(
                        spec.options, levels[s], levels[t], strict=True
                    )
                )
            )
            for s in levels
        }
        for i in spec.dms
    }
    return Game(spec.dms, tuple(levels), arcs, spec.rank)

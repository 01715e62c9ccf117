"""Issue-by-issue elimination: the engine behind frontier and witness.

Partial packages are extended by one issue at a time. Those that can no longer matter are
dropped after each step (multi-objective bucket elimination: Rollon and Larrosa 2006), and
back-pointers lead from what is left to every package behind it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.space.factors import Flags, Integers
from detente.space.grid import Array
from detente.space.model import Constraint, Package, Space
from detente.space.partial import Front, extend, plan
from detente.space.undominated import groups, merge, undominated

Purpose = Literal["frontier", "witness"]

LIMIT = 1_000_000
"""How many partial packages may be under consideration at once."""

_CELLS = 20  # a partial package counts for more when it has more than so many utilities
_MANY = 10  # with more parties than this, hardly anything is dominated and comparing takes long

Thin = Callable[[Integers, Array], Flags]
"""Marks the rows to keep, from the groups and the values of undominated partial packages."""


QUICK = 20_000
"""A limit for questions that the solver answers sooner beyond it."""


class TooLarge(Exception):
    """There are more partial packages than the limit allows."""


@dataclass(frozen=True, eq=False)
class Layer:
    """The step of one issue. Node n has the edges ``start[n]`` up to ``start[n + 1]``.

    An edge leads to a node of the layer before (``parent``) by choosing ``option``.
    """

    issue: int
    parent: Integers
    option: Integers
    start: Integers


@dataclass(frozen=True, eq=False)
class Elimination:
    """What is left after the last issue.

    ``values`` (N, C) are whole steps, one row a node; ``counts`` (N,) is how many packages
    lead to each.
    """

    values: Array
    counts: NDArray[np.int64] | NDArray[np.object_]
    layers: tuple[Layer, ...]

    def packages(self, node: int) -> Iterator[Package]:
        """Yield every package of a final node."""
        chosen = [0] * len(self.layers)

        def back(depth: int, at: int) -> Iterator[Package]:
            if depth < 0:
                yield tuple(chosen)
                return
            layer = self.layers[depth]
            for edge in range(layer.start[at], layer.start[at + 1]):
                chosen[layer.issue] = int(layer.option[edge])
                yield from back(depth - 1, int(layer.parent[edge]))

        yield from back(len(self.layers) - 1, node)


def eliminate(
    space: Space,
    constraints: Sequence[Constraint],
    purpose: Purpose,
    *,
    fixed: Mapping[int, int] | None = None,
    limit: int = LIMIT,
    thin: Thin | None = None,
) -> Elimination:
    """Eliminate all issues under the given constraints.

    ``frontier`` keeps every undominated package, all parties' utilities as columns.
    ``witness`` looks only at the parties whose reservation value is among the constraints, and
    no further than what these need: a party whose reservation value is met whatever follows is
    met, and all such partial packages are alike. ``fixed`` gives issues whose option is set.
    ``thin`` may drop more after each step, and the result is then no longer exact.

    Partial packages are compared only when they leave the same linkages and tables open in the
    same state, and are dropped when the best that the remaining issues can add still leaves a
    reservation value unmet. Comparison is exact (see ``grid``). Raises TooLarge when more than
    ``limit`` partial packages would have to be considered at once.
    """
    everyone = range(len(space.parties)) if purpose == "frontier" else None
    walk = plan(space, constraints, everyone, fixed)
    whole = np.int64 if space.size < 2**62 else object
    if walk is None:
        columns = len(space.parties) if everyone else 0
        return Elimination(np.zeros((0, columns)), np.zeros(0, dtype=whole), ())
    nothing = Elimination(np.zeros((0, len(walk.floor))), np.zeros(0, dtype=whole), ())
    front = walk.start()
    counts = np.ones(1, dtype=whole)
    layers = []
    for depth, issue in enumerate(walk.order):
        size = len(front.values) * len(walk.options[depth])
        allowed = _CELLS * limit // (_MANY if len(walk.floor) > _MANY else 1)
        if size > limit or size * len(walk.floor) > allowed:
            raise TooLarge
        longer, parent, option, least = extend(walk, depth, front, walk.floor)
        if not len(parent):
            return nothing
        values, states = longer.values, longer.states
        if purpose == "witness":
            values = np.minimum(values, walk.floor - least)
        group = groups(states)
        first, node = merge(group, values)
        kept = undominated(group[first], values[first])
        if thin is not None:
            rows = np.flatnonzero(kept)
            kept[rows] = thin(group[first][rows], values[first][rows])
        alive = kept[node]
        parent, option = parent[alive], option[alive]
        node = (np.cumsum(kept) - 1)[node[alive]]
        first = first[kept]
        front = Front(values[first], states[first])
        by_node = np.argsort(node, kind="stable")
        parent, option = parent[by_node], option[by_node]
        start = np.searchsorted(node[by_node], np.arange(len(first) + 1))
        counts = np.add.reduceat(counts[parent], start[:-1])
        layers.append(Layer(issue, parent, option, start))
    return Elimination(front.values, counts, tuple(layers))

"""Issue-by-issue elimination: the one engine behind frontier, witness and count.

Partial packages are extended by one issue at a time. Those that can no longer matter are
dropped after each step (multi-objective bucket elimination: Rollon and Larrosa 2006), and
back-pointers lead from what is left to every package behind it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import moocore
import numpy as np
from numpy.typing import NDArray

from detente.space.grid import Array
from detente.space.model import Constraint, Package, ReservationLimit, Space
from detente.space.structure import Flags, elimination_order, static_parts

Integers = NDArray[np.int64]
Purpose = Literal["frontier", "witness", "count"]

LIMIT = 1_000_000
"""How many partial packages may be under consideration at once."""

_CELLS = 20  # a partial package counts for more when it has more than so many utilities

_MULTIPLIERS = np.random.default_rng(0).integers(1, 2**62, 512, dtype=np.int64) | 1


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


def _groups(flags: Flags) -> Integers:
    """Return a number for each row, the same for the same flags."""
    group = np.zeros(len(flags), dtype=np.int64)
    for column in flags.T:
        if column.any():
            group = np.unique(2 * group + column, return_inverse=True)[1]
    return group


def _merge(group: Integers, values: Array) -> tuple[Integers, Integers]:
    """Return the first row of each class of equal rows, and the class of each row."""
    whole = values.astype(np.int64)
    columns = whole.shape[1]
    key = group * _MULTIPLIERS[0]
    for c in range(columns):
        key = key + whole[:, c] * _MULTIPLIERS[1 + c % 511] * (1 + c // 511)
    first, inverse = np.unique(key, return_index=True, return_inverse=True)[1:]
    same = first[inverse]
    if (group[same] == group).all() and (whole[same] == whole).all():
        return first, inverse
    # Two different rows share a hash: compare the rows themselves.
    rows = np.column_stack([group, whole])
    first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)[1:]
    return first, inverse.reshape(-1)


def _undominated(group: Integers, values: Array) -> Flags:
    """Mark the rows, all different, that no other row of their group dominates."""
    keep = np.ones(len(values), dtype=bool)
    for g in range(int(group.max(initial=-1)) + 1):
        rows = np.flatnonzero(group == g)
        if len(rows) > 1:
            keep[rows] = moocore.is_nondominated(values[rows], maximise=True)
    return keep


def eliminate(
    space: Space,
    constraints: Sequence[Constraint],
    purpose: Purpose,
    *,
    fixed: Mapping[int, int] | None = None,
    limit: int = LIMIT,
) -> Elimination:
    """Eliminate all issues under the given constraints.

    ``frontier`` keeps every undominated package, all parties' utilities as columns.
    ``witness`` and ``count`` look only at the parties whose reservation value is among the
    constraints, and no further than what these need: a party whose reservation value is met
    whatever follows is met, and all such partial packages are alike. ``count`` drops none
    that can still be completed. ``fixed`` gives issues whose option is set.

    Partial packages are compared only when they leave the same linkages open in the same
    state, and are dropped when the best that the remaining issues can add still leaves a
    reservation value unmet. Comparison is exact (see ``grid``). Raises TooLarge when more than
    ``limit`` partial packages would have to be considered at once.
    """
    grid = space.grid
    allowed, pairs = static_parts(space, constraints, fixed or {})
    reserved = sorted({space.row(c.party) for c in constraints if isinstance(c, ReservationLimit)})
    columns = list(range(len(space.parties))) if purpose == "frontier" else reserved
    floor = np.array([grid.floor[p] if p in reserved else -np.inf for p in columns])
    worth = [w[columns].T for w in grid.worth]
    whole = np.int64 if space.size < 2**62 else object
    nothing = Elimination(np.zeros((0, len(columns))), np.zeros(0, dtype=whole), ())
    if not all(options.any() for options in allowed):
        return nothing
    most = sum((w[a].max(axis=0) for w, a in zip(worth, allowed, strict=True)), np.zeros(()))
    least = sum((w[a].min(axis=0) for w, a in zip(worth, allowed, strict=True)), np.zeros(()))

    values = np.zeros((1, len(columns)))
    strained = np.zeros((1, len(pairs)), dtype=bool)
    counts = np.ones(1, dtype=whole)
    decided: set[int] = set()
    layers = []
    for issue in elimination_order(space, pairs):
        options = np.flatnonzero(allowed[issue])
        size = len(values) * len(options)
        if size > limit or size * len(columns) > _CELLS * limit:
            raise TooLarge
        gain = worth[issue][options]
        most, least = most - gain.max(axis=0), least - gain.min(axis=0)
        values = (values[:, None] + gain).reshape(size, len(columns))
        parent = np.repeat(np.arange(len(counts)), len(options))
        option = np.tile(options, len(counts))
        strained = strained[parent]
        possible = (values + most >= floor).all(axis=1)
        for j, pair in enumerate(pairs):
            if issue in pair.issues:
                here = pair.issues.index(issue)
                side = pair.sides[here][option]
                if pair.issues[1 - here] in decided:
                    possible &= ~(strained[:, j] & side)
                    strained[:, j] = False
                else:
                    strained[:, j] = side
        decided.add(issue)
        edges = np.flatnonzero(possible)
        if not len(edges):
            return nothing
        values, strained = values[edges], strained[edges]
        if purpose != "frontier":
            values = np.minimum(values, floor - least)
        group = _groups(strained)
        first, node = _merge(group, values)
        if purpose != "count":
            kept = _undominated(group[first], values[first])
            alive = kept[node]
            edges, node = edges[alive], (np.cumsum(kept) - 1)[node[alive]]
            first = first[kept]
        values, strained = values[first], strained[first]
        by_node = np.argsort(node, kind="stable")
        edges, node = edges[by_node], node[by_node]
        start = np.searchsorted(node, np.arange(len(first) + 1))
        counts = np.add.reduceat(counts[parent[edges]], start[:-1])
        layers.append(Layer(issue, parent[edges], option[edges], start))
    return Elimination(values, counts, tuple(layers))

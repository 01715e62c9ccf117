"""States that count as one, such as all those in which somebody has walked away."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import UserError
from detente.stability.arcs import Arcs
from detente.stability.blocks import Blocks

MOST_ARCS = 20_000_000


@dataclass(frozen=True, eq=False)
class Merged:
    """Which states stand for which.

    ``kept`` are the states that stay, the lowest of each group among them; ``into`` gives, for
    each state, the place of what stands for it among ``kept``.
    """

    kept: NDArray[np.intp]
    into: NDArray[np.int64]


def merge_states(groups: Iterable[NDArray[np.bool_]], size: int) -> Merged:
    """Return the states that are left when each group counts as one.

    Groups that share a state are one group.
    """
    stands = np.arange(size)
    for group in groups:
        members = np.flatnonzero(np.isin(stands, stands[group]))
        if len(members):
            stands[members] = members[0]
    kept, into = np.unique(stands, return_inverse=True)
    return Merged(kept, into.astype(np.int64))


def merge_moves(moves: Blocks, merged: Merged) -> Arcs:
    """Return the moves between what is left; from a group, those of all its members.

    Raises UserError beyond ``MOST_ARCS`` moves.
    """
    count = int(moves.counts().sum())
    if count > MOST_ARCS:
        raise UserError(
            f"With states that count as one, {count:,} moves would have to be listed, more than "
            f"{MOST_ARCS:,}: leave out options."
        )
    everyone = np.arange(len(merged.into), dtype=np.int32)
    sources, targets = moves.from_states(everyone)
    pairs = np.stack([merged.into[sources], merged.into[targets]], axis=1)
    return Arcs.of(len(merged.kept), pairs)


def merge_levels(levels: NDArray[np.int8], merged: Merged) -> NDArray[np.int8]:
    """Return the levels of what is left, -1 where the members of a group differ."""
    found = levels[merged.kept].copy()
    differs = levels != found[merged.into]
    np.maximum.at(differing := np.zeros(found.shape, np.bool_), merged.into, differs)
    found[differing] = -1
    return found

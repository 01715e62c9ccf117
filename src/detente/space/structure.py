"""Which options red lines leave, which issues linkages tie, and in what order to take them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Pair:
    """A linkage as two sides that may not both be chosen."""

    issues: tuple[int, int]
    sides: tuple[Flags, Flags]


def static_parts(
    space: Space, constraints: Sequence[Constraint], fixed: Mapping[int, int]
) -> tuple[list[Flags], list[Pair]]:
    """Return the options allowed per issue, and the linkages between two issues."""
    allowed = [np.ones(len(options), dtype=bool) for options in space.options]
    for issue, option in fixed.items():
        allowed[issue] = np.arange(len(allowed[issue])) == option
    pairs = []
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
                    pairs.append(Pair((a, b), (when, ~requires)))
            case ReservationLimit():
                pass
    return allowed, pairs


def elimination_order(space: Space, pairs: Sequence[Pair]) -> list[int]:
    """Return the issues so that few linkages are open at a time, small issues first."""
    left = set(range(len(space.issues)))
    order: list[int] = []
    while left:

        def cost(issue: int) -> tuple[int, int, int]:
            after = left - {issue}
            opened = sum((a in after) != (b in after) for a, b in (p.issues for p in pairs))
            return opened, len(space.options[issue]), issue

        order.append(min(left, key=cost))
        left.remove(order[-1])
    return order

"""How many packages meet given constraints?"""

from collections.abc import Sequence

from detente.space.eliminate import LIMIT, TooLarge, eliminate
from detente.space.model import Constraint, Space


def count(space: Space, constraints: Sequence[Constraint], *, limit: int = LIMIT) -> int | None:
    """Return the exact number of packages that meet all the constraints.

    Partial packages that leave every party equally far from its reservation value are counted
    together, so that many spaces far beyond enumeration can be counted. Returns None when
    more than ``limit`` partial packages would have to be kept apart.
    """
    try:
        return int(sum(eliminate(space, constraints, "count", limit=limit).counts.tolist()))
    except TooLarge:
        return None

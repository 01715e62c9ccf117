"""Is there a package that meets given constraints?"""

from collections.abc import Mapping, Sequence

from detente.errors import UserError
from detente.space.eliminate import LIMIT, TooLarge, eliminate
from detente.space.model import Constraint, Package, Space


def witness(
    space: Space,
    constraints: Sequence[Constraint],
    *,
    fixed: Mapping[int, int] | None = None,
    limit: int = LIMIT,
) -> Package | None:
    """Return a package that meets all the constraints, or None when there is none.

    Exact. ``fixed`` sets the option of some issues (both as positions). Raises UserError when
    more than ``limit`` partial packages would have to be looked at together.
    """
    try:
        found = eliminate(space, constraints, "witness", fixed=fixed, limit=limit)
    except TooLarge:
        raise UserError(
            "The case is too large to decide whether there is an agreement: more than "
            f"{limit:,} partial packages are left open at once; merge or leave out issues or "
            "parties."
        ) from None
    return next(found.packages(0)) if len(found.values) else None

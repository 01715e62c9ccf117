"""Is there a package that meets given constraints?"""

from collections.abc import Mapping, Sequence

from detente.errors import UserError
from detente.space.eliminate import QUICK, TooLarge, eliminate
from detente.space.model import Constraint, Package, Space
from detente.space.program import SECONDS, OutOfTime, satisfy


def witness(
    space: Space,
    constraints: Sequence[Constraint],
    *,
    fixed: Mapping[int, int] | None = None,
    limit: int = QUICK,
) -> Package | None:
    """Return a package that meets all the constraints, or None when there is none.

    Exact: by elimination, or by CP-SAT where more than ``limit`` partial packages would have to be
    looked at together. ``fixed`` sets the option of some issues (both as positions). Raises
    UserError when CP-SAT has not decided in time.
    """
    try:
        found = eliminate(space, constraints, "witness", fixed=fixed, limit=limit)
    except TooLarge:
        pass
    else:
        return next(found.packages(0)) if len(found.values) else None
    try:
        return satisfy(space, constraints, fixed)
    except OutOfTime:
        raise UserError(
            "The case is too large to decide whether there is an agreement: the search has not "
            f"ended in {SECONDS:.0f} seconds; merge or leave out issues or parties."
        ) from None

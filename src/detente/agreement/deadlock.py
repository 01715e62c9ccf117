"""Deadlock: which demands cannot be met together, and what has to give."""

from dataclasses import dataclass

from detente.agreement.dualize import Bits, dualize
from detente.agreement.result import Result
from detente.space.eliminate import LIMIT
from detente.space.feasible import witness
from detente.space.model import Space, meets

SETS = 500
"""How many conflicts and ways out together are listed before the search stops."""

ASSUMPTIONS = (
    "Every reservation value, red line and linkage either holds or is given up as a whole.",
    "Each set is minimal: leaving any member out of a conflict lets the rest be met together, "
    "and giving up only a part of a way out opens nothing.",
)
CITATIONS = (
    "Gunopulos, D., Khardon, R., Mannila, H., Saluja, S., Toivonen, H. and Sharma, R. S. (2003). "
    "Discovering all most specific sentences. ACM Transactions on Database Systems 28, 140-174.",
    "Liffiton, M. H., Previti, A., Malik, A. and Marques-Silva, J. (2016). Fast, flexible MUS "
    "enumeration. Constraints 21, 223-250.",
)


@dataclass(frozen=True, kw_only=True)
class Deadlock(Result):
    """Minimal conflicting sets and minimal ways out, as ids of constraints.

    Both are empty when there is a zone of agreement. When ``complete`` is false, what is listed
    is right but there is more, and ``notice`` says so.
    """

    conflicts: tuple[tuple[str, ...], ...]
    ways_out: tuple[tuple[str, ...], ...]
    complete: bool
    notice: str | None


def deadlock(space: Space, *, sets: int = SETS, limit: int = LIMIT) -> Deadlock:
    """Return all minimal conflicting sets and all minimal ways out of a space.

    Exact, with ``witness`` as oracle. Shorter sets come first. Raises UserError when the
    oracle finds the space too large.
    """
    limits = space.constraints

    def oracle(chosen: Bits) -> Bits | None:
        asked = [c for k, c in enumerate(limits) if chosen >> k & 1]
        package = witness(space, asked, limit=limit)
        if package is None:
            return None
        return sum(1 << k for k, c in enumerate(limits) if meets(space, package, c))

    def named(found: tuple[Bits, ...]) -> tuple[tuple[str, ...], ...]:
        members = [[k for k in range(len(limits)) if bits >> k & 1] for bits in found]
        return tuple(
            tuple(limits[k].id for k in member)
            for member in sorted(members, key=lambda m: (len(m), m))
        )

    dual = dualize(len(limits), oracle, sets)
    notice = None
    if not dual.complete:
        notice = (
            f"The search stopped at {len(dual.conflicts)} conflicts and {len(dual.corrections)} "
            "ways out; there are more."
        )
    return Deadlock(
        method="deadlock",
        parameters={"sets": sets, "limit": limit},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        conflicts=named(dual.conflicts),
        ways_out=named(dual.corrections),
        complete=dual.complete,
        notice=notice,
    )

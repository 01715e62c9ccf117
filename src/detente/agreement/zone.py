"""The zone of agreement: the packages that no party refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.agreement.result import Outcome, Result, outcome
from detente.space.count import count
from detente.space.eliminate import LIMIT
from detente.space.estimate import Estimate, estimate
from detente.space.feasible import witness
from detente.space.model import Space

ASSUMPTIONS = (
    "A party accepts every package that is worth its reservation value or more to it, breaks "
    "none of its red lines and meets its linkages.",
    "Utilities are sums over issues, and over the groups of issues that a party ties together.",
)
CITATIONS = (
    "Raiffa, H. (1982). The Art and Science of Negotiation. Harvard University Press.",
    "Horowitz, E. and Sahni, S. (1974). Computing partitions with applications to the knapsack "
    "problem. Journal of the ACM 21, 277-292 (counting in two halves).",
    "Hammersley, J. M. and Handscomb, D. C. (1964). Monte Carlo Methods. Methuen (estimates from "
    "draws of which a part is worked out exactly).",
)


@dataclass(frozen=True, kw_only=True)
class Zone(Result):
    """Whether there is a package that all accept, one such package, and how many there are.

    ``count`` is exact, or None where it would take too long; ``estimate`` then has an
    approximate number with its 95 % interval. ``options`` lists, per issue, the options that
    occur in some package of the zone. ``packages`` is the number of all packages, acceptable or
    not.
    """

    exists: bool
    witness: Outcome | None
    count: int | None
    estimate: Estimate | None
    packages: int
    options: Mapping[str, tuple[str, ...]]


def _occurring(space: Space, known: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    """Return, per issue, the options found in some package that meets every constraint."""
    seen = [{o} for o in known]
    for i, options in enumerate(space.options):
        for o in range(len(options)):
            if o not in seen[i]:
                found = witness(space, space.constraints, fixed={i: o})
                for j, chosen in enumerate(found or ()):
                    seen[j].add(chosen)
    return {
        issue: tuple(options[o] for o in sorted(seen[i]))
        for i, (issue, options) in enumerate(zip(space.issues, space.options, strict=True))
    }


def zone(space: Space, *, limit: int = LIMIT) -> Zone:
    """Return the zone of agreement of a space (Raiffa 1982).

    Existence and the options are exact. The size is, too, where no more than ``limit`` partial
    packages have to be told apart in each half of the issues. Raises UserError as ``witness``.
    """
    found = witness(space, space.constraints)
    number: int | None = 0
    roughly: Estimate | None = None
    options: Mapping[str, tuple[str, ...]] = dict.fromkeys(space.issues, ())
    if found is not None:
        number = count(space, space.constraints, limit=limit)
        options = _occurring(space, found)
        if number is None:
            about = estimate(space, space.constraints)
            # The witness is one; and no more than all are acceptable.
            low, high = max(1.0, about.low), min(about.high, float(space.size))
            roughly = replace(about, value=max(low, about.value), low=low, high=max(low, high))
    return Zone(
        method="zone",
        parameters={"limit": limit},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        exists=found is not None,
        witness=None if found is None else outcome(space, found),
        count=number,
        estimate=roughly,
        packages=space.size,
        options=options,
    )

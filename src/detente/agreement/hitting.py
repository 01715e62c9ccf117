"""All smallest-first minimal sets that meet every set of a family."""

from collections.abc import Sequence
from time import monotonic

Bits = int

_OPEN = 20_000


def hitting_sets(family: Sequence[Bits], deadline: float | None) -> list[Bits] | None:
    """Return all minimal hitting sets of a family, or None when there are too many to hold.

    Berge's multiplication: sets that hit the next member already stay; one that does not is
    joined with each element, and is minimal unless a set that stays lies within it.
    """
    found: list[Bits] = [0]
    for one in family:
        if len(found) > _OPEN or (deadline is not None and monotonic() > deadline):
            return None
        stay = [h for h in found if h & one]
        extend = [h for h in found if not h & one]
        found = list(stay)
        for bit in (1 << c for c in range(one.bit_length()) if one >> c & 1):
            rivals = [h for h in stay if h & one == bit]
            found += [h | bit for h in extend if not any(r & (h | bit) == r for r in rivals)]
    return found

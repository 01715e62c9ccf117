"""All minimal conflicting sets and all minimal ways out, from a yes-or-no oracle."""

from collections.abc import Callable
from dataclasses import dataclass

Bits = int
"""A set of constraints as a whole number: bit c is set for constraint c."""

_OPEN = 20_000


@dataclass(frozen=True)
class Dual:
    """Minimal unsatisfiable subsets and minimal correction sets; all of them if ``complete``."""

    conflicts: tuple[Bits, ...]
    corrections: tuple[Bits, ...]
    complete: bool


def _members(bits: Bits) -> list[Bits]:
    return [1 << c for c in range(bits.bit_length()) if bits >> c & 1]


def _hit(hitting: list[Bits], correction: Bits) -> list[Bits]:
    """Return the minimal sets that hit one more correction (Berge multiplication).

    Sets that hit it already stay. One that does not is joined with each member, and is minimal
    unless a set that hits the correction in that member alone lies within it.
    """
    stay = [h for h in hitting if h & correction]
    extend = [h for h in hitting if not h & correction]
    found = list(stay)
    for bit in _members(correction):
        rivals = [h for h in stay if h & correction == bit]
        found += [h | bit for h in extend if not any(r & (h | bit) == r for r in rivals)]
    return found


def _grow(satisfied: Bits, everything: Bits, oracle: Callable[[Bits], Bits | None]) -> Bits:
    """Return a maximal satisfiable set that contains a satisfiable one."""
    for bit in _members(everything & ~satisfied):
        if not satisfied & bit:
            satisfied = oracle(satisfied | bit) or satisfied
    return satisfied


def dualize(number: int, oracle: Callable[[Bits], Bits | None], limit: int) -> Dual:
    """Return the minimal conflicts and corrections among ``number`` constraints.

    ``oracle(S)`` returns None when S cannot all be met, or else a set that contains S and
    is met by one package. Conflicts are the minimal hitting sets of the corrections: a
    minimal hitting set of those known so far either is a conflict, or can be met, and then
    grows to a maximal set whose complement is a correction not seen before ("dualize and
    advance": Gunopulos and others 2003; compare MARCO: Liffiton and others 2016). Ends when
    every hitting set is a conflict, or incomplete at ``limit`` sets found: what is
    returned then is right, but there is more.
    """
    everything = (1 << number) - 1
    corrections: list[Bits] = []
    conflicts: list[Bits] = []
    known: set[Bits] = set()
    hitting: list[Bits] = [0]
    while True:
        candidate = next((h for h in hitting if h not in known), None)
        if candidate is None:
            return Dual(tuple(conflicts), tuple(corrections), True)
        if len(conflicts) + len(corrections) >= limit or len(hitting) > _OPEN:
            return Dual(tuple(conflicts), tuple(corrections), False)
        met = oracle(candidate)
        if met is None:
            known.add(candidate)
            conflicts.append(candidate)
            continue
        correction = everything & ~_grow(met, everything, oracle)
        if not correction:
            return Dual((), (), True)
        corrections.append(correction)
        hitting = _hit(hitting, correction)

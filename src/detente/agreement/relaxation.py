"""What breaks the least: an integer program in which every constraint may be given up."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.space.model import Space
from detente.space.program import relaxed, solve

Bits = int
"""A set of constraints as a whole number: bit c is set for constraint c."""


def members(bits: Bits) -> list[int]:
    """Return the positions of the members of a set, ascending."""
    return [c for c in range(bits.bit_length()) if bits >> c & 1]


class Corrections:
    """Minimal sets of constraints to give up, best first, by one growing model."""

    def __init__(self, space: Space, deadline: float | None) -> None:
        self._deadline = deadline
        self._parts = relaxed(space)
        model, broken = self._parts.model, self._parts.broken
        conceding = []
        for party in dict.fromkeys(limit.party for limit in space.constraints):
            mine = [b for c, b in zip(space.constraints, broken, strict=True) if c.party == party]
            conceding.append(model.new_bool_var(""))
            for out in mine:
                model.add_implication(out, conceding[-1])
        # One party more weighs more than all constraints together.
        self._cost = (len(broken) + 1) * sum(conceding) + sum(broken)
        model.minimize(self._cost)

    def least(self, kept: Bits) -> Bits | None:
        """Return the best-ranked correction that gives up none of ``kept``, or None."""
        model = self._parts.model.clone()
        for c in members(kept):
            model.add(model.get_bool_var_from_proto_index(self._parts.broken[c].index) == 0)
        return self._broken(solve(model, self._deadline))

    def ranked(self) -> Iterator[Bits]:
        """Yield all minimal corrections, by fewest parties, then fewest constraints.

        The best set that contains none of those found is minimal: a part of it would rank
        before it and could not contain one of them either. Raises OutOfTime.
        """
        model, broken = self._parts.model, self._parts.broken
        while True:
            found = solve(model, self._deadline)
            bits = self._broken(found)
            if bits is None:
                return
            yield bits
            if not bits:
                return
            model.add_bool_or(~broken[c] for c in members(bits))
            # What follows ranks no better, which spares proving it.
            model.add(self._cost >= int(found.objective_value + 0.5))

    def package(self) -> tuple[int, ...] | None:
        """Return a package that breaks as little as can be. Raises OutOfTime."""
        found = solve(self._parts.model, self._deadline)
        if found is None:
            return None
        return tuple(
            next(o for o, x in enumerate(options) if found.boolean_value(x))
            for options in self._parts.chosen
        )

    def _broken(self, found: Any) -> Bits | None:
        if found is None:
            return None
        return sum(1 << c for c, b in enumerate(self._parts.broken) if found.boolean_value(b))


class HittingSets:
    """Smallest sets that meet each of a growing family of sets in at least one member."""

    def __init__(self, number: int, family: Sequence[Bits], deadline: float | None) -> None:
        from ortools.sat.python import cp_model

        self._deadline = deadline
        self._model = cp_model.CpModel()
        self._in = [self._model.new_bool_var("") for _ in range(number)]
        self._size = 0
        self._model.minimize(sum(self._in))
        for one in family:
            self.hit(one)

    def hit(self, one: Bits) -> None:
        """Add a set that has to be hit."""
        self._model.add_bool_or(self._in[c] for c in members(one))

    def exclude(self, one: Bits) -> None:
        """Leave out the sets that contain this one."""
        self._model.add_bool_or(~self._in[c] for c in members(one))

    def smallest(self) -> Bits | None:
        """Return a smallest hitting set that is not left out, or None. Raises OutOfTime."""
        found = solve(self._model, self._deadline)
        if found is None:
            return None
        bits = sum(1 << c for c, x in enumerate(self._in) if found.boolean_value(x))
        if bits.bit_count() > self._size:
            self._size = bits.bit_count()
            # Neither more sets to hit nor fewer allowed can make the smallest smaller.
            self._model.add(sum(self._in) >= self._size)
        return bits

"""Whether a state is an equilibrium, as a condition on one decision maker's order."""

from dataclasses import dataclass
from functools import cached_property

from detente.errors import UserError
from detente.stability.concepts import FEARS
from detente.stability.inverse.others import Other, others
from detente.stability.model import Conflict, Payoffs
from detente.stability.orders.bits import Masks, bits, members
from detente.stability.search import search
from detente.stability.solve import solve


@dataclass(frozen=True, eq=False)
class Question:
    """Whether a state is an equilibrium, as a condition on one decision maker's order.

    States are places, and sets of them the bits of a number.
    """

    conflict: Conflict
    maker: int
    state: int
    concept: str
    strict: bool

    @property
    def name(self) -> str:
        """The decision maker."""
        return self.conflict.decision_makers[self.maker]

    @property
    def number(self) -> int:
        """The number of the state."""
        return int(self.conflict.numbers[self.state])

    @property
    def size(self) -> int:
        """The number of states."""
        return self.conflict.size

    @cached_property
    def clauses(self) -> list[Masks]:
        """The decision maker stays if, in each clause, one of the sets lies below the state."""
        fear, moves = FEARS.get(self.concept), self.conflict.moves[self.maker]
        here = 1 << self.state
        found = []
        rest = [k for k in range(len(self.conflict.decision_makers)) if k != self.maker]
        for first in moves.from_state(self.state).tolist():
            sets = {1 << first}
            if fear is not None:
                reached = search(self.conflict, first, rest, improving=fear.improving).states[1:]
                for end in set(reached.tolist()):
                    bad = 1 << end
                    if fear.counter:
                        bad |= bits(moves.from_state(end).tolist())
                    if not (bad & here and self.strict):
                        sets.add(bad & ~here)
            found.append(_least_sets(sets))
        return found

    @cached_property
    def others(self) -> list[Other]:
        """Those whose staying hangs on the decision maker's improvements."""
        return [other for other in self._others if other.stays([0] * self.size) is None]

    @cached_property
    def _others(self) -> list[Other]:
        fear = FEARS.get(self.concept)
        if fear is None or not fear.improving:
            return []
        return others(self.conflict, self.maker, self.state, fear, self.strict)

    def held(self, payoffs: Payoffs) -> bool:
        """Return whether the state is an equilibrium with other ranks of the decision maker."""
        everyone = self.conflict.payoffs.copy()
        everyone[self.maker] = payoffs
        result = solve(self.conflict.ranked(everyone), [self.concept], strict=self.strict)
        return bool(result.stable[self.concept][:, self.state].all())

    def refuse(self) -> None:
        """Raise UserError if another decision maker leaves the state whatever this one prefers."""
        result = solve(self.conflict, [self.concept], strict=self.strict).stable[self.concept]
        stays: dict[str, bool | None] = dict(
            zip(self.conflict.decision_makers, result[:, self.state].tolist(), strict=True)
        )
        stays |= {other.name: other.stays([0] * self.size) for other in self._others}
        for name, kept in stays.items():
            if kept is False and name != self.name:
                raise UserError(
                    f"No preferences of {self.name} make state {self.number} an equilibrium by "
                    f"{self.concept}: {name} leaves it whatever {self.name} prefers."
                )

    def refusal(self) -> UserError:
        """Return what to say where nobody always leaves, and yet no order keeps everybody."""
        return UserError(
            f"No preferences of {self.name} make state {self.number} an equilibrium by "
            f"{self.concept}: what would keep one there would let another leave."
        )

    def stays(self, below: int) -> bool:
        """Return whether the decision maker stays if just these states lie below the state."""
        return all(any(not one & ~below for one in sets) for sets in self.clauses)

    def told(self, below: Masks) -> bool | tuple[int, int]:
        """Return whether the state is an equilibrium, or two states whose comparison may tell.

        ``below`` are the states known to be worse than each, with all that follows from them.
        """
        ask = None
        for other in self.others:
            kept = other.stays(below)
            if kept is False:
                return False
            if kept is None:
                ask = ask or other.question(below)
        lower = below[self.state]
        upper = bits(t for t in range(self.size) if below[t] >> self.state & 1)
        for sets in self.clauses:
            if any(not needed & ~lower for needed in sets):
                continue
            possible = [needed & ~lower for needed in sets if not needed & upper]
            if not possible:
                return False
            ask = ask or (next(members(min(possible, key=int.bit_count))), self.state)
        return ask or True


def _least_sets(sets: set[int]) -> Masks:
    """Return the sets that contain no other."""
    found: Masks = []
    for one in sorted(sets, key=lambda s: (s.bit_count(), s)):
        if not any(not less & ~one for less in found):
            found.append(one)
    return found

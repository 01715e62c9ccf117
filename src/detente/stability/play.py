"""A conflict with everybody's preferences in place, and what each has to fear."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.stability.arcs import Values
from detente.stability.model import Conflict, Mover
from detente.stability.threats import greatest_better, replies, threats


@dataclass(frozen=True)
class Fear:
    """What a decision maker looks at before it takes an improvement.

    ``improving`` says whether it expects the others to make improvements only, and ``counter``
    whether it counts on a last move of its own after theirs.
    """

    improving: bool
    counter: bool


@dataclass(frozen=True, eq=False)
class Play:
    """A conflict with the movers made ready; what was asked once is kept."""

    conflict: Conflict
    _threats: dict[tuple[int, Fear], Values] = field(default_factory=dict)
    _replies: dict[int, Values] = field(default_factory=dict)

    @cached_property
    def movers(self) -> tuple[Mover, ...]:
        """The moves of each decision maker together with its preferences."""
        return self.conflict.movers()

    def others(self, decision_maker: int) -> tuple[Mover, ...]:
        """Return the movers other than one."""
        return tuple(m for k, m in enumerate(self.movers) if k != decision_maker)

    def outcomes(self, decision_maker: int, fear: Fear) -> Values:
        """Return what each state is worth as an outcome: its rank, or that of the best reply."""
        payoffs: Values = self.conflict.payoffs[decision_maker]
        if not fear.counter:
            return payoffs
        if decision_maker not in self._replies:
            self._replies[decision_maker] = replies(self.movers[decision_maker], payoffs)
        return self._replies[decision_maker]

    def threat(self, decision_maker: int, fear: Fear) -> Values:
        """Return the least outcome that the others can bring about from each state."""
        asked = (decision_maker, fear)
        if asked not in self._threats:
            self._threats[asked] = threats(
                self.others(decision_maker),
                self.outcomes(decision_maker, fear),
                improving=fear.improving,
            )
        return self._threats[asked]

    def deterred(self, decision_maker: int, fear: Fear, *, strict: bool) -> NDArray[np.bool_]:
        """Return where every improvement of a decision maker is deterred, or where it has none.

        An improvement is deterred if it can end no better than where it began; with ``strict``,
        only if it can end worse.
        """
        payoffs = self.conflict.payoffs[decision_maker]
        safest = greatest_better(self.movers[decision_maker], self.threat(decision_maker, fear))
        found: NDArray[np.bool_] = safest < payoffs if strict else safest <= payoffs
        return found

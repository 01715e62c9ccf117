"""Orders where only some comparisons are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.stability.model import Payoffs
from detente.stability.orders.bits import Masks, masks
from detente.stability.orders.parts import Part, taken_apart
from detente.stability.orders.ranked import ranked

MOST_DOWNSETS = 50_000
"""With more downsets, orders are not counted, and drawn by transpositions."""


@dataclass(frozen=True, eq=False)
class Partial:
    """A strict partial order: whether state s is better than state t at [s, t], shape (m, m)."""

    better: NDArray[np.bool_]

    @cached_property
    def _part(self) -> Part:
        return taken_apart(self.below, range(len(self.better)), MOST_DOWNSETS)

    @property
    def count(self) -> int | None:
        """The number of orders, None where it would take more than ``MOST_DOWNSETS`` downsets.

        >>> Partial(np.array([[0, 0, 0], [0, 0, 0], [1, 0, 0]], bool)).count
        3
        """
        return self._part.count

    @property
    def steps(self) -> int:
        """The steps of the chain behind each draw, 0 where draws are exactly uniform."""
        return self._part.steps

    @property
    def below(self) -> Masks:
        """The states known to be worse than each, as bits."""
        return masks(self.better)

    def each(self) -> Iterator[Payoffs]:
        """Yield every order."""
        below = self.below

        def further(done: tuple[int, ...], taken: int) -> Iterator[Payoffs]:
            if len(done) == len(below):
                yield ranked(done)
            for state, needed in enumerate(below):
                if not taken >> state & 1 and not needed & ~taken:
                    yield from further((*done, state), taken | 1 << state)

        return further((), 0)

    def draws(self, rng: np.random.Generator, count: int) -> Iterator[Payoffs]:
        """Yield ``count`` orders, drawn independently and uniformly (to ``DISTANCE`` if by steps).

        All are drawn at once, when the first is asked for.
        """
        for row in self._part.draw(rng, count):
            yield ranked(row)


def extensions(below: Masks, states: Sequence[int], most: int = MOST_DOWNSETS) -> int | None:
    """Return how many orders of some states agree with a strict partial order.

    ``below`` are the worse states of each as bits, with all that follows from them. None where it
    would take more than ``most`` downsets.
    """
    return taken_apart(below, states, most).count

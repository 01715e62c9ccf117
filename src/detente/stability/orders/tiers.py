"""Orders where it is only known which states are in a higher tier than others."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, permutations, product

import numpy as np

from detente.stability.model import Payoffs
from detente.stability.orders.bits import Masks, masks
from detente.stability.orders.ranked import ranked

MOST_DIGITS = 4_000
"""Numbers of orders with more digits are not worked out."""


@dataclass(frozen=True, eq=False)
class Tiers:
    """Ranks of which equal ones mean that it is not known which state is better, shape (m,)."""

    ranks: Payoffs

    steps = 0

    @cached_property
    def count(self) -> int | None:
        """The number of orders, None beyond ``MOST_DIGITS`` digits.

        >>> Tiers(np.array([0, 1, 1, 1, 2, 2], np.int32)).count
        12
        """
        sizes = np.bincount(self.ranks).tolist()
        if sum(math.lgamma(size + 1) for size in sizes) / math.log(10) > MOST_DIGITS:
            return None
        return math.prod(math.factorial(size) for size in sizes)

    @property
    def below(self) -> Masks:
        """The states known to be worse than each, as bits."""
        return masks(self.ranks[:, None] > self.ranks[None, :])

    def each(self) -> Iterator[Payoffs]:
        """Yield every order."""
        tiers = [np.flatnonzero(self.ranks == rank) for rank in range(self.ranks.max() + 1)]
        for inner in product(*(permutations(tier.tolist()) for tier in tiers)):
            yield ranked(list(chain(*inner)))

    def draws(self, rng: np.random.Generator, count: int) -> Iterator[Payoffs]:
        """Yield ``count`` orders, each drawn uniformly and independently."""
        for _ in range(count):
            yield ranked(np.lexsort((rng.random(len(self.ranks)), self.ranks)))

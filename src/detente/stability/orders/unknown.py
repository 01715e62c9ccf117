"""What is not known of a decision maker's preferences."""

import numpy as np

from detente.stability.model import Conflict, ranks
from detente.stability.orders.partial import Partial
from detente.stability.orders.tiers import Tiers


def unknown(conflict: Conflict, decision_maker: int) -> Tiers | Partial | None:
    """Return the orders that agree with a decision maker's preferences, None if they are known.

    Equal ranks of a decision maker that is not ``doubtful`` are known: the states are as good.
    """
    if decision_maker in conflict.partial:
        better = conflict.partial[decision_maker]
        pairs = conflict.size * (conflict.size - 1) // 2
        return None if better.sum() == pairs else Partial(better)
    payoffs = conflict.payoffs[decision_maker]
    doubtful = decision_maker < len(conflict.doubtful) and conflict.doubtful[decision_maker]
    if not doubtful or len(np.unique(payoffs)) == conflict.size:
        return None
    return Tiers(ranks(payoffs))

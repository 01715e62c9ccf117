"""What is found of the orders that make a state an equilibrium."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from detente.intervals import Share
from detente.plain import plain
from detente.stability import orders
from detente.stability.model import Conflict

ASSUMPTIONS = (
    "Strict orders of all feasible states are counted, each as likely as any other; all other "
    "preferences stay as they are, their equal ranks as equal.",
    "A change counts the comparisons of the present preferences that it reverses, which is the "
    "number of adjacent swaps from the nearest strict order that agrees with them: to break a tie "
    "costs nothing. Preferences of which only some comparisons are known count as their ranks.",
)
CITATIONS = (
    "Kinsara, Kilgour and Hipel (2015), Inverse approach to the graph model for conflict "
    "resolution, IEEE Transactions on Systems, Man, and Cybernetics: Systems 45 (the question)",
    "Wang, Hipel, Fang, Xu and Kilgour (2019), Behavioral analysis in the graph model for conflict "
    "resolution, IEEE Transactions on Systems, Man, and Cybernetics: Systems 49",
    *orders.CITATIONS,
)


@dataclass(frozen=True)
class Change:
    """The smallest change of an order.

    ``swaps`` is the number of adjacent swaps and equals the number of comparisons ``changed``, each
    (now better, was better) by the numbers of the states; ``order`` are these from best to worst.
    Where the search was cut short, ``exact`` is False, ``order`` and ``changed`` are empty, and
    ``swaps`` is what is needed at least.
    """

    swaps: int
    order: tuple[int, ...]
    changed: tuple[tuple[int, int], ...]
    exact: bool = True


@dataclass(frozen=True, kw_only=True)
class Inverse:
    """How many strict orders of a decision maker make a state an equilibrium.

    ``state`` is its number. If ``exact``, ``orders`` of ``total`` do; otherwise ``orders`` is
    None, and ``share`` comes from draws with its interval of 95 %. ``total`` is None where there
    are too many orders to count. ``holds`` says whether the state is an equilibrium by the
    present preferences. ``stabilise`` is the smallest change after which it is one, and
    ``destabilise`` the smallest after which it is none, None if there is no such order.
    """

    method: str
    parameters: Mapping[str, Any]
    assumptions: tuple[str, ...]
    citations: tuple[str, ...]
    decision_maker: str
    state: int
    concept: str
    exact: bool
    orders: int | None
    total: int | None
    share: Share
    holds: bool
    stabilise: Change
    destabilise: Change | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; numbers of orders may have more than a thousand digits."""
        data: dict[str, Any] = plain(self)
        return data


def change_to(conflict: Conflict, decision_maker: int, worst_first: Sequence[int]) -> Change:
    """Return the change from the present preferences to an order, given by places of states."""
    present = conflict.payoffs[decision_maker].tolist()
    numbers = conflict.numbers.tolist()
    best_first = worst_first[::-1]
    changed = tuple(
        (numbers[a], numbers[b]) for a, b in combinations(best_first, 2) if present[a] < present[b]
    )
    return Change(len(changed), tuple(numbers[s] for s in best_first), changed)


def at_least(swaps: int) -> Change:
    """Return what is known of a change where the search for it was cut short."""
    return Change(swaps, (), (), exact=False)

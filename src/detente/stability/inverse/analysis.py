"""How many orders of a decision maker make a state an equilibrium, and the nearest that do."""

import numpy as np

from detente.errors import UserError
from detente.intervals import Share, wilson
from detente.stability import orders
from detente.stability.concepts import CONCEPTS
from detente.stability.inverse.change_by_comparisons import change_by_comparisons
from detente.stability.inverse.change_by_moving import change_by_moving
from detente.stability.inverse.count_by_comparisons import count_by_comparisons
from detente.stability.inverse.count_by_size import count_by_size
from detente.stability.inverse.question import Question
from detente.stability.inverse.result import ASSUMPTIONS, CITATIONS, Inverse
from detente.stability.model import Conflict

MOST_STATES = 1_000
"""In a conflict of more states, orders are not counted."""

MOST_CASES = 200_000
"""Beyond this many cases told apart, times states, orders are drawn instead of counted."""

MOST_TRIED = 50_000
"""Beyond this many cases tried, times states, the smallest change is only bounded."""

_Orders = orders.Tiers | orders.Partial


def inverse(
    conflict: Conflict,
    decision_maker: int,
    state: int,
    concept: str,
    *,
    agreeing: bool = False,
    strict: bool = False,
    draws: int = 1000,
    seed: int = 0,
    most: int = MOST_CASES,
    tried: int = MOST_TRIED,
) -> Inverse:
    """Return how many strict orders of a decision maker make a state an equilibrium.

    The decision maker and the state are given by their places. With ``agreeing`` only orders
    count that agree with what is known of the decision maker: all strict orders that break its
    ties where equal ranks are unknown, or that extend the comparisons of its chains. Known
    preferences are one order, in which equal ranks, if it has any, stay equal. ``strict`` is as in
    ``solve``. Where more than ``most`` cases, times the number of states, would have to be told
    apart, ``draws`` orders are drawn with the ``seed``. The smallest changes are among all orders,
    whatever is known, and bounded from below where more than ``tried`` cases, times the number of
    states, would have to be tried.

    Raises UserError for a concept that is not one of sequences of moves, for more than
    ``MOST_STATES`` states, and for a state that no order makes an equilibrium.
    """
    if concept not in CONCEPTS:
        raise UserError(f"Orders are counted for {', '.join(CONCEPTS)}, not for {concept}.")
    if conflict.size > MOST_STATES:
        raise UserError(
            f"Orders are counted for up to {MOST_STATES:,} states, but {conflict.size:,} are "
            "feasible: leave out options, or say which patterns are infeasible."
        )
    asked = Question(conflict, decision_maker, state, concept, strict)
    asked.refuse()
    nearest = change_by_comparisons if asked.others else change_by_moving
    cases, tries = 1 + most // conflict.size, 1 + tried // conflict.size
    stabilise = nearest(asked, True, tries)
    if stabilise is None:
        raise asked.refusal()
    holds = asked.held(conflict.payoffs[decision_maker])
    free: _Orders | None = orders.Tiers(np.zeros(conflict.size, np.int32))
    if agreeing:
        free = orders.unknown(conflict, decision_maker)
    total: int | None = 1
    found: int | None = int(holds)
    if free is not None:
        total, found = free.count, _counted(asked, free, agreeing, cases)
    if found == 0 and not agreeing:
        # The search for the nearest order was cut short, but the count was not.
        raise asked.refusal()
    if found is None or total is None:
        assert free is not None, "known preferences are one order"
        rows = free.draws(np.random.default_rng(seed), draws)
        share = wilson(sum(asked.held(row) for row in rows), draws)
    else:
        share = Share(found, total, found / total, found / total, found / total)
    return Inverse(
        method="inverse-stability",
        parameters={
            "agreeing": agreeing,
            "strict": strict,
            "draws": draws,
            "seed": seed,
            "most": most,
            "tried": tried,
        },
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        decision_maker=asked.name,
        state=asked.number,
        concept=concept,
        exact=found is not None,
        orders=found,
        total=total,
        share=share,
        holds=holds,
        stabilise=stabilise,
        destabilise=nearest(asked, False, tries),
    )


def _counted(asked: Question, free: _Orders, agreeing: bool, cases: int) -> int | None:
    """Return how many of some orders do, None if they are too many to count."""
    if asked.others or agreeing:
        return None if free.count is None else count_by_comparisons(asked, free.below, cases)
    return count_by_size(asked, cases)

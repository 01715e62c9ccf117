"""Simultaneous sanctioning, an option beside the concepts of the graph model.

Fraser and Hipel (1979): where several decision makers leave a state at the same time, they may
together bring about what none of them wanted.
"""

from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from detente.errors import UserError
from detente.stability.concepts import seq
from detente.stability.play import Play

MOST_COMBINED = 200_000


def sim(play: Play, decision_maker: int, *, strict: bool = False) -> NDArray[np.bool_]:
    """Return where a decision maker is sequentially stable or held by simultaneous moves, (m,).

    An improvement that the others would not answer one after the other is deterred if some of
    them, whom the state does not hold either, may take an improvement of their own at the same
    time, likewise one that would get away unpunished, and all moves together lead to a feasible
    state that is no better for the decision maker than the present one. Raises UserError for a
    graph without options, where moves cannot be put together, and beyond ``MOST_COMBINED``
    combinations in a state.
    """
    conflict = play.conflict
    if not conflict.options or conflict.names:
        raise UserError(
            "Simultaneous moves can be put together only where states are settings of options, "
            "none of which count as one."
        )
    makers = range(len(conflict.decision_makers))
    held = np.stack([seq.seq(play, k, strict=strict) for k in makers])
    stable: NDArray[np.bool_] = held[decision_maker].copy()
    for state in np.flatnonzero(~stable & ((~held).sum(axis=0) >= 2)).tolist():
        others = [k for k in makers if k != decision_maker and not held[k, state]]
        stable[state] = _held(play, decision_maker, others, state, strict)
    return stable


def _free(play: Play, maker: int, state: int, strict: bool) -> NDArray[np.int64]:
    """Return what the improvements that nobody would answer add to the number of a state."""
    payoffs, threat = play.conflict.payoffs[maker], play.threat(maker, seq.FEAR)
    moves = play.conflict.moves[maker].from_state(state)
    moves = moves[payoffs[moves] > payoffs[state]]
    held = threat[moves] < payoffs[state] if strict else threat[moves] <= payoffs[state]
    found: NDArray[np.int64] = play.conflict.numbers[moves[~held]] - play.conflict.numbers[state]
    return found


def _held(play: Play, maker: int, others: list[int], state: int, strict: bool) -> bool:
    conflict, payoffs = play.conflict, play.conflict.payoffs[maker]
    free = {k: _free(play, k, state, strict).tolist() for k in [maker, *others]}
    count = 1
    for k in others:
        count *= 1 + len(free[k])
    if count > MOST_COMBINED:
        raise UserError(
            f"In state {conflict.numbers[state]}, {count:,} combinations of moves could be made at "
            f"the same time, more than {MOST_COMBINED:,}."
        )
    together = {
        sum(moves)
        for size in range(1, len(others) + 1)
        for group in combinations(others, size)
        for moves in product(*(free[k] for k in group))
    }
    added = np.array(sorted(together), np.int64)
    for own in free[maker]:
        ends = conflict.numbers[state] + own + added
        places = np.searchsorted(conflict.numbers, ends).clip(max=conflict.size - 1)
        places = places[conflict.numbers[places] == ends]
        bad = payoffs[places] < payoffs[state] if strict else payoffs[places] <= payoffs[state]
        if not bad.any():
            return False
    return True

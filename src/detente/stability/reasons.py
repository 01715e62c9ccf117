"""Why a state is stable for a decision maker, or why not, move by move."""

from dataclasses import dataclass

import numpy as np

from detente.errors import UserError
from detente.stability.concepts import CONCEPTS, FEARS
from detente.stability.model import Conflict
from detente.stability.play import Fear
from detente.stability.search import Step, search
from detente.stability.solve import Stability

MOST_MOVES = 6


@dataclass(frozen=True)
class Considered:
    """An improvement that a decision maker considers, and what becomes of it.

    ``answer`` are the steps by which the others would answer. Where the improvement is ``deterred``
    they end no better for the decision maker than the present state; where it is not, they end in
    the worst that the others can bring about, and are empty if they can do nothing worse than
    leave it there. ``reply`` is the best state that the decision maker can then move to, if the
    concept looks at it and it can do better than stay.
    """

    state: int
    deterred: bool
    answer: tuple[Step, ...]
    reply: int | None


@dataclass(frozen=True)
class Reason:
    """Why a state is stable for a decision maker by a concept, or why it is not.

    ``moves`` and ``improvements`` count what the decision maker could do; without moves the
    stability is structural. ``considered`` are the improvements, those that get away unpunished
    first, then the most tempting; ``left_out`` counts those that are not told.
    """

    decision_maker: int
    state: int
    concept: str
    stable: bool
    moves: int
    improvements: int
    considered: tuple[Considered, ...]
    left_out: int


def reason(
    stability: Stability, decision_maker: int, state: int, concept: str, most: int = MOST_MOVES
) -> Reason:
    """Return why a state is stable for a decision maker by a concept, or why it is not.

    Up to ``most`` improvements are told. Raises KeyError for a concept that was not solved, and
    UserError for one whose answers are no sequences of moves.
    """
    if concept not in CONCEPTS:
        raise UserError(f"Reasons are told for {', '.join(CONCEPTS)}, not for {concept}.")
    conflict = stability.conflict
    payoffs = conflict.payoffs[decision_maker]
    moves = conflict.moves[decision_maker].from_state(state)
    better = moves[payoffs[moves] > payoffs[state]]
    fear = FEARS.get(concept)
    if fear is None:
        free = np.ones(len(better), np.bool_)
    else:
        threat = stability.play.threat(decision_maker, fear)
        free = threat[better] > _most(stability, payoffs[state])
    order = np.lexsort((better, -payoffs[better], ~free))
    told = [
        _considered(stability, decision_maker, state, int(better[k]), bool(free[k]), fear)
        for k in order[:most]
    ]
    return Reason(
        decision_maker=decision_maker,
        state=state,
        concept=concept,
        stable=bool(stability.stable[concept][decision_maker, state]),
        moves=len(moves),
        improvements=len(better),
        considered=tuple(told),
        left_out=max(0, len(better) - most),
    )


def _most(stability: Stability, rank: np.int32) -> int:
    """Return the highest rank in which a sanction of a state of some rank may end."""
    return int(rank) - 1 if stability.parameters["strict"] else int(rank)


def _considered(
    stability: Stability, maker: int, state: int, move: int, free: bool, fear: Fear | None
) -> Considered:
    if fear is None:
        return Considered(move, deterred=False, answer=(), reply=None)
    play, conflict = stability.play, stability.conflict
    threat, outcomes = play.threat(maker, fear), play.outcomes(maker, fear)
    limit = int(threat[move]) if free else _most(stability, conflict.payoffs[maker][state])
    if free and outcomes[move] == threat[move]:
        return Considered(move, False, (), _reply(conflict, maker, move) if fear.counter else None)
    found = search(
        conflict,
        move,
        [k for k in range(len(conflict.decision_makers)) if k != maker],
        improving=fear.improving,
        goal=lambda states: outcomes[states] <= limit,
        within=threat <= limit,
    )
    assert found.goal is not None, "a threat that no sequence of moves carries out"
    answer = found.path(found.goal)
    reply = _reply(conflict, maker, answer[-1].state) if fear.counter else None
    return Considered(move, not free, answer, reply)


def _reply(conflict: Conflict, maker: int, state: int) -> int | None:
    """Return the best state to move to, or None where none is better than to stay."""
    moves = conflict.moves[maker].from_state(state)
    payoffs = conflict.payoffs[maker]
    if not len(moves) or payoffs[moves].max() <= payoffs[state]:
        return None
    return int(moves[np.argmax(payoffs[moves])])

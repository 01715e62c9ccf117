"""Whether another decision maker stays, as far as one decision maker's improvements decide it.

By sequential concepts what another fears are improvements of the rest, those of the decision maker
among them. Where its order is only known in part, so are these.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.stability.model import Conflict
from detente.stability.orders.bits import Masks, bits
from detente.stability.play import Fear
from detente.stability.threats import replies

Moves = Sequence[Sequence[Sequence[int]]]


@dataclass(frozen=True, eq=False)
class Other:
    """What keeps another decision maker: from each of its improvements, a way to a sanction.

    ``moves`` are, by decision maker and state, the improvements of all but the one in question,
    the ``maker``, and all moves of that one; ``movers`` are all but the other.
    """

    name: str
    improvements: tuple[int, ...]
    sanctions: int
    movers: tuple[int, ...]
    maker: int
    moves: Moves

    def stays(self, below: Masks) -> bool | None:
        """Return whether it stays, None where that hangs on comparisons that are open.

        ``below`` are the states known to be worse than each for the decision maker in question.
        """
        if self._escape(below, sure=True) is None:
            return True
        return None if self._escape(below, sure=False) is None else False

    def question(self, below: Masks) -> tuple[int, int]:
        """Return an open comparison on the way that may keep it from its improvement."""
        first = self._escape(below, sure=True)
        assert first is not None, "asked about one who stays"
        way = self._way(first, below, sure=False)
        assert way is not None, "asked about one who leaves"
        return next((s, t) for s, t in way if not below[t] >> s & 1)

    def _escape(self, below: Masks, *, sure: bool) -> int | None:
        """Return an improvement that no sanction follows."""
        for first in self.improvements:
            if self._way(first, below, sure=sure) is None:
                return first
        return None

    def _way(self, first: int, below: Masks, *, sure: bool) -> list[tuple[int, int]] | None:
        """Return the moves of the decision maker on a way from a state to a sanction, if any.

        If ``sure`` they are known to be improvements, otherwise not known to be none.
        """
        before: dict[tuple[int, int], tuple[int, int] | None] = {(first, -1): None}
        queue = [(first, -1)]
        for at in queue:
            state, last = at
            if self.sanctions >> state & 1:
                way = []
                step = at
                while (came := before[step]) is not None:
                    if step[1] == self.maker:
                        way.append((came[0], step[0]))
                    step = came
                return way[::-1]
            for mover in self.movers:
                if mover == last:
                    continue
                for target in self.moves[mover][state]:
                    if mover == self.maker:
                        known = below[target] >> state & 1
                        if not known and (sure or below[state] >> target & 1):
                            continue
                    if (target, mover) not in before:
                        before[target, mover] = at
                        queue.append((target, mover))
        return None


def others(conflict: Conflict, maker: int, state: int, fear: Fear, strict: bool) -> list[Other]:
    """Return what keeps each decision maker but one in a state, by a sequential concept."""
    makers = range(len(conflict.decision_makers))
    moves = _moves(conflict, maker)
    found = []
    for k in makers:
        if k == maker:
            continue
        payoffs = conflict.payoffs[k]
        outcomes = replies(conflict.moves[k].ranked(payoffs), payoffs) if fear.counter else payoffs
        bad = outcomes < payoffs[state] if strict else outcomes <= payoffs[state]
        found.append(
            Other(
                name=conflict.decision_makers[k],
                improvements=tuple(moves[k][state]),
                sanctions=bits(np.flatnonzero(bad).tolist()),
                movers=tuple(j for j in makers if j != k),
                maker=maker,
                moves=moves,
            )
        )
    return found


def _moves(conflict: Conflict, maker: int) -> Moves:
    found = []
    for k, moves in enumerate(conflict.moves):
        payoffs = conflict.payoffs[k]
        rows = [moves.from_state(s).tolist() for s in range(conflict.size)]
        if k != maker:
            rows = [[t for t in row if payoffs[t] > payoffs[s]] for s, row in enumerate(rows)]
        found.append(rows)
    return found

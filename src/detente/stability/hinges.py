"""On which single statements of preference the answer for the present state hangs."""

from dataclasses import dataclass

from detente.case.moves import Moves
from detente.stability.build import Stage
from detente.stability.concepts import CONCEPTS
from detente.stability.preferences import by_statements
from detente.stability.solve import Stability, solve

MOST_WORK = 20_000_000
"""In states times decision makers squared, for every statement."""


@dataclass(frozen=True)
class Hinge:
    """A statement without which the present state would hold by other concepts than it does.

    ``place`` is that of the statement in the party's list. ``with_it`` and ``without_it`` are the
    concepts by which the present state is an equilibrium.
    """

    party: str
    place: int
    with_it: tuple[str, ...]
    without_it: tuple[str, ...]


def hinges(
    moves: Moves, stability: Stability, stage: Stage, *, most: int = MOST_WORK
) -> tuple[Hinge, ...] | None:
    """Return the statements that decide alone by which concepts the present state holds.

    Each statement of each party is left out in turn, as if the party did not mind. ``stability``
    and ``stage`` are those of ``moves``; of the concepts that it holds those that look at sequences
    of moves count. Empty where there is no present state, None where it would take more than
    ``most`` steps.
    """
    conflict, before = stability.conflict, _holding(stability)
    stated = {
        maker: [wish.value for wish in moves.preferences[maker].statements]
        for maker in conflict.decision_makers
        if moves.preferences[maker].statements
    }
    solving = conflict.size * len(conflict.decision_makers) ** 2
    work = sum(len(s) * (solving + len(s) * max(100, conflict.size)) for s in stated.values())
    if work > most:
        return None
    concepts = [concept for concept in stability.stable if concept in CONCEPTS]
    strict = bool(stability.parameters["strict"])
    found = []
    for row, maker in enumerate(conflict.decision_makers):
        masks = [stage.where(text) for text in stated.get(maker, ())]
        for place in range(len(masks)):
            payoffs = conflict.payoffs.copy()
            payoffs[row] = by_statements(masks[:place] + masks[place + 1 :], conflict.size)
            after = _holding(solve(conflict.ranked(payoffs), concepts, strict=strict))
            if after != before:
                found.append(Hinge(maker, place, before, after))
    return tuple(found)


def _holding(stability: Stability) -> tuple[str, ...]:
    start = stability.conflict.status_quo
    held = () if start is None else stability.holding(start)
    return tuple(concept for concept in held if concept in CONCEPTS)

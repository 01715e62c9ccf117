"""On which single statements of preference the answer for the present state hangs."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.case.moves import Moves
from detente.stability.build import build
from detente.stability.solve import Stability, solve


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
    moves: Moves, parties: Sequence[str], concepts: Sequence[str], *, strict: bool = False
) -> tuple[Hinge, ...]:
    """Return the statements that decide alone by which concepts the present state holds.

    Each statement of each party is left out in turn, as if the party did not mind. Empty where
    there is no present state. Raises UserError for what ``build`` does.
    """
    stated = {party: wants for party, wants in moves.preferences.items() if wants.statements}
    found = []
    before = _holding(solve(build(moves, parties), concepts, strict=strict))
    for party, wants in stated.items():
        for place in range(len(wants.statements)):
            left = wants.statements[:place] + wants.statements[place + 1 :]
            if not left:
                continue
            changed = moves.model_copy(
                update={
                    "preferences": {
                        **moves.preferences,
                        party: wants.model_copy(update={"statements": left}),
                    }
                }
            )
            after = _holding(solve(build(changed, parties), concepts, strict=strict))
            if after != before:
                found.append(Hinge(party, place, before, after))
    return tuple(found)


def _holding(stability: Stability) -> tuple[str, ...]:
    start = stability.conflict.status_quo
    if start is None:
        return ()
    return tuple(c for c, stable in stability.stable.items() if stable[:, start].all())

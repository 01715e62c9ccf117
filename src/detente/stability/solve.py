"""Which states are stable, for whom, and by which concept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.stability.concepts import CONCEPTS, FIRMNESS, OPTIONAL
from detente.stability.model import Conflict
from detente.stability.play import Play

ASSUMPTIONS = (
    "Nobody moves twice in a row, and anybody may move again once another has moved.",
    "In a sequence of improvements everybody compares the state it moves to with the one it "
    "moves from, and not with the present one.",
    "States of equal rank are equally good, unless they are said to be unknown.",
)
CITATIONS = (
    "Fang, Hipel and Kilgour (1993), Interactive Decision Making: The Graph Model for Conflict "
    "Resolution, chapter 3",
    "Rego and Vieira (2017), Symmetric sequential stability in the graph model for conflict "
    "resolution with multiple decision makers, Group Decision and Negotiation 26",
    "Xu, Hipel, Kilgour and Fang (2018), Conflict Resolution Using the Graph Model",
)


@dataclass(frozen=True, eq=False)
class Stability:
    """Stable states by concept and decision maker.

    ``stable[concept]`` has shape (decision makers, m). ``structural`` tells, in the same shape,
    where a decision maker has no move at all, so that no preference could make it leave.
    """

    method: str
    parameters: Mapping[str, Any]
    assumptions: tuple[str, ...]
    citations: tuple[str, ...]
    play: Play
    stable: Mapping[str, NDArray[np.bool_]]
    structural: NDArray[np.bool_]

    @property
    def conflict(self) -> Conflict:
        """The conflict that was solved."""
        return self.play.conflict

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were solved, the firmest first."""
        return tuple(concept for concept in FIRMNESS if concept in self.stable)

    def holding(self, state: int) -> tuple[str, ...]:
        """Return the concepts by which a state holds for everybody, the firmest first."""
        return tuple(c for c in self.concepts if self.stable[c][:, state].all())

    def holds(self, decision_maker: int, state: int) -> tuple[str, ...]:
        """Return the concepts by which a state holds for a decision maker, the firmest first."""
        return tuple(c for c in self.concepts if self.stable[c][decision_maker, state])

    def equilibria(self, concept: str) -> NDArray[np.intp]:
        """Return the states that are stable for everybody by a concept, in order."""
        return np.flatnonzero(self.stable[concept].all(axis=0))


def solve(
    conflict: Conflict, concepts: Sequence[str] = tuple(CONCEPTS), *, strict: bool = False
) -> Stability:
    """Return the stable states of a conflict.

    With ``strict`` a sanction has to leave the decision maker worse off than the present state,
    and not only no better off. Raises KeyError for a concept that is not known.
    """
    play = Play(conflict)
    known = {**CONCEPTS, **OPTIONAL}
    everyone = range(len(conflict.decision_makers))
    return Stability(
        method="graph-model",
        parameters={"concepts": list(concepts), "strict": strict},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        play=play,
        stable={
            concept: np.stack([known[concept](play, k, strict=strict) for k in everyone])
            for concept in concepts
        },
        structural=np.stack([moves.counts() == 0 for moves in conflict.moves]),
    )

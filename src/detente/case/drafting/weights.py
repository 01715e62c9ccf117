"""Rule insistence-widens-weight."""

from collections.abc import Sequence

from detente.case.drafting.scene import ids
from detente.case.sourced import SourcedWeight
from detente.reading.model import Act, Statement

HIGHEST = 5.0


def weight(said: Sequence[Statement], note: str | None) -> SourcedWeight:
    """Return the weight of an issue for a party, from its own statements on it.

    At least 1, and up to 1 more for each demand or refusal beyond the first and for each that is
    firm, 5 at most (rule insistence-widens-weight). [0, 1] without a word (rule silence-is-wide).
    """
    if not said:
        return SourcedWeight(
            value=(0.0, 1.0),
            by="inferred",
            rule="silence-is-wide",
            note="No statement speaks of it.",
        )
    insisting = [s for s in said if s.act in (Act.DEMAND, Act.REJECT) and not s.negated]
    more = max(0, len(insisting) - 1) + sum(s.firm is not None for s in insisting)
    high = min(HIGHEST, 1.0 + more)
    return SourcedWeight(
        value=(1.0, high) if more else 1.0,
        because=ids(said),
        by="inferred",
        rule="insistence-widens-weight",
        note=note,
    )

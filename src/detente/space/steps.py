"""What it costs that issues on a scale are looked at step by step."""

import numpy as np

from detente.case.model import Case
from detente.space.model import Space


def step_costs(case: Case, space: Space) -> dict[str, float]:
    """Return by how much levels between the steps could change a package's worth, for each party.

    Values run linearly between points that lie on steps, so that a level between two steps is
    worth something between the two, and the nearer of them differs from it by half of their
    difference at most: weight times slope times half a step. The bound is the sum, over the
    issues on a scale, of the largest such half. What combinations of options add (``together``)
    is not part of it.
    """
    costs = np.zeros(len(space.parties))
    for issue, worth in zip(case.issues, space.worth, strict=True):
        if issue.scale is not None:
            costs += np.abs(np.diff(worth, axis=1)).max(axis=1) / 2
    return space.by_party(costs)


def step_notice(case: Case, space: Space) -> str | None:
    """Return a sentence on what the steps of scales cost; None where there is no scale."""
    scaled = [issue.name for issue in case.issues if issue.scale is not None]
    if not scaled:
        return None
    most = max(step_costs(case, space).values())
    return (
        f"Scales are looked at step by step ({', '.join(scaled)}): what lies between the steps is "
        f"worth at most {100 * most:.2g} of 100 points more or less to any party than the nearest "
        "package on them."
    )

"""In which draws can which constraints be met together?"""

from collections.abc import Sequence

import numpy as np

from detente.agreement.bulk import _SURE, Bulk, Flags, Packages, hits
from detente.agreement.settle import settle
from detente.space.feasible import witness
from detente.space.model import Constraint

ENUMERATED = 2_000
"""Up to this many packages all are looked at; beyond, they are sought (see ``settle``)."""

_POOL = 300


def openings(
    bulk: Bulk, questions: Sequence[Sequence[Constraint]], pool: Packages | None = None
) -> Flags:
    """Return for each set of constraints the draws in which a package meets them all: (Q, draws).

    Exact. ``pool`` (M, I) are packages worth a first look. An answer is carried over where it
    can be: what meets a set meets its subsets, and what refutes a set refutes all that hold it.
    Raises UserError when a draw cannot be decided (see ``witness``).
    """
    space = bulk.space
    if space.size <= ENUMERATED:
        shape = tuple(len(options) for options in space.options)
        every = np.indices(shape).reshape(len(shape), -1).T
        sure, may = (hits(bulk, every, questions, edge) for edge in (_SURE, -_SURE))
        for q, k in np.argwhere(may & ~sure).tolist():
            sure[q, k] = witness(bulk.one(k), questions[q]) is not None
        return sure
    ids = [frozenset(c.id for c in q) for q in questions]
    yes = np.zeros((len(questions), len(bulk)), dtype=bool)
    no = yes.copy()
    if pool is not None and len(pool):
        yes |= hits(bulk, pool, questions)
    # The widest set first, since what meets it meets all; then what is easiest to refute.
    widest = max(range(len(ids)), key=lambda q: len(ids[q]))
    rest = sorted((q for q in range(len(ids)) if q != widest), key=lambda q: len(ids[q]))
    for q in (widest, *rest):
        draws = np.flatnonzero(~yes[q] & ~no[q])
        if not len(draws):
            continue
        answer, packages = settle(bulk, questions[q], draws)
        yes[q, draws[answer]] = True
        no[q, draws[~answer]] = True
        for other, held in enumerate(ids):
            if held <= ids[q]:
                yes[other] |= yes[q]
            if held >= ids[q]:
                no[other] |= no[q]
        if len(packages):
            yes |= hits(bulk, packages[:_POOL], questions)
    return yes

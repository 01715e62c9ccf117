"""Which uncertain number matters most for an outcome that holds in some draws only."""

from dataclasses import dataclass

import numpy as np

from detente.agreement.bulk import Flags
from detente.space.grid import Array

MEASURE = (
    "Influence is a first-order index: the share of the variance of there being a zone that one "
    "input alone accounts for (correlation ratio over bins of equally many draws, corrected for "
    "chance); it misses what inputs do only together. The direction is the sign of the rank "
    "correlation. Inputs that an order ties share what they account for."
)
"""What the strength of an influence measures, in words for readers."""

CITATION = (
    "Plischke, E., Borgonovo, E. and Smith, C. L. (2013). Global sensitivity measures from given "
    "data. European Journal of Operational Research 226, 536-550."
)


@dataclass(frozen=True)
class Influence:
    """How strongly one input goes with there being a zone.

    ``strength`` is the first-order index, 0 to 1 (see ``MEASURE``); ``direction`` is 1 when
    higher values go with a zone and -1 when lower ones do.
    """

    name: str
    strength: float
    direction: int


def influence(
    names: tuple[str, ...], inputs: Array, zone: Flags
) -> tuple[tuple[Influence, ...], str | None]:
    """Return inputs by falling strength, or none and the reason.

    ``inputs`` is (draws, names). The correlation ratio Var(E[Y|X]) / Var(Y) is estimated over
    about the cube root of the draws as bins (Plischke, Borgonovo and Smith 2013, section 3); what
    bins of an input without effect would show on average is taken off (Kelley 1935).
    """
    if not names:
        return (), "Every number of the case is exact, so nothing varies."
    if zone.all() or not zone.any():
        which = "every" if zone.all() else "no"
        return (), f"There is a zone in {which} draw, so nothing within the ranges matters for it."
    draws = len(zone)
    bins = max(2, round(draws ** (1 / 3)))
    ranks = np.argsort(np.argsort(inputs, axis=0, kind="stable"), axis=0)
    share = zone.mean()
    found = []
    for name, rank in zip(names, ranks.T, strict=True):
        at = rank * bins // draws
        sizes = np.bincount(at, minlength=bins)
        means = np.bincount(at, weights=zone, minlength=bins) / np.maximum(sizes, 1)
        between = float((sizes * (means - share) ** 2).sum() / (draws * share * (1 - share)))
        strength = 0.0
        if draws > bins:
            strength = max(0.0, 1 - (1 - between) * (draws - 1) / (draws - bins))
        slope = float((zone - share) @ (rank - (draws - 1) / 2))
        found.append(Influence(name, strength, 1 if slope >= 0 else -1))
    return tuple(sorted(found, key=lambda one: -one.strength)), None

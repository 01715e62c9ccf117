"""How far the result depends on what is not known exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.agreement.openings import Flags, accepted, openings
from detente.agreement.result import Result
from detente.case.model import Case
from detente.intervals import Share, wilson
from detente.space.compile import compile_case
from detente.space.feasible import witness
from detente.space.grid import Array
from detente.space.model import ReservationLimit, Space, meets
from detente.space.numbers import worth_and_reservation
from detente.space.sample import Sample, sample

ENUMERATED = 100_000
"""Up to this many packages a space is enumerated; a larger one is solved draw by draw."""

LARGE_DRAWS = 100
"""In a larger space, how many draws are used for what dropping constraints opens."""

ASSUMPTIONS = (
    "Weights, values and reservation values are drawn independently and uniformly from their "
    "ranges; orders uniformly among all numbers that agree with them.",
    "Intervals cover the error of sampling only, not that the ranges themselves may be wrong.",
    "Influence is the squared rank correlation (Spearman) between an input and there being a "
    "zone; it sees one input at a time and misses effects that are not monotone.",
)
CITATIONS = (
    "Lahdelma, R. and Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability "
    "analysis for group decision making. Operations Research 49, 444-454 (the approach).",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical "
    "inference. Journal of the American Statistical Association 22, 209-212.",
    "Spearman, C. (1904). The proof and measurement of association between two things. "
    "American Journal of Psychology 15, 72-101.",
)


@dataclass(frozen=True)
class Influence:
    """How strongly one input goes with there being a zone.

    ``strength`` is the squared rank correlation, 0 to 1; ``direction`` is 1 when higher values
    go with a zone and -1 when lower ones do.
    """

    name: str
    strength: float
    direction: int


@dataclass(frozen=True)
class Acceptability:
    """The share of draws in which a package lies in the zone."""

    package: Mapping[str, str]
    share: Share


@dataclass(frozen=True)
class Opening:
    """The share of draws with a zone once some constraints are dropped, if there was none."""

    constraints: tuple[str, ...]
    share: Share


@dataclass(frozen=True, kw_only=True)
class Robustness(Result):
    """Shares of draws.

    ``zone`` has a zone as things stand; ``without`` once a single constraint is dropped
    (draws that have one anyway included), best first; ``ways_out`` the same for given sets.
    ``influence`` is ranked, and empty with a reason in ``influence_note`` when there is
    nothing to rank. ``enumerated`` says that every package was looked at in every draw.
    """

    zone: Share
    acceptability: tuple[Acceptability, ...]
    without: tuple[Opening, ...]
    ways_out: tuple[Opening, ...]
    influence: tuple[Influence, ...]
    influence_note: str | None
    enumerated: bool


def _influence(drawn: Sample, zone: Flags) -> tuple[tuple[Influence, ...], str | None]:
    if not drawn.names:
        return (), "Every number of the case is exact, so nothing varies."
    if zone.all() or not zone.any():
        which = "every" if zone.all() else "no"
        return (), f"There is a zone in {which} draw, so nothing within the ranges matters for it."
    ranked = np.argsort(np.argsort(drawn.inputs, axis=0), axis=0).astype(np.float64)
    ranked -= ranked.mean(axis=0)
    outcome = zone - zone.mean()
    covariance = outcome @ ranked
    r = covariance / np.sqrt((ranked**2).sum(axis=0) * (outcome**2).sum())
    order = np.argsort(-(r**2), kind="stable")
    return tuple(
        Influence(drawn.names[m], float(r[m] ** 2), 1 if r[m] >= 0 else -1) for m in order
    ), None


def _each_draw(
    case: Case, drawn: Sample, drops: Sequence[Sequence[str]], draws: Sequence[int]
) -> Flags:
    """Return which of the given draws have a zone for each set of drops, by one search each."""
    found = np.zeros((len(drops), len(draws)), dtype=bool)
    for column, k in enumerate(draws):
        space = compile_case(case, drawn.numbers[k])
        for d, drop in enumerate(drops):
            kept = [c for c in space.constraints if c.id not in drop]
            found[d, column] = witness(space, kept) is not None
    return found


def _acceptability(
    space: Space,
    packages: Sequence[Mapping[str, str]],
    worth: Sequence[Array],
    reservation: Array,
) -> tuple[Acceptability, ...]:
    if not packages:
        return ()
    static = [c for c in space.constraints if not isinstance(c, ReservationLimit)]
    positions = [space.package(package) for package in packages]
    rows: NDArray[np.int64] = np.array(positions, dtype=np.int64)
    fine: Flags = np.logical_and.reduce(accepted(rows, worth, reservation), axis=0)
    draws = len(reservation)
    return tuple(
        Acceptability(
            package,
            wilson(int(hits.sum()) if all(meets(space, at, c) for c in static) else 0, draws),
        )
        for package, at, hits in zip(packages, positions, fine, strict=True)
    )


def robustness(
    case: Case,
    *,
    draws: int,
    seed: int,
    packages: Sequence[Mapping[str, str]] = (),
    ways_out: Sequence[Sequence[str]] = (),
) -> Robustness:
    """Return how often draws of the case's ranges have a zone, and what that hangs on.

    ``packages`` are those whose acceptability is wanted, ``ways_out`` sets of constraint ids.
    Seeded: the same seed and number of draws give the same result. A space of more than
    100,000 packages is searched draw by draw, and what dropping constraints opens is then
    taken from the first 100 draws. Raises UserError as ``compile_case`` and ``witness``.
    """
    space = compile_case(case)
    drawn = sample(case, draws, seed)
    worth, reservation = worth_and_reservation(drawn.numbers, space.status_quo)
    drops = [(c.id,) for c in space.constraints] + [tuple(way) for way in ways_out]
    enumerated = space.size <= ENUMERATED
    if enumerated:
        zone = openings(space, worth, reservation, [()])[0]
    else:
        zone = _each_draw(case, drawn, [()], range(draws))[0]
    used = draws if enumerated else min(draws, LARGE_DRAWS)
    opened = np.repeat(zone[None, :used], len(drops), axis=0)
    closed = np.flatnonzero(~zone[:used])
    if len(closed) and enumerated:
        part = tuple(w[closed] for w in worth)
        opened[:, closed] = openings(space, part, reservation[closed], drops)
    elif len(closed):
        opened[:, closed] = _each_draw(case, drawn, drops, closed.tolist())
    shares = [
        Opening(drop, wilson(int(hits.sum()), used))
        for drop, hits in zip(drops, opened, strict=True)
    ]
    single = shares[: len(space.constraints)]
    influence, note = _influence(drawn, zone)
    return Robustness(
        method="robustness",
        parameters={"draws": draws, "seed": seed},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        zone=wilson(int(zone.sum()), draws),
        acceptability=_acceptability(space, packages, worth, reservation),
        without=tuple(sorted(single, key=lambda o: -o.share.hits)),
        ways_out=tuple(shares[len(single) :]),
        influence=influence,
        influence_note=note,
        enumerated=enumerated,
    )

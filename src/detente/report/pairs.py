"""Two parties at a time: what the frontier is worth to both, and the packages worth naming."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.agreement import Agreement
from detente.agreement.result import Outcome, outcome
from detente.report import words
from detente.report.packages import named
from detente.report.view import View
from detente.space.frontier import Frontier
from detente.space.grid import Array

__all__ = ["TODAY", "Pair", "Pairs", "frontier_of", "landmarks", "pairs", "reason"]

TODAY = "Today's state"
SHOWN = 4
"""How many pairs are drawn where there are more than three parties."""

_WAYS = 2
_LINE = 150
_OTHERS = 100

Point = tuple[float, float]


@dataclass(frozen=True)
class Pair:
    """A frontier in the eyes of two parties, in utilities.

    ``line`` holds the points that no other of the frontier beats for both, the best for the first
    party first; ``others`` are those of the frontier that only a third party can want. ``line_of``
    and ``others_of`` count them before they are thinned out. ``named`` are the packages to name,
    each once; ``same`` maps those that lie where another does to that other. ``both`` tells that
    some point of the frontier gives both parties what they need at least, and ``whole`` that no
    point of the frontier is missing.
    """

    parties: tuple[str, str]
    line: tuple[Point, ...]
    line_of: int
    others: tuple[Point, ...]
    others_of: int
    named: Mapping[str, Point]
    same: Mapping[str, str]
    least: Point
    both: bool
    whole: bool


@dataclass(frozen=True)
class Pairs:
    """The pairs that are drawn, the most opposed first if not all are, out of ``total``."""

    pairs: tuple[Pair, ...]
    total: int


def frontier_of(agreement: Agreement) -> Frontier | None:
    """Return the frontier of the zone, or without one that of what red lines and linkages allow."""
    return agreement.frontier if agreement.zone.exists else agreement.allowed


def reason(agreement: Agreement) -> str | None:
    """Say why no frontier can be drawn; None where one can."""
    found = frontier_of(agreement)
    if found is None:
        return "The frontier was not worked out."
    if len(found):
        return None
    if found.cut:
        return "The frontier has too many packages to draw."
    return (
        "Red lines and conditions rule out every package by themselves, whatever the parties need "
        "at least, so that there is no frontier to draw."
    )


def landmarks(view: View) -> dict[str, Outcome]:
    """Return the packages to name on a frontier: those of the rules, or the ways out, and today's.

    A package with several names has them joined.
    """
    agreement = view.agreement
    assert agreement is not None
    found = [(column.name, column.outcome) for column in named(view)]
    nearest = agreement.shortfall.kept if agreement.shortfall else None
    if nearest:
        found.append(("Nearest package", nearest.best))
    ways = agreement.ways_out.ways[:_WAYS] if agreement.ways_out else ()
    found += [(f"Way out {n}", way.best) for n, way in enumerate(ways, start=1)]
    space = agreement.space
    found.append((TODAY, outcome(space, space.status_quo)))
    names: dict[tuple[str, ...], list[str]] = {}
    outcomes: dict[tuple[str, ...], Outcome] = {}
    for name, one in found:
        key = tuple(one.package[issue] for issue in space.issues)
        names.setdefault(key, []).append(name)
        outcomes[key] = one
    return {
        words.listed([first, *(_lowered(name) for name in more)]): outcomes[key]
        for key, (first, *more) in names.items()
    }


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def pairs(view: View) -> Pairs | None:
    """Return the frontier for pairs of parties: all of up to three parties, else the most opposed.

    Opposed are parties whose points go against each other along the frontier, by the correlation
    over its points. None where there is no frontier to draw (see ``reason``).
    """
    agreement = view.agreement
    assert agreement is not None
    found = frontier_of(agreement)
    if found is None or not len(found):
        return None
    space = found.space
    rows = list(combinations(range(len(space.parties)), 2))
    chosen = rows
    if len(space.parties) > 3:
        worth = found.utilities
        chosen = sorted(rows, key=lambda pair: _together(worth, *pair))[:SHOWN]
    marks = landmarks(view)
    return Pairs(tuple(_pair(found, marks, first, second) for first, second in chosen), len(rows))


def _together(worth: Array, first: int, second: int) -> float:
    """Return the correlation of two parties' points, 0 where one of them has always the same."""
    a, b = worth[:, first] - worth[:, first].mean(), worth[:, second] - worth[:, second].mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size > 0 else 0.0


def _pair(found: Frontier, marks: Mapping[str, Outcome], first: int, second: int) -> Pair:
    space = found.space
    steps = np.unique(found.steps[:, [first, second]], axis=0)[::-1]
    highest = np.maximum.accumulate(np.concatenate([[-np.inf], steps[:-1, 1]]))
    best = steps[:, 1] > highest
    unit = space.grid.unit[[first, second]]
    parties = (space.parties[first], space.parties[second])
    placed: dict[Point, str] = {}
    same: dict[str, str] = {}
    for name, one in marks.items():
        at = (one.utilities[parties[0]], one.utilities[parties[1]])
        if at in placed:
            same[name] = placed[at]
        placed.setdefault(at, name)
    return Pair(
        parties=parties,
        line=_thinned(steps[best] / unit, _LINE),
        line_of=int(best.sum()),
        others=_thinned(steps[~best] / unit, _OTHERS),
        others_of=int((~best).sum()),
        named={name: at for at, name in placed.items()},
        same=same,
        least=(float(space.reservation[first]), float(space.reservation[second])),
        both=bool((steps >= space.grid.floor[[first, second]]).all(axis=1).any()),
        whole=not found.cut and not found.epsilon,
    )


def _thinned(points: NDArray[np.float64], most: int) -> tuple[Point, ...]:
    """Return up to ``most`` points, evenly taken, the first and the last among them."""
    taken: Iterable[int] = range(len(points))
    if len(points) > most:
        taken = np.linspace(0, len(points) - 1, most).round().astype(int).tolist()
    return tuple((float(points[n, 0]), float(points[n, 1])) for n in taken)

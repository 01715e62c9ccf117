"""The smallest change of a single number that opens a zone of agreement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.agreement.enumerated import Enumerated, enumerated, small
from detente.agreement.result import Result
from detente.case.model import Case
from detente.case.sourced import Sourced
from detente.space.compile import compile_case
from detente.space.grid import Array
from detente.space.model import ReservationLimit, Space
from detente.space.numbers import Numbers, midpoints

ASSUMPTIONS = (
    "One number changes; all others stay at the middle of their ranges, and red lines and "
    "linkages are kept.",
    "Values and reservation values stay within 0 and 1, weights at 0 or above. A reservation "
    "value that is the worth of the status quo follows a change of that worth.",
    "Ranked by how far beyond what the case states the number has to go (all of the change "
    "where it states no range), then by the size of the change; a weight is measured in shares "
    "of the sum of its party's weights.",
)
CITATIONS = (
    "Triantaphyllou, E. and Sanchez, A. (1997). A sensitivity analysis approach for some "
    "deterministic multi-criteria decision-making methods. Decision Sciences 28, 151-194.",
)
_NEAR = 1e-9


@dataclass(frozen=True)
class SingleChange:
    """A number, named as in ``sample``, and the smallest change of it that opens a zone.

    ``stated`` is the range that the case gives, None where it gives a number or an order;
    ``beyond`` is how far ``needed`` lies outside it. ``package`` is one that all then accept.
    """

    name: str
    party: str
    now: float
    needed: float
    scale: float
    stated: tuple[float, float] | None
    beyond: float
    package: Mapping[str, str]

    @property
    def change(self) -> float:
        """What is added to the number."""
        return self.needed - self.now


@dataclass(frozen=True, kw_only=True)
class SingleChanges(Result):
    """Numbers of which a change alone opens a zone, ranked; empty with ``notice`` if not sought.

    ``asked`` is how many numbers were looked at.
    """

    changes: tuple[SingleChange, ...]
    asked: int
    notice: str | None


@dataclass(frozen=True, eq=False)
class _Party:
    """A party and the packages that only its reservation value refuses: (N,) and (N, I)."""

    row: int
    short: Array
    worth: Array
    chosen: NDArray[np.int64]
    follows: bool


def single_changes(case: Case) -> SingleChanges:
    """Return, for each number of a case, the smallest change of it alone that opens a zone.

    A number of a party changes only what that party accepts, so that only packages count which
    meet every other constraint; on each of them the condition is linear in the number. Exact up
    to floating point; looks at every package once, and at no large space (see ``enumerated``).
    Raises UserError as ``compile_case``.
    """
    space, numbers = compile_case(case), midpoints(case)
    found: list[SingleChange] = []
    asked = 0
    notice = None
    if not small(space):
        notice = "The case is too large to say which change of a single number would suffice."
    else:
        every = enumerated(space)
        if every.broken.any(axis=0).all():
            for party in _parties(space, numbers, every):
                for name, at, now, needed in _needs(space, numbers, party, case):
                    asked += 1
                    if needed is not None and at is not None:
                        found.append(_change(case, space, numbers, party, name, at, now, needed))
    found.sort(key=lambda c: (round(c.beyond / c.scale, 12), abs(c.change) / c.scale, c.name))
    return SingleChanges(
        method="single-change",
        parameters={},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        changes=tuple(found),
        asked=asked,
        notice=notice,
    )


def _parties(space: Space, numbers: Numbers, every: Enumerated) -> Iterator[_Party]:
    for c, limit in enumerate(space.constraints):
        if isinstance(limit, ReservationLimit):
            row = space.row(limit.party)
            rows = np.flatnonzero(~np.delete(every.broken, c, axis=0).any(axis=0))
            worth = every.steps[row, rows] / space.grid.unit[row]
            chosen = np.stack(np.unravel_index(rows, every.shape), axis=1)
            follows = bool(np.isnan(numbers.reservation[row]))
            yield _Party(row, space.reservation[row] - worth, worth, chosen, follows)


Need = tuple[str, int | None, float, float | None]


def _needs(space: Space, numbers: Numbers, party: _Party, case: Case) -> Iterator[Need]:
    """Yield each number: its name, the package it opens (by place), what it is, what it needs."""
    row, name = party.row, space.parties[party.row]
    weights, total = numbers.weights[row], float(numbers.weights[row].sum())
    limit = float(space.reservation[row])
    at = _least(party.short, np.ones(len(party.short), dtype=bool))
    needed = None if at is None else limit - float(party.short[at])
    yield f"reservation:{name}", at, limit, _inside(needed, 1.0)
    additive = np.zeros(len(party.short))
    for i, values in enumerate(numbers.values):
        additive = additive + weights[i] / total * values[row][party.chosen[:, i]]
    extra = party.worth - additive
    quo = space.status_quo
    at_quo = sum(float(weights[i] / total * v[row][quo[i]]) for i, v in enumerate(numbers.values))
    extra_quo = limit - at_quo
    for i, issue in enumerate(space.issues):
        if issue not in case.preferences[name].values:
            continue
        value = numbers.values[i][row]
        # A level of a scale has no value of its own to change: it lies on a curve.
        free = case.issues[i].scale is None
        for o, option in enumerate(space.options[i]):
            if weights[i] > 0 and free:
                # What lifts the status quo lifts a reservation value that follows it as much.
                down = party.follows and o == quo[i]
                at = _least(party.short, (party.chosen[:, i] == o) != down)
                now = float(value[o])
                needed = None
                if at is not None:
                    step = float(party.short[at]) * total / float(weights[i])
                    needed = now - step if down else now + step
                yield f"value:{name}:{issue}:{option}", at, now, _inside(needed, 1.0)
        # The condition at weight + d: total * (worth - limit) + d * pull >= 0.
        pull = value[party.chosen[:, i]] + extra
        pull = pull - (value[quo[i]] + extra_quo if party.follows else limit)
        needs = [
            (float(total * party.short[k] / pull[k]), k)
            for side in (pull > _NEAR, pull < -_NEAR)
            for k in _extreme(party.short, pull, side)
        ]
        now = float(weights[i])
        fit = [(abs(d), -d, d, k) for d, k in needs if now + d >= 0 and total + d > _NEAR]
        if fit:
            _, _, d, k = min(fit)
            yield f"weight:{name}:{issue}", k, now, now + d
        else:
            yield f"weight:{name}:{issue}", None, now, None


def _least(short: Array, rows: NDArray[np.bool_]) -> int | None:
    places = np.flatnonzero(rows)
    return int(places[np.argmin(short[places])]) if len(places) else None


def _extreme(short: Array, pull: Array, rows: NDArray[np.bool_]) -> list[int]:
    places = np.flatnonzero(rows)
    if not len(places):
        return []
    return [int(places[np.argmin(short[places] / np.abs(pull[places]))])]


def _inside(needed: float | None, high: float) -> float | None:
    if needed is None or not -_NEAR <= needed <= high + _NEAR:
        return None
    return min(max(needed, 0.0), high)


def _change(
    case: Case,
    space: Space,
    numbers: Numbers,
    party: _Party,
    name: str,
    at: int,
    now: float,
    needed: float,
) -> SingleChange:
    weight = name.startswith("weight:")
    scale = float(numbers.weights[party.row].sum()) if weight else 1.0
    stated = _stated(case, name)
    if stated is None:
        beyond = abs(needed - now)
    else:
        beyond = max(0.0, stated[0] - needed, needed - stated[1])
        beyond = 0.0 if beyond < _NEAR * scale else beyond
    package = space.names(tuple(int(o) for o in party.chosen[at]))
    return SingleChange(name, space.parties[party.row], now, needed, scale, stated, beyond, package)


def _stated(case: Case, name: str) -> tuple[float, float] | None:
    """Return the range that a case gives for a number, if it gives one."""
    kind, party, *rest = name.split(":")
    given: object = None
    if kind == "reservation":
        given = case.reservation.get(party)
    else:
        part: object = getattr(case.preferences[party], f"{kind}s")
        for key in rest:
            part = part.get(key) if isinstance(part, dict) else None
        given = part
    value = given.value if isinstance(given, Sourced) else None
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, float) for v in value):
        return value
    return None

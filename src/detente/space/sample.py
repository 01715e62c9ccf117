"""Draws of a case's preferences from the ranges and orders that it gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.case.allowed import Bounds, region
from detente.case.model import Case, CaseIssue, Preferences
from detente.case.scale import level_id
from detente.case.sourced import Order, Sourced, SourcedCurve, SourcedOrder
from detente.space.grid import Array
from detente.space.numbers import (
    Numbers,
    along,
    levels,
    mask,
    midpoints,
    negotiators,
    ranks,
    scope_of,
)
from detente.space.streams import uniforms
from detente.space.within import within

Places = Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Sample:
    """Many draws at once: ``numbers`` with a leading axis of draws.

    ``names`` are the inputs that vary (``weight:party:issue``, ``value:party:issue:option``,
    ``together:party:number``, ``reservation:party``) and ``inputs`` (draws, names) what each
    draw has for them.
    """

    numbers: Numbers
    names: tuple[str, ...]
    inputs: Array


class _Tape:
    """Draws numbers of one block, and notes the inputs that vary."""

    def __init__(self, start: int, stop: int, seed: int) -> None:
        self.start, self.stop, self.seed = start, stop, seed
        self.varying: dict[str, Array] = {}

    def take(self, stream: tuple[int, ...], width: int) -> Array:
        """Return (draws, width) uniforms of a stream."""
        return uniforms(self.start, self.stop, width, self.seed, stream)

    def numbers(
        self,
        stream: tuple[int, ...],
        name: str,
        bounds: Mapping[str, Bounds],
        orders: Sequence[Order],
        where: str,
    ) -> dict[str, Array]:
        """Return draws of numbers that have ranges and partial orders, by id."""
        if not bounds:
            return {}
        known = region(bounds, orders, where)
        drawn = within(known, self.stop - self.start, lambda s, w: self.take((*stream, *s), w))
        found = {member: drawn[:, at] for member, at in known.place.items()}
        varies = known.low < known.high
        self.varying |= {f"{name}{m}": found[m] for m, at in known.place.items() if varies[at]}
        return found


def _draw_weights(
    tape: _Tape, at: int, party: str, preferences: Preferences, weights: Array, place: Places
) -> None:
    """Fill (draws, issues) weights of a party.

    An order of all issues: uniform on the simplex of weights in that order, by sorting a uniform
    point of the simplex; tied issues share the mean of their ranks.
    """
    given = preferences.weights
    if not isinstance(given, Sourced):
        bounds = {i: w.value for i, w in given.items() if i in place}
        where = f'Weights of "{party}"'
        name = f"weight:{party}:"
        drawn = tape.numbers((at, 0), name, bounds, preferences.weight_orders, where)
        for issue, column in drawn.items():
            weights[:, place[issue]] = column
        return
    placed = ranks(given.value)
    raw = -np.log(tape.take((at, 0), len(placed)))
    point = -np.sort(-raw / raw.sum(axis=1, keepdims=True), axis=1)
    for issue, (first, size) in placed.items():
        if issue in place:
            weights[:, place[issue]] = point[:, first : first + size].mean(axis=1)
            if len(given.value) > 1:
                tape.varying[f"weight:{party}:{issue}"] = weights[:, place[issue]]


def _draw_values(
    tape: _Tape,
    at: tuple[int, int],
    party: str,
    preferences: Preferences,
    issue: CaseIssue,
    values: Array,
) -> None:
    """Fill (draws, options) values of a party for an issue.

    An order of all options: the first group has 1, the last 0, those between are sorted uniforms.
    """
    given = preferences.values.get(issue.id)
    if given is None:
        return
    place = {option.id: o for o, option in enumerate(issue.options)}
    name = f"value:{party}:{issue.id}:"
    stream = (at[0], 1, at[1])
    if isinstance(given, SourcedCurve):
        told: dict[str, Bounds] = {level_id(p.level): p.value for p in given.value}
        drawn = tape.numbers(stream, name, told, (), f'Values of "{party}" for issue "{issue.id}"')
        points = np.column_stack([drawn[level_id(p.level)] for p in given.value])
        values[:] = along(issue, given, points)
        return
    if not isinstance(given, SourcedOrder):
        bounds = {o: v.value for o, v in given.items() if o in place}
        orders = preferences.value_orders.get(issue.id, ())
        where = f'Values of "{party}" for issue "{issue.id}"'
        for option, column in tape.numbers(stream, name, bounds, orders, where).items():
            values[:, place[option]] = column
        return
    between = max(len(given.value) - 2, 0)
    inner = -np.sort(-tape.take(stream, between), axis=1)
    draws = len(values)
    steps = np.column_stack([np.ones(draws), inner, np.zeros(draws)])
    for option, level in levels(given.value).items():
        if option in place:
            values[:, place[option]] = steps[:, level]
            if 0 < level < len(given.value) - 1:
                tape.varying[f"{name}{option}"] = steps[:, level]


def _draw_together(
    tape: _Tape,
    at: int,
    party: str,
    case: Case,
    tables: Sequence[Array],
    scopes: Sequence[tuple[int, ...]],
) -> None:
    """Fill (draws, k_a, k_b, ...) tables with what combinations are worth to a party."""
    for table in tables:
        table[:, at] = 0.0
    for n, together in enumerate(case.preferences[party].together):
        bounds: dict[str, Bounds] = {str(n + 1): together.value.value}
        where = f'What "{party}" ties together'
        drawn = tape.numbers((at, 3, n), f"together:{party}:", bounds, (), where)
        scope = scope_of(case, together)
        table = tables[scopes.index(scope)]
        table[:, at] += np.multiply.outer(drawn[str(n + 1)], mask(case, together, scope))


def sample(case: Case, n: int, seed: int, *, start: int = 0) -> Sample:
    """Return n draws of a case's preferences, the first of which has the number ``start``.

    Numbers are drawn uniformly from what their ranges and orders allow together (see ``within``),
    and independently where no order ties them. Numbers that are given exactly stay as they are.
    Draw k is the same whatever n and ``start`` are. Raises UserError as ``midpoints``.
    """
    middle = midpoints(case)
    weights = np.repeat(middle.weights[None], n, axis=0)
    values = tuple(np.repeat(v[None], n, axis=0) for v in middle.values)
    reservation = np.repeat(middle.reservation[None], n, axis=0)
    tables = tuple(np.repeat(t[None], n, axis=0) for t in middle.tables)
    place = {issue.id: i for i, issue in enumerate(case.issues)}
    tape = _Tape(start, start + n, seed)
    for p, party in enumerate(negotiators(case)):
        preferences = case.preferences[party.id]
        _draw_weights(tape, p, party.id, preferences, weights[:, p], place)
        for i, issue in enumerate(case.issues):
            _draw_values(tape, (p, i), party.id, preferences, issue, values[i][:, p])
        limit = case.reservation.get(party.id)
        if limit is not None and limit.value != "status-quo":
            bounds: dict[str, Bounds] = {party.id: limit.value}
            where = f'Reservation value of "{party.id}"'
            drawn = tape.numbers((p, 2), "reservation:", bounds, (), where)
            reservation[:, p] = drawn[party.id]
        _draw_together(tape, p, party.id, case, tables, middle.scopes)
    names = tuple(tape.varying)
    inputs = np.column_stack([tape.varying[x] for x in names]) if names else np.zeros((n, 0))
    return Sample(Numbers(weights, values, reservation, tables, middle.scopes), names, inputs)


def draw(case: Case, n: int, seed: int) -> Iterator[Numbers]:
    """Yield n fully numeric draws of a case, for ``compile_case`` (see ``sample``)."""
    numbers = sample(case, n, seed).numbers
    for k in range(n):
        yield numbers[k]

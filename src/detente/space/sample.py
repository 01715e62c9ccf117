"""Draws of a case's preferences from the ranges and orders that it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from detente.case.model import Case, CaseIssue, Preferences
from detente.case.sourced import Sourced
from detente.space.grid import Array
from detente.space.numbers import Numbers, levels, midpoints, negotiators, ranks


@dataclass(frozen=True, eq=False)
class Sample:
    """Many draws at once: ``numbers`` with a leading axis of draws.

    ``names`` are the inputs that vary (``weight:party:issue``, ``value:party:issue:option``,
    ``reservation:party``) and ``inputs`` (draws, names) what each draw has for them.
    """

    numbers: Numbers
    names: tuple[str, ...]
    inputs: Array


def uniforms(n: int, width: int, seed: int) -> Array:
    """Return (n, width) uniforms from 0 (excluded) to 1; row k depends only on seed and k."""
    rows = np.empty((n, width))
    for k in range(n):
        stream = np.random.SeedSequence(seed, spawn_key=(k,))
        rows[k] = np.random.Generator(np.random.PCG64(stream)).random(width)
    return 1.0 - rows


@dataclass
class _Tape:
    """Hands out columns of uniforms, and notes the inputs that vary."""

    rows: Array
    used: int = 0
    varying: dict[str, Array] = field(default_factory=dict)

    def take(self, width: int) -> Array:
        self.used += width
        return self.rows[:, self.used - width : self.used]

    def number(self, name: str, value: float | tuple[float, float]) -> Array | float:
        """Return a number as it is, or draws of a range (low to high, uniform)."""
        if isinstance(value, float | int) or value[0] == value[1]:
            return value if isinstance(value, float | int) else value[0]
        low, high = value
        self.varying[name] = low + (high - low) * self.take(1)[:, 0]
        return self.varying[name]


def _width(case: Case) -> int:
    """Return an upper bound on the uniforms that one draw needs."""
    per_party = 1 + sum(1 + len(issue.options) for issue in case.issues)
    return per_party * len(negotiators(case))


def _draw_weights(
    tape: _Tape, party: str, preferences: Preferences, weights: Array, place: dict[str, int]
) -> None:
    """Fill (draws, issues) weights of a party.

    An order of issues: uniform on the simplex of weights in that order, by sorting a uniform
    point of the simplex; tied issues share the mean of their ranks.
    """
    given = preferences.weights
    if not isinstance(given, Sourced):
        for issue, weight in given.items():
            if issue in place:
                weights[:, place[issue]] = tape.number(f"weight:{party}:{issue}", weight.value)
        return
    placed = ranks(given.value)
    raw = -np.log(tape.take(len(placed)))
    point = -np.sort(-raw / raw.sum(axis=1, keepdims=True), axis=1)
    for issue, (first, size) in placed.items():
        if issue in place:
            weights[:, place[issue]] = point[:, first : first + size].mean(axis=1)
            if len(given.value) > 1:
                tape.varying[f"weight:{party}:{issue}"] = weights[:, place[issue]]


def _draw_values(
    tape: _Tape, party: str, preferences: Preferences, issue: CaseIssue, values: Array
) -> None:
    """Fill (draws, options) values of a party for an issue.

    An order of options: the first group has 1, the last 0, those between are sorted uniforms.
    """
    given = preferences.values.get(issue.id)
    if given is None:
        return
    place = {option.id: o for o, option in enumerate(issue.options)}
    if not isinstance(given, Sourced):
        for option, value in given.items():
            if option in place:
                name = f"value:{party}:{issue.id}:{option}"
                values[:, place[option]] = tape.number(name, value.value)
        return
    between = max(len(given.value) - 2, 0)
    inner = -np.sort(-tape.take(between), axis=1)
    draws = len(values)
    steps = np.column_stack([np.ones(draws), inner, np.zeros(draws)])
    for option, level in levels(given.value).items():
        if option in place:
            values[:, place[option]] = steps[:, level]
            if 0 < level < len(given.value) - 1:
                tape.varying[f"value:{party}:{issue.id}:{option}"] = steps[:, level]


def sample(case: Case, n: int, seed: int) -> Sample:
    """Return n draws of a case's preferences.

    Weights, values and reservation values are drawn independently and uniformly from their
    ranges; orders uniformly among what agrees with them. Numbers stay as they are. Draw k
    is the same whatever n is (PCG64, one stream a draw). Raises UserError as ``midpoints``.
    """
    middle = midpoints(case)
    weights = np.repeat(middle.weights[None], n, axis=0)
    values = tuple(np.repeat(v[None], n, axis=0) for v in middle.values)
    reservation = np.repeat(middle.reservation[None], n, axis=0)
    place = {issue.id: i for i, issue in enumerate(case.issues)}
    tape = _Tape(uniforms(n, _width(case), seed))
    for p, party in enumerate(negotiators(case)):
        preferences = case.preferences[party.id]
        _draw_weights(tape, party.id, preferences, weights[:, p], place)
        for i, issue in enumerate(case.issues):
            _draw_values(tape, party.id, preferences, issue, values[i][:, p])
        limit = case.reservation.get(party.id)
        if limit is not None and limit.value != "status-quo":
            reservation[:, p] = tape.number(f"reservation:{party.id}", limit.value)
    names = tuple(tape.varying)
    inputs = np.column_stack([tape.varying[x] for x in names]) if names else np.zeros((n, 0))
    return Sample(Numbers(weights, values, reservation), names, inputs)


def draw(case: Case, n: int, seed: int) -> Iterator[Numbers]:
    """Yield n fully numeric draws of a case, for ``compile_case`` (see ``sample``)."""
    numbers = sample(case, n, seed).numbers
    for k in range(n):
        yield numbers[k]

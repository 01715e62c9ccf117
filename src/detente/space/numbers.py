"""The numbers of a case: weights, values and reservation values as plain arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.case.allowed import middles
from detente.case.model import Case, CaseIssue, CaseParty, Preferences, Together
from detente.case.scale import number
from detente.case.sourced import Order, Sourced, SourcedCurve, SourcedOrder
from detente.errors import UserError
from detente.space.grid import Array


@dataclass(frozen=True, eq=False)
class Numbers:
    """One reading of a case's preferences, or many at once along a leading axis.

    ``weights`` is (..., P, I), not normalised; ``values`` has one (..., P, k_i) array per
    issue; ``reservation`` is (..., P), NaN where it is the worth of the status quo. ``tables``
    has one (..., P, k_a, k_b, ...) array for each group of issues that a party ties together,
    already in utilities; ``scopes`` are the positions of those issues, ascending.
    """

    weights: Array
    values: tuple[Array, ...]
    reservation: Array
    tables: tuple[Array, ...] = ()
    scopes: tuple[tuple[int, ...], ...] = ()

    def __getitem__(self, k: int) -> "Numbers":
        """Return the k-th of many readings."""
        return Numbers(
            self.weights[k],
            tuple(v[k] for v in self.values),
            self.reservation[k],
            tuple(t[k] for t in self.tables),
            self.scopes,
        )


def negotiators(case: Case) -> tuple[CaseParty, ...]:
    """Return the parties with a say and with preferences, in the order of the case."""
    return tuple(p for p in case.parties if p.role == "party" and p.id in case.preferences)


def check_enough(case: Case) -> None:
    """Raise UserError unless two parties have preferences over at least one issue."""
    if not case.issues:
        raise UserError("The case has no issues, so there is nothing to agree on.")
    count = len(negotiators(case))
    if count < 2:
        raise UserError(
            "The case needs at least two parties with preferences to look for an agreement, "
            f"and has {count}."
        )


def ranks(order: Order) -> dict[str, tuple[int, int]]:
    """Return, for each id of an order, the first rank of its group and the group's size."""
    found: dict[str, tuple[int, int]] = {}
    rank = 0
    for group in order:
        members = (group,) if isinstance(group, str) else group
        found.update(dict.fromkeys(members, (rank, len(members))))
        rank += len(members)
    return found


def levels(order: Order) -> dict[str, int]:
    """Return the position of each id's group in an order, 0 for the best."""
    return {
        member: level
        for level, group in enumerate(order)
        for member in ((group,) if isinstance(group, str) else group)
    }


def centroid_weights(order: Order) -> dict[str, float]:
    """Return rank-order-centroid weights (Barron and Barrett 1996); tied ids share evenly.

    The r-th of n issues weighs (1/r + ... + 1/n) / n: the mean of all weights that fall in
    that order.

    >>> centroid_weights(("a", "b"))
    {'a': 0.75, 'b': 0.25}
    """
    placed = ranks(order)
    n = len(placed)
    tails = [sum(1 / k for k in range(r + 1, n + 1)) / n for r in range(n)]
    return {
        member: sum(tails[first : first + size]) / size for member, (first, size) in placed.items()
    }


def middle(value: float | tuple[float, float]) -> float:
    """Return a number, or the midpoint of a range."""
    return value if isinstance(value, float | int) else (value[0] + value[1]) / 2


def weight_middles(preferences: Preferences) -> dict[str, float]:
    """Return a party's weights by issue id: midpoints, or centroids of an order."""
    weights = preferences.weights
    if isinstance(weights, Sourced):
        return centroid_weights(weights.value)
    bounds = {issue: weight.value for issue, weight in weights.items()}
    return middles(bounds, preferences.weight_orders, "Weights")


def along(issue: CaseIssue, curve: SourcedCurve, values: Array) -> Array:
    """Return what each level of a scale is worth, (..., k), from (..., points) values of a curve.

    Linear between the points. Raises UserError for an issue without a scale.
    """
    if issue.scale is None:
        raise UserError(f'Issue "{issue.id}" has no scale, so values cannot run along it.')
    places = np.array([number(point.level) for point in curve.value])
    levels = np.array([number(level) for level in issue.scale.levels()])
    left = np.clip(np.searchsorted(places, levels, "right") - 1, 0, len(places) - 2)
    share = (levels - places[left]) / (places[left + 1] - places[left])
    found: Array = values[..., left] * (1 - share) + values[..., left + 1] * share
    return found


def value_middles(preferences: Preferences, issue: CaseIssue) -> dict[str, float]:
    """Return values by option id: midpoints, or an order evenly spaced from 1 down to 0."""
    given = preferences.values.get(issue.id)
    if given is None:
        return {}
    if isinstance(given, SourcedCurve):
        points = along(issue, given, np.array([middle(point.value) for point in given.value]))
        return {o.id: float(v) for o, v in zip(issue.options, points, strict=True)}
    if isinstance(given, SourcedOrder):
        placed = levels(given.value)
        steps = max(len(given.value) - 1, 1)
        return {option: 1 - level / steps for option, level in placed.items()}
    bounds = {option: value.value for option, value in given.items()}
    orders = preferences.value_orders.get(issue.id, ())
    return middles(bounds, orders, f'Values for issue "{issue.id}"')


def mask(case: Case, together: Together, scope: Sequence[int]) -> Array:
    """Return 1 for each combination (k_a, k_b, ...) that ``together`` is about, 0 for others."""
    table = np.ones(())
    for i in scope:
        named = together.options[case.issues[i].id]
        member = [float(option.id in named) for option in case.issues[i].options]
        table = table[..., None] * np.array(member)
    return table


def scope_of(case: Case, together: Together) -> tuple[int, ...]:
    """Return the positions of the issues that ``together`` ties, ascending."""
    return tuple(i for i, issue in enumerate(case.issues) if issue.id in together.options)


def _tables(case: Case) -> tuple[tuple[tuple[int, ...], ...], tuple[Array, ...]]:
    """Return the scopes of what parties tie together, and a (P, k_a, k_b, ...) table for each."""
    parties = negotiators(case)
    found: dict[tuple[int, ...], Array] = {}
    for p, party in enumerate(parties):
        for together in case.preferences[party.id].together:
            scope = scope_of(case, together)
            if len(scope) < len(together.options):
                lost = next(i for i in together.options if i not in {x.id for x in case.issues})
                raise UserError(f'Party "{party.id}" ties issue "{lost}", which the case has not.')
            sizes = [len(case.issues[i].options) for i in scope]
            table = found.setdefault(scope, np.zeros((len(parties), *sizes)))
            table[p] += middle(together.value.value) * mask(case, together, scope)
    return tuple(found), tuple(found.values())


def midpoints(case: Case) -> Numbers:
    """Return the numbers of a case with every range at its middle.

    Raises UserError where a party weighs an issue but some option has no value for it, and
    where all of a party's weights are zero.
    """
    parties = negotiators(case)
    weights = np.zeros((len(parties), len(case.issues)))
    values = tuple(np.zeros((len(parties), len(issue.options))) for issue in case.issues)
    reservation = np.full(len(parties), np.nan)
    for p, party in enumerate(parties):
        preferences = case.preferences[party.id]
        weighed = weight_middles(preferences)
        for i, issue in enumerate(case.issues):
            weights[p, i] = weighed.get(issue.id, 0.0)
            worth = value_middles(preferences, issue)
            for o, option in enumerate(issue.options):
                if option.id in worth:
                    values[i][p, o] = worth[option.id]
                elif weights[p, i] > 0:
                    raise UserError(
                        f'Party "{party.id}" weighs issue "{issue.id}" but gives no value to its '
                        f'option "{option.id}".'
                    )
        if not weights[p].any():
            raise UserError(f'Party "{party.id}" gives no weight to any issue of the case.')
        limit = case.reservation.get(party.id)
        if limit is not None and limit.value != "status-quo":
            reservation[p] = middle(limit.value)
    scopes, tables = _tables(case)
    return Numbers(weights, values, reservation, tables, scopes)


def worth_and_reservation(
    numbers: Numbers, status_quo: tuple[int, ...]
) -> tuple[tuple[Array, ...], Array]:
    """Return worth (one (..., P, k_i) array per issue) and reservation values (..., P).

    Weights are divided by their sum, for each party and each reading.
    """
    share = numbers.weights / numbers.weights.sum(axis=-1, keepdims=True)
    worth = tuple(share[..., i, None] * value for i, value in enumerate(numbers.values))
    kept = sum((w[..., o] for w, o in zip(worth, status_quo, strict=True)), start=np.zeros(()))
    for scope, table in zip(numbers.scopes, numbers.tables, strict=True):
        at: tuple[Any, ...] = (..., *(status_quo[i] for i in scope))
        kept = kept + table[at]
    return worth, np.where(np.isnan(numbers.reservation), kept, numbers.reservation)

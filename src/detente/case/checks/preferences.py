"""Weights, values and reservation values."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from detente.case.allowed import middles
from detente.case.checks.common import issues, speaker, unknown
from detente.case.model import Case, CaseIssue, Preferences
from detente.case.problem import Path, Problem
from detente.case.scale import number
from detente.case.sourced import Order, Sourced, SourcedCurve, SourcedOrder
from detente.errors import UserError


def preferences(case: Case) -> Iterator[Problem]:
    """Check that each party with a say has preferences, and nobody else."""
    for name in case.preferences:
        yield from speaker(case, ("preferences", name), name)
    for i, party in enumerate(case.parties):
        if party.role == "party" and party.id not in case.preferences and case.issues:
            yield Problem(
                ("parties", i),
                "has no preferences; give them, or say role: subject if it has no say here",
            )
    for name, wants in case.preferences.items():
        yield from _weights(case, ("preferences", name), wants)
        yield from _values(case, ("preferences", name), wants)
        yield from _orders(case, ("preferences", name), wants)
        yield from _together(case, ("preferences", name), wants)


def _weights(case: Case, path: Path, preferences: Preferences) -> Iterator[Problem]:
    weights, known = preferences.weights, issues(case)
    path = (*path, "weights")
    if isinstance(weights, Sourced):
        yield from _order(path, weights, "issue", known, whole=False)
        named = [name for place in weights.value for name in _flat(place)]
    else:
        for issue, weight in weights.items():
            yield from unknown((*path, issue), issue, "issue", known)
            yield from _range((*path, issue), weight)
        named = [issue for issue, weight in weights.items() if weight.value not in (0, (0, 0))]
        if known and not named:
            yield Problem(path, "gives no issue any weight, so nothing here matters to the party")
    for issue in named:
        if issue in known and issue not in preferences.values:
            yield Problem(
                (*path[:-1], "values"), f"has no values for {issue}, though its weight is not 0"
            )


def _values(case: Case, path: Path, preferences: Preferences) -> Iterator[Problem]:
    known = issues(case)
    for name, values in preferences.values.items():
        at = (*path, "values", name)
        yield from unknown(at, name, "issue", known)
        if name not in known:
            continue
        options = dict.fromkeys(option.id for option in known[name].options)
        if isinstance(values, SourcedCurve):
            yield from _curve(at, values, known[name])
            continue
        if isinstance(values, SourcedOrder):
            yield from _order(at, values, f"option of {name}", options, whole=True)
            continue
        for option, value in values.items():
            yield from unknown((*at, option), option, f"option of {name}", options)
            yield from _range((*at, option), value)
        missing = [option for option in options if option not in values]
        if missing:
            yield Problem(at, f"has no value for {', '.join(missing)}")


def _curve(path: Path, curve: SourcedCurve, issue: CaseIssue) -> Iterator[Problem]:
    """Check that a curve runs over the whole scale, upwards, with its points on the steps."""
    if issue.scale is None:
        yield Problem(path, "is a curve, which goes with a scale; give each option a value")
        return
    told = [point.level for point in curve.value]
    if len({isinstance(level, dt.date) for level in (*told, issue.scale.low)}) > 1:
        yield Problem(path, "mixes days and numbers, or the scale is of the other kind")
        return
    places = [number(level) for level in told]
    known = {number(level) for level in issue.scale.levels()}
    for place, (level, at) in enumerate(zip(told, places, strict=True)):
        if at not in known:
            yield Problem((*path, place), f"({issue.scale.name(level)}) is no step of the scale")
    if places != sorted(set(places)):
        yield Problem(path, "does not go from lower levels to higher ones, each told once")
    elif {min(known), max(known)} - set(places):
        yield Problem(path, "has to start and end where the scale does")
    for place, point in enumerate(curve.value):
        if isinstance(point.value, tuple) and point.value[0] > point.value[1]:
            low, high = point.value
            yield Problem((*path, place), f"has a range that runs from {low:g} down to {high:g}")


def _orders(case: Case, path: Path, preferences: Preferences) -> Iterator[Problem]:
    """Check orders that stand beside numbers: each name once, and no two against each other."""
    known = issues(case)
    groups = [("weight_orders", "", preferences.weight_orders, "issue", list(known))]
    for name, orders in preferences.value_orders.items():
        at = (*path, "value_orders", name)
        yield from unknown(at, name, "issue", known)
        if name in known:
            options = [option.id for option in known[name].options]
            groups.append(("value_orders", name, orders, f"option of {name}", options))
    for field, issue, orders, kind, names in groups:
        given = preferences.values.get(issue) if issue else preferences.weights
        at = (*path, field, issue) if issue else (*path, field)
        if orders and (given is None or isinstance(given, Sourced)):
            yield Problem(at, "goes with a number or a range for each, and there are none")
            continue
        for place, order in enumerate(orders):
            here = (*at, place)
            yield from _order(here, Sourced[Order](value=order), kind, names, whole=False)
        if orders and isinstance(given, dict):
            try:
                middles({name: told.value for name, told in given.items()}, orders, "they")
            except UserError as error:
                yield Problem(at, f"cannot hold, since {str(error).removesuffix('.')}")


def _together(case: Case, path: Path, preferences: Preferences) -> Iterator[Problem]:
    """Check that what is tied together exists."""
    known = issues(case)
    for place, together in enumerate(preferences.together):
        at = (*path, "together", place)
        yield from _range((*at, "value"), together.value)
        for issue, named in together.options.items():
            here = (*at, "options", issue)
            yield from unknown(here, issue, "issue", known)
            if issue not in known:
                continue
            options = dict.fromkeys(option.id for option in known[issue].options)
            for option, times in Counter(named).items():
                yield from unknown(here, option, f"option of {issue}", options)
                if times > 1:
                    yield Problem(here, f"names {option} {times} times, but once is meant")


def _flat(place: str | tuple[str, ...]) -> tuple[str, ...]:
    return (place,) if isinstance(place, str) else place


def _order(
    path: Path,
    order: Sourced[tuple[str | tuple[str, ...], ...]],
    kind: str,
    known: Collection[str],
    *,
    whole: bool,
) -> Iterator[Problem]:
    names = Counter(name for place in order.value for name in _flat(place))
    for name, times in names.items():
        yield from unknown(path, name, kind, known)
        if times > 1:
            yield Problem(path, f"names {name} {times} times, but once is meant")
    missing = [name for name in known if name not in names]
    if whole and missing:
        yield Problem(path, f"leaves out {', '.join(missing)} of the order")


def _range(path: Path, number: Sourced[Any]) -> Iterator[Problem]:
    if isinstance(number.value, tuple) and number.value[0] > number.value[1]:
        low, high = number.value
        yield Problem(path, f"has a range that runs from {low:g} down to {high:g}")


def reservation(case: Case) -> Iterator[Problem]:
    """Check that reservation values belong to parties with a say."""
    for name, least in case.reservation.items():
        yield from speaker(case, ("reservation", name), name)
        yield from _range(("reservation", name), least)

"""Weights, values and reservation values."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from detente.case.checks.common import issues, speaker, unknown
from detente.case.model import Case, Preferences
from detente.case.problem import Path, Problem
from detente.case.sourced import Sourced


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
        if isinstance(values, Sourced):
            yield from _order(at, values, f"option of {name}", options, whole=True)
            continue
        for option, value in values.items():
            yield from unknown((*at, option), option, f"option of {name}", options)
            yield from _range((*at, option), value)
        missing = [option for option in options if option not in values]
        if missing:
            yield Problem(at, f"has no value for {', '.join(missing)}")


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

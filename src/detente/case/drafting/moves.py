"""Moves without agreement: whose steps and grants there are, and what each party prefers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from detente.case.drafting.grants import Grant, grants
from detente.case.drafting.scene import Drafted, Words
from detente.case.drafting.steps import Step, steps, warned
from detente.case.drafting.wants import demands, wishes
from detente.case.model import Preferences
from detente.case.moves import MovePreferences, Moves, Pattern, SourcedState
from detente.catalogue import SignalKind
from detente.reading.model import Issue
from detente.record.model import Record

MOST = 8
"""How many options are drafted at most, since a person has to look at each."""


def moves(
    record: Record,
    names: Mapping[str, str],
    words: Words,
    issues: Sequence[Drafted],
    preferences: Mapping[str, Preferences],
    kinds: Sequence[SignalKind],
) -> Moves | None:
    """Return what each party could do without agreement, or None if fewer than two could.

    ``names`` are those of the parties with a say, by their ids, in the order of the case.
    """
    found = distinct([*steps(record, names, words, kinds), *grants(record, names, words, issues)])
    kept = _most_cited(found)
    makers = [name for name in names if any(one.option.party == name for one in kept)]
    if len(makers) < 2:
        return None
    kept.sort(key=lambda one: makers.index(one.option.party))
    taking = [one for one in kept if isinstance(one, Step)]
    granting = [one for one in kept if isinstance(one, Grant)]
    against = _opponents(record, taking, granting)
    wants = {}
    for maker in makers:
        asked = demands(maker, granting, words[maker], _highest(preferences[maker]))
        opponents = {other for one, other in against if one == maker}
        told = wishes(maker, record, taking, granting, asked, opponents)
        wants[maker] = MovePreferences(statements=told, ties="unknown")
    return Moves(
        options=tuple(one.option for one in kept),
        infeasible=contrary_options(taking, granting, record.issues),
        status_quo=present_steps(taking, [one for one in found if one not in kept]),
        preferences=wants,
    )


def present_steps(taking: Sequence[Step], left_out: Sequence[Step | Grant]) -> SourcedState:
    """Return the state in which steps told of as done are taken, and no others (present-steps)."""
    now = [step.option for step in taking if step.taken]
    note = "What is only threatened, claimed or demanded is not done at present."
    if left_out:
        rest = "; ".join(one.option.name for one in left_out)
        note += f" For lack of room these options are left out: {rest}."
    return SourcedState(
        value=f"only({', '.join(option.id for option in now)})" if now else "nothing",
        because=tuple(dict.fromkeys(name for option in now for name in option.because)),
        by="inferred",
        rule="present-steps",
        note=note,
    )


def contrary_options(
    taking: Sequence[Step], granting: Sequence[Grant], issues: Sequence[Issue]
) -> tuple[Pattern, ...]:
    """Return which options of one party exclude each other (rule contrary-options).

    These are two settlements of one issue, and a step together with a settlement that the
    catalogue says leaves no room for it. A step past taking back is left out: its party would
    never be free again to grant anything.
    """
    topics = {issue.id: issue.topic for issue in issues}
    pairs: list[tuple[Step | Grant, Grant]] = [
        (one, other)
        for one, other in combinations(granting, 2)
        if one.owner == other.owner and one.issue.issue.id == other.issue.issue.id
    ]
    pairs += [
        (step, grant)
        for step in taking
        for grant in granting
        if step.option.party == grant.owner
        and step.option.change == "both"
        and f"{topics[grant.issue.issue.id]}.{grant.wanted}" in step.contrary
    ]
    return tuple(
        Pattern(
            when=f"{one.option.id} and {other.option.id}",
            because=tuple(dict.fromkeys((*one.option.because, *other.option.because))),
            by="inferred",
            rule="contrary-options",
        )
        for one, other in pairs
    )


def _opponents(
    record: Record, taking: Sequence[Step], granting: Sequence[Grant]
) -> set[tuple[str, str]]:
    """Return, both ways round, who stands against whom: by a demand, or by a threat."""
    found = {(who, grant.owner) for grant in granting for who in grant.demands}
    found |= {
        (step.option.party, other)
        for step in taking
        for threat in step.threats
        if (other := warned(record, threat)) is not None
    }
    return found | {(other, one) for one, other in found}


def _highest(preferences: Preferences) -> dict[str, float]:
    """Return the upper ends of the drafted weights, by issue."""
    weights = preferences.weights
    if not isinstance(weights, dict):
        return {}
    return {
        name: weight.value[1] if isinstance(weight.value, tuple) else weight.value
        for name, weight in weights.items()
    }


def _most_cited(found: Sequence[Step | Grant]) -> list[Step | Grant]:
    """Return at most ``MOST`` options: the best cited of each party first, then the others."""
    ranked = sorted(found, key=lambda one: -len(one.option.because))
    first = {one.option.party: one for one in reversed(ranked)}
    best = list(first.values())
    ranked.sort(key=lambda one: one not in best)
    kept = ranked[:MOST]
    return [one for one in found if one in kept]


def distinct(found: Sequence[Step | Grant]) -> list[Step | Grant]:
    """Return options with ids of their own: a number is added to one that stands already."""
    taken: set[str] = set()
    named: list[Step | Grant] = []
    for one in found:
        name, number = one.option.id, 2
        while name in taken:
            name, number = f"{one.option.id}-{number}", number + 1
        taken.add(name)
        named.append(replace(one, option=one.option.model_copy(update={"id": name})))
    return named

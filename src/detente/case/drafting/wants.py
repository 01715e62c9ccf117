"""What each party would prefer among the moves, from the first thing that counts to the last."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from detente.case.drafting.grants import Grant
from detente.case.drafting.steps import Step, warned
from detente.case.moves import MoveOption, Wish
from detente.reading.model import Statement
from detente.record.model import Record


@dataclass(frozen=True)
class Demand:
    """What a party demands: met when everyone grants it that has it in its hands."""

    issue: str
    met: str
    because: tuple[str, ...]


def demands(
    party: str, granting: Sequence[Grant], words: Sequence[Statement], weights: dict[str, float]
) -> list[Demand]:
    """Return a party's demands, those in final words first, then by the weight of the issue.

    ``weights`` are by issue, the upper ends of those that the draft gives the party.
    """
    firm = {said.id for said in words if said.firm is not None}
    grouped: dict[tuple[str, str], list[Grant]] = {}
    for grant in granting:
        if party in grant.demands:
            grouped.setdefault((grant.issue.issue.id, grant.wanted), []).append(grant)
    found = [
        Demand(issue, " and ".join(g.option.id for g in group), group[0].demands[party])
        for (issue, _), group in grouped.items()
    ]
    return sorted(found, key=lambda d: (firm.isdisjoint(d.because), -weights.get(d.issue, 0.0)))


def wishes(
    party: str,
    record: Record,
    taking: Sequence[Step],
    granting: Sequence[Grant],
    asked: Sequence[Demand],
    opponents: Collection[str],
) -> tuple[Wish, ...]:
    """Return a party's preferences, the first of which counts most; ``asked`` are its demands."""
    own = [grant for grant in granting if grant.owner == party]
    return (
        *refusal_is_unwanted(own, final=True),
        *demand_is_wanted(asked),
        *refusal_is_unwanted(own, final=False),
        *step_is_unwanted(taking, opponents),
        *own_steps(party, record, taking, asked),
        *act_costs([g.option for g in own if g.offered and not g.final]),
    )


def refusal_is_unwanted(own: Sequence[Grant], *, final: bool) -> Iterator[Wish]:
    """Yield that a party would not grant what it refuses or leaves unanswered.

    What it also offers is left out, unless it refuses it in final words (refusal-is-unwanted).
    """
    for grant in own:
        if grant.final == final and (final or not grant.offered):
            yield Wish(
                value=f"not {grant.option.id}",
                because=grant.refused or grant.option.because,
                by="inferred",
                rule="refusal-is-unwanted",
                note=None if grant.refused else "It gives no answer, and has granted nothing.",
            )


def demand_is_wanted(asked: Sequence[Demand]) -> Iterator[Wish]:
    """Yield that a party wants what it demands (rule demand-is-wanted)."""
    for demand in asked:
        yield Wish(value=demand.met, because=demand.because, by="inferred", rule="demand-is-wanted")


def step_is_unwanted(taking: Sequence[Step], opponents: Collection[str]) -> Iterator[Wish]:
    """Yield that steps of the opponents are unwanted, what is past mending first."""
    against = [step for step in taking if step.option.party in opponents]
    for step in sorted(against, key=lambda step: step.option.change != "up"):
        yield Wish(
            value=f"not {step.option.id}",
            because=step.option.because,
            by="inferred",
            rule="step-is-unwanted",
        )


def own_steps(
    party: str, record: Record, taking: Sequence[Step], asked: Sequence[Demand]
) -> Iterator[Wish]:
    """Yield when a party wants its own steps.

    A threat that names what it answers is carried out exactly then (step-answers-step). Any other
    step that is taken or threatened serves the demand that the threat speaks of, or else the first
    one (step-serves-demand). Without a demand, what is done goes on (step-goes-on), and what is
    not done is rather left undone (act-costs).
    """
    for step in taking:
        if step.option.party != party:
            continue
        name, because = step.option.id, step.option.because
        answered = [] if step.taken else _answered(record, step, taking)
        if answered:
            yield Wish(
                value=f"{name} iff {' or '.join(other.option.id for other in answered)}",
                because=tuple(dict.fromkeys(threat.id for threat in step.threats)),
                by="inferred",
                rule="step-answers-step",
                note="This takes the threat at its word.",
            )
        elif step.meant and asked:
            spoken = {issue for threat in step.threats for issue in threat.issues}
            demand = next((d for d in asked if d.issue in spoken), asked[0])
            yield Wish(
                value=f"{name} iff not ({demand.met})",
                because=tuple(dict.fromkeys((*because, *demand.because))),
                by="inferred",
                rule="step-serves-demand",
                note="It is taken to go on until the demand is met."
                if step.taken
                else "This takes the threat at its word. A person has to say whether it is meant.",
            )
        elif step.taken:
            yield Wish(value=name, because=because, by="inferred", rule="step-goes-on")
        else:
            yield from act_costs([step.option])


def act_costs(options: Sequence[MoveOption]) -> Iterator[Wish]:
    """Yield that a party would rather not act where nothing else speaks for it (act-costs)."""
    for option in options:
        yield Wish(
            value=f"not {option.id}", because=option.because, by="inferred", rule="act-costs"
        )


def _answered(record: Record, step: Step, taking: Sequence[Step]) -> list[Step]:
    """Return the steps, not taken yet, of the parties that a threat warns."""
    against = {warned(record, threat) for threat in step.threats}
    return [other for other in taking if other.option.party in against and not other.taken]

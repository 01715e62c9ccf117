"""Rules demand-is-best, offer-is-acceptable, accept-is-acceptable, reject-is-worst and silence."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.case.drafting.scene import Drafted, pointing
from detente.case.sourced import SourcedNumber
from detente.reading.model import Act, Statement


@dataclass(frozen=True)
class Piece:
    """What one kind of words says of an option: a range, the rule, and the statements."""

    low: float
    high: float
    rule: str
    because: tuple[str, ...]


Pieces = dict[str, list[Piece]]


def option_values(said: Sequence[Statement], drafted: Drafted) -> dict[str, SourcedNumber]:
    """Return a party's value of each option of an issue, from its own statements on it.

    Words about an option itself go before what follows from words about another. Where they
    differ, the ranges are united and the note names both.
    """
    demands = demand_is_best(said, drafted)
    direct = _join(acceptable(said, drafted, Act.OFFER), acceptable(said, drafted, Act.ACCEPT))
    direct = _join(direct, reject_is_worst(said, drafted))
    wanted = {option for option, _ in pointing(said, drafted, Act.DEMAND)}
    indirect = demands if wanted else status_quo_is_best(said, drafted)
    values = {}
    for option in drafted.options:
        if option in wanted:
            # An offer of what one demands adds nothing; a refusal of it contradicts it.
            refused = [p for p in direct.get(option, []) if p.rule == "reject-is-worst"]
            pieces = demands[option] + refused
        else:
            pieces = direct.get(option) or indirect.get(option, [])
        values[option] = _unite(pieces) if pieces else silence_is_wide()
    return values


def demand_is_best(said: Sequence[Statement], drafted: Drafted) -> Pieces:
    """Return one piece an option and demanded option (rule demand-is-best).

    With t = 1 - distance / greatest distance, an option between the demand and the far end gets
    [t - 0.25, t + 0.25], cut to [0, 1].
    """
    found: Pieces = {}
    for wanted, because in _by_option(pointing(said, drafted, Act.DEMAND)).items():
        here = drafted.options.index(wanted)
        furthest = max(here, len(drafted.options) - 1 - here)
        for place, option in enumerate(drafted.options):
            t = 1 - abs(place - here) / furthest
            between = 0 < t < 1
            low = max(0.0, round(t - 0.25, 2)) if between else t
            high = min(1.0, round(t + 0.25, 2)) if between else t
            found.setdefault(option, []).append(Piece(low, high, "demand-is-best", because))
    return found


def acceptable(said: Sequence[Statement], drafted: Drafted, act: Act) -> Pieces:
    """Return [0.5, 1] for what is offered or accepted (offer-, accept-is-acceptable)."""
    rule = f"{act.value}-is-acceptable"
    return {
        option: [Piece(0.5, 1.0, rule, because)]
        for option, because in _by_option(pointing(said, drafted, act)).items()
    }


def reject_is_worst(said: Sequence[Statement], drafted: Drafted) -> Pieces:
    """Return [0, 0.2] for what is rejected (rule reject-is-worst)."""
    return {
        option: [Piece(0.0, 0.2, "reject-is-worst", because)]
        for option, because in _by_option(pointing(said, drafted, Act.REJECT)).items()
    }


def status_quo_is_best(said: Sequence[Statement], drafted: Drafted) -> Pieces:
    """Return [0.8, 1] for the status quo of a party that only rejects (rule reject-is-worst)."""
    rejected = _by_option(pointing(said, drafted, Act.REJECT))
    now = drafted.issue.status_quo
    if not rejected or now in rejected:
        return {}
    because = tuple(dict.fromkeys(name for names in rejected.values() for name in names))
    return {now: [Piece(0.8, 1.0, "reject-is-worst", because)]}


def silence_is_wide() -> SourcedNumber:
    """Return [0, 1] for an option of which nothing is said (rule silence-is-wide)."""
    return SourcedNumber(
        value=(0.0, 1.0), by="inferred", rule="silence-is-wide", note="No statement speaks of it."
    )


def _by_option(named: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for option, statement in named:
        found[option] = (*found.get(option, ()), statement)
    return found


def _join(first: Pieces, second: Pieces) -> Pieces:
    keys = dict.fromkeys([*first, *second])
    return {key: [*first.get(key, []), *second.get(key, [])] for key in keys}


def _unite(pieces: list[Piece]) -> SourcedNumber:
    low, high = min(p.low for p in pieces), max(p.high for p in pieces)
    because = tuple(dict.fromkeys(name for piece in pieces for name in piece.because))
    note = None
    ranges = {(piece.low, piece.high) for piece in pieces}
    if len(ranges) > 1:
        sides = " and ".join(", ".join(piece.because) for piece in pieces)
        note = f"The words differ ({sides}), so the range covers both."
    return SourcedNumber(
        value=low if low == high else (low, high),
        because=because,
        by="inferred",
        rule=pieces[0].rule,
        note=note,
    )

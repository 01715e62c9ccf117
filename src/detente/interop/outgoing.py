"""A case on its way out: names as other programs take them, numbers, and what is lost."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.case.model import Case, CaseIssue, CaseParty
from detente.case.scale import Scale
from detente.case.sourced import SourcedCurve, SourcedOrder
from detente.errors import UserError
from detente.interop.corners import corners
from detente.interop.ids import ids_of
from detente.interop.line import JOINERS, MAX_NAME, line
from detente.interop.scenario import MAX_OPTIONS
from detente.space.compile import status_quo
from detente.space.numbers import Numbers, midpoints, negotiators, worth_and_reservation


@dataclass(frozen=True)
class Written:
    """A case in the format of another program: the text of each file, and what is left out."""

    files: dict[str, str]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Outgoing:
    """A case with the names that other programs get, which are on one line and all different.

    ``numbers`` are those of the case at the middle of its ranges, weights by their share and
    every reservation value a number; what combinations add is not among them.
    """

    case: Case
    title: str
    parties: tuple[CaseParty, ...]
    party_names: tuple[str, ...]
    issue_names: tuple[str, ...]
    option_names: tuple[tuple[str, ...], ...]
    numbers: Numbers


def outgoing(case: Case) -> Outgoing:
    """Return a case ready to be written as a scenario.

    Raises UserError for a case without issues or without a party that has preferences, where a
    party gives an issue weight but an option of it no value, and where it weighs no issue.
    """
    parties = negotiators(case)
    if not case.issues or not parties:
        raise UserError(
            "The case has no issues, or no party with preferences, so there is nothing to write."
        )
    told = midpoints(case)
    # No format holds tables, so that the status quo is worth what it is without them.
    numbers = Numbers(told.weights, told.values, told.reservation)
    _, reservation = worth_and_reservation(numbers, status_quo(case))
    total = numbers.weights.sum(axis=-1, keepdims=True)
    # Weights that sum to 1 but for rounding stay as they are.
    weights = numbers.weights / (1.0 if (abs(total - 1) < 1e-9).all() else total)
    return Outgoing(
        case,
        _name(case.title, "scenario"),
        parties,
        _names([party.name for party in parties], [party.id for party in parties]),
        _names([issue.name for issue in case.issues], [issue.id for issue in case.issues]),
        tuple(
            _names([option.name for option in issue.options], [o.id for o in issue.options])
            for issue in case.issues
        ),
        Numbers(weights, numbers.values, reservation),
    )


def _names(names: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
    """Return names on one line; those that are alike carry their ids, which differ."""
    plain = [_name(name, key) for name, key in zip(names, ids, strict=True)]
    if len(set(plain)) < len(plain):
        # An id is one word, so that what precedes it cannot make two of these alike.
        plain = [_name(f"{n[:100]} ({k})", k) for n, k in zip(plain, ids, strict=True)]
    return tuple(plain)


def _name(name: str, otherwise: str) -> str:
    one = line(name)[:MAX_NAME].strip()
    return one if one.strip(JOINERS) else otherwise


def straight(out: Outgoing, issue: int) -> bool:
    """Tell whether a scale is worth a straight line to every party."""
    return all(len(corners(row.tolist())) == 2 for row in out.numbers.values[issue])


def is_whole(scale: Scale | None) -> bool:
    """Tell whether a scale is a range of whole numbers that a scenario may hold."""
    if scale is None or not isinstance(scale.low, float):
        return False
    return scale.size == 1 and scale.low % 1 == 0 and len(scale.levels()) <= MAX_OPTIONS


def is_usual(scale: Scale | None) -> bool:
    """Tell whether a scale of numbers has the steps that it has when none are given."""
    if scale is None or not isinstance(scale.low, float):
        return False
    try:
        return Scale(low=scale.low, high=scale.high).size == scale.size
    except ValueError:
        return False


def losses(
    out: Outgoing, *, ranges: bool, status_quo: bool, scales: Collection[int] = ()
) -> tuple[str, ...]:
    """Return a sentence for everything in a case that a format cannot hold.

    ``ranges`` and ``status_quo`` tell what it can, ``scales`` which issues stay scales.
    """
    case = out.case
    said = [*_parts(case), *_preferences(out, ranges=ranges, status_quo=status_quo)]
    said += _scales(out, scales)
    if not status_quo:
        said.append("The status quo of each issue is left out.")
    if not _same_names(out):
        said.append("Names are cut to one line, and carry ids where they are alike.")
    if not _same_ids(out, scales):
        said.append("Ids are left out: whoever reads the names gives them ids of their own.")
    if any(party.kind != "state" for party in out.parties):
        said.append("What kind of party each is is left out.")
    silent = [party.name for party in case.parties if party not in out.parties]
    if silent:
        said.append(f"Who has no say or no preferences is left out: {_listed(silent)}.")
    if _sourced([case.parties, case.issues, case.preferences, case.reservation]):
        said.append("What values and names rest on, and who set them, is left out.")
    return tuple(said)


def _parts(case: Case) -> Iterator[str]:
    counted = {
        "red line": case.red_lines,
        "linkage": case.linkages,
        "forum": case.forums,
        "meeting": case.meetings,
        "signal": case.signals,
        "source": case.sources,
    }
    for what, entries in counted.items():
        if entries:
            many = "s are" if len(entries) > 1 else " is"
            yield f"{len(entries)} {what}{many} left out."
    if case.moves is not None:
        yield "The moves are left out."
    if any(issue.also for issue in case.issues):
        yield "The other ids of issues are left out."


def _scales(out: Outgoing, held: Collection[int]) -> Iterator[str]:
    for i, (issue, name) in enumerate(zip(out.case.issues, out.issue_names, strict=True)):
        if issue.scale is not None and i not in held:
            yield f"The scale of {name} becomes a list of {len(issue.options):,} options."
        elif issue.scale is not None and issue.scale.unit:
            yield f"The unit of {name} is left out."


def _preferences(out: Outgoing, *, ranges: bool, status_quo: bool) -> Iterator[str]:
    for party in out.parties:
        wants, least = out.case.preferences[party.id], out.case.reservation.get(party.id)
        groups = [wants.weights, *wants.values.values()]
        name = line(party.name)
        if any(isinstance(group, SourcedOrder) for group in groups):
            yield f"{name}: orders of preference become numbers."
        if wants.weight_orders or any(wants.value_orders.values()):
            yield f"{name}: orders that stand beside numbers are left out."
        if wants.together:
            yield f"{name}: what it is worth that options come together is left out."
        numbers: list[Any] = [n.value for g in groups if isinstance(g, dict) for n in g.values()]
        curved = [p.value for g in groups if isinstance(g, SourcedCurve) for p in g.value]
        if ranges and any(isinstance(value, tuple) for value in curved):
            yield f"{name}: ranges along a scale become their middles."
        numbers += curved
        if least is not None:
            numbers.append(least.value)
        if not ranges and any(isinstance(value, tuple) for value in numbers):
            yield f"{name}: ranges become their middles."
        if not status_quo and (least is None or least.value == "status-quo"):
            yield (
                f"{name}: no agreement is worth what the status quo is; the number that this "
                "makes now stands for it."
            )


def _same_names(out: Outgoing) -> bool:
    case = out.case
    return (
        out.title == case.title
        and out.party_names == tuple(party.name for party in out.parties)
        and out.issue_names == tuple(issue.name for issue in case.issues)
        and all(
            names == tuple(option.name for option in issue.options)
            for names, issue in zip(out.option_names, case.issues, strict=True)
        )
    )


def _same_ids(out: Outgoing, scales: Collection[int]) -> bool:
    def same(entries: Sequence[Any], names: Sequence[str], kind: str) -> bool:
        return [entry.id for entry in entries] == ids_of(names, kind)

    held = {out.case.issues[i].id for i in scales}

    def options(issue: CaseIssue, names: Sequence[str]) -> bool:
        return issue.id in held or same(issue.options, names, "option")

    return (
        same(out.parties, out.party_names, "party")
        and same(out.case.issues, out.issue_names, "issue")
        and all(map(options, out.case.issues, out.option_names))
    )


def _sourced(part: Any) -> bool:
    """Tell whether anything within says what it rests on or who set it."""
    if isinstance(part, list | tuple):
        return any(map(_sourced, part))
    if isinstance(part, dict):
        return any(map(_sourced, part.values()))
    if not hasattr(part, "model_fields_set"):
        return False
    told = {name: getattr(part, name) for name in type(part).model_fields}
    if told.get("because") or told.get("note") or told.get("rule"):
        return True
    return told.get("by", "analyst") != "analyst" or any(map(_sourced, told.values()))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(line(name) for name in names[:10]) + (", ..." if len(names) > 10 else "")

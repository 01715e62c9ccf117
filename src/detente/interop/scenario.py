"""A scenario of a negotiation, as programs for automated negotiation keep it.

A scenario is a domain, which lists issues and options, and profiles, each of which says what one
party wants. Whatever the format, a profile comes down to a weight for each issue, a value from 0
to 1 for each option, and a reservation value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from detente.case.scale import Scale
from detente.case.tree import short
from detente.errors import UserError

MAX_ISSUES = 1_000
MAX_OPTIONS = 1_000
"""So many options one issue may have."""

MAX_ALL_OPTIONS = 10_000
_LARGEST = 1e9
_ROUNDING = 1e-6

NEAR = 1e-9
"""By so much sums of weights may go wrong in rounding."""


@dataclass(frozen=True)
class DomainIssue:
    """An issue by name, with the names of its options in order.

    Where the file gives a range, ``scale`` is that, and the options are its levels.
    """

    name: str
    options: tuple[str, ...]
    scale: Scale | None = None


@dataclass(frozen=True)
class Domain:
    """What is negotiated; ``file`` is for messages, ``parties`` are names by name of profile."""

    file: str
    title: str
    issues: tuple[DomainIssue, ...]
    parties: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wants:
    """What a party wants: weights by issue, values from 0 to 1 by issue and option.

    ``reservation`` is from 0 to 1 on the scale of the weighted mean of the values.
    """

    weights: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    reservation: float
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """A file with what one party wants; it is read in full only once it is chosen.

    ``wants`` raises UserError where the profile does not fit the domain. ``domain`` is the one
    that the profile itself tells of, if it does.
    """

    file: str
    name: str
    wants: Callable[[Domain], Wants]
    domain: Callable[[], Domain] | None = None


def scale_issue(name: str, low: Decimal, high: Decimal, step: Decimal | None) -> DomainIssue:
    """Return an issue that is settled on a scale; without a ``step``, in about 200 steps.

    Raises ValueError for a range that no scale can hold.
    """
    size = None if step is None else float(step)
    scale = Scale(low=float(low), high=float(high), step=size)
    exact = [Decimal(repr(level)).normalize() for level in scale.levels()]
    return DomainIssue(name, tuple(f"{level:f}" for level in exact), scale)


def make_domain(
    file: str,
    title: str,
    issues: Sequence[DomainIssue],
    parties: Sequence[tuple[str, str]] = (),
    left_out: Sequence[str] = (),
) -> Domain:
    """Return a domain; raises UserError for one that no case can hold."""
    if not issues:
        raise UserError(f"{file} has no issues.")
    if len(issues) > MAX_ISSUES:
        raise UserError(f"{file} has {len(issues):,} issues, but {MAX_ISSUES:,} are the most.")
    total = sum(len(issue.options) for issue in issues)
    if total > MAX_ALL_OPTIONS:
        raise UserError(f"{file} has {total:,} options, but {MAX_ALL_OPTIONS:,} are the most.")
    _once(file, "the issue", [issue.name for issue in issues])
    for issue in issues:
        where = f"{file}: issue {short(issue.name)}"
        if len(issue.options) < 2:
            number = len(issue.options) or "no"
            raise UserError(f"{where} has {number} option, but at least two are needed.")
        if len(issue.options) > MAX_OPTIONS:
            raise UserError(
                f"{where} has {len(issue.options):,} options, but {MAX_OPTIONS:,} are the most."
            )
        _once(where, "the option", issue.options)
    return Domain(file, title, tuple(issues), tuple(parties), tuple(left_out))


def _once(where: str, kind: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise UserError(f"{where} has {kind} {short(name)} twice.")
        seen.add(name)


def amount(value: float, where: str) -> float:
    """Return a number of reasonable size; raises UserError for any other."""
    if not -_LARGEST <= value <= _LARGEST:
        raise UserError(f"{where} is {value:g}, but a number up to {_LARGEST:,.0f} is needed.")
    return float(value)


def scaled(
    file: str,
    weights: Sequence[float],
    values: Sequence[Sequence[float]],
    reservation: float,
) -> Wants:
    """Return what a party wants whose utility is the plain sum of weight times value.

    Values outside 0 to 1 and weights that do not sum to 1 are put on the scale of a case, which
    keeps the order of all packages and lotteries. For a reservation value below every package,
    minus infinity too, 0 stands. Raises UserError for weights below 0 or without any above, and
    for a reservation value above every package.
    """
    said: list[str] = []
    least = reservation
    if any(weight < 0 for weight in weights):
        raise UserError(f"{file} has a weight below 0.")
    if any(not 0 <= value <= 1 for row in values for value in row):
        said.append("Values outside 0 to 1 are put on that scale, with weights to match.")
        lows, highs = [min(row) for row in values], [max(row) for row in values]
        least -= sum(weight * low for weight, low in zip(weights, lows, strict=True))
        spans = [high - low for low, high in zip(lows, highs, strict=True)]
        weights = [weight * span for weight, span in zip(weights, spans, strict=True)]
        values = [
            [(value - low) / span if span > 0 else 0.0 for value in row]
            for row, low, span in zip(values, lows, spans, strict=True)
        ]
    total = sum(weights)
    if not total > 0:
        raise UserError(f"{file} gives no weight to any issue.")
    if abs(total - 1) > _ROUNDING:
        least /= total
        said.append("Weights that do not sum to 1 count by their share.")
    return wants(file, weights, values, least, said)


def wants(
    file: str,
    weights: Sequence[float],
    values: Sequence[Sequence[float]],
    reservation: float,
    left_out: Sequence[str] = (),
) -> Wants:
    """Return what a party wants; raises UserError for a reservation value above every package."""
    if not reservation <= 1 + NEAR:
        raise UserError(
            f"{file} has a reservation value of {reservation:.6g} on the scale from 0 to 1: "
            "no package is worth more than 1."
        )
    said = list(left_out)
    if reservation < 0:
        said.append(
            f"The reservation value {reservation:.6g} is below what any package is worth: 0 stands "
            "for it."
        )
    rows = tuple(tuple(min(max(value, 0.0), 1.0) for value in row) for row in values)
    return Wants(tuple(weights), rows, min(max(reservation, 0.0), 1.0), tuple(said))

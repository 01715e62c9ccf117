"""A scenario of another program as a case."""

from collections.abc import Sequence

from detente.case.model import Case, CaseIssue, CaseOption, CaseParty, Preferences
from detente.case.scale import Scale, level_id
from detente.case.sourced import (
    CurvePoint,
    SourcedCurve,
    SourcedNumber,
    SourcedReservation,
    SourcedWeight,
)
from detente.interop.corners import corners
from detente.interop.ids import ids_of
from detente.interop.scenario import Domain, DomainIssue, Profile


def scenario_case(
    domain: Domain, title: str, profiles: Sequence[Profile]
) -> tuple[Case, tuple[str, ...]]:
    """Return a domain and the profiles of its parties as a case, and what it leaves out.

    The first option of each issue stands for its status quo, of which scenarios know nothing.
    As every reservation value is a number, that decides no more than the order of packages that
    are worth the same to all.
    """
    said = list(domain.left_out)
    told = dict(domain.parties)
    names = [told.get(profile.name, profile.name) for profile in profiles]
    keys = ids_of(names, "party")
    issue_ids = ids_of([issue.name for issue in domain.issues], "issue")
    option_ids = [option_ids_of(issue) for issue in domain.issues]
    preferences, reservation = {}, {}
    for key, name, profile in zip(keys, names, profiles, strict=True):
        found = profile.wants(domain)
        said += [f"{name}: {sentence}" for sentence in found.left_out]
        preferences[key] = Preferences(
            weights={
                issue: SourcedWeight(value=weight)
                for issue, weight in zip(issue_ids, found.weights, strict=True)
            },
            values={
                key: _values(issue, options, row)
                for key, issue, options, row in zip(
                    issue_ids, domain.issues, option_ids, found.values, strict=True
                )
            },
        )
        reservation[key] = SourcedReservation(value=found.reservation)
    said.append(
        "A scenario names no status quo: the first option of each issue stands for it, which "
        "decides only what comes first among packages that are worth the same to all."
    )
    case = Case(
        detente=1,
        title=title,
        parties=tuple(CaseParty(id=key, name=name) for key, name in zip(keys, names, strict=True)),
        issues=tuple(
            case_issue(issue, key, options)
            for issue, key, options in zip(domain.issues, issue_ids, option_ids, strict=True)
        ),
        preferences=preferences,
        reservation=reservation,
    )
    return case, tuple(said)


def option_ids_of(issue: DomainIssue) -> list[str]:
    """Return an id for each option of an issue."""
    if issue.scale is not None:
        return [level_id(level) for level in issue.scale.levels()]
    return ids_of(issue.options, "option")


def _values(
    issue: DomainIssue, options: Sequence[str], row: Sequence[float]
) -> dict[str, SourcedNumber] | SourcedCurve:
    if issue.scale is not None:
        return _curve(issue.scale, row)
    return {option: SourcedNumber(value=value) for option, value in zip(options, row, strict=True)}


def _curve(scale: Scale, row: Sequence[float]) -> SourcedCurve:
    """Return values along a scale by the points at which their line bends."""
    told = scale.levels()
    return SourcedCurve(value=tuple(CurvePoint(told[at], row[at]) for at in corners(row)))


def case_issue(
    issue: DomainIssue, key: str, options: Sequence[str], status_quo: int = 0
) -> CaseIssue:
    """Return an issue of a case; ``status_quo`` is the place of an option."""
    if issue.scale is not None:
        return CaseIssue(id=key, name=issue.name, scale=issue.scale, status_quo=options[status_quo])
    return CaseIssue(
        id=key,
        name=issue.name,
        options=tuple(
            CaseOption(id=option, name=name)
            for option, name in zip(options, issue.options, strict=True)
        ),
        status_quo=options[status_quo],
    )

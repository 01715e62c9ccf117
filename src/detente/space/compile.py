"""Compile a case into a space of packages."""

from collections import Counter
from collections.abc import Sequence

from detente.case.model import Case, CaseIssue
from detente.errors import UserError
from detente.space.model import (
    Constraint,
    LinkageLimit,
    Mask,
    RedLineLimit,
    ReservationLimit,
    Space,
    Table,
)
from detente.space.numbers import (
    Numbers,
    check_enough,
    midpoints,
    negotiators,
    worth_and_reservation,
)


def _mask(issue: CaseIssue, chosen: Sequence[str], where: str) -> Mask:
    known = [option.id for option in issue.options]
    for option in chosen:
        if option not in known:
            raise UserError(f'{where} names option "{option}", which issue "{issue.id}" has not.')
    return tuple(option in chosen for option in known)


def _issue(case: Case, name: str, where: str) -> CaseIssue:
    for issue in case.issues:
        if issue.id == name:
            return issue
    raise UserError(f'{where} names issue "{name}", which the case has not.')


def _constraints(case: Case) -> tuple[Constraint, ...]:
    """Return every limit of a party that has a say, in the order of the case."""
    voices = {party.id for party in case.parties if party.role == "party"}
    found: list[Constraint] = []
    for party in negotiators(case):
        limit = case.reservation.get(party.id)
        found.append(
            ReservationLimit(
                f"reservation:{party.id}", party.id, limit.because if limit is not None else ()
            )
        )
    seen: Counter[str] = Counter()
    for line in case.red_lines:
        if line.party not in voices:
            continue
        name = f"red-line:{line.party}:{line.issue}"
        seen[name] += 1
        where = f'A red line of "{line.party}"'
        mask = _mask(_issue(case, line.issue, where), line.options, where)
        unique = name if seen[name] == 1 else f"{name}:{seen[name]}"
        found.append(RedLineLimit(unique, line.party, line.issue, mask, line.because))
    for linkage in case.linkages:
        if linkage.party not in voices:
            continue
        name = f"linkage:{linkage.party}"
        seen[name] += 1
        where = f'A linkage of "{linkage.party}"'
        when, requires = linkage.when, linkage.requires
        found.append(
            LinkageLimit(
                f"{name}:{seen[name]}",
                linkage.party,
                when.issue,
                _mask(_issue(case, when.issue, where), when.options, where),
                requires.issue,
                _mask(_issue(case, requires.issue, where), requires.options, where),
                linkage.because,
            )
        )
    return tuple(found)


def status_quo(case: Case) -> tuple[int, ...]:
    """Return the package in which nothing changes. Raises UserError on an unknown option."""
    package = []
    for issue in case.issues:
        known = [option.id for option in issue.options]
        if issue.status_quo not in known:
            raise UserError(
                f'Issue "{issue.id}" has status quo "{issue.status_quo}", which is not one of '
                "its options."
            )
        package.append(known.index(issue.status_quo))
    return tuple(package)


def compile_case(case: Case, draw: Numbers | None = None) -> Space:
    """Return the space of a case, at the middle of its ranges or at a draw from them.

    - Weights are normalised to sum to 1 for each party, over the issues that it weighs.
    - Values are taken as they are; an order of options is spaced evenly from 1 to 0, options
      in one group alike; an order of issues becomes rank-order-centroid weights
      (Barron and Barrett 1996).
    - A reservation value is a number, the middle of a range, or the worth of the status quo on
      every issue. A party without an entry has the last.
    - Subjects have no say: their preferences, red lines and linkages are left out. A party
      without preferences keeps its red lines and linkages.

    Raises UserError when there are fewer than two parties with preferences or no issues, and
    when an option of an issue that a party weighs has no value.
    """
    check_enough(case)
    numbers = midpoints(case) if draw is None else draw
    kept = status_quo(case)
    worth, reservation = worth_and_reservation(numbers, kept)
    return Space(
        parties=tuple(party.id for party in negotiators(case)),
        issues=tuple(issue.id for issue in case.issues),
        options=tuple(tuple(option.id for option in issue.options) for issue in case.issues),
        status_quo=kept,
        worth=worth,
        reservation=reservation,
        constraints=_constraints(case),
        tables=tuple(
            Table(scope, table) for scope, table in zip(numbers.scopes, numbers.tables, strict=True)
        ),
    )

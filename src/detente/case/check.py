"""Whether the parts of a case fit each other."""

from collections.abc import Callable, Iterator

from detente.case.checks import conditions, moves, preferences, references
from detente.case.model import Case
from detente.case.problem import Problem

PARTS: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    references.ids,
    references.status_quo,
    preferences.preferences,
    preferences.reservation,
    conditions.red_lines,
    conditions.linkages,
    moves.moves,
    references.talks,
    references.sources,
)


def check(case: Case) -> list[Problem]:
    """Return everything in a case that does not fit together, part by part.

    An empty list says that ids are unique, references lead somewhere, ranges run from low to
    high, and that nothing a party wants contradicts itself.
    """
    return [problem for part in PARTS for problem in part(case)]

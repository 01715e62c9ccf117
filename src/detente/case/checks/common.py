"""Questions that several checks ask: does the name lead anywhere."""

import datetime as dt
from collections.abc import Collection, Iterator

from detente.case.model import Case, CaseIssue, Choice, RedLine
from detente.case.problem import Path, Problem, nearest
from detente.case.scale import level_id, number
from detente.case.tree import short


def issues(case: Case) -> dict[str, CaseIssue]:
    """Return the issues of a case by their ids."""
    return {issue.id: issue for issue in case.issues}


def unknown(path: Path, name: str, kind: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem if ``name`` is not ``known``; ``kind`` says what it should be."""
    if name not in known:
        hint = nearest(name, list(known))
        yield Problem(path, f"names {short(name)}, but no {kind} has that id; {hint}")


def speaker(case: Case, path: Path, name: str) -> Iterator[Problem]:
    """Check that a name is that of a party with a say."""
    roles = {party.id: party.role for party in case.parties}
    yield from unknown(path, name, "party", roles)
    if roles.get(name) == "subject":
        yield Problem(path, f"names {name}, but a subject has no say here")


def choice(case: Case, path: Path, choice: Choice) -> Iterator[Problem]:
    """Check that an issue and some of its options exist, each option named once."""
    known = issues(case)
    yield from unknown((*path, "issue"), choice.issue, "issue", known)
    if choice.issue in known:
        options = dict.fromkeys(option.id for option in known[choice.issue].options)
        named = set()
        for place, name in enumerate(choice.options):
            at = (*path, "options", place)
            yield from unknown(at, name, f"option of {choice.issue}", options)
            if name in named:
                yield Problem(at, f"names {name} twice")
            named.add(name)


def stretch(case: Case, path: Path, part: Choice | RedLine) -> Iterator[Problem]:
    """Check that ``above`` and ``below`` belong to a scale and are all that tells the options."""
    issue = issues(case).get(part.issue)
    ends = {side: getattr(part, side) for side in ("above", "below")}
    told = {side: level for side, level in ends.items() if level is not None}
    if issue is None or not told:
        return
    scale = issue.scale
    for side, level in told.items():
        if scale is None:
            yield Problem((*path, side), f"goes with a scale, and {issue.id} has none")
        elif isinstance(level, dt.date) != isinstance(scale.low, dt.date):
            kind = "a day" if isinstance(scale.low, dt.date) else "a number"
            yield Problem((*path, side), f"should be {kind}, as the levels of {issue.id} are")
    if scale is not None:
        low = number(told["above"]) if "above" in told else float("-inf")
        high = number(told["below"]) if "below" in told else float("inf")
        meant = [level_id(at) for at in scale.levels() if low < number(at) < high]
        if sorted(meant) != sorted(part.options):
            yield Problem(path, "names options beside above or below; one of them is meant")

"""Red lines and linkages."""

from collections.abc import Iterable, Iterator

from detente.case.checks.common import choice, issues, speaker, stretch
from detente.case.cycle import cycle
from detente.case.model import Case, CaseIssue, Choice
from detente.case.problem import Path, Problem


def red_lines(case: Case) -> Iterator[Problem]:
    """Check that red lines exist, do not repeat and leave an option open."""
    drawn: dict[tuple[str, str], dict[str, int]] = {}
    known = issues(case)
    for i, line in enumerate(case.red_lines):
        path: Path = ("red_lines", i)
        yield from speaker(case, (*path, "party"), line.party)
        yield from choice(case, path, Choice(issue=line.issue, options=line.options))
        yield from stretch(case, path, line)
        before = drawn.setdefault((line.party, line.issue), {})
        was_open = not _covers(known.get(line.issue), before)
        for option in line.options:
            if before.setdefault(option, i) != i:
                yield Problem(
                    path,
                    f"repeats the red line of {line.party} on {option} that is number "
                    f"{before[option] + 1}",
                )
        if was_open and _covers(known.get(line.issue), before):
            yield Problem(
                path,
                f"leaves {line.party} no option of {line.issue} that it would accept",
            )


def _covers(issue: CaseIssue | None, options: Iterable[str]) -> bool:
    return issue is not None and {option.id for option in issue.options} <= set(options)


def linkages(case: Case) -> Iterator[Problem]:
    """Check that linkages tie two issues and close no circle."""
    edges: list[tuple[str, str]] = []
    for i, link in enumerate(case.linkages):
        path: Path = ("linkages", i)
        yield from speaker(case, (*path, "party"), link.party)
        yield from choice(case, (*path, "when"), link.when)
        yield from choice(case, (*path, "requires"), link.requires)
        yield from stretch(case, (*path, "when"), link.when)
        yield from stretch(case, (*path, "requires"), link.requires)
        if link.when.issue == link.requires.issue:
            yield Problem(path, f"ties {link.when.issue} to itself; two issues are meant")
            continue
        circle = cycle(edges, link.when.issue, link.requires.issue)
        if circle:
            yield Problem(path, f"closes a circle: {' requires '.join(circle)}")
        else:
            edges.append((link.when.issue, link.requires.issue))

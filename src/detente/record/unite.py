"""Issues that are one in other words become one, and amounts named on an issue its levels."""

from collections.abc import Mapping, Sequence

from detente.documents.model import Document
from detente.reading.model import Issue, Level, OtherName, Statement
from detente.record.levels import levels
from detente.record.same_issues import One, same_issues
from detente.record.same_subject import same_subject

__all__ = ["unite"]


def unite(
    issues: Sequence[Issue], statements: Sequence[Statement], documents: Sequence[Document]
) -> tuple[tuple[Issue, ...], tuple[Statement, ...]]:
    """Return issues and statements with each group of issues that are the same as one, and levels.

    The groups are those of ``same_issues`` and ``same_subject``. A group keeps the id and label
    that name a state, else those that most stretches name, and of equals the first by name; the
    others are told under ``also``. On an issue without a topic, a statement that names one of its
    levels takes that as its position.
    """
    groups = (*same_issues(issues, statements), *same_subject(issues, statements))
    known = {issue.id: issue for issue in issues}
    chosen = {
        name: min(
            group.issues, key=lambda i: (known[i].subject is None, -len(known[i].mentions), i)
        )
        for group in groups
        for name in group.issues
    }
    of = {name: group for group in groups for name in group.issues}
    named = tuple(_renamed(said, chosen) for said in statements)
    order = {document.id: place for place, document in enumerate(documents)}
    united: dict[str, Issue] = {}
    for issue in issues:
        name = chosen.get(issue.id, issue.id)
        if name not in united:
            united[name] = _one(known, of[name], name, order) if name in of else issue
    graded = levels(named)
    found = tuple(_graded(issue, graded.get(issue.id, {})) for issue in united.values())
    before = {
        issue.id: {level.id for level in issue.levels}
        for issue in united.values()
        if issue.topic is None
    }
    return found, tuple(_placed(said, graded, before) for said in named)


def _graded(issue: Issue, named: Mapping[str, Level]) -> Issue:
    """Return an issue with the levels that statements name, from the smallest."""
    rising = sorted(set(named.values()), key=lambda level: level.amount)
    return issue.model_copy(update={"levels": tuple(rising)})


def _renamed(said: Statement, chosen: Mapping[str, str]) -> Statement:
    if not chosen.keys() & {*said.issues, *said.positions}:
        return said
    # What the words say of an issue by the name that it keeps goes before another name.
    positions = sorted(said.positions.items(), key=lambda at: chosen.get(at[0], at[0]) == at[0])
    return said.model_copy(
        update={
            "issues": tuple(dict.fromkeys(chosen.get(name, name) for name in said.issues)),
            "positions": {chosen.get(name, name): at for name, at in positions},
        }
    )


def _one(known: Mapping[str, Issue], group: One, name: str, order: Mapping[str, int]) -> Issue:
    members = [known[member] for member in group.issues]
    mentions = {mention for member in members for mention in member.mentions}
    others = {
        OtherName(id=member.id, label=member.label, words=group.words)
        for member in members
        if member.id != name
    }
    others |= {other for member in members for other in member.also if other.id != name}
    return known[name].model_copy(
        update={
            "mentions": tuple(
                sorted(mentions, key=lambda m: (order.get(m.document, -1), m.start, m.end))
            ),
            "also": tuple(sorted(others, key=lambda other: (other.id, other.words))),
        }
    )


def _placed(
    said: Statement, graded: Mapping[str, Mapping[str, Level]], before: Mapping[str, set[str]]
) -> Statement:
    """Return a statement with the level that it names as its position, on an issue without topic.

    ``before`` are such issues with the levels that they had when the statement was last placed; any
    other position was set by a person and stays.
    """
    positions = {
        name: at for name, at in said.positions.items() if at not in before.get(name, set())
    }
    for name in said.issues:
        if name in before and said.id in graded.get(name, {}):
            positions.setdefault(name, graded[name][said.id].id)
    if positions == said.positions:
        return said
    return said.model_copy(update={"positions": positions})

"""Rule issue-raised."""

from collections.abc import Sequence

from detente.case.drafting.scene import POINTING, Drafted, Words, on_issue
from detente.case.model import CaseIssue, CaseOption
from detente.catalogue import Topic
from detente.reading.model import Act, Issue, Statement
from detente.record.model import Record

_RAISING = POINTING | {Act.THREATEN, Act.WARN, Act.PROMISE, Act.APPEAL}


def issues(record: Record, words: Words, topics: Sequence[Topic]) -> tuple[Drafted, ...]:
    """Return the issues that somebody takes a stand on, in the record's order (issue-raised).

    An issue of a topic has the topic's scale for options: those that statements name carry them,
    the others come from the catalogue. Any other issue has two options, as it is or as demanded,
    or as it is and the amounts that statements name, in order.
    """
    scales = {topic.id: topic for topic in topics}
    spoken = {said.id: said for own in words.values() for said in own}
    found = []
    for issue in record.issues:
        about = on_issue(spoken.values(), issue.id)
        if not any(said.act in _RAISING for said in about):
            continue
        topic = scales.get(issue.topic) if issue.topic else None
        found.append(_free(issue, about) if topic is None else _scaled(issue, topic, about))
    return tuple(found)


def _scaled(issue: Issue, topic: Topic, about: list[Statement]) -> Drafted:
    options = []
    for step in topic.scale:
        named = tuple(said.id for said in about if said.positions.get(issue.id) == step.id)
        options.append(
            CaseOption(
                id=step.id,
                name=step.label,
                because=named,
                by="inferred" if named else "catalogue",
            )
        )
    now = next((step.id for step in topic.scale if step.status_quo), topic.scale[0].id)
    made = CaseIssue(id=issue.id, name=issue.label, options=tuple(options), status_quo=now)
    return Drafted(made, free=False)


def _free(issue: Issue, about: list[Statement]) -> Drafted:
    against = tuple(said.id for said in about if said.act is Act.REJECT)
    wanted = [said for said in about if said.act in POINTING - {Act.REJECT}]
    now = CaseOption(id="as-it-is", name=f"{issue.label}: as it is", because=against, by="inferred")
    options = [
        CaseOption(
            id=level.id,
            name=f"{issue.label}: {level.label}",
            because=tuple(said.id for said in about if said.positions.get(issue.id) == level.id),
            by="inferred",
        )
        for level in issue.levels
    ] or [
        CaseOption(
            id="as-demanded",
            name=f"{issue.label}: as demanded",
            because=tuple(said.id for said in wanted),
            by="inferred",
        )
    ]
    # Below the smallest amount lies nothing at all; above the largest limit, no limit.
    capped = any(level.cap for level in issue.levels)
    made = CaseIssue(
        id=issue.id,
        name=issue.label,
        options=(*options, now) if capped else (now, *options),
        status_quo="as-it-is",
    )
    return Drafted(made, free=True)

"""Issues of one topic of which one names its state and the other does not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from detente.reading.model import Issue, Statement
from detente.record.same_issues import One

__all__ = ["same_subject"]


def same_subject(issues: Sequence[Issue], statements: Iterable[Statement]) -> tuple[One, ...]:
    """Return the pairs of a topic's issue about a state and its issue about nobody in particular.

    They are one when the record knows no other issue of that topic, and every statement on the
    second is made by that state, addressed to it or names it: "urged Uganda to withdraw its
    troops" is about the withdrawal of Uganda's.
    """
    by_topic: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.topic is not None:
            by_topic[issue.topic].append(issue)
    bearing: dict[str, list[Statement]] = defaultdict(list)
    for said in statements:
        for name in said.issues:
            bearing[name].append(said)
    found = []
    for topic in sorted(by_topic):
        known = sorted(by_topic[topic], key=lambda issue: issue.subject is None)
        if len(known) != 2 or known[0].subject is None or known[1].subject is not None:
            continue
        state, about = known[0].subject, bearing[known[1].id]
        if about and all(state in (*s.parties, *s.addressees, *s.targets) for s in about):
            ids = sorted(issue.id for issue in known)
            found.append(One(tuple(ids), (state,)))
    return tuple(found)

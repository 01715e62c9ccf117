"""The options of an issue in order, and where a party stands on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.catalogue import Topic
from detente.reading.model import Act, Issue, Statement

__all__ = ["Scale", "place", "scale"]

_WANTING = frozenset((Act.DEMAND, Act.OFFER, Act.ACCEPT, Act.PROMISE, Act.APPEAL))


@dataclass(frozen=True)
class Scale:
    """Options from one end to the other, with their labels, and which one is the present state."""

    options: tuple[str, ...]
    labels: tuple[str, ...]
    now: str

    def label(self, place: int) -> str:
        """Name an option by its place."""
        return self.labels[place]


def scale(issue: Issue, topics: Sequence[Topic]) -> Scale | None:
    """Return the usual scale of the issue's topic; None for an issue without one."""
    topic = next((t for t in topics if t.id == issue.topic), None)
    if topic is None:
        return None
    return Scale(
        options=tuple(step.id for step in topic.scale),
        labels=tuple(step.label for step in topic.scale),
        now=next((step.id for step in topic.scale if step.status_quo), topic.scale[0].id),
    )


def place(said: Iterable[Statement], issue: str, on: Scale) -> tuple[int, Statement] | None:
    """Return where a party stands by its words, and the statement that says so; None if unclear.

    That is the option which it demands, offers, accepts, promises or appeals for, if it is one
    only; or the present state, if it wants nothing else and refuses another option.
    """
    named = [
        (s, on.options.index(at)) for s in said if (at := s.positions.get(issue)) in on.options
    ]
    wanted = [(at, s) for s, at in named if s.act in _WANTING]
    if wanted:
        return wanted[0] if len({at for at, _ in wanted}) == 1 else None
    now = on.options.index(on.now)
    refused = [(at, s) for s, at in named if s.act is Act.REJECT]
    if refused and now not in {at for at, _ in refused}:
        return now, refused[0][1]
    return None

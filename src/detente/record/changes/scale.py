"""The options of an issue in order, and where a party stands on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.catalogue import Topic
from detente.reading.model import Act, Issue, Statement

__all__ = ["Place", "Scale", "place", "scale"]

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


@dataclass(frozen=True)
class Place:
    """Where a party stands: the place of an option, the statement that says so, and how.

    ``left`` says that the party named no option for itself, and that this is what its refusal of
    another leaves.
    """

    at: int
    said: Statement
    left: bool


def place(said: Iterable[Statement], issue: str, on: Scale) -> Place | None:
    """Return where a party stands by its words; None if they do not tell.

    That is the option which it demands, offers, accepts, promises or appeals for, if it is one
    only; or the present state, if it wants nothing else and refuses another option.
    """
    named = [
        (on.options.index(at), s) for s in said if (at := s.positions.get(issue)) in on.options
    ]
    wanted = [(at, s) for at, s in named if s.act in _WANTING]
    if wanted:
        here, first = wanted[0]
        return Place(here, first, left=False) if len({at for at, _ in wanted}) == 1 else None
    now = on.options.index(on.now)
    refused = [(at, s) for at, s in named if s.act is Act.REJECT]
    if refused and now not in {at for at, _ in refused}:
        return Place(now, refused[0][1], left=True)
    return None

"""What one party said on one issue at both times, as the rules of comparison see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.reading.model import Act, Statement
from detente.record.changes.model import Direction, Reason
from detente.record.changes.scale import Scale
from detente.record.wording import content, names

__all__ = ["ASKING", "GRANTING", "OPEN", "Both", "reason"]

ASKING = (Act.DEMAND, Act.APPEAL)
GRANTING = (Act.OFFER, Act.ACCEPT, Act.PROMISE)
OPEN = (Act.DEFER, Act.UNCERTAIN)


@dataclass(frozen=True)
class Both:
    """A party's words on an issue of both times, and where the others stand.

    ``others`` and ``their_amounts`` are by party: the place on the scale, and the amounts by what
    they count.
    """

    issue: str
    scale: Scale | None
    earlier: tuple[Statement, ...]
    later: tuple[Statement, ...]
    names: Mapping[str, str]
    others: Mapping[str, int]
    their_amounts: Mapping[str, Mapping[str, float]]

    def said(self, acts: Sequence[Act]) -> tuple[list[Statement], list[Statement]]:
        """Return the statements of some acts, of then and of now."""
        return [s for s in self.earlier if s.act in acts], [s for s in self.later if s.act in acts]

    def pair(
        self, earlier: Sequence[Act], later: Sequence[Act]
    ) -> tuple[Statement, Statement] | None:
        """Return words of then and of now, of these acts, that are about one thing."""
        return next(
            (
                (then, now)
                for then in self.earlier
                if then.act in earlier
                for now in self.later
                if now.act in later and self.one_thing(then, now)
            ),
            None,
        )

    def who(self, parties: Sequence[str]) -> str:
        """Name parties as in running text."""
        listed = [self.names.get(party, party) for party in parties]
        return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"

    def one_thing(self, then: Statement, now: Statement) -> bool:
        """Tell whether two statements name one option, or, naming none, share a content word."""
        named = then.positions.get(self.issue), now.positions.get(self.issue)
        if self.scale is not None and None not in named:
            return named[0] == named[1]
        return bool(_words(then) & _words(now))


def reason(rule: str, direction: Direction, text: str, pair: tuple[Statement, Statement]) -> Reason:
    """Return a difference between two statements."""
    return Reason(rule=rule, direction=direction, text=text, earlier=pair[0].id, later=pair[1].id)


def _words(said: Statement) -> set[str]:
    return set(content(said.content.text, names(said.content.text)))

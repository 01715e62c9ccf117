"""The amounts that are named on an issue, as levels in order."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from detente.reading.ids import kebab
from detente.reading.model import Act, Level, Statement
from detente.record.amounts import Amount, amounts

__all__ = ["levels"]

_NAMING = frozenset((Act.DEMAND, Act.OFFER, Act.ACCEPT, Act.REJECT, Act.PROMISE, Act.APPEAL))


def levels(statements: Iterable[Statement]) -> Mapping[str, Mapping[str, Level]]:
    """Return, for each issue on which different amounts are named, the level of each statement.

    A statement counts when it demands, offers, accepts, rejects, promises or appeals for
    something, bears on one issue only and names one amount only. The amounts of an issue are those
    of the unit that most statements name, of two units the first by name, and either all are limits
    or none is. A single amount makes no levels. The order of the statements is of no account.
    """
    named: dict[str, dict[tuple[str, bool], dict[str, Amount]]] = defaultdict(dict)
    for said in statements:
        found = amounts(said.content.text)
        if said.act in _NAMING and len(said.issues) == 1 and len(found) == 1:
            kind = found[0].unit, found[0].limit
            named[said.issues[0]].setdefault(kind, {})[said.id] = found[0]
    result = {}
    for issue, kinds in named.items():
        kind = min(kinds, key=lambda kind: (-len(kinds[kind]), kind))
        made = _levels(kinds[kind])
        if len({level.amount for level in made.values()}) > 1:
            result[issue] = made
    return result


def _levels(named: Mapping[str, Amount]) -> dict[str, Level]:
    """Return a level for each statement; equal amounts have one, with the words used most."""
    words: dict[float, Counter[str]] = defaultdict(Counter)
    for amount in named.values():
        words[amount.value][" ".join(amount.text.split())] += 1
    labels = {
        value: min(texts, key=lambda text: (-texts[text], len(text), text))
        for value, texts in words.items()
    }
    return {
        statement: Level(
            id=kebab(labels[amount.value]),
            label=labels[amount.value],
            amount=amount.value,
            unit=amount.unit,
            cap=amount.limit,
        )
        for statement, amount in named.items()
    }

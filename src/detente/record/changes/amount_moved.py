"""Rule amount-moved."""

from collections.abc import Iterator, Sequence

from detente.reading.model import Statement
from detente.record.amounts import Amount, amounts
from detente.record.changes.both import ASKING, GRANTING, Both, reason
from detente.record.changes.model import Direction, Reason

__all__ = ["amount_moved", "single_amounts"]


def amount_moved(both: Both) -> Iterator[Reason]:
    """Another amount of the same thing is demanded or offered.

    Nearer to the amount that another party names is softer. Where no other names one, a smaller
    amount is softer in a demand and harder in an offer, unless the words make it a bound ("to 10
    percent", "within 30 days"), whose direction they do not tell.
    """
    for acts, asked in ((ASKING, True), (GRANTING, False)):
        then, now = (single_amounts(said) for said in both.said(acts))
        for unit in sorted(then.keys() & now.keys()):
            (was, before), (amount, after) = then[unit], now[unit]
            if was.value != amount.value:
                way, why = _amount_way(both, was, amount, asked)
                text = f"The amount was {was.text} and is now {amount.text}{why}."
                yield reason("amount-moved", way, " ".join(text.split()), (before, after))


def single_amounts(said: Sequence[Statement]) -> dict[str, tuple[Amount, Statement]]:
    """Return the one amount of each kind of thing that statements name, and the first that does.

    A kind of which they name several amounts is left out.
    """
    found: dict[str, dict[float, tuple[Amount, Statement]]] = {}
    for one in said:
        named = amounts(one.content.text)
        for amount in named:
            if sum(other.unit == amount.unit for other in named) == 1:
                found.setdefault(amount.unit, {}).setdefault(amount.value, (amount, one))
    return {unit: next(iter(values.values())) for unit, values in found.items() if len(values) == 1}


def _amount_way(both: Both, was: Amount, now: Amount, asked: bool) -> tuple[Direction, str]:
    theirs = {p: units[was.unit] for p, units in both.their_amounts.items() if was.unit in units}
    nearer = [p for p, at in theirs.items() if abs(now.value - at) < abs(was.value - at)]
    farther = [p for p, at in theirs.items() if abs(now.value - at) > abs(was.value - at)]
    if nearer and not farther:
        return "softer", f", nearer to {both.who(nearer)}"
    if farther and not nearer:
        return "harder", f", farther from {both.who(farther)}"
    if theirs or was.bound or now.bound:
        return "open", ""
    less = now.value < was.value
    more = "less" if less else "more"
    if asked:
        return ("softer" if less else "harder"), f": it asks for {more}"
    return ("harder" if less else "softer"), f": it gives {more}"

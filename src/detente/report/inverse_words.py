"""How many orders of one party make a state hold, in sentences."""

from detente.case.model import Case
from detente.report import words
from detente.report.conflict_verdict import share
from detente.report.conflict_words import CONCEPTS, number, who
from detente.stability import Conflict
from detente.stability.inverse import Change, Inverse

_MOST_DIGITS = 12


def orders_sentences(case: Case, conflict: Conflict, told: Inverse) -> list[str]:
    """Say how many orders of a party make a state an equilibrium, and what the nearest takes."""
    place = conflict.decision_makers.index(told.decision_maker)
    name, state = who(case, conflict, place), number(conflict, conflict.place(told.state))
    by = CONCEPTS[told.concept][0]
    count = f"{share(told.share, told.exact)}"
    if told.exact and told.orders is not None and told.total is not None:
        count += f" ({_counted(told.orders)} of {_counted(told.total)})"
    where = "all strict orders of the states" if told.exact else "the strict orders drawn"
    found = [f"By {by}, {state} lasts under {count} of {where} that {name} may have."]
    if told.holds:
        found.append("It lasts under the present one.")
        if told.destabilise is None:
            found.append("No other order would end that.")
        else:
            found.append(f"The least change that would end that: {_change(told.destabilise)}.")
    else:
        found.append("It does not last under the present one.")
        found.append(f"The least change that would make it last: {_change(told.stabilise)}.")
    return found


def _counted(orders: int) -> str:
    digits = len(str(orders))
    return f"{orders:,}" if digits <= _MOST_DIGITS else f"a number of {digits} digits"


def _change(change: Change) -> str:
    if not change.exact:
        return f"at least {words.count(change.swaps, 'comparison')} turned round"
    if not change.changed:
        return "equals told apart, and nothing turned round"
    pairs = [f"state {better} above state {worse}" for better, worse in change.changed[:6]]
    more = len(change.changed) - 6
    tail = f" and {words.count(more, 'comparison')} more" if more > 0 else ""
    return words.listed(pairs) + tail

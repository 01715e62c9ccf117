"""Why a state holds or not, where moves lead, what coalitions gain and what surprises, in words."""

from collections.abc import Sequence

from detente.case.model import Case
from detente.report import words
from detente.report.conflict_reasons import reason
from detente.report.conflict_steps import against, narrated
from detente.report.conflict_words import deed, makers, number, state, step, who
from detente.stability.coalitions import Coalition
from detente.stability.hypergame import Surprise
from detente.stability.model import Conflict
from detente.stability.paths import Route

__all__ = ["against", "coalition_gain", "narrated", "reason", "route", "surprise"]


def route(case: Case, conflict: Conflict, start: int, found: Route) -> list[str]:
    """Say how a state is reached: first to which and in how many moves, then a sentence a step."""
    many = len(found.paths)
    other = ""
    if many > 1:
        least = "at least " if found.more else ""
        ways = words.count(many - 1, "other way", "other ways")
        other = f"; there {'is' if many == 2 else 'are'} {least}{ways} of the same length"
    count = words.count(found.length, "move")
    head = f"To {state(conflict, found.state)} in {count}{other}."
    return [head, *narrated(case, conflict, start, found.paths[0])]


def coalition_gain(
    case: Case, conflict: Conflict, group: Coalition, targets: Sequence[int] | None = None
) -> str:
    """Say what a coalition would leave a state for, and whether the others could deter it.

    ``targets`` are those of its improvements that are worth telling, all if None.
    """
    wanted = group.improvements if targets is None else tuple(targets)
    together = makers(case, conflict, group.members)
    names = [state(conflict, target) for target in wanted[:3]]
    more = f" or one of {words.count(len(wanted) - 3, 'other state')}" if len(wanted) > 3 else ""
    said = (
        f"{words.capital(together)} could together leave {number(conflict, group.state)} for "
        f"{words.listed(names, 'or')}{more}, better for each of them."
    )
    everybody = len(group.members) == len(conflict.decision_makers)
    if everybody:
        return said
    if group.stable.get("seq"):
        return (
            f"{said} But answers in the others' own interest would leave one of them no better off."
        )
    if group.stable.get("gmr"):
        return (
            f"{said} Others could leave one of them no better off, but against their own interest."
        )
    if wanted == group.improvements and len(wanted) == 1:
        return f"{said} The others could not undo that gain."
    return said


def surprise(case: Case, conflict: Conflict, found: Surprise) -> str:
    """Say on which move from the present state a decision maker is mistaken."""
    start = conflict.status_quo
    assert start is not None, "surprises begin at the present state"
    places = {maker: place for place, maker in enumerate(conflict.decision_makers)}
    mover = who(case, conflict, places[found.mover])
    other = who(case, conflict, places[found.decision_maker])
    end = conflict.place(found.to)
    if found.kind == "in-vain":
        doing = deed(conflict, start, end, "ing")
        return words.capital(
            f"{other} reckons with {mover} {doing} ({number(conflict, end)}), by which {mover} "
            "does not see a gain."
        )
    said = f"{words.capital(mover)} sees a gain in {step(conflict, start, end, 'ing')}; {other} "
    return said + (
        "does not know that it can." if found.kind == "unknown" else "thinks that it does not."
    )

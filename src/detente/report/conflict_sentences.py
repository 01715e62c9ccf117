"""Why a state holds or not, where moves lead, what coalitions gain and what surprises, in words."""

from collections.abc import Iterator, Sequence

from detente.case.model import Case
from detente.report import words
from detente.report.conflict_words import (
    compare,
    deed,
    makers,
    number,
    state,
    step,
    who,
)
from detente.stability.coalitions import Coalition
from detente.stability.concepts import FEARS
from detente.stability.hypergame import Surprise
from detente.stability.model import Conflict
from detente.stability.paths import Route
from detente.stability.reasons import Considered, Reason
from detente.stability.search import Step
from detente.stability.solve import Stability

__all__ = ["against", "coalition_gain", "narrated", "reason", "route", "surprise"]

# How the answers that a concept looks at are made.
_ANSWERED = {
    "sseq": "answered by moves in the others' own interest, and no reply would help",
    "seq": "answered by moves in the others' own interest",
    "smr": "answered, though at whatever cost to the others, and no reply would help",
    "gmr": "answered, though at whatever cost to the others",
}


def reason(case: Case, stability: Stability, told: Reason) -> list[str]:
    """Say why a state holds for a decision maker by a concept, or why not.

    The first sentence says what holds it; then each improvement that it considers has a text of
    its own, with the answer move by move.
    """
    conflict, maker, here = stability.conflict, told.decision_maker, told.state
    name = words.capital(who(case, conflict, maker))
    if not told.moves:
        return [f"{name} has no move here, so that it stays whatever it prefers."]
    found = [_first(name, told), *_unknown(case, conflict, maker, here)]
    found += [_considered(case, stability, told, one) for one in told.considered]
    if told.left_out:
        left = words.count(told.left_out, "more better move")
        found.append(
            f"{words.capital(left)} {'is' if told.left_out == 1 else 'are'} left out here."
        )
    return found


def _first(name: str, told: Reason) -> str:
    if not told.improvements:
        if told.moves == 1:
            return f"{name} has one move, which is no better for it than to stay."
        return f"{name} has {words.numeral(told.moves)} moves, none better for it than to stay."
    count = words.count(told.improvements, "better move")
    if told.stable:
        each = "It would be" if told.improvements == 1 else "Each would be"
        how = _ANSWERED.get(told.concept, "answered")
        return f"{name} has {count}. {each} {how}, so that it gains nothing in the end."
    if told.concept == "nash":
        return f"{name} has {count} and would not stay."
    free = "" if told.improvements == 1 else "for at least one of them "
    interest = " in their own interest" if told.concept in ("seq", "sseq") else ""
    return (
        f"{name} has {count}, and {free}the others have no answer{interest} that undoes the gain."
    )


def _unknown(case: Case, conflict: Conflict, maker: int, here: int) -> Iterator[str]:
    """Say of which moves nobody knows whether they are improvements."""
    moves = conflict.moves[maker].from_state(here).tolist()
    open_ = [move for move in moves if compare(conflict, maker, move, here) == "unknown"]
    if open_:
        names = words.listed([number(conflict, move) for move in open_[:6]], "or")
        more = f" or {words.numeral(len(open_) - 6)} more" if len(open_) > 6 else ""
        yield (
            f"It is not known whether {who(case, conflict, maker)} would rather be in "
            f"{names}{more} than stay."
        )


def _considered(case: Case, stability: Stability, told: Reason, one: Considered) -> str:
    conflict, maker, here = stability.conflict, told.decision_maker, told.state
    name = who(case, conflict, maker)
    gain = "may gain" if compare(conflict, maker, one.state, here) == "unknown" else "would gain"
    found = [f"{words.capital(name)} {gain} by {step(conflict, here, one.state, 'ing')}."]
    if told.concept not in FEARS:
        return found[0]
    if not one.answer:
        # The reply of a decision maker that nobody answers is a further move of its own.
        return f"{found[0]} The others could do nothing that makes this worse for it."
    may = "would" if FEARS[told.concept].improving else "could"
    answer = " ".join(narrated(case, conflict, one.state, one.answer, may))
    end = one.answer[-1].state
    if not one.deterred:
        found.append(f"The worst that may follow: {answer}")
    else:
        found.append(f"But {answer}")
    found.append(_ending(conflict, name, maker, here, end, one))
    found += _reply(conflict, name, maker, here, end, told, one)
    if one.deterred and _weakly(stability, told, one):
        found.append("At worst it ends up no worse than now, which holds it only weakly.")
    return " ".join(found)


def _ending(conflict: Conflict, name: str, maker: int, here: int, end: int, one: Considered) -> str:
    if end == here:
        return f"That is {number(conflict, here)} again, and nothing is gained."
    liked = {
        "better": f"is still better for {name} than",
        "worse": f"is worse for {name} than",
        "equal": f"is just as good for {name} as",
        "unknown": f"is not known to be better for {name} than",
    }[compare(conflict, maker, end, here)]
    return f"{words.capital(number(conflict, end))} {liked} {number(conflict, here)}."


def _reply(
    conflict: Conflict, name: str, maker: int, here: int, end: int, told: Reason, one: Considered
) -> Iterator[str]:
    if not FEARS[told.concept].counter:
        return
    if one.reply is None:
        yield f"From there {name} has no move that is better for it."
        return
    liked = {
        "better": "which is better for it than",
        "worse": "which is still worse for it than",
        "equal": "which is just as good for it as",
        "unknown": "which is not known to be better for it than",
    }[compare(conflict, maker, one.reply, here)]
    back = "which is where it began" if one.reply == here else f"{liked} {number(conflict, here)}"
    yield f"Its best reply from there would be {step(conflict, end, one.reply, 'ing')}, {back}."


def _weakly(stability: Stability, told: Reason, one: Considered) -> bool:
    """Tell whether no answer makes a deterred improvement worse than the present state."""
    threat = stability.play.threat(told.decision_maker, FEARS[told.concept])
    payoffs = stability.conflict.payoffs[told.decision_maker]
    return bool(threat[one.state] == payoffs[told.state])


def against(conflict: Conflict, maker: int, start: int, end: int) -> str:
    """Say of a move that its mover does not gain by it; nothing if it does."""
    return {
        "better": "",
        "worse": "against its own interest",
        "equal": "though it gains nothing by that",
        "unknown": "and it is not known whether it gains by that",
    }[compare(conflict, maker, end, start)]


def narrated(
    case: Case, conflict: Conflict, start: int, steps: Sequence[Step], may: str = ""
) -> Iterator[str]:
    """Yield a sentence a step: who does what, to which state, and whether it gains by that.

    With ``may`` ("could", "would") the steps are possible ones; the first sentence then begins
    as a clause does.
    """
    at = start
    for place, one in enumerate(steps):
        done = step(conflict, at, one.state, "" if may else "s")
        name = who(case, conflict, one.mover)
        clause = f"{name} {may} {done}" if may else f"{name} {done}"
        note = against(conflict, one.mover, at, one.state)
        clause += f", {note}" if note else ""
        if may and place:
            clause = f"then {clause}"
        yield (clause if may and not place else words.capital(clause)) + "."
        at = one.state


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

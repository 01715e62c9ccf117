"""Why a state holds for a decision maker or not, in sentences."""

from collections.abc import Iterator

from detente.case.model import Case
from detente.report import words
from detente.report.conflict_steps import narrated
from detente.report.conflict_words import compare, number, step, who
from detente.stability.concepts import FEARS
from detente.stability.model import Conflict
from detente.stability.reasons import Considered, Reason
from detente.stability.solve import Stability

__all__ = ["reason"]

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
    doubt = list(_unknown(case, conflict, maker, here))
    found = [_first(name, told, bool(doubt)), *doubt]
    found += [_considered(case, stability, told, one) for one in told.considered]
    if told.left_out:
        left = words.count(told.left_out, "more better move")
        found.append(
            f"{words.capital(left)} {'is' if told.left_out == 1 else 'are'} left out here."
        )
    return found


def _first(name: str, told: Reason, doubt: bool) -> str:
    if not told.improvements:
        known = "known to be " if doubt else ""
        if told.moves == 1:
            which = "not known to be" if doubt else "no"
            return f"{name} has one move, which is {which} better for it than to stay."
        moves = words.numeral(told.moves)
        return f"{name} has {moves} moves, none {known}better for it than to stay."
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

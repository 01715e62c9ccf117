"""Moves one after the other, each with whether its mover gains by it, in words."""

from collections.abc import Iterator, Sequence

from detente.case.model import Case
from detente.report import words
from detente.report.conflict_words import compare, step, who
from detente.stability.model import Conflict
from detente.stability.search import Step

__all__ = ["against", "narrated"]


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

"""What an answer about the present state stands on: a draft, threats, and single wishes."""

from collections.abc import Iterator

from detente.case import inferred
from detente.case.model import Case
from detente.report.condition_words import condition
from detente.report.conflict_words import who
from detente.stability.hinges import Hinge
from detente.stability.outlook import Outlook

__all__ = ["hanging", "proviso"]

_THREATS = frozenset(("step-serves-demand", "step-answers-step"))
_MOST_HINGES = 3


def proviso(case: Case) -> str | None:
    """Return the condition under which what is said of a drafted case is true, or None.

    A case whose moves a person has entered or accepted says what that person says.
    """
    drafted = {entry.rule for entry in inferred(case) if entry.path[0] == "moves"}
    if not drafted:
        return None
    return "if the draft is right" + (" and every threat is meant" if drafted & _THREATS else "")


def hanging(case: Case, outlook: Outlook) -> Iterator[str]:
    """Yield on which single wishes the answer hangs, those first that change it most."""
    moves = case.moves
    if moves is None:
        return
    conflict = outlook.conflict
    telling = [hinge for hinge in outlook.hinges if _change(hinge)]
    for hinge in sorted(telling, key=_change, reverse=True)[:_MOST_HINGES]:
        name = who(case, conflict, conflict.decision_makers.index(hinge.party))
        wish = moves.preferences[hinge.party].statements[hinge.place].value
        yield (
            f"The answer hangs on this wish of {name}: "
            f"{condition(wish, moves.options, moves.states)}. Without it the present state would "
            f"{_ENDINGS[_firmness(hinge.without_it)]}."
        )


_ENDINGS = (
    "not hold",
    "hold only by threats",
    "hold by answers that others would want to give",
    "hold, as nobody would have a better move",
)


def _firmness(concepts: tuple[str, ...]) -> int:
    """Return a step of ``_ENDINGS`` for the concepts by which a state holds."""
    if "nash" in concepts:
        return 3
    if {"seq", "sseq", "sim"} & set(concepts):
        return 2
    return 1 if concepts else 0


def _change(hinge: Hinge) -> int:
    return abs(_firmness(hinge.without_it) - _firmness(hinge.with_it))

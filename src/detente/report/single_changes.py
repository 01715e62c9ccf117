"""The smallest changes of a single number that open a zone, in words with what they rest on."""

from detente.agreement.single_change import SingleChange
from detente.case.sourced import Sourced
from detente.report import limits, words
from detente.report.view import Basis, View

__all__ = ["said", "shown"]


def said(view: View, change: SingleChange) -> str:
    """Say a change as a clause without a full stop."""
    what = limits.input_name(view, change.name)
    if change.name.startswith("weight:"):
        moved = f"goes from {change.now:.3g} to {change.needed:.3g}"
    else:
        moved = f"goes from {words.points(change.now)} to {words.points(change.needed)} points"
    if change.stated is None:
        where = ""
    elif change.beyond == 0:
        where = ", which is already within the range that the case states"
    else:
        where = ", which is beyond the range that the case states"
    return f"{what} {moved}{where}"


def shown(view: View, most: int) -> list[tuple[str, Basis | None]]:
    """Return the best-ranked changes with what each number rests on."""
    found = view.agreement.single_changes if view.agreement else None
    return [(said(view, c), _basis(view, c.name)) for c in found.changes[:most]] if found else []


def _basis(view: View, name: str) -> Basis | None:
    kind, party, *rest = name.split(":")
    part: object
    if kind == "reservation":
        part = view.case.reservation.get(party)
    else:
        part = getattr(view.case.preferences[party], f"{kind}s")
        for key in rest:
            part = part.get(key) if isinstance(part, dict) else part
    return (
        view.basis(part.because, part.by, part.rule, part.note)
        if isinstance(part, Sourced)
        else None
    )

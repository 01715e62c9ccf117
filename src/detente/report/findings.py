"""The main finding in plain sentences, and the positions in a word, for the terminal."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from detente.agreement import Agreement
from detente.case.model import Case
from detente.record.model import Record
from detente.report import limits, words
from detente.report.cells import CONDITION, Cell, cell
from detente.report.sections.summary import finding
from detente.report.view import View, prepare
from detente.stability.outlook import Outlook


@dataclass(frozen=True)
class Findings:
    """The sentences that open a report, and its matrix: a row an issue, a cell a party.

    ``rows`` hold the issue's name and then, in the order of ``parties``, what each party does.
    Without a zone of agreement, ``conflicts`` are the demands that cannot all be met and
    ``ways_out`` what each way out asks to give up, in the order of the report.
    """

    sentences: tuple[str, ...]
    parties: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    conflicts: tuple[str, ...]
    ways_out: tuple[str, ...]


def findings(
    case: Case,
    agreement: Agreement | None,
    record: Record | None = None,
    *,
    reason: str | None = None,
    outlook: Outlook | None = None,
    no_outlook: str | None = None,
) -> Findings:
    """Return a report in brief; the arguments are those of ``render``."""
    view = prepare(case, agreement, record, reason, dt.date.min, outlook, no_outlook)
    parties = [party for party in case.parties if party.role == "party"]
    return Findings(
        sentences=tuple(finding(view)),
        parties=tuple(party.name for party in parties),
        rows=tuple(
            (issue.name, *(_brief(cell(view, party, issue)) for party in parties))
            for issue in case.issues
        ),
        conflicts=tuple(_conflicts(view)),
        ways_out=tuple(_ways_out(view)),
    )


def _conflicts(view: View) -> Iterator[str]:
    agreement = view.agreement
    if agreement is None or agreement.deadlock is None:
        return
    limit = {one.id: one for one in agreement.space.constraints}
    found = [[limit[name] for name in ids] for ids in agreement.deadlock.conflicts]
    for conflict in sorted(found, key=limits.spoken):
        yield words.capital("; ".join(limits.demand(view, one) for one in conflict))


def _ways_out(view: View) -> Iterator[str]:
    agreement = view.agreement
    if agreement is None or agreement.ways_out is None:
        return
    for way in agreement.ways_out.ways:
        yield words.capital(
            "; ".join(limits.concession(view, given, way.best) for given in way.concessions)
        )


def _brief(position: Cell) -> str:
    first = position.stances[0]
    said = first.option or (f"“{first.words}”" if first.words else "")
    colon = ":" if first.verb == CONDITION else ""
    return f"{first.verb}{colon} {said}".strip() + (" [red line]" if position.red_lines else "")

"""The main finding in plain sentences, for the terminal and for scripts."""

import datetime as dt

from detente.agreement import Agreement
from detente.case.model import Case
from detente.record.model import Record
from detente.report.sections.summary import finding
from detente.report.view import prepare


def findings(
    case: Case,
    agreement: Agreement | None,
    record: Record | None = None,
    *,
    reason: str | None = None,
) -> tuple[str, ...]:
    """Return the sentences that open a report; the arguments are those of ``render``."""
    return tuple(finding(prepare(case, agreement, record, reason, dt.date.min)))

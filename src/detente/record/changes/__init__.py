"""What changed between two rounds: each party's words on each issue, of then and of now."""

from detente.record.changes.compare import changes
from detente.record.changes.model import Change, Changes, Label, Reason, Side
from detente.record.changes.periods import Split, by_dates, by_documents, rounds

__all__ = [
    "Change",
    "Changes",
    "Label",
    "Reason",
    "Side",
    "Split",
    "by_dates",
    "by_documents",
    "changes",
    "rounds",
]

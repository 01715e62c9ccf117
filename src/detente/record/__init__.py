"""What was read and reviewed: the merged record, its store and the dossier folder.

The store and the dossier bring in SQLAlchemy, so they are loaded when first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from detente.record.merge import merge
from detente.record.model import EntryKind, Record, Review, Status, Verdict

if TYPE_CHECKING:
    from detente.record.dossier import Dossier, init, open_dossier
    from detente.record.intake import Outcome, read_in
    from detente.record.store import Store, Waiting

__all__ = [
    "Dossier",
    "EntryKind",
    "Outcome",
    "Record",
    "Review",
    "Status",
    "Store",
    "Verdict",
    "Waiting",
    "init",
    "merge",
    "open_dossier",
    "read_in",
]

_LATER = {
    "Dossier": "dossier",
    "Outcome": "intake",
    "Store": "store",
    "Waiting": "store",
    "init": "dossier",
    "open_dossier": "dossier",
    "read_in": "intake",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)

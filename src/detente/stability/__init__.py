"""The room of stability: what holds when there is no agreement."""

from detente.stability.build import conflict_of
from detente.stability.concepts import CONCEPTS, FIRMNESS, OPTIONAL
from detente.stability.model import Conflict
from detente.stability.outlook import Outlook, outlook
from detente.stability.reasons import Reason, reason
from detente.stability.solve import Stability, solve

__all__ = [
    "CONCEPTS",
    "FIRMNESS",
    "OPTIONAL",
    "Conflict",
    "Outlook",
    "Reason",
    "Stability",
    "conflict_of",
    "outlook",
    "reason",
    "solve",
]

"""The room of stability: what holds when there is no agreement."""

from detente.stability.build import conflict_of
from detente.stability.concepts import CONCEPTS
from detente.stability.model import Conflict
from detente.stability.solve import Stability, solve

__all__ = ["CONCEPTS", "Conflict", "Stability", "conflict_of", "solve"]

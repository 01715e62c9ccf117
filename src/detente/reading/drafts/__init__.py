"""Draft treaties and communiqués: their units, brackets and duties, and two of them compared."""

from detente.reading.drafts.compare import compare
from detente.reading.drafts.read import read_draft

__all__ = ["compare", "read_draft"]

"""Disputes: statements that contradict each other on a fact, shown side by side."""

from detente.record.disputes.find import disputes
from detente.record.disputes.model import Dispute

__all__ = ["Dispute", "disputes"]

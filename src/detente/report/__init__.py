"""Results as one HTML file that loads nothing, for the screen, for print and for everyone."""

from detente.report.findings import Findings, findings
from detente.report.page import render

__all__ = ["Findings", "findings", "render"]

"""The sections of the report, in order. A new one is a file here and a line below."""

from detente.report.section import Section
from detente.report.sections import (
    agreement,
    changes,
    disputes,
    documents,
    drafts,
    inferred,
    meetings,
    parties,
    positions,
    robustness,
    signals,
    stability,
    summary,
    told,
)

__all__ = ["SECTIONS"]

SECTIONS: tuple[Section, ...] = (
    summary.SECTION,
    parties.SECTION,
    meetings.SECTION,
    positions.SECTION,
    changes.SECTION,
    told.SECTION,
    disputes.SECTION,
    signals.SECTION,
    drafts.SECTION,
    agreement.SECTION,
    robustness.SECTION,
    stability.SECTION,
    inferred.SECTION,
    documents.SECTION,
)

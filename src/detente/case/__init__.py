"""The room of cases: what is negotiated, by whom, and what each would accept."""

from detente.case.check import check
from detente.case.drafting import DRAFT_HEADER, RULES, Inferred, draft, inferred
from detente.case.dump import dump_case
from detente.case.edit import edit_case
from detente.case.model import Case
from detente.case.problem import Problem
from detente.case.schema import case_schema
from detente.case.yaml import load_case, loads_case, problems

__all__ = [
    "DRAFT_HEADER",
    "RULES",
    "Case",
    "Inferred",
    "Problem",
    "case_schema",
    "check",
    "draft",
    "dump_case",
    "edit_case",
    "inferred",
    "load_case",
    "loads_case",
    "problems",
]

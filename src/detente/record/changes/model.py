"""What a comparison of two rounds finds."""

from enum import StrEnum
from typing import Literal

from detente.documents.model import Model
from detente.record.cited import Cited

__all__ = ["Change", "Changes", "Direction", "Label", "Reason", "Side"]

Direction = Literal["softer", "harder", "open"]
"""Which way one difference goes; ``open`` where the words do not tell."""


class Label(StrEnum):
    """What became of a position. ``reworded``: it spoke both times, and no rule tells which way."""

    NEW = "new"
    WITHDRAWN = "withdrawn"
    SOFTENED = "softened"
    HARDENED = "hardened"
    MIXED = "mixed"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"
    NOT_REPEATED = "not repeated"


class Side(Model):
    """One of the two times compared: what it is called, and what counts as said then."""

    name: str
    meaning: str


class Reason(Model):
    """One difference between words of then and of now: the rule, its direction, and a sentence."""

    rule: str
    direction: Direction
    text: str
    earlier: str | None = None
    later: str | None = None


class Change(Model):
    """What became of a party's position on an issue, why, and the words of both times."""

    party: str
    issue: str
    label: Label
    reasons: tuple[Reason, ...]
    earlier: tuple[Cited, ...]
    later: tuple[Cited, ...]


class Changes(Model):
    """All changes between two times, by party and issue.

    ``left_out`` counts statements that belong to neither time or whose day is not known.
    """

    method: str
    assumptions: tuple[str, ...]
    earlier: Side
    later: Side
    left_out: int
    changes: tuple[Change, ...]

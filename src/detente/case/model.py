"""The case: what is negotiated, by whom, and what each would accept."""

from typing import Annotated, Literal

from pydantic import Field

from detente.case.moves import Moves
from detente.case.sourced import Id, OptionValues, Reservation, Text, Weights
from detente.documents.model import Model
from detente.reading.model import When


class CaseParty(Model):
    """A party. A ``subject`` is talked about but has no say here and no preferences."""

    id: Id
    name: Text
    kind: Literal["state", "alliance", "organisation", "group"] = "state"
    role: Literal["party", "subject"] = "party"
    because: tuple[str, ...] = ()


class CaseOption(Model):
    """A possible settlement of an issue; ``by: catalogue`` when nobody has named it."""

    id: Id
    name: Text
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred", "catalogue"] = "analyst"
    note: str | None = None


class CaseIssue(Model):
    """What is negotiated. Options in order from one end of the scale to the other.

    ``also`` are ids under which documents raise the same issue, so that their words are shown
    with it.
    """

    id: Id
    name: Text
    also: tuple[Id, ...] = ()
    options: Annotated[tuple[CaseOption, ...], Field(min_length=2)]
    status_quo: Id


class Preferences(Model):
    """What a party wants: weights of issues and values of options (0 worst, 1 best).

    An issue that is left out of ``weights`` does not matter to the party.
    """

    weights: Weights
    values: dict[Id, OptionValues]


class RedLine(Model):
    """Options of an issue that a party never accepts."""

    party: Id
    issue: Id
    options: Annotated[tuple[Id, ...], Field(min_length=1)]
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None


class Choice(Model):
    """One of some options of an issue."""

    issue: Id
    options: Annotated[tuple[Id, ...], Field(min_length=1)]


class Linkage(Model):
    """A party's condition: ``when`` is chosen only if ``requires`` is chosen too."""

    party: Id
    when: Choice
    requires: Choice
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None


class Forum(Model):
    """A set of members and how they decide."""

    id: Id
    name: Text
    members: tuple[Id, ...] = ()
    rule: Literal[
        "bilateral", "unanimity", "consensus", "qualified-majority", "majority", "mediated"
    ]
    because: tuple[str, ...] = ()


class CaseMeeting(Model):
    """A round of talks."""

    id: Id
    forum: Id | None = None
    place: str | None = None
    date: When | None = None
    participants: tuple[Id, ...] = ()
    status: Literal["held", "planned", "proposed"] = "held"
    because: tuple[str, ...] = ()


class CaseSignal(Model):
    """A costly or public step by a party."""

    id: Id
    party: Id
    kind: Text
    status: Literal["actual", "threatened", "claimed"] = "actual"
    date: When | None = None
    note: str | None = None
    because: tuple[str, ...] = ()


class Source(Model):
    """A document that the case rests on. ``id`` is what ``because`` may name.

    A source is a document as a whole, or the exact words in it when they are given.
    """

    id: Text
    title: Text
    publisher: str | None = None
    date: When | None = None
    document: str | None = None
    words: str | None = None


class Case(Model):
    """A negotiation as a model of who wants what; the schema of ``case.yaml``, version 1."""

    detente: Literal[1]
    title: Text
    parties: Annotated[tuple[CaseParty, ...], Field(min_length=1)]
    issues: tuple[CaseIssue, ...] = ()
    preferences: dict[Id, Preferences] = Field(default_factory=dict)
    red_lines: tuple[RedLine, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    reservation: dict[Id, Reservation] = Field(default_factory=dict)
    forums: tuple[Forum, ...] = ()
    meetings: tuple[CaseMeeting, ...] = ()
    signals: tuple[CaseSignal, ...] = ()
    moves: Moves | None = None
    sources: tuple[Source, ...] = ()

"""The case: what is negotiated, by whom, and what each would accept."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from detente.case.moves import Moves
from detente.case.scale import Point, Scale, level_id, with_levels, with_stretches
from detente.case.sourced import Addition, Id, OptionValues, Order, Reservation, Text, Weights
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
    with it. An issue with a ``scale`` has its levels as options, and they need not be written.
    """

    id: Id
    name: Text
    also: tuple[Id, ...] = ()
    scale: Scale | None = None
    options: Annotated[tuple[CaseOption, ...], Field(min_length=2)] = ()
    status_quo: Annotated[Id, BeforeValidator(level_id, json_schema_input_type=Id | float)]

    @model_validator(mode="before")
    @classmethod
    def _levels_are_options(cls, data: Any) -> Any:
        return with_levels(data)

    @model_validator(mode="after")
    def _has_options(self) -> Self:
        if not self.options:
            raise ValueError("has neither options nor a scale")
        return self


class Together(Model):
    """What it is worth to a party, beyond its parts, that options of several issues come together.

    ``options`` are some of the options of two issues or more. ``value`` is added to the party's
    utility of every package that has one of them on each of these issues.
    """

    options: Annotated[
        dict[Id, Annotated[tuple[Id, ...], Field(min_length=1)]], Field(min_length=2)
    ]
    value: Addition


class Preferences(Model):
    """What a party wants: weights of issues and values of options (0 worst, 1 best).

    An issue that is left out of ``weights`` does not matter to the party. Where weights or values
    are numbers or ranges, ``weight_orders`` and ``value_orders`` (by issue) hold beside them:
    each an order of some of the ids. ``together`` tells what combinations are worth.
    """

    weights: Weights
    values: dict[Id, OptionValues]
    weight_orders: tuple[Order, ...] = ()
    value_orders: dict[Id, tuple[Order, ...]] = Field(default_factory=dict)
    together: tuple[Together, ...] = ()


class RedLine(Model):
    """Options of an issue that a party never accepts.

    On a scale they may be told by ``above`` and ``below``: levels beyond or between, these left
    out.
    """

    party: Id
    issue: Id
    options: Annotated[tuple[Id, ...], Field(min_length=1)]
    above: Point | None = None
    below: Point | None = None
    because: tuple[str, ...] = ()
    by: Literal["analyst", "inferred"] = "analyst"
    rule: str | None = None
    note: str | None = None


class Choice(Model):
    """One of some options of an issue; on a scale also by ``above`` and ``below``."""

    issue: Id
    options: Annotated[tuple[Id, ...], Field(min_length=1)]
    above: Point | None = None
    below: Point | None = None


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

    @model_validator(mode="before")
    @classmethod
    def _stretches_are_options(cls, data: Any) -> Any:
        return with_stretches(data)

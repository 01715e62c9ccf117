"""What a reading finds in a document."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from detente.documents.model import Document, Model, Span


def _written(value: object) -> object:
    """Return a date, or a bare year as YAML reads it, in ISO 8601."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _real(when: str) -> str:
    """Return a date that the calendar has; raises ValueError for 2022-02-30."""
    dt.date.fromisoformat(when + {4: "-01-01", 7: "-01"}.get(len(when), ""))
    return when


# A day, month or year in ISO 8601, no finer than the text says: 2022-01-12, 2021-12, 2014.
When = Annotated[
    str,
    BeforeValidator(_written, json_schema_input_type=str),
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
    AfterValidator(_real),
]


BY_MODEL = "by-model:"
"""How a rule begins that says which language model told of a statement; its name follows."""


class Act(StrEnum):
    """What a statement does. The catalogue maps each act to a PLOVER code."""

    DEMAND = "demand"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    THREATEN = "threaten"
    WARN = "warn"
    PROMISE = "promise"
    DENY = "deny"
    ACCUSE = "accuse"
    PRAISE = "praise"
    APPEAL = "appeal"
    DEFER = "defer"
    UNCERTAIN = "uncertain"
    ASSERT = "assert"


class Mode(StrEnum):
    """How the words are reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Statement(Model):
    """One communicative act found in a document.

    ``party`` is whose position the words stand for and ``speaker`` the person who says them.
    ``positions`` says which catalogue option of an issue the words point to, ``firm`` are the
    words that make it a red line ("never", "non-starter"), ``reports`` is the party whose words
    or wishes a statement tells of when that is not the speaker's own: such a statement never
    counts as the reported party's position.
    """

    id: str
    document: str
    act: Act
    mode: Mode
    negated: bool = False
    condition: Span | None = None
    content: Span
    cue: Span | None = None
    source: Span | None = None
    sentence: Span
    speaker: str | None = None
    party: str | None = None
    parties: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reports: str | None = None
    issues: tuple[str, ...] = ()
    positions: dict[str, str] = Field(default_factory=dict)
    firm: Span | None = None
    date: When | None = None
    confidence: float = Field(ge=0, le=1)
    rules: tuple[str, ...] = ()

    @property
    def teller(self) -> str | None:
        """The language model that told of the statement, or None where the rules found it."""
        named = (rule for rule in self.rules if rule.startswith(BY_MODEL))
        return next((rule.removeprefix(BY_MODEL) for rule in named), None)


class Mention(Span):
    """A stretch of a named document."""

    document: str


class Party(Model):
    """Who has a position: a state, alliance, organisation or group, with where it is named."""

    id: str
    name: str
    kind: Literal["state", "alliance", "organisation", "group"]
    members: tuple[str, ...] = ()
    rule: str | None = None
    speaks: bool = False
    mentions: tuple[Mention, ...] = ()


class Claim(Model):
    """Words that tie a person to a party."""

    party: str
    because: Span
    rules: tuple[str, ...] = ()


class Person(Model):
    """A named person, the party that they speak for, and the words that say so.

    ``otherwise`` are words of the document that tie the person to other parties.
    """

    id: str
    document: str
    name: str
    title: str | None = None
    party: str | None = None
    because: Span | None = None
    rules: tuple[str, ...] = ()
    otherwise: tuple[Claim, ...] = ()


class Meeting(Model):
    """A round of talks. ``members`` is the number of member states that the text gives."""

    id: str
    document: str
    forum: str | None = None
    place: str | None = None
    date: When | None = None
    participants: tuple[str, ...] = ()
    members: int | None = None
    status: Literal["held", "planned", "proposed"]
    result: Span | None = None
    words: Span
    rules: tuple[str, ...] = ()


class Signal(Model):
    """A costly or public step. ``numbers`` are the figures given with it, such as 3,000 troops."""

    id: str
    document: str
    kind: str
    party: str | None = None
    status: Literal["actual", "threatened", "claimed"]
    claimed_by: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    date: When | None = None
    words: Span
    sentence: Span
    rules: tuple[str, ...] = ()


class OtherName(Model):
    """Another name of an issue, and the words by which the two were found to be one."""

    id: str
    label: str
    words: tuple[str, ...]


class Level(Model):
    """An amount that is named on an issue: "300 million dollars".

    ``unit`` is what it counts, without inflection, and ``cap`` tells whether it is a limit on what
    there is ("no more than 3,000 troops").
    """

    id: str
    label: str
    amount: float
    unit: str
    cap: bool = False


class Event(Model):
    """A political event, by its PLOVER type and CAMEO code.

    ``deed`` is the type of what is agreed, demanded, refused or threatened. ``statement`` is the
    one in whose words it is told, if any, and ``claimed_by`` the parties that say it of others.
    What is ``planned`` is to come; what is ``negated`` is said not to have happened.
    """

    id: str
    document: str
    type: str
    code: str
    deed: str | None = None
    status: Literal["actual", "planned", "negated"]
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    statement: str | None = None
    date: When | None = None
    words: Span
    sentence: Span
    rules: tuple[str, ...] = ()


class Issue(Model):
    """What is negotiated. ``topic`` is the catalogue's topic, or null for one of the text's own.

    ``also`` are other names under which the documents raise it, and ``levels`` the amounts that
    they name on it, from the smallest; both are found when documents are put together.
    """

    id: str
    label: str
    topic: str | None = None
    subject: str | None = None
    mentions: tuple[Mention, ...] = ()
    also: tuple[OtherName, ...] = ()
    levels: tuple[Level, ...] = ()


class Reading(Model):
    """Everything found in one or more documents."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    signals: tuple[Signal, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()

"""The knowledge of words: data files, each with its source, and their typed forms.

Every list is read once and kept. A phrase, wherever the files hold one, is a row of lemmas; a
slot may give alternatives with ``|``. How phrases are matched is said in
``detente.reading.phrases``.
"""

import datetime as dt
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

__all__ = [
    "ActEntry",
    "Cue",
    "English",
    "Firmness",
    "Membership",
    "Organisation",
    "Roles",
    "Scale",
    "SignalKind",
    "State",
    "Talks",
    "Topic",
    "acts",
    "bodies",
    "boilerplate",
    "cues",
    "english",
    "firmness",
    "lookalikes",
    "organisations",
    "organs",
    "roles",
    "signals",
    "stand_ins",
    "states",
    "talks",
    "too_general",
    "topics",
    "undone",
    "unreal",
]


class Entry(BaseModel):
    """Base of all catalogue entries: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class State(Entry):
    """A state and the words that stand for it; ``seats`` are places that mean its government."""

    id: str
    name: str
    iso3: str | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    until: dt.date | None = None


class Membership(Entry):
    """A state's time in an organisation; ``until`` is the first day on which it is out."""

    state: str
    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Tell whether the state is a member on ``day``."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


class Organisation(Entry):
    """An alliance, organisation or group; ``nouns`` refer back to it with "the"."""

    id: str
    name: str
    kind: Literal["alliance", "organisation", "group"]
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    rule: Literal["unanimity", "consensus", "qualified-majority", "majority", "none"] = "none"
    seat: str | None = None
    people: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    source: str


class Roles(Entry):
    """Titles of office and the nouns that stand for a side or its people.

    ``apart`` are nouns for people who do not speak for the state whose name they bear, ``armed``
    those among them who fight, and ``outsiders`` those who speak for no side. ``peculiar`` are
    titles that only the state has whose id is the key, ``state_offices`` words in titles that any
    state has. ``teams`` without an owner are those of both sides.
    """

    titles: tuple[str, ...]
    person_nouns: tuple[str, ...]
    collective_nouns: tuple[str, ...]
    unnamed_nouns: tuple[str, ...]
    spoken_for: tuple[str, ...]
    apart: tuple[str, ...]
    outsiders: tuple[str, ...]
    peculiar: dict[str, tuple[str, ...]]
    state_offices: tuple[str, ...]
    teams: tuple[str, ...]
    armed: tuple[str, ...]


class English(Entry):
    """What there is to know of English: ends of sentences, names, and words that show a sex."""

    abbreviations: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    name_particles: tuple[str, ...]
    no_names: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]


class Talks(Entry):
    """Words for rounds of talks, their planning and their results."""

    nouns: tuple[str, ...]
    other_before: tuple[str, ...]
    verbs_of_holding: tuple[str, ...]
    verbs_of_proposing: tuple[str, ...]
    planned: tuple[str, ...]
    results: tuple[str, ...]
    instruments: tuple[str, ...]


class Scale(Entry):
    """One of the usual settlements of a topic and the phrases that point to it."""

    id: str
    label: str
    status_quo: bool = False
    markers: tuple[str, ...] = ()


class Topic(Entry):
    """A subject of negotiation with its usual settlements in order."""

    id: str
    label: str
    subject: Literal["state", "none"] = "none"
    terms: tuple[str, ...]
    scale: tuple[Scale, ...]


class ActEntry(Entry):
    """An act, its PLOVER code, and the phrases in what is said that show it.

    ``who`` is whose doing the clause has to be about: the source's own, another's, or
    anyone's. ``strong`` phrases are tried before those of any other act.
    """

    id: str
    plover: str
    meaning: str
    who: Literal["own", "other", "any"] = "any"
    strong: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Cue(Entry):
    """A word that reports.

    ``act`` is null where only what is said can tell, and ``lean`` is the act that is meant where
    that does not tell either. ``frames`` say where the content stands: ``clause`` (that ...),
    ``to`` (an infinitive), ``object``, ``quote`` ("calling it unjust"), or ``prep:on`` and the
    like. A noun has the frame ``possessive`` ("Moscow's request"), or ``answered`` when it counts
    only as what another act answers ("rejected a Qatari plan to ..."). ``person`` says that the
    object is the one addressed.
    """

    lemma: str
    pos: Literal["verb", "noun", "adjective"]
    act: str | None = None
    lean: str | None = None
    frames: tuple[str, ...]
    person: bool = False


class Firmness(Entry):
    """Phrases that make a refusal, or a demand, a red line, and those that put conditions."""

    refusal: tuple[str, ...]
    demand: tuple[str, ...]
    conditions: tuple[str, ...]


class SignalKind(Entry):
    """A kind of costly or public step, whether it does harm, and the phrases that name it."""

    id: str
    label: str
    harm: bool = False
    phrases: tuple[str, ...]


E = TypeVar("E", bound=Entry)


@cache
def _load(name: str) -> dict[str, Any]:
    from ruamel.yaml import YAML

    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = YAML(typ="safe").load(text)
    return loaded


def _entries(name: str, kind: type[E]) -> tuple[E, ...]:
    return tuple(kind.model_validate(entry) for entry in _load(name)[name])


def _whole(name: str, kind: type[E]) -> E:
    loaded = dict(_load(name))
    loaded.pop("source")
    return kind.model_validate(loaded)


@cache
def states() -> tuple[State, ...]:
    """Return every state."""
    return _entries("states", State)


@cache
def organisations() -> tuple[Organisation, ...]:
    """Return every alliance, organisation and group."""
    return _entries("organisations", Organisation)


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic."""
    return _entries("topics", Topic)


@cache
def acts() -> tuple[ActEntry, ...]:
    """Return the acts, in the order in which their phrases are tried."""
    return _entries("acts", ActEntry)


@cache
def cues() -> tuple[Cue, ...]:
    """Return every cue."""
    return _entries("cues", Cue)


@cache
def firmness() -> Firmness:
    """Return the phrases that show how firm a position is."""
    return _whole("firmness", Firmness)


@cache
def signals() -> tuple[SignalKind, ...]:
    """Return the kinds of signals, in the order in which they are tried."""
    return _entries("signals", SignalKind)


@cache
def roles() -> Roles:
    """Return titles and role nouns."""
    return _whole("roles", Roles)


@cache
def boilerplate() -> tuple[str, ...]:
    """Return the regular expressions of paragraphs that are no content."""
    return tuple(_load("boilerplate")["lines"])


@cache
def bodies() -> tuple[str, ...]:
    """Return the head words by which the name of a body is known."""
    return tuple(_load("groups")["bodies"])


@cache
def stand_ins() -> dict[str, tuple[str, ...]]:
    """Return, for a common noun such as "union", the head words of the bodies it may refer to."""
    return {noun: tuple(heads) for noun, heads in _load("groups")["stand_ins"].items()}


@cache
def organs() -> tuple[str, ...]:
    """Return the head words of the organs of a state."""
    return tuple(_load("groups")["organs"])


@cache
def english() -> English:
    """Return what there is to know of English."""
    return _whole("english", English)


@cache
def talks() -> Talks:
    """Return the words for rounds of talks."""
    return _whole("talks", Talks)


@cache
def too_general() -> frozenset[str]:
    """Return nouns that are too general to name an issue."""
    return frozenset(_load("topics")["too_general"])


@cache
def unreal() -> frozenset[str]:
    """Return words that make a step threatened, supposed or possible."""
    return frozenset(_load("signals")["unreal"])


@cache
def undone() -> frozenset[str]:
    """Return verbs under which a step, or a round of talks, is not told as taken."""
    return frozenset(_load("signals")["undone"])


@cache
def lookalikes() -> tuple[str, ...]:
    """Return names that hold the name of a state and mean something else."""
    return tuple(_load("states")["lookalikes"])

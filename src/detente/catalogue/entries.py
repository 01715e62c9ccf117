"""The typed forms of the catalogue's entries."""

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict


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


class Province(Entry):
    """A part of a state that governs itself in some matters; ``noun`` is what it is called."""

    id: str
    name: str
    state: str
    noun: Literal["province", "state", "region", "territory", "island", "republic", "entity"]
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
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
    """An alliance, organisation or group; ``nouns`` refer back to it with "the".

    ``meant`` says that its seat alone means it where the state of that capital is not named.
    """

    id: str
    name: str
    kind: Literal["alliance", "organisation", "group"]
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    rule: Literal["unanimity", "consensus", "qualified-majority", "majority", "none"] = "none"
    seat: str | None = None
    meant: bool = False
    people: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    source: str


class Roles(Entry):
    """Titles of office and the nouns that stand for a side or its people.

    ``apart`` are nouns for people who do not speak for the state whose name they bear,
    ``outsiders`` for those who speak for no side, ``observers`` words in the names of the firms
    of such people. ``peculiar`` are titles that only the state
    has whose id is the key, ``state_offices`` words in titles that any state has, ``overseers``
    officers whom what they see to goes before. ``teams`` without an owner are those of both
    sides; ``for_side`` are verbs of those who do something for a side, ``advocates`` nouns for
    those who do it by trade, ``emissaries`` those who may be sent to a side, ``sent`` verbs by
    which it makes somebody its own, ``parted`` words that part somebody from a side,
    ``dealing`` nouns for people with whom a side deals, ``counterparties`` those among them who
    are a party of their own. ``national`` are organs
    that a state has. ``chairs`` are officers whom no state has, ``ranks`` those of armies,
    ``diplomats`` those who speak for a state abroad.
    ``regional`` are adjectives of a region's organs, and nouns for a region. ``ministers`` are
    officers of whom only states and their parts have any, ``deputies`` words that make another
    office of one, ``subnational`` those before an office that is none of a state, ``premises``
    nouns for where somebody's people are.
    """

    titles: frozenset[str]
    person_nouns: frozenset[str]
    collective_nouns: tuple[str, ...]
    spoken_for: frozenset[str]
    apart: frozenset[str]
    outsiders: frozenset[str]
    observers: frozenset[str]
    peculiar: dict[str, tuple[str, ...]]
    overseers: frozenset[str]
    state_offices: tuple[str, ...]
    national: frozenset[str]
    for_side: frozenset[str]
    advocates: frozenset[str]
    emissaries: frozenset[str]
    parted: frozenset[str]
    dealing: frozenset[str]
    counterparties: frozenset[str]
    sent: frozenset[str]
    regional: frozenset[str]
    ministers: frozenset[str]
    deputies: frozenset[str]
    subnational: frozenset[str]
    premises: frozenset[str]
    teams: frozenset[str]
    chairs: frozenset[str]
    ranks: frozenset[str]
    diplomats: frozenset[str]


class English(Entry):
    """What there is to know of English: ends of sentences, names, and words that show a sex.

    ``person_endings`` are those of nouns for people, ``things`` the nouns that only look like such.
    ``manners`` are nouns for how something is said ("in a *voice* that shook"),
    ``qualities`` are words for how terms are meant ("a fifth, *payable* in May"),
    ``anybody`` nouns that tell nothing of a person but age and sex, ``drafts`` nouns for what is
    drafted, as laws are.
    """

    abbreviations: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    name_particles: frozenset[str]
    joints: frozenset[str]
    no_names: frozenset[str]
    short_months: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    female: tuple[str, ...]
    male: frozenset[str]
    anybody: frozenset[str]
    drafts: frozenset[str]
    person_endings: tuple[str, ...]
    things: frozenset[str]
    manners: frozenset[str]
    qualities: frozenset[str]


class Signs(Entry):
    """Words that tell what a row of capitals is.

    ``honorifics`` are forms of address, those in ``given`` also given names. ``persons`` are nouns
    for one person, ``kin`` what only people have, ``bodily`` verbs for what only
    people do, and ``belongings`` what bodies have,
    ``of_bodies`` those that no person has.
    ``bearers`` and ``works`` act for nobody, ``outlets`` are words of the names of media,
    ``media`` are media by name, and ``reporters`` nouns for their people and what these make.
    ``place_heads`` stand in the names of places, ``place_nouns`` beside them, and ``at_a_place``
    are prepositions.
    """

    honorifics: tuple[str, ...]
    given: frozenset[str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    kin: frozenset[str]
    bodily: frozenset[str]
    belongings: frozenset[str]
    of_bodies: frozenset[str]
    bearers: frozenset[str]
    works: frozenset[str]
    outlets: frozenset[str]
    media: frozenset[str]
    reporters: frozenset[str]
    place_heads: frozenset[str]
    place_nouns: frozenset[str]
    at_a_place: frozenset[str]


class Sort(Entry):
    """A sort of body: words of its names, what it is called, who is in it, whom only it has."""

    id: str
    names: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()


class Talks(Entry):
    """Words for rounds of talks, their planning and their results."""

    nouns: frozenset[str]
    other_before: frozenset[str]
    verbs_of_holding: frozenset[str]
    verbs_of_proposing: frozenset[str]
    planned: tuple[str, ...]
    results: tuple[str, ...]
    instruments: frozenset[str]


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
    anyone's. ``strong`` phrases are tried before those of any other act; ``wishes`` count where
    the source speaks of itself ("we want"), ``duties`` where it speaks of another ("has to").
    """

    id: str
    plover: str
    meaning: str
    who: Literal["own", "other", "any"] = "any"
    strong: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


class Cue(Entry):
    """A word that reports.

    ``act`` is null where only what is said can tell, and ``lean`` is the act that is meant where
    that does not tell either. ``frames`` say where the content stands: ``clause`` (that ...),
    ``to`` (an infinitive), ``gerund`` ("denied firing"), ``object``, ``quote`` ("calling it
    unjust"), ``as`` ("portray it as a trap"), ``answer`` (an object that asks: "granted a
    request"), or ``prep:on`` and the like. A noun has the frame
    ``possessive`` ("Moscow's request"), or ``answered`` when it counts only as what another act
    answers ("rejected a Qatari plan to ..."). ``person`` says that the object is the one addressed.
    Where there are ``things``, an object is what the act is about only if its noun is one of them.

    ``question`` is an indirect question, ``at`` a thing with its figure ("put the loss at two
    million"), ``deadline`` what is to be done by a day ("gave the yard until May to repay"),
    ``yes`` and ``no`` are these words. What has ``modals`` is a cue only with one of
    them ("would like a map"), what is ``negative`` only with "not", which then belongs to it
    ("could not say whether ...").
    """

    lemma: str
    pos: Literal["verb", "noun", "adjective"]
    act: str | None = None
    lean: str | None = None
    frames: tuple[str, ...]
    person: bool = False
    things: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    negative: bool = False


class Firmness(Entry):
    """Phrases that make a refusal, or a demand, a red line, and those that put conditions."""

    refusal: tuple[str, ...]
    demand: tuple[str, ...]
    conditions: tuple[str, ...]


class SignalKind(Entry):
    """A kind of costly or public step, whether it does harm, and the phrases that name it.

    ``step`` says in plain words what a party does; kinds with the same words are one step.
    ``change`` is ``up`` for what cannot be taken back. ``undoes`` are the kinds that this one
    takes back, and ``contrary`` the settlements (topic.option) that leave no room for it.
    """

    id: str
    label: str
    harm: bool = False
    step: str | None = None
    change: Literal["both", "up"] = "both"
    undoes: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    phrases: tuple[str, ...]


class Wording(Entry):
    """How two stretches of words are compared: see the comments of ``wording.yaml``."""

    function: tuple[str, ...]
    light: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    deeds: tuple[tuple[str, ...], ...]
    negations: tuple[str, ...]
    accusations: tuple[str, ...]
    giving_up: tuple[str, ...]
    demands: tuple[str, ...]
    refusals: tuple[str, ...]


class EventType(Entry):
    """A PLOVER event type, its CAMEO root code, and what becomes of a deed of it that is to come.

    A ``kind`` deed to come is an AGREE, a ``hostile`` one a THREATEN; a ``word`` stays what it is.
    """

    id: str
    root: str
    sense: Literal["kind", "hostile", "word"]
    meaning: str


class EventFrame(Entry):
    """Verbs with their things and actors, and nouns, that tell of an event of a type.

    ``code`` is a CAMEO code. Things and actors that begin with "@" name a group of nouns; "%name"
    is any name and "%number" any number. A word of ``unless`` in the clause keeps a verb from
    telling of the event.
    """

    type: str
    code: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Carriers(Entry):
    """Words that only carry a deed below them.

    They tell that somebody ``says`` it, ``means`` to do it, ``wishes`` or thinks it of another, or
    ``does`` it, or that it ``occurs``.
    """

    says: frozenset[str]
    means: frozenset[str]
    wishes: frozenset[str]
    occurs: frozenset[str]
    does: frozenset[str]


class Events(Entry):
    """Types of political events and the words that tell of them.

    ``modes`` are the modes of CAMEO codes, ``nominals`` nouns with the verb that each stands for.
    The things of a verb of ``lets`` stand in the clause below it: "let inspectors visit". The
    subject of one of ``suffers`` is whom the deed below it is done to: "faced an attack".
    ``enders`` end what goes on, ``unwilling`` refuse a deed, ``to_come`` are auxiliaries of what is
    not done yet, and ``due`` those of what another should do.
    """

    types: tuple[EventType, ...]
    modes: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    frames: tuple[EventFrame, ...]
    carriers: Carriers
    nominals: dict[str, str]
    lets: frozenset[str]
    suffers: frozenset[str]
    enders: frozenset[str]
    unwilling: frozenset[str]
    to_come: frozenset[str]
    due: frozenset[str]


class Binding(Entry):
    """Words that bind, what they make of what follows, and how strongly (0 may to 4 shall)."""

    kind: Literal["obligation", "prohibition", "permission", "recommendation", "intention"]
    strength: int
    words: tuple[str, ...]


class Drafts(Entry):
    """The words of draft treaties and communiqués, as regular expressions.

    ``bound`` are nouns for those whom a draft binds without a name, ``each`` and ``none`` the
    words before these. ``figure_before`` and ``figure_units`` show that a figure in brackets is
    under negotiation and no footnote. ``joiners`` open a bracket that adds to the one before it.
    """

    instruments: tuple[str, ...]
    formulae: tuple[str, ...]
    reporting: tuple[str, ...]
    declaring: tuple[str, ...]
    bound: tuple[str, ...]
    each: tuple[str, ...]
    none: tuple[str, ...]
    binding: tuple[Binding, ...]
    conditions: tuple[str, ...]
    deadlines: tuple[str, ...]
    blanks: tuple[str, ...]
    editorial: tuple[str, ...]
    notes: tuple[str, ...]
    figure_before: tuple[str, ...]
    figure_units: tuple[str, ...]
    proposal: tuple[str, ...]
    proposed: tuple[str, ...]
    deletion: tuple[str, ...]
    joiners: tuple[str, ...]
    openers: tuple[str, ...]

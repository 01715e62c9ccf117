"""The knowledge of words: data files, each with its source, and their typed forms.

Every list is read once and kept. A phrase, wherever the files hold one, is a row of lemmas; a
slot may give alternatives with ``|``. How phrases are matched is said in
``detente.reading.phrases``.
"""

from functools import cache
from importlib import resources
from typing import Any, TypeVar

from detente.catalogue.entries import (
    ActEntry,
    Binding,
    Cue,
    Drafts,
    English,
    Entry,
    EventFrame,
    Events,
    EventType,
    Firmness,
    Membership,
    Organisation,
    Province,
    Roles,
    Scale,
    SignalKind,
    Signs,
    Sort,
    State,
    Talks,
    Topic,
    Wording,
)

__all__ = [
    "ActEntry",
    "Binding",
    "Cue",
    "Drafts",
    "English",
    "EventFrame",
    "EventType",
    "Events",
    "Firmness",
    "Membership",
    "Organisation",
    "Province",
    "Roles",
    "Scale",
    "SignalKind",
    "Signs",
    "Sort",
    "State",
    "Talks",
    "Topic",
    "Wording",
    "acts",
    "bodies",
    "boilerplate",
    "camps",
    "chapters",
    "common_first",
    "cues",
    "drafts",
    "either_sex",
    "english",
    "events",
    "firmness",
    "given_names",
    "hints",
    "kinds",
    "lookalikes",
    "organisations",
    "organs",
    "parts",
    "provinces",
    "roles",
    "senses",
    "signals",
    "signs",
    "sole_bodies",
    "sorts",
    "stakes",
    "states",
    "talks",
    "too_general",
    "topics",
    "undone",
    "unreal",
    "wording",
]


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
def either_sex() -> frozenset[str]:
    """Return given names, in lower case, that people of both sexes bear."""
    return frozenset(_load("given_names")["either"].split())


@cache
def given_names() -> dict[str, str]:
    """Return "he" or "she" for each given name, lower case and without accents."""
    loaded = _load("given_names")
    return {name: sex for sex in ("she", "he") for name in loaded[sex].split()}


@cache
def states() -> tuple[State, ...]:
    """Return every state."""
    return _entries("states", State)


@cache
def provinces() -> tuple[Province, ...]:
    """Return every province and region that may be a party."""
    return _entries("provinces", Province)


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
def drafts() -> Drafts:
    """Return the words of draft treaties and communiqués."""
    return _whole("drafts", Drafts)


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
def hints() -> dict[str, tuple[str, ...]]:
    """Return, for an act, the phrases that speak for it without deciding it."""
    return {act: tuple(phrases) for act, phrases in _load("hints")["hints"].items()}


@cache
def senses() -> dict[str, frozenset[str]]:
    """Return, for a lemma, the classes of words that it is in."""
    return _classes("senses")


@cache
def stakes() -> dict[str, frozenset[str]]:
    """Return, for a lemma, what it tells of how a step touches the other side."""
    return _classes("stakes")


def _classes(name: str) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for sense, lemmas in _load(name)[name].items():
        for lemma in lemmas:
            classes.setdefault(lemma, set()).add(sense)
    return {lemma: frozenset(found) for lemma, found in classes.items()}


@cache
def boilerplate() -> tuple[str, ...]:
    """Return the regular expressions of paragraphs that are no content."""
    return tuple(_load("boilerplate")["lines"])


@cache
def bodies() -> frozenset[str]:
    """Return the head words by which the name of a body is known."""
    return frozenset(_load("groups")["bodies"])


@cache
def common_first() -> frozenset[str]:
    """Return first words of bodies that do not stand for the body alone, such as "national"."""
    return frozenset(_load("groups")["common_first"])


@cache
def sole_bodies() -> frozenset[str]:
    """Return singular nouns for bodies that a text may name by nothing else: "the trust"."""
    return frozenset(_load("groups")["sole_bodies"])


@cache
def camps() -> frozenset[str]:
    """Return plural nouns for people who may be a party without a name, such as "pirates"."""
    return frozenset(_load("groups")["camps"])


@cache
def any_members() -> frozenset[str]:
    """Return plural nouns for the people of any body of their sort, such as "strikers"."""
    return frozenset(_load("groups")["any_members"])


@cache
def seats() -> frozenset[str]:
    """Return nouns for those who govern a place or a people, such as "council"."""
    return frozenset(_load("groups")["seats"])


@cache
def chapters() -> frozenset[str]:
    """Return words that a number makes the name of a part of a union: "Local 88"."""
    return frozenset(_load("groups")["chapters"])


@cache
def parts() -> tuple[str, ...]:
    """Return nouns that make a party of their own of the name before them: "works council"."""
    return tuple(_load("groups")["parts"])


@cache
def deals() -> dict[str, frozenset[str]]:
    """Return nouns for parts in a takeover, and the lemmas that tell which party has which."""
    return {part: frozenset(lemmas) for part, lemmas in _load("groups")["deals"].items()}


@cache
def papers() -> dict[str, frozenset[str]]:
    """Return lemmas of papers by which a party speaks, and of verbs by which it issues them."""
    return {part: frozenset(lemmas) for part, lemmas in _load("groups")["papers"].items()}


@cache
def towns() -> dict[str, frozenset[str]]:
    """Return officers of towns and counties, and nouns for those for whom they speak."""
    return {part: frozenset(words) for part, words in _load("groups")["towns"].items()}


@cache
def kinds() -> frozenset[str]:
    """Return common nouns beside which a text names a body, such as "fund"."""
    return frozenset(_load("groups")["kinds"])


@cache
def signs() -> Signs:
    """Return the words that tell what a row of capitals is."""
    return _whole("signs", Signs)


@cache
def sorts() -> tuple[Sort, ...]:
    """Return the sorts of bodies."""
    return _entries("sorts", Sort)


@cache
def organs() -> frozenset[str]:
    """Return the head words of the organs of a state."""
    return frozenset(_load("groups")["organs"])


@cache
def english() -> English:
    """Return what there is to know of English."""
    return _whole("english", English)


@cache
def events() -> Events:
    """Return the types of political events and the frames that tell of them."""
    return _whole("events", Events)


@cache
def talks() -> Talks:
    """Return the words for rounds of talks."""
    return _whole("talks", Talks)


@cache
def wording() -> Wording:
    """Return how two stretches of words are compared."""
    return _whole("wording", Wording)


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

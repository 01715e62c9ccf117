"""What a form stands for that several states share, or a body with a state, or a place only."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from detente import catalogue
from detente.reading.agency import acts, is_governed
from detente.reading.names import Name, known_as
from detente.reading.parse import Parsed

_GOVERNMENT = re.compile(
    r"^government-of-|-(state-|provincial-|regional-|territorial-)?government$"
)


def settled(parsed: Parsed, chosen: list[Name]) -> list[Name]:
    """Return the names with one meaning each, without those whose meaning the text leaves open.

    A form that several share ("Congolese", "Foreign Office", "Victoria") means the one that is
    named otherwise. A capital that is the seat of a body, too, means its state only where that
    state is named. A province is kept where it acts.
    """
    present = {name.key for name in chosen} | _spoken_of(parsed)
    named = {n.key for n in chosen if n.kind == "state" and n.form != "capital"}
    single = [one for name in chosen if (one := _single(name, present)) is not None]
    seated = [one for name in single if (one := _seated(name, named, present)) is not None]
    acting = {n.key for n in seated if n.key in _provinces() and _governs(parsed, n)}
    governed = _governments(present)
    return [
        known_as(name, governed.get(name.key, name.key))
        for name in seated
        if name.key not in _provinces() or name.key in acting or name.key in governed
    ]


def _single(name: Name, present: set[str]) -> Name | None:
    keys = name.key.split("|")
    if len(keys) > 1:
        keys = [key for key in keys if key in present]
    if len(keys) != 1:
        return None
    meant = known_as(name, keys[0])
    return replace(meant, kind="body") if keys[0] in _provinces() else meant


def _seated(name: Name, named: set[str], present: set[str]) -> Name | None:
    """Return the body whose seat a capital is, where the state of that capital is not named."""
    if name.form != "capital" or name.key in named or name.key in _provinces():
        return name
    bodies = _at(_capitals()[name.key])
    meant = next((body for body in bodies if body.meant), None)
    there = {body.id for body in bodies} & present
    if meant is not None and (meant.id in there or not there):
        return replace(name, kind="organisation", key=meant.id, form="seat")
    return None if there else name


def _governs(parsed: Parsed, name: Name) -> bool:
    doc = parsed.paragraphs[name.paragraph].parse
    if name.place:
        return False
    return acts(doc, name.start, name.end) or is_governed(doc, name.start, name.end)


def _governments(present: set[str]) -> dict[str, str]:
    """Return the government of each province that a text names in full."""
    return {
        province: key
        for key in present
        for province in (_GOVERNMENT.sub("", key),)
        if province != key and province in _provinces()
    }


def _spoken_of(parsed: Parsed) -> set[str]:
    """Return the provinces whose capital is in doubt and that "the province" may mean."""
    docs = (paragraph.parse for paragraph in parsed.paragraphs)
    spoken = {
        token.lower_
        for doc in docs
        for token in doc
        if token.lower_ in ("province", "territory") and doc[token.i - 1].lower_ == "the"
    }
    return {place.id for place in catalogue.provinces() if place.capital and place.noun in spoken}


def _at(city: str | None) -> Iterable[catalogue.Organisation]:
    return [body for body in catalogue.organisations() if body.seat and body.seat == city]


@cache
def _capitals() -> dict[str, str | None]:
    return {state.id: state.capital for state in catalogue.states()}


@cache
def _provinces() -> frozenset[str]:
    return frozenset(place.id for place in catalogue.provinces())

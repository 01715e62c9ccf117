"""Of which town a mayor or an alderman is, whose town no words at the name tell.

"The city would pay. Mayor A said": that is the town of which the text speaks as of a party, else
the one that its dateline names. A place that it calls a town by name goes first.
"""

from collections.abc import Collection, Iterator

from detente import catalogue
from detente.reading.ids import kebab
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed, nouns_only
from detente.reading.sides import dateline_place, dateline_state


def town_of(called: Collection[str], parsed: Parsed, names: Names) -> str | None:
    """Return the town, or the county, of whoever is ``called`` so, or None."""
    offices = catalogue.towns()
    if not offices["officers"].isdisjoint(called):
        return (
            _by_name(parsed, names)
            or _only(offices["towns"], parsed, names)
            or _at_dateline(parsed, names)
        )
    if not offices["county_officers"].isdisjoint(called):
        return _only(offices["counties"], parsed, names)
    for words in called:
        first, *more = words.split() or ("",)
        own = called_by(first, parsed, names) if more else None
        if own is not None:
            return own
    if any(_has_portfolio(words) for words in called):
        council = _only(offices["councils"], parsed, names)
        return council or _only(offices["towns"], parsed, names)
    return None


def called_by(noun: str, parsed: Parsed, names: Names) -> str | None:
    """Return the town, county or council that a text calls only by a noun: "*county* clerk A"."""
    offices = catalogue.towns()
    local = offices["towns"] | offices["counties"] | offices["councils"]
    return _only((noun,), parsed, names) if noun in local else None


def _has_portfolio(called: str) -> bool:
    """Tell whether somebody governs as one of a council: "housing councillor", "cabinet member".

    A "ward councillor" or an "opposition councillor" speaks for no council.
    """
    offices, words = catalogue.towns(), called.split()
    if called in offices["governing"]:
        return True
    apart = catalogue.roles().parted | offices["ungoverning"]
    member = len(words) > 1 and words[-1] in offices["members"]
    return member and words[-2] in nouns_only() and apart.isdisjoint(words)


def _by_name(parsed: Parsed, names: Names) -> str | None:
    """Return the only place that a text calls a town: "the town hall of Tolna", "Tolna, a city"."""
    found = {name.key for name in _named(names) if _is_town(parsed, name)}
    return found.pop() if len(found) == 1 else None


def _is_town(parsed: Parsed, name: Name) -> bool:
    doc, offices = parsed.paragraphs[name.paragraph].parse, catalogue.towns()
    towns, seats = offices["towns"], offices["seats"]
    one, two, of = ("", "", "", *(t.lower_ for t in doc[max(0, name.start - 3) : name.start]))[-3:]
    if of == "of" and (two in towns or (one in towns and two in seats)):
        return True
    first, second, third = (*(t.lower_ for t in doc[name.end : name.end + 3]), "", "", "")[:3]
    described = (first, second) == (",", "a") and third in towns
    return described or (first in towns and second in seats)


def _only(nouns: Collection[str], parsed: Parsed, names: Names) -> str | None:
    """Return the only one of some nouns that a text uses with "the", as of a party."""
    found = {name.key for name in _named(names) if name.key in nouns and _is_definite(parsed, name)}
    return found.pop() if len(found) == 1 else None


def _is_definite(parsed: Parsed, name: Name) -> bool:
    doc = parsed.paragraphs[name.paragraph].parse
    return name.start > 0 and doc[name.start - 1].lower_ == "the"


def _at_dateline(parsed: Parsed, names: Names) -> str | None:
    """Return the town of the dateline, if the text speaks of it by name."""
    place = dateline_place(parsed)
    if place is None or dateline_state(parsed) is not None:
        return None
    key = kebab(place.split(",")[0])
    return key if any(name.key == key for name in _named(names)) else None


def _named(names: Names) -> Iterator[Name]:
    return (name for name in (*names.all, *names.loose) if name.kind == "body")

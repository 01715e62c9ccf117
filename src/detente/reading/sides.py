"""The two sides of a document, and the state that it takes for granted."""

from collections import Counter
from functools import cache

from detente import catalogue
from detente.reading.datelines import opening
from detente.reading.ids import kebab
from detente.reading.names import Names
from detente.reading.parse import Parsed, openings

_BETWEEN = frozenset(
    ("mediator", "mediators", "mediation", "mediated", "facilitator", "facilitators", "brokered")
)


def home_state(parsed: Parsed, names: Names, main: tuple[str, ...]) -> str | None:
    """Return the state whose "government" needs no name, or None.

    That is the state of the dateline if it is one of the two main parties or in the headline,
    unless three states or more talk there; else the one of those in the headline that is a main
    party, if a dateline lies elsewhere; else the one named in twice as many paragraphs as any
    other. A state that is named in one only gives way to that of the dateline.
    """
    here = dateline_state(parsed)
    headline = {n.key for n in names.all if n.paragraph == 0 and not n.place}
    talking = Counter(
        key for key, _ in {(n.key, n.paragraph) for n in names.all if n.kind == "state"}
    )
    crowd = sum(count > 2 for count in talking.values()) > 2
    told = headline & set(talking)
    if here is not None and not crowd:
        if here in headline or (here in main and not told):
            return here
        if len(told) == 1 and told <= set(main):
            return next(iter(told))
    places = {(n.key, n.paragraph) for n in names.all if n.kind == "state" and not n.place}
    counts = Counter(key for key, _ in sorted(places))
    ranked = counts.most_common(2)
    if here is not None and (not ranked or ranked[0][1] < 2):
        return here
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        most = ranked[0][0]
        return None if _is_in_passing(parsed, names, most) else most
    return _only_state(parsed, names, main)


def _only_state(parsed: Parsed, names: Names, main: tuple[str, ...]) -> str | None:
    """Return the state that talks with a body which is none: its ministers need no name."""
    known = {state.id for state in catalogue.states()}
    found = [party for party in main if party in known]
    if len(found) != 1 or len(main) != 2 or _is_in_passing(parsed, names, found[0]):
        return None
    return found[0]


def _is_in_passing(parsed: Parsed, names: Names, state: str) -> bool:
    """Tell whether a text only comes to people or things of a state: "a Chilean nurse"."""
    first, *more = (n for n in names.all if n.key == state and not n.place)
    before = parsed.paragraphs[first.paragraph].parse[max(0, first.start - 2) : first.start]
    comes = first.form == "name" and any(token.lower_ == "from" for token in before)
    return first.paragraph > 1 and not more and (first.form == "demonym" or comes)


def dateline_state(parsed: Parsed) -> str | None:
    """Return the state of the place in the first dateline: by its capital, or by its own name.

    No town lies in a capital: what follows a comma is a wider place. A capital that a province has,
    too, is that of the one which the text names.
    """
    place = dateline_place(parsed)
    if place is None:
        return None
    town, *wider = (kebab(part) for part in place.split(","))
    named = (state for part in (town, *wider) if (state := _states_by_name().get(part)) is not None)
    of_capital = _states_by_capital().get(town)
    return next(named, None) or (
        None if of_capital is None else _by_capital(of_capital, town, parsed.document.text)
    )


@cache
def _states_by_name() -> dict[str, str]:
    """Return the state of each name of one, as ids: "cape-verde"."""
    return {
        kebab(name): state.id
        for state in reversed(catalogue.states())
        for name in (state.name, *state.names)
    }


@cache
def _states_by_capital() -> dict[str, str]:
    """Return the state of each capital, both as ids: "asuncion"."""
    return {kebab(s.capital): s.id for s in reversed(catalogue.states()) if s.capital}


def dateline_place(parsed: Parsed) -> str | None:
    """Return the place in the first dateline, as written: "PORT ROE, Chile"."""
    text = parsed.document.text
    places = (opening(text, start, end)[1] for start, end in openings(parsed.document))
    return next((place for place in places if place is not None), None)


def _by_capital(state: str, capital: str, text: str) -> str:
    """Return the state of a capital, or that of a province whose capital is called so, too."""
    own = next(s for s in catalogue.states() if s.id == state)
    if any(name in text for name in (own.name, *own.names)):
        return state
    return _state_of_province(capital, text) or state


def _state_of_province(capital: str, text: str) -> str | None:
    """Return the state of the only province that a text names and that has such a capital."""
    found = {
        province.state
        for province in catalogue.provinces()
        if kebab(province.capital or "") == capital
        and any(name in text for name in (province.name, *province.names))
    }
    return found.pop() if len(found) == 1 else None


def mediators(parsed: Parsed, names: Names) -> tuple[str, ...]:
    """Return the parties that the text calls mediators or hosts: "Kenyan mediators"."""
    found = []
    for name in names.all:
        doc = parsed.paragraphs[name.paragraph].parse
        near = {token.lower_ for token in doc[name.end : name.end + 3]}
        if name.kind != "person" and near & _BETWEEN:
            found.append(name.key)
    return tuple(dict.fromkeys(found))


def main_parties(names: Names, between: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the two parties named most, those ``between`` left out, in order of first mention.

    An acronym in brackets behind its name counts for nothing.
    """
    ends = {(n.paragraph, n.end + 1, n.key) for n in names.all}
    counts = Counter(
        n.key
        for n in names.all
        if n.kind != "person"
        and not n.place
        and n.key not in between
        and (n.paragraph, n.start, n.key) not in ends
    )
    most = {key for key, _ in counts.most_common(2)}
    return tuple(dict.fromkeys(n.key for n in names.all if n.key in most))

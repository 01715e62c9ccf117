"""Camps that are the people of a body with a name: "the dockers" of the Dockworkers' Federation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.appositions import beside
from detente.reading.grammar import noun_phrase
from detente.reading.ids import kebab
from detente.reading.names import Name, Names, known_as
from detente.reading.parse import Parsed
from detente.reading.sorts import is_people, sort_of, sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Token

OF_MEMBERS = frozenset(("union", "association", "campaign", "party", "armed-group", "nation"))
"""Sorts of body that a noun for its people may stand for."""
_STEM = 4
_VAGUE = 3
"""How many sorts a body may be of and still be taken for the one that a noun means."""


def as_bodies(camps: Iterable[Name], parsed: Parsed, proper: Names) -> list[Name]:
    """Return camps, with the key of the named body where a text has only one whose people they are.

    A body's name tells whose it is ("dockers" and "dockworkers"), else its sort does.
    """
    camps = list(camps)
    mentions: defaultdict[str, list[Token]] = defaultdict(list)
    named: dict[str, str] = {}
    for name in camps:
        head = parsed.paragraphs[name.paragraph].parse[name.start : name.end].root
        mentions[name.key].append(head)
        start, end = noun_phrase(head)
        found = beside(head, proper.within(name.paragraph, start, end + 1))
        if len(found) == 1:
            named.setdefault(name.key, found[0])
    bodies = dict.fromkeys(name.key for name in proper.all if name.kind == "body")
    known = {k: named.get(k) or _body(heads, bodies, proper) for k, heads in mentions.items()}
    return [known_as(name, known[name.key] or name.key) for name in camps]


def is_akin(noun: str, words: Iterable[str]) -> bool:
    """Tell whether a plural noun is made as a word of a name is: "dockers" and "dockworkers"."""
    stem = noun[: max(_STEM, len(noun) - 3)]
    return any(word.startswith(stem) for word in words)


def is_of_others(noun: str, words: Iterable[str]) -> bool:
    """Tell whether a name is that of others than a noun's: pilots are no "Owners' Guild"."""
    people = [word for word in words if _is_trade(word)]
    return bool(people) and _is_trade(noun) and not is_akin(noun, people)


def _is_trade(noun: str) -> bool:
    return is_people(noun) and noun not in catalogue.any_members()


def _body(heads: list["Token"], bodies: Iterable[str], proper: Names) -> str | None:
    """Return the only body with a name that a noun with some mentions means, or None."""
    noun, several = heads[0].lower_, heads[0].tag_ == "NNS"
    called = sorts_called(noun) & OF_MEMBERS if several else sorts_called(noun)
    before = {word for head in heads for word in _before(head)}
    akin, fitting = [], []
    for key in bodies:
        words = kebab(proper.bodies.get(key, key)).split("-")
        sorts = sort_of(proper, key)
        if not all(is_akin(word, words) for word in before):
            continue
        if several and is_akin(noun, words) and (not sorts or not called or sorts & called):
            akin.append(key)
        if sorts & called and _is_narrow(sorts, words, noun, several=several):
            fitting.append(key)
    found = akin or fitting
    return found[0] if len(found) == 1 else None


def _is_narrow(sorts: frozenset[str], words: Iterable[str], noun: str, *, several: bool) -> bool:
    return not is_of_others(noun, words) if several else len(sorts) <= _VAGUE


def _before(head: "Token") -> Iterator[str]:
    """Yield the nouns that tell a camp from others of its kind: "*mushroom* growers"."""
    for child in head.children:
        joined = child.dep_ in ("compound", "nmod", "poss") and child.pos_ == "NOUN"
        if child.i < head.i and joined and child.text.islower():
            yield child.lower_

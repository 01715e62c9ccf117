"""Parties that a text names by a common noun only: "the pirates", "the school board"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.agency import acts
from detente.reading.cues import entries
from detente.reading.ids import kebab
from detente.reading.names import Name, by_paragraph, could_be_name, covered, title_case
from detente.reading.parse import Parsed
from detente.reading.sorts import of_listed, sorts_called, sorts_named

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_OFTEN = 2
_VAGUE = 3
"""How many sorts a body may be of and still be taken for what a noun means."""
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun of a paragraph, where a name before it begins, and where nouns before it do."""

    paragraph: int
    head: "Token"
    name: int
    start: int

    @property
    def nouns(self) -> str:
        return self.head.doc[self.start : self.head.i + 1].text

    @property
    def full(self) -> str:
        return self.head.doc[self.name : self.head.i + 1].text

    @property
    def acts(self) -> bool:
        return acts(self.head.doc, self.start, self.head.i + 1)

    @property
    def speaks(self) -> bool:
        head = self.head
        return head.dep_ == "nsubj" and bool(entries(head.head))


def camps(
    parsed: Parsed, named: list[Name], sorts: Mapping[str, frozenset[str]]
) -> tuple[list[Name], dict[str, str]]:
    """Find camps: nouns for people or bodies that act in words and that no name can mean.

    A place or further nouns before the noun belong to the name. Returns the names and how each is
    spelled.
    """
    seen: defaultdict[str, list[_Mention]] = defaultdict(list)
    there = by_paragraph(named)
    for at, paragraph in enumerate(parsed.paragraphs):
        for one in _mentions(at, paragraph.parse, covered(there[at])):
            seen[one.head.lower_].append(one)
    bodies = {name.key for name in named if name.kind in ("body", "organisation")}
    known = {key: sorts.get(key) or of_listed(key) for key in bodies}
    found: list[Name] = []
    spelled: dict[str, str] = {}
    typical = {sorts_of for noun, sorts_of in _typical().items() if noun in seen}
    for noun, places in seen.items():
        if not _is_camp(noun, places) or _has_name(noun, places, known):
            continue
        if noun in catalogue.camps() and sorts_called(noun) & typical:
            continue
        full = max((one.full for one in places), key=len)
        spelled[kebab(full)] = full
        found.extend(
            Name(one.paragraph, one.name, one.head.i + 1, "body", kebab(full)) for one in places
        )
    return found, spelled


@cache
def _typical() -> dict[str, str]:
    """Return the sort for each noun by which a body of that sort is mostly called."""
    return {sort.nouns[0]: sort.id for sort in catalogue.sorts() if sort.nouns}


def _mentions(at: int, doc: "Doc", taken: Mapping[int, Name]) -> Iterator[_Mention]:
    """Return the plurals for people and the definite nouns for bodies."""
    people, titled = catalogue.camps(), title_case(doc)
    for token in doc:
        many = token.lower_ in people and (token.text.islower() or token.is_sent_start)
        if token.i in taken or token.i in titled or not (many or _is_body(token)):
            continue
        start = token.i
        while _is_part(doc, start - 1, token) and start - 1 not in taken:
            start -= 1
        name = start
        while name and name - 1 not in taken and could_be_name(doc[name - 1]):
            name -= 1
        before = doc[name - 1] if name and name - 1 not in taken else None
        definite = before is not None and before.lower_ == "the"
        if definite or (many and name == start and _opens(doc, start)):
            yield _Mention(at, token, name if definite else start, start)


def _is_body(token: "Token") -> bool:
    if token.tag_ != "NN" or not token.text.islower() or token.lower_ in catalogue.organs():
        return False
    return bool(sorts_named(token.lower_))


def _is_part(doc: "Doc", at: int, head: "Token") -> bool:
    """Tell whether a word is a noun before a noun: "the *school* board"."""
    if at < 0 or head.i - at > _LONGEST:
        return False
    word = doc[at]
    return word.text.islower() and word.tag_ in ("NN", "NNS") and word.dep_ == "compound"


def _opens(doc: "Doc", at: int) -> bool:
    """Tell whether a bare plural is a subject: "Tenants have stopped paying"."""
    return doc[at].dep_ == "nsubj" and (at == 0 or doc[at - 1].pos_ not in ("DET", "ADJ", "NUM"))


def _is_camp(noun: str, places: Sequence[_Mention]) -> bool:
    """Tell whether a noun is used often, of one camp at most, and acts in words."""
    names = {one.head.doc[one.name : one.start].text for one in places if one.name < one.start}
    nouns = {one.nouns for one in places if one.start < one.head.i}
    if len(names) > 1 or len(nouns) > 1:
        return False
    if not nouns and noun not in (*catalogue.camps(), *catalogue.sole_bodies()):
        return False
    if len(places) < _OFTEN:
        return bool(nouns) and places[0].speaks
    return any(one.acts for one in places)


def _has_name(noun: str, places: Sequence[_Mention], known: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the text names a body that the noun may mean."""
    parts = {word for one in places for word in one.nouns.split() if word != noun}
    own = {word for key in known for word in key.split("-")}
    if noun in own or parts & own:
        return True
    called = sorts_called(noun)
    people = noun in catalogue.camps()
    return any(
        (of & called and len(of) <= _VAGUE) or (not of and not people and not parts)
        for of in known.values()
    )

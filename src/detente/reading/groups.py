"""The common nouns of a text that may be parties, each with all its mentions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.agency import acts
from detente.reading.ids import kebab
from detente.reading.kinds import rows
from detente.reading.names import (
    Name,
    Names,
    by_paragraph,
    could_be_name,
    covered,
    hyphened,
    title_case,
)
from detente.reading.parse import Parsed
from detente.reading.roles import could_be_person, role_words
from detente.reading.sorts import sorts_named
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun of a paragraph: where a name before it begins, its own first word and its end."""

    paragraph: int
    head: "Token"
    name: int
    start: int
    end: int

    @property
    def nouns(self) -> str:
        """The words without a name before them."""
        return self.head.doc[self.start : self.end].text

    @property
    def full(self) -> str:
        """The words with a name before them; a capital that only opens a sentence is undone."""
        text = self.head.doc[self.name : self.end].text
        return text[0].lower() + text[1:] if self.name == self.start else text


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one noun in a text."""

    noun: str
    mentions: tuple[Mention, ...]

    @property
    def full(self) -> str:
        """The longest words by which the text calls it."""
        return max((one.full for one in self.mentions), key=len)


def groups(parsed: Parsed, proper: Names) -> list[Group]:
    """Return the nouns of a text that may be a camp, each with its mentions."""
    seen: defaultdict[str, list[Mention]] = defaultdict(list)
    there = by_paragraph(proper.all)
    for at, paragraph in enumerate(parsed.paragraphs):
        for one in _mentions(at, paragraph.parse, covered(there[at])):
            seen[one.head.lower_].append(one)
    return [
        group
        for noun, places in seen.items()
        if not any(_has_own_name(one.head) for one in places)
        for group in _parted(noun, places)
        if _has_part(group)
    ]


def officer(head: "Token") -> "Token | None":
    """Return the officer whom a noun has: "the union's *president*"."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ in ("of", "for"):
        above = above.head
    elif head.dep_ not in ("poss", "compound"):
        return None
    return above if above.lower_ in role_words() else None


def _parted(noun: str, places: Sequence[Mention]) -> Iterator[Group]:
    """Yield a group for each wording; the noun alone joins the only longer one there is."""
    longer = list(dict.fromkeys(kebab(one.nouns) for one in places if one.start < one.end - 1))
    if len(longer) < 2:
        yield Group(noun, tuple(places))
        return
    for words in dict.fromkeys(kebab(one.nouns) for one in places):
        yield Group(noun, tuple(one for one in places if kebab(one.nouns) == words))


def _mentions(at: int, doc: "Doc", taken: Mapping[int, Name]) -> Iterator[Mention]:
    titled = title_case(doc)
    for token in doc:
        small = token.text.islower() or token.is_sent_start
        if token.tag_ not in ("NN", "NNS") or not small or token.i in taken or token.i in titled:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if is_time(token) or (after is not None and after.head is token.head and _joins(token)):
            continue
        start = token.i
        while start - 1 not in taken and _is_part(doc, start - 1, token):
            start -= 2 if hyphened(doc, start - 1) else 1
        name = start
        while name and name - 1 not in taken and could_be_name(doc[name - 1]):
            name -= 1
        definite = name > 0 and doc[name - 1].lower_ == "the"
        yield Mention(at, token, name if definite else start, start, _end(doc, token, taken))


def _has_own_name(head: "Token") -> bool:
    """Tell whether a place stands behind its noun by name: "the *city* of Ostrow"."""
    if head.lower_ not in catalogue.signs().place_nouns or head.i + 2 >= len(head.doc):
        return False
    return head.doc[head.i + 1].lower_ == "of" and could_be_name(head.doc[head.i + 2])


def _joins(token: "Token") -> bool:
    """Tell whether a noun only stands before another: "*school* board"."""
    return token.dep_ == "compound"


def _is_part(doc: "Doc", at: int, head: "Token") -> bool:
    """Tell whether a word belongs before a noun: "the *school* board", "the *tenants'* union"."""
    if at < 0 or head.i - at > _LONGEST:
        return False
    word = doc[at]
    if hyphened(doc, at):
        return doc[at - 1].text.isalpha()
    if word.lower_ == "'":
        return at > 0 and doc[at - 1].tag_ == "NNS" and doc[at - 1].text.islower()
    beside = at + 1 < len(doc) and doc[at + 1].lower_ == "'"
    joined = word.dep_ == "compound" or (beside and word.dep_ == "poss")
    return word.text.islower() and word.tag_ in ("NN", "NNS") and joined


def _end(doc: "Doc", head: "Token", taken: Mapping[int, Name]) -> int:
    """Return the end of a noun, with those whom it is made of: "council *of elders*".

    Also with its place, if it is no organ of it: "the hauliers' cooperative *of Tolna*".
    """
    end = head.i + 3
    if end > len(doc) or doc[head.i + 1].lower_ != "of":
        return head.i + 1
    if doc[head.i + 2].tag_ == "NNS":
        people = doc[head.i + 2].lower_ in catalogue.camps()
        people = people or could_be_person(doc[head.i + 2].lemma_)
        return end if people and head.lower_ in catalogue.bodies() else head.i + 1
    return _end_of_place(doc, head, taken)


def _end_of_place(doc: "Doc", head: "Token", taken: Mapping[int, Name]) -> int:
    noun = head.lower_
    local = noun in catalogue.seats() | catalogue.organs() | catalogue.signs().place_nouns
    if local or head.tag_ != "NN" or noun not in catalogue.bodies() | catalogue.sole_bodies():
        return head.i + 1
    return dict(rows(doc, taken.keys())).get(head.i + 2, head.i + 1)


def _has_part(group: Group) -> bool:
    """Tell whether a noun is one for people or a body, or speaks, acts or has an officer."""
    head = group.mentions[0].head
    if sorts_named(group.noun) or (head.tag_ == "NNS" and could_be_person(head.lemma_.lower())):
        return True
    return group.noun in catalogue.camps() or any(
        acts(one.head.doc, one.start, one.head.i + 1) or officer(one.head) is not None
        for one in group.mentions
    )

"""What a text says of each name where it stands: who acts, what somebody is called."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from detente import catalogue
from detente.reading.constituents import constituents
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed
from detente.reading.roles import role_words, title_of
from detente.reading.standins import own_words
from detente.reading.ties import described

if TYPE_CHECKING:
    from detente.reading.tokens import Doc


class Heard(NamedTuple):
    """A person or party that a sentence names at a token, and whether as its subject."""

    token: int
    kind: str
    key: str
    subject: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is told where a name stands; nothing is ``heard`` of one inside a quotation."""

    heard: Heard | None
    title: str
    called: frozenset[str]


@dataclass(slots=True)
class Cast:
    """The names of a document and what is told where they stand, each worked out once.

    ``words`` are the words of a party's name, what it is called, and whom it stands for.
    """

    parsed: Parsed
    names: Names
    words: dict[str, frozenset[str]] = field(init=False)
    _told: dict[tuple[int, int], Told | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        represented = constituents(self.parsed, self.names)
        self.words = {
            key: own | represented.get(key, frozenset())
            for key, own in own_words(self.names).items()
        }

    def told(self, name: Name) -> Told | None:
        """Return what is told where a name stands, or None if it only describes another."""
        key = (name.paragraph, name.start)
        if key not in self._told:
            self._told[key] = self._read(name)
        return self._told[key]

    def _read(self, name: Name) -> Told | None:
        place = self.parsed.paragraphs[name.paragraph]
        doc = place.parse
        if name.place or _is_attribute(doc, name):
            return None
        at = doc[name.start].idx
        heard = None
        if not any(quote.start <= at < quote.end for quote in place.quotes):
            kind = "person" if name.kind == "person" else "party"
            heard = Heard(name.start, kind, name.key, _is_subject(doc, name))
        if name.kind != "person":
            return Told(heard, "", frozenset())
        title = (title_of(doc, name) or "").lower()
        return Told(heard, title, described(doc, name) | {title, *title.split()})


def _is_attribute(doc: "Doc", name: Name) -> bool:
    """Tell whether a name only describes another: "Chinese engineers", "Peru's main union"."""
    token = doc[name.end - 1]
    if token.dep_ == "poss":
        # "France's biggest union" is not France.
        return token.head.lower_ in catalogue.kinds()
    token = doc[name.start]
    if name.form != "demonym" or token.dep_ != "amod":
        return False
    return token.head.pos_ == "NOUN" and token.head.lower_ not in role_words()


def _is_subject(doc: "Doc", name: Name) -> bool:
    head = doc[name.start : name.end].root
    if name.start > 1 and doc[name.start - 1].text == "," and doc[name.start - 2].dep_ == "nsubj":
        # "Her counterpart, Per Ekdahl, disagreed".
        return True
    while head.dep_ in ("conj", "appos", "compound", "poss", "amod", "nmod") and head.head != head:
        if name.kind == "person" and head.dep_ not in ("conj", "appos"):
            break
        head = head.head
    if name.kind == "person" and head.dep_ in ("attr", "oprd"):
        # "The guild's director is Ana Roe"; "the skipper is called Ana Roe".
        return True
    return head.dep_ in ("nsubj", "nsubjpass", "ROOT")

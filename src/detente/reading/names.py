"""Names in a document: states, organisations, people and the bodies that a text names itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.once import once
from detente.reading.parse import Paragraph, Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_HEADLINE = 5
_HEADLINE_STOPPED = 6
"""How many words a headline has at least, without and with a full stop behind it."""
_LARGE = ("VERB", "NOUN", "ADJ", "ADV")

Form = Literal["name", "demonym", "capital", "seat", "region"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name by token indices of its paragraph (``end`` exclusive).

    ``key`` is a party's id, or a person's full name. ``title`` are the token indices of a title
    before the name. ``place`` tells that a capital stands for the place and not for the state.
    """

    paragraph: int
    start: int
    end: int
    kind: Literal["state", "organisation", "body", "person"]
    key: str
    form: Form = "name"
    title: tuple[int, int] | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a document in order, how its own bodies are spelled, and nouns used of them.

    ``sorts`` are the sorts that each body may be of: ask `sort_of`. ``loose`` are nouns that may be
    a party if somebody turns out to speak for it: "the farmers". ``media`` are names of media that
    only report, and are none of ``all``.
    """

    all: tuple[Name, ...]
    bodies: dict[str, str]
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    sorts: dict[str, frozenset[str]] = field(default_factory=dict)
    loose: tuple[Name, ...] = ()
    media: tuple[Name, ...] = ()
    _by_paragraph: dict[int, list[Name]] = field(init=False, repr=False, compare=False)
    _by_token: dict[tuple[int, int], Name] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_token: dict[tuple[int, int], Name] = {}
        for name in self.all:
            for token in range(name.start, name.end):
                by_token.setdefault((name.paragraph, token), name)
        object.__setattr__(self, "_by_paragraph", by_paragraph(self.all))
        object.__setattr__(self, "_by_token", by_token)

    def at(self, paragraph: int, token: int) -> Name | None:
        """Return the name that holds a token, or None."""
        return self._by_token.get((paragraph, token))

    def loose_at(self, paragraph: int, token: int) -> Name | None:
        """Return the noun that may be a party and holds a token, the longest, or None."""
        fits = (n for n in self.loose if n.paragraph == paragraph and n.start <= token < n.end)
        return max(fits, key=lambda n: n.end - n.start, default=None)

    def is_medium(self, paragraph: int, token: int) -> bool:
        """Tell whether a token is in the name of a medium that only reports."""
        return any(n.paragraph == paragraph and n.start <= token < n.end for n in self.media)

    def within(self, paragraph: int, start: int, end: int) -> tuple[Name, ...]:
        """Return the names inside the tokens ``start`` to ``end`` (exclusive)."""
        here = self._by_paragraph.get(paragraph, ())
        return tuple(n for n in here if start <= n.start and n.end <= end)


def names(parsed: Parsed) -> Names:
    """Find the names in every paragraph; the longest wins where two overlap."""
    from detente.reading.camps import camps
    from detente.reading.media import reporting_only
    from detente.reading.members import as_bodies
    from detente.reading.parts import parts
    from detente.reading.sorts import sorts

    proper = proper_names(parsed)
    everything = list(proper.all)
    beside, beside_as = parts(parsed, everything)
    unnamed, loose, called = camps(parsed, proper)
    only_reporting = reporting_only(parsed, [*unnamed, *loose])
    media = tuple(name for name in unnamed if name.key in only_reporting)
    unnamed = [name for name in unnamed if name.key not in only_reporting]
    unnamed = as_bodies(unnamed, parsed, proper)
    loose.extend(proper.loose)
    called |= beside_as
    heads = {key: frozenset((full.split()[-1],)) for key, full in called.items()}
    of = proper.sorts | sorts(called, heads, {})
    all_names = longest([*everything, *beside, *unnamed])
    known = {(n.paragraph, n.start, n.end) for n in all_names}
    left = tuple(
        n
        for n in loose
        if (n.paragraph, n.start, n.end) not in known and n.key not in only_reporting
    )
    spelled = {**proper.bodies, **called}
    return Names(tuple(all_names), spelled, proper.nouns, of, left, (*proper.media, *media))


def proper_names(parsed: Parsed) -> Names:
    """Find what is written with a capital, or in a list, in every paragraph."""
    from detente.reading.bodies import bodies
    from detente.reading.gazetteer import listed
    from detente.reading.holding import standing_alone
    from detente.reading.kinds import named_kinds
    from detente.reading.loose import loose_names
    from detente.reading.media import reporting_only
    from detente.reading.officers import officers
    from detente.reading.people import people
    from detente.reading.quarters import quarters
    from detente.reading.settling import settled
    from detente.reading.sorts import sorts
    from detente.reading.verdicts import Mentions

    mentions = Mentions(parsed)
    known = standing_alone(parsed, listed(parsed), mentions)
    known.extend(quarters(parsed, known))
    told, told_as, nouns = named_kinds(parsed, known, mentions)
    persons = people(parsed, [*known, *told], mentions)
    own, spelled = bodies(parsed, [*known, *persons], told, told_as, mentions)
    everything = settled(parsed, longest([*persons, *known, *own]))
    only_reporting = reporting_only(parsed, everything)
    media = tuple(name for name in everything if name.key in only_reporting)
    everything = [name for name in everything if name.key not in only_reporting]
    kept = {name.key for name in everything}
    spelled |= {place.id: place.name for place in catalogue.provinces()}
    spelled = {key: full for key, full in spelled.items() if key in kept}
    of = sorts(spelled, nouns, officers(parsed, own))
    loose, loosely = loose_names(parsed, everything, mentions)
    left = tuple(name for name in loose if name.key not in only_reporting)
    return Names(tuple(everything), {**loosely, **spelled}, nouns, of, left, media)


def known_as(name: Name, key: str) -> Name:
    """Return a name with another key."""
    return name if name.key == key else replace(name, key=key)


def longest(found: Iterable[Name]) -> list[Name]:
    """Return names that do not overlap, the longer before the shorter, in the order of the text."""
    kept: list[Name] = []
    taken: set[tuple[int, int]] = set()
    for name in sorted(found, key=lambda n: (n.start - n.end, n.kind != "person", n.start)):
        tokens = {(name.paragraph, i) for i in range(name.start, name.end)}
        if not tokens & taken:
            kept.append(name)
            taken |= tokens
    return sorted(kept, key=lambda n: (n.paragraph, n.start))


def by_paragraph(found: Iterable[Name]) -> defaultdict[int, list[Name]]:
    """Return the names of each paragraph, in the order of ``found``."""
    table: defaultdict[int, list[Name]] = defaultdict(list)
    for name in found:
        table[name.paragraph].append(name)
    return table


def covered(found: Iterable[Name]) -> dict[int, Name]:
    """Return the name that lies on each token of a paragraph of these names, titles left out."""
    return {i: n for n in found for i in range(n.start, n.end)}


def could_be_name(token: "Token") -> bool:
    """Tell whether a token is written as part of a name is."""
    return token.i in capitals(token.doc)


@once
def capitals(doc: "Doc") -> frozenset[int]:
    """Return the tokens that are written as parts of names are."""
    others, months = catalogue.english().no_names, catalogue.english().short_months
    texts = [token.text for token in doc]
    return frozenset(
        i
        for i, text in enumerate(texts)
        if text[:1].isupper()
        and text.replace("-", "").replace("'", "").replace(".", "").isalpha()
        and text.lower() not in others
        and not (text.rstrip(".") in months and "".join(texts[i + 1 : i + 2]).isdecimal())
    )


def hyphened(doc: "Doc", mark: int) -> bool:
    """Tell whether a hyphen joins what stands before and behind it: "Alder-Pine"."""
    if not 0 < mark < len(doc) - 1 or doc[mark].text != "-":
        return False
    return not doc[mark - 1].whitespace_ and not doc[mark].whitespace_


@once
def title_case(doc: "Doc") -> frozenset[int]:
    """Return the tokens of headlines in which every word but the small ones has a capital.

    One that ends with a full stop has more words, and no verb, noun or adjective without a capital.
    """
    large = capitals(doc)
    found: set[int] = set()
    for sentence in doc.sents:
        texts = [token.text for token in sentence]
        stopped = texts[-1] == "."
        if "." in texts[:-1] or (not stopped and texts[-1].endswith(".")):
            continue
        if stopped and any(t.text.islower() and t.pos_ in _LARGE for t in sentence):
            continue
        long = [text for text in texts if len(text) > 3 and text.isalpha()]
        least = _HEADLINE_STOPPED if stopped else _HEADLINE
        if len(long) >= least and not any(text.islower() for text in long):
            found.update(large & set(range(sentence.start, sentence.end)))
    return frozenset(found)


def written(parsed: Parsed, paragraph: Paragraph, start: int, end: int) -> str:
    """Return the words of tokens ``start`` to ``end`` (exclusive), a possessive *'s* left out."""
    doc = paragraph.parse
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    text = parsed.document.text[paragraph.start + first : paragraph.start + last]
    return " ".join((text[:-2] if text.endswith(("’s", "'s")) else text).split())

"""Bodies whose name goes on behind "of" or an owner: "Shield of the Wadi", "Carriers' Conference".

The whole is the name; "the Shield" alone is a short form of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.evidence import common
from detente.reading.ids import kebab
from detente.reading.kinds import rows
from detente.reading.names import Name, by_paragraph, covered, title_case, written
from detente.reading.parse import Parsed
from detente.reading.titles import titles
from detente.reading.verdicts import Mentions

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_CLEAR = 0.9
"""How likely both rows together have to be a body."""
_LIKELY = 0.7
_HALF = 0.5
_LONGEST = 4


def wholes(
    parsed: Parsed, known: list[Name], mentions: Mentions
) -> tuple[list[Name], dict[str, str]]:
    """Find two rows of capitals that "of", "of the" or *'* joins to the name of one body.

    Neither may be among the names ``known``. Returns the names, and how each is spelled.
    """
    found: list[Name] = []
    spelled: dict[str, str] = {}
    there = by_paragraph(known)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        titled = {i for start, end in titles(doc) for i in range(start, end)}
        free = dict(rows(doc, titled | title_case(doc) | covered(there[at]).keys()))
        of = [
            (start, end)
            for start, end in joined(doc, free)
            if _is_one(doc, start, free[start], end)
            and _is_body(mentions, (at, start, end), free[start])
        ]
        owned = [
            (start, end)
            for start, end in _owned(doc, free)
            if mentions.verdict((at, start, end)).of("body") >= _LIKELY
        ]
        for start, end in (*of, *owned):
            text = written(parsed, paragraph, start, end)
            found.append(Name(at, start, end, "body", kebab(text)))
            spelled.setdefault(kebab(text), text)
    return found, spelled


def joined(doc: "Doc", ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield two rows, given by where each begins and ends, that "of" or "of the" joins."""
    for start, end in ends.items():
        second = behind_of(doc, end)
        if second in ends and ends[second] - second <= _LONGEST:
            yield start, ends[second]


def _owned(doc: "Doc", ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield a row of capitals that ends in many people, with what is theirs.

    "The Gulf *Carriers' Conference*", "Kanpet *Women's Column*".
    """
    for start, end in ends.items():
        owned = end < len(doc) and doc[end].tag_ == "POS" and ends.get(end + 1) == end + 2
        if owned and are_many(doc[end - 1]):
            yield start, end + 2


def are_many(token: "Token") -> bool:
    """Tell whether a noun means several people: "Carriers", "Women", "Seamen"."""
    return token.tag_ in ("NNS", "NNPS") or token.lower_.endswith("men")


def behind_of(doc: "Doc", end: int) -> int:
    """Return where what follows "of" or "of the" at ``end`` begins, or -1."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return -1
    return end + 1 + (doc[end + 1].lower_ == "the")


def _is_one(doc: "Doc", start: int, end: int, last: int) -> bool:
    """Tell whether rows that end at ``end`` and at ``last`` may be one name.

    Without the article of a name, a firm is only of a place in "Kopal of Turin", unless its words
    are common nouns: "Friends of Tolna", "Voice of Towns". "The Ministry of Trade" is no name.
    """
    noun, thing = doc[end - 1], common(doc[last - 1].lower_)
    if noun.lower_ in catalogue.organs() and thing:
        return False
    if start and doc[start - 1].lower_ == "the":
        return True
    told = doc[end + 1].lower_ == "the" or (
        common(noun.lower_) and (thing or noun.tag_ in ("NNS", "NNPS"))
    )
    return told and not doc[start].is_sent_start


def _is_body(mentions: Mentions, whole: tuple[int, int, int], first_end: int) -> bool:
    """Tell whether two rows are one body; "the Heights of Sanaga" are a place."""
    at, start, _ = whole
    first = mentions.verdict((at, start, first_end))
    return mentions.verdict(whole).of("body") >= _CLEAR and first.of("place") < _HALF

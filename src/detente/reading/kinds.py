"""Bodies that a text names beside what they are: "the fund Alder Capital", "the Dawn movement"."""

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading import asides
from detente.reading.evidence import is_called, is_kind, is_person_noun
from detente.reading.ids import kebab
from detente.reading.names import (
    Name,
    by_paragraph,
    capitals,
    covered,
    hyphened,
    title_case,
    written,
)
from detente.reading.parse import Parsed
from detente.reading.roles import role_words
from detente.reading.titles import ends_title, is_matter, titles
from detente.reading.verdicts import Mentions, Verdict

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_LONGEST = 6
_TOLD = 0.15
"""How likely a row has to be a body where a common noun beside it says so."""


def named_kinds(
    parsed: Parsed, known: list[Name], mentions: Mentions
) -> tuple[list[Name], dict[str, str], dict[str, frozenset[str]]]:
    """Find bodies beside a common noun for their kind, and rows of capitals told to be bodies.

    Returns the names, how each is spelled in full, and the common nouns used of it.
    """
    found: list[Name] = []
    spelled: dict[str, str] = {}
    nouns: dict[str, frozenset[str]] = {}
    there = by_paragraph(known)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        titled = {i for start, end in titles(doc) for i in range(start, end)}
        for start, end in rows(doc, titled | title_case(doc) | covered(there[at]).keys()):
            if is_matter(doc, end):
                continue
            noun = _kind(doc, start, end)
            if end - start == 1 and noun is None and not _is_in_region(doc, start):
                continue
            if not _is_body(doc, start, end, mentions.verdict((at, start, end)), noun):
                continue
            text = written(parsed, paragraph, start, end)
            key = kebab(text)
            if not key:
                continue
            found.append(Name(at, start, end, "body", key))
            spelled.setdefault(key, text)
            nouns[key] = nouns.get(key, frozenset()) | ({noun} if noun else frozenset())
    return found, spelled, nouns


def rows(doc: "Doc", taken: Set[int]) -> Iterator[tuple[int, int]]:
    """Return the rows of capitals outside of ``taken``, small words inside them let through."""
    joints = catalogue.english().joints
    large = capitals(doc)
    end = 0
    for start in sorted(large - taken):
        if start < end:
            continue
        end = at = start + 1
        while at < len(doc) and at - start < _LONGEST and at not in taken:
            if at in large or _is_number_of_chapter(doc, at):
                end = at + 1
            elif not (hyphened(doc, at) or doc[at].text == "&" or doc[at].text in joints):
                break
            at += 1
        yield start, end


def _is_number_of_chapter(doc: "Doc", at: int) -> bool:
    """Tell whether a number belongs to the name of a part of a union: "Local *88*"."""
    return doc[at].text.isdecimal() and doc[at - 1].lower_ in catalogue.chapters()


def _is_body(doc: "Doc", start: int, end: int, verdict: Verdict, noun: str | None) -> bool:
    """Tell whether a row is a body: by all its mentions, a single word also by a noun beside it."""
    if _is_number_of_chapter(doc, end - 1):
        return True
    words = {token.lower_ for token in doc[start:end]}
    if all(word in catalogue.bodies() or word in catalogue.common_first() for word in words):
        return False
    if is_called(doc, start, end):
        return False
    if ends_title(doc[end - 1].lower_) and doc[end - 1].lower_ not in catalogue.bodies():
        return False
    if verdict.nature == "place" and verdict.acts:
        return _has_office(doc, start, end) or _is_in_region(doc, start)
    if noun is not None and end - start > 1:
        return verdict.of("body") >= _TOLD
    return verdict.nature == "body" and (noun is not None or end - start > 1)


def _kind(doc: "Doc", start: int, end: int) -> str | None:
    """Return the common noun beside a row that says what it is."""
    before = doc[start - 1] if start else None
    if before is not None and before.text.islower() and _says_kind(doc, start - 1):
        return before.lower_
    noun = asides.before(doc, start, end)
    if noun is not None and _says_kind(doc, noun.i):
        return noun.lower_
    if end < len(doc) and doc[end].text.islower() and doc[end].lower_ in catalogue.kinds():
        named = all(t.pos_ == "PROPN" for t in doc[start:end])
        return doc[end].lower_ if named and not asides.only_describes(doc, start) else None
    noun = asides.behind(doc, end)
    return noun.lower_ if noun is not None and _says_kind(doc, noun.i) else None


def _says_kind(doc: "Doc", at: int) -> bool:
    return is_kind(doc[at]) and not is_person_noun(doc[at])


def _has_office(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a row has officers or organs: "New Arland's president"."""
    if end - start == 1 or not all(t.pos_ == "PROPN" for t in doc[start:end]):
        return False
    owns = end + 1 < len(doc) and doc[end].text == "'s" and doc[end + 1].lower_ in role_words()
    held = (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in catalogue.roles().person_nouns
        and doc[start - 2].text.islower()
    )
    return owns or held


def _is_in_region(doc: "Doc", start: int) -> bool:
    """Tell whether a row is the name of a region: "the province of Tandja"."""
    return (
        start > 1
        and doc[start - 1].lower_ == "of"
        and doc[start - 2].lower_ in catalogue.roles().regional
    )

"""Parties named by a name and a noun: "the Ferrol family", "the Kopal works council"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.agency import acts
from detente.reading.ids import kebab
from detente.reading.names import Name, by_paragraph, could_be_name, covered, written
from detente.reading.parse import Parsed, pipeline

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from detente.reading.tokens import Doc

Part = tuple[int, int, int, int]
"""A paragraph, where the name, the noun and the end of a part are."""


def parts(parsed: Parsed, named: list[Name]) -> tuple[list[Name], dict[str, str]]:
    """Find parties that are named as a part of, or beside, what has a name of its own.

    The noun alone ("the family") means the same. One that is named once has to act. Returns the
    names and how each is spelled.
    """
    seen: defaultdict[str, list[Part]] = defaultdict(list)
    there = by_paragraph(named)
    for at, paragraph in enumerate(parsed.paragraphs):
        for noun, start, head, end in _found(paragraph.parse, covered(there[at])):
            seen[noun].append((at, start, head, end))
    found: list[Name] = []
    spelled: dict[str, str] = {}
    for places in seen.values():
        full = {_full(parsed, p) for p in places if p[1] < p[2]}
        doing = any(acts(parsed.paragraphs[at].parse, start, end) for at, start, _, end in places)
        if len(full) != 1 or not (doing or len(places) > 1):
            continue
        name = full.pop()
        spelled[kebab(name)] = name
        found.extend(Name(at, start, end, "body", kebab(name)) for at, start, _, end in places)
    return found, spelled


def _found(doc: "Doc", taken: Mapping[int, Name]) -> Iterator[tuple[str, int, int, int]]:
    for _, head, end in _nouns()(doc.source):
        if head in taken or not doc[head].text.islower():
            continue
        start = head
        while start and could_be_name(doc[start - 1]) and _may_own(taken.get(start - 1)):
            start -= 1
        if start < head or (head and doc[head - 1].lower_ == "the"):
            yield doc[head:end].text, start, head, end


def _may_own(name: Name | None) -> bool:
    return name is None or name.kind in ("body", "person")


def _full(parsed: Parsed, part: Part) -> str:
    at, start, _, end = part
    return written(parsed, parsed.paragraphs[at], start, end)


@cache
def _nouns() -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("part", [nlp.make_doc(noun) for noun in catalogue.parts()])
    return matcher

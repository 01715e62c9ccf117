"""Names of people: rows of capitals that a title or their mentions tell to be persons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.evidence import common, is_called
from detente.reading.firsts import firsts
from detente.reading.names import (
    Name,
    by_paragraph,
    capitals,
    could_be_name,
    hyphened,
    longest,
    title_case,
    written,
)
from detente.reading.parse import Parsed
from detente.reading.phrases import words
from detente.reading.surnames import named_again
from detente.reading.titles import Stretch, begins, ends_title, titles
from detente.reading.verdicts import Mentions, Verdict

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_SAYING = frozenset(("say", "tell", "add", "warn", "ask"))
_LONGEST = 7
_CLEARLY = 0.8
"""How likely a plural, or a single name, has to be a person's."""
_PLAIN_LONGEST = 4
_SURELY = 0.9
"""How likely a name behind a title has to be a body's to be no person's."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be a person, and the title before it."""

    row: Stretch
    title: Stretch | None = None


def people(parsed: Parsed, listed: list[Name], mentions: Mentions) -> list[Name]:
    """Find people; a later surname alone, or a first family name, is the same person.

    ``listed`` are the names that are known already: only a capital among them may be part of a
    person's name.
    """
    found: list[Name] = []
    there = by_paragraph(listed)
    for at, paragraph in enumerate(parsed.paragraphs):
        known = {i: n for n in there[at] for i in range(n.start, n.end)}
        fixed = frozenset(i for i, n in known.items() if n.form not in ("capital", "region"))
        for one in _candidates(paragraph.parse, fixed, frozenset(known)):
            start, end = one.row
            titled = one.title is not None
            called = titled or is_called(paragraph.parse, start, end)
            verdict = mentions.verdict((at, start, end))
            if _is_person(verdict, called=called):
                text = written(parsed, paragraph, start, end)
                several = paragraph.parse[end - 1].tag_ == "NNPS"
                clear = called or not several or verdict.of("person") > _CLEARLY
                if titled or (" " in text and clear):
                    found.append(Name(at, start, end, "person", text, title=one.title))
        for start, end, said in firsts(paragraph.parse, frozenset(known)):
            verdict = mentions.verdict((at, start, end))
            if verdict.of("person") > _CLEARLY or (said and verdict.of("body") < _SURELY):
                text = written(parsed, paragraph, start, end)
                found.append(Name(at, start, end, "person", text))
    return named_again(parsed, longest(found))


def _is_person(verdict: Verdict, *, called: bool) -> bool:
    return verdict.nature == "person" or (called and verdict.of("body") < _SURELY)


def _candidates(doc: "Doc", fixed: frozenset[int], listed: frozenset[int]) -> Iterator[_Candidate]:
    found = titles(doc)
    stop = fixed | title_case(doc) | {i for start, end in found for i in range(start, end)}
    yield from _titled(doc, found, fixed, stop)
    yield from _with_a_state(doc, fixed)
    for row in _speaking(doc, stop):
        yield _Candidate(row)
    for row in _rows(doc, stop | listed):
        yield _Candidate(row)


def _titled(
    doc: "Doc", found: list[Stretch], fixed: frozenset[int], stop: frozenset[int]
) -> Iterator[_Candidate]:
    inside = stop - fixed
    for start in sorted({end for _, end in found}):
        if start < len(doc) and start not in inside:
            end = _run(doc, start, stop)
            head = end == start + 1 and doc[start].lower_ in catalogue.bodies()
            if end > start and not head:
                title = (begins(doc, start, found, fixed), start)
                yield _Candidate((start, end), title)


def _with_a_state(doc: "Doc", fixed: frozenset[int]) -> Iterator[_Candidate]:
    """Yield rows of two of which one has the name of a state: "Michael Jordan", "Chad Reed"."""
    given = catalogue.given_names()
    for state in sorted(fixed):
        for first in {state - 1, state} - {-1}:
            row = doc[first : first + 2]
            if (
                len(row) == 2
                and all(could_be_name(t) and t.pos_ == "PROPN" for t in row)
                and (first == state or row[0].lower_ in given)
                and not {first, first + 1} <= fixed
                and not (first + 2 < len(doc) and could_be_name(doc[first + 2]))
            ):
                yield _Candidate((first, first + 2))


def _speaking(doc: "Doc", stop: frozenset[int]) -> list[Stretch]:
    """Return rows of two or three names that are the subject of a verb of saying."""
    found = []
    for token in _speakers(doc):
        if token.pos_ != "PROPN" or token.i in stop:
            continue
        start = token.i
        while start > 0 and could_be_name(doc[start - 1]) and start - 1 not in stop:
            start -= 1
        end = _run(doc, start, stop)
        if 2 <= end - start <= 3 and not doc[start:end].text.isupper():
            found.append((start, end))
    return found


def _speakers(doc: "Doc") -> "list[Token]":
    verbs = (doc[i] for i, forms in enumerate(words(doc, 0, len(doc) - 1)) if _SAYING & forms)
    return sorted(child for verb in verbs for child in verb.children if _is_speaking(child))


def _is_speaking(token: "Token") -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in _SAYING


def _rows(doc: "Doc", stop: frozenset[int]) -> Iterator[Stretch]:
    """Return the rows of two to four capitals; a first word of a sentence has to be a name."""
    large = capitals(doc)
    for start in sorted(large - stop):
        opens = start - 1 not in large or start - 1 in stop or _only_opens(doc[start - 1])
        if not opens or _only_opens(doc[start]) or _is_title(doc, start):
            continue
        end = _run(doc, start, stop)
        hyphens = sum(token.text == "-" for token in doc[start:end])
        length = end - start - 2 * hyphens
        if end - start > 1 and length <= _PLAIN_LONGEST and not doc[start:end].text.isupper():
            yield start, end


def _only_opens(token: "Token") -> bool:
    """Tell whether a word has its capital from standing first: "Yesterday Ana Roe"."""
    if not token.is_sent_start or token.pos_ == "PROPN":
        return False
    return common(token.lower_) and token.lower_ not in catalogue.given_names()


def _is_title(doc: "Doc", start: int) -> bool:
    """Tell whether a hyphened word is a title: "Vice-Admiral Ana Roe"."""
    return hyphened(doc, start + 1) and ends_title(doc[start + 2].lower_)


def _run(doc: "Doc", start: int, stop: frozenset[int]) -> int:
    """Return the end of a personal name that begins at ``start`` (exclusive; ``start`` if none)."""
    particles = catalogue.english().name_particles
    end = at = start
    while at < min(len(doc), start + _LONGEST):
        token = doc[at]
        after = doc[at + 1] if at + 1 < len(doc) else None
        if at in stop and not (at > start and doc[at - 1].text == "-"):
            break
        if could_be_name(token) or (at > start and token.text.istitle() and hyphened(doc, at + 1)):
            at += 1
            end = at
        elif after is None:
            break
        elif token.text in "-'" and at > start and not doc[at - 1].whitespace_:
            if not after.text[:1].isupper() and not (after.is_alpha and token.text == "-"):
                break
            # "Yoon Tae-seok": the part behind a hyphen may be lower case.
            at += 1 if after.text[:1].isupper() else 2
            end = at if at == after.i + 1 else end
        elif token.lower_ in particles and (at > start or token.lower_ in ("al", "el")):
            at += 1
        else:
            break
    return end

"""The sentences of a draft that bind somebody, and where in them the binding words stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from detente import catalogue
from detente.catalogue import Binding
from detente.documents.model import Document
from detente.reading.drafts.model import Provision
from detente.reading.drafts.words import flat
from detente.reading.sentences import starts

LONGEST = 4_000
"""Longest sentence that is parsed, in characters."""

PORTION = 20_000
"""How much of a unit is cut into sentences at a time, in characters."""

_SUBITEM = re.compile(r"[:,\u2014–-]\s*$")


@dataclass(frozen=True, slots=True)
class Bond:
    """Binding words at ``start`` to ``end`` of a document, and what the catalogue says of them."""

    start: int
    end: int
    binding: Binding


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a provision with binding words.

    ``text`` is the sentence with blanks for brackets and line breaks, so that offsets count from
    ``start``. ``leads`` tells that the units inside the provision go on with it ("shall:").
    """

    provision: Provision
    start: int
    end: int
    text: str
    bonds: tuple[Bond, ...]
    leads: bool


@cache
def _pattern() -> re.Pattern[str]:
    entries = enumerate(catalogue.drafts().binding)
    groups = [f"(?P<b{number}>{'|'.join(entry.words)})" for number, entry in entries]
    words = "|".join(groups).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def bonds(text: str, offset: int = 0) -> tuple[Bond, ...]:
    """Return the binding words in a flat text, in order; at one place the first entry counts.

    >>> [(b.binding.kind, b.binding.strength) for b in bonds("They shall not meet, but may talk.")]
    [('prohibition', 4), ('permission', 0)]
    """
    entries = catalogue.drafts().binding
    return tuple(
        Bond(
            offset + found.start(),
            offset + found.end(),
            entries[int((found.lastgroup or "b0")[1:])],
        )
        for found in _pattern().finditer(text)
        if not _is_month(text, *found.span())
    )


def _is_month(text: str, start: int, end: int) -> bool:
    """Tell whether "May" is a month and "Will" a name."""
    word = text[start:end]
    return word in ("May", "Will", "Must") and start > 0


def clauses(document: Document, provisions: Sequence[Provision]) -> Iterator[Clause]:
    """Yield the sentences with binding words, provision by provision."""
    parents = {p.parent for p in provisions}
    for provision in provisions:
        if provision.own is None:
            continue
        for low, high in _portions(document.text, provision.own.start, provision.own.end):
            leads = provision.id in parents and high == provision.own.end
            yield from _clauses(provision, flat(document.text[low:high]), low, leads)


def _clauses(provision: Provision, text: str, low: int, leads: bool) -> Iterator[Clause]:
    if not bonds(text):
        return
    edges = [*sorted(starts(text)), len(text)]
    for begin, end in pairwise(edges):
        sentence = text[begin:end].rstrip()
        found = bonds(sentence, low + begin) if 0 < len(sentence) <= LONGEST else ()
        if found:
            yield Clause(
                provision,
                low + begin,
                low + begin + len(sentence),
                sentence,
                found,
                leads and end == len(text) and _SUBITEM.search(sentence) is not None,
            )


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in portions of no more than `PORTION`, cut behind a sentence."""
    while end - start > PORTION:
        cut = text.rfind(". ", start, start + PORTION) + 1 or start + PORTION
        yield start, cut
        start = cut
    yield start, end

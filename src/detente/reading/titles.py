"""Titles before personal names: offices, ranks and forms of address."""

from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.designations import designations, names_from
from detente.reading.names import could_be_name
from detente.reading.once import once
from detente.reading.parse import pipeline

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher

    from detente.reading.tokens import Doc

Stretch = tuple[int, int]
_RANKS = frozenset(("deputy", "chief", "senior", "vice", "first", "acting", "former"))


@once
def titles(doc: "Doc") -> list[Stretch]:
    """Return the titles of a paragraph, also those that lie inside longer ones.

    A noun for a person with a capital is one before two further capitals: "Analyst Ana Roe". A form
    of address that is a given name too is none before a single name ("Don Farrell"), and neither
    is one before the name of a body ("Official Creditor Committee", "General Motors").
    """
    offices = [(start, end) for _, start, end in _offices()(doc.source)]
    addresses = [
        (start, end)
        for _, start, end in _addresses()(doc.source)
        if names_from(doc, end) > (doc[start].text in catalogue.signs().given)
    ]
    return sorted({*offices, *addresses, *designations(doc)})


def begins(doc: "Doc", end: int, found: list[Stretch], fixed: frozenset[int]) -> int:
    """Return where the title that ends at ``end`` begins, ranks and further titles taken in."""
    start = min(first for first, last in found if last == end)
    while start > 0:
        longer = [first for first, last in found if last == start]
        before = doc[start - 1]
        word = could_be_name(before) and before.lower_ in _words() and before.i not in fixed
        if longer:
            start = min(longer)
        elif word or before.lower_ in _RANKS:
            start -= 1
        else:
            break
    return start


def ends_title(word: str) -> bool:
    """Tell whether a lower-case word is the last one of a title, or a noun for people of a side."""
    return word in _ends()


@cache
def _offices() -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("title", [nlp.make_doc(title) for title in catalogue.roles().titles])
    return matcher


@cache
def _addresses() -> "PhraseMatcher":
    from spacy.matcher import PhraseMatcher

    nlp = pipeline()
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    plain = catalogue.signs().honorifics
    dotted = [" ".join(f"{word}." for word in form.split()) for form in plain]
    matcher.add("title", [nlp.make_doc(form) for form in (*plain, *dotted)])
    return matcher


@cache
def _words() -> frozenset[str]:
    return frozenset(w.lower() for title in catalogue.roles().titles for w in title.split())


@cache
def _ends() -> frozenset[str]:
    roles = catalogue.roles()
    forms = (*roles.titles, *roles.person_nouns, *roles.apart, *catalogue.organs())
    return frozenset(form.split()[-1].lower() for form in forms)


def is_matter(doc: "Doc", end: int) -> bool:
    """Tell whether a row that ends at ``end`` is what an officer behind it sees to.

    "*Human Rights* Commissioner", "*Shipping* Minister".
    """
    behind = doc[end] if end < len(doc) else None
    overseers = catalogue.roles().overseers
    return behind is not None and behind.text[:1].isupper() and behind.lower_ in overseers

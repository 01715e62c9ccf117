"""Who speaks by a paper: "a letter from A", "A sent a letter", "the letter said"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import subject

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_NEW = frozenset(("a", "an", "its", "his", "her", "their", "another"))


def is_paper(token: "Token") -> bool:
    """Tell whether a noun is one for a paper by which somebody speaks: "letter", "note"."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in catalogue.papers()["paper"]


def author(paper: "Token") -> "Token | None":
    """Return the head of the words for who wrote, signed or sent a paper, or None."""
    for child in paper.children:
        if child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN"):
            return child
        way = child
        if child.dep_ == "acl" and child.lemma_.lower() in catalogue.papers()["issue"]:
            way = next((c for c in child.children if c.lower_ == "by"), child)
        if way.lower_ in ("by", "from"):
            below = next((c for c in way.children if c.dep_ == "pobj"), None)
            if below is not None:
                return below
    return _sender(paper)


def _sender(paper: "Token") -> "Token | None":
    """Return the head of the subject that says something in a paper, or issues it."""
    if not any(child.lower_ in _NEW for child in paper.children):
        return None
    above = paper.head
    if paper.dep_ == "dobj" and above.lemma_.lower() in catalogue.papers()["issue"]:
        return subject(above)
    if paper.dep_ == "pobj" and above.lower_ == "in" and above.head.pos_ == "VERB":
        return subject(above.head)
    return None

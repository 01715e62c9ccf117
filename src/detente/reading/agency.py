"""Whether a name does something in words, is governed, and which pronoun takes it up."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.names import capitals
from detente.reading.sorts import sorts_led

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

# Verbs of which a place may be the subject.
_STATES = frozenset(
    (
        "have",
        "see",
        "host",
        "include",
        "contain",
        "face",
        "border",
        "overlook",
        "get",
        "lose",
        "become",
    )
)
_GOVERNED = frozenset(("region", "state", "city"))
_GOVERNING = frozenset(("govern", "rule", "run", "lead", "administer", "represent"))
_PRONOUNS = {"he": "he", "his": "he", "she": "she", "her": "she", "its": "its"}


def taken_up(doc: "Doc", start: int, end: int) -> str | None:
    """Return the pronoun that takes a name up in its sentence: "he", "she" or "its".

    Only where the name is a subject or an agent and no other name stands between.
    """
    root = doc[start:end].root
    by = root.dep_ == "pobj" and root.head.lower_ == "by"
    if root.dep_ not in ("nsubj", "nsubjpass") and not by:
        return None
    large = capitals(doc)
    for token in doc[end : doc.sentence(root.i).end]:
        if token.i in large and not token.is_sent_start:
            return None
        if token.lower_ in _PRONOUNS:
            return _PRONOUNS[token.lower_]
    return None


def acts(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a name, or "the city of" it, reports or does something to something.

    Also where "according to" points to it.
    """
    root = doc[start:end].root
    if root.dep_ == "appos":
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ == "to":
        return root.head.head.lower_ == "according"
    if root.dep_ == "pobj" and root.head.lower_ == "by":
        return bool(entries(root.head.head))
    if root.dep_ == "poss":
        return root.head.pos_ == "NOUN" and bool(entries(root.head))
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        above = root.head.head
        root = above if above.lower_ in catalogue.signs().place_nouns else root
    if root.dep_ != "nsubj":
        return False
    verb = root.head
    does = verb.lemma_ not in _STATES and any(child.dep_ == "dobj" for child in verb.children)
    return does or bool(entries(verb))


def is_governed(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether a place has those who govern it: "Tolna's governor", "the government of"."""
    root = doc[start:end].root
    if root.dep_ == "dobj" and root.head.lemma_ in _GOVERNING:
        return True
    near = {token.lower_ for token in doc[max(0, start - 3) : end + 3]}
    near.add(doc[end - 1].head.lower_)
    return any(word in catalogue.organs() or sorts_led(word) & _GOVERNED for word in near)

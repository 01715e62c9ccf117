"""Where the content of a verb or adjective stands: a clause, an infinitive, an object, or more."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import has_to, without_opener
from detente.reading.objects import (
    answered,
    before_aside,
    called,
    likened,
    noun_object,
    prepositional,
    rated,
)
from detente.reading.questions import cleft, equated, question
from detente.reading.reach import before_turn, reach
from detente.reading.that_clauses import clause
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_ASKED = frozenset(("demand", "appeal", "offer"))
_QUESTIONS = frozenset(("WP", "WRB", "WDT"))
_TOWARDS = frozenset(("with", "to", "on", "upon"))
_COMPLETED = ("to", "object", "answer", "gerund", "prep")


def content(token: "Token", frame: str, entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return the first and last token of what fills a frame of a cue, or None.

    An opening "that" or preposition is left out, and so are marks at the edges.
    """
    found = _filled(token, frame, entry)
    if found is None:
        return None
    start, end = found
    if end > token.i and frame.partition(":")[0] in _COMPLETED:
        end = before_aside(token, start, reach(token, entry.act, end))
        start, end = without_opener(start, end, token)
    return before_turn(token, start, end)


def _filled(token: "Token", frame: str, entry: catalogue.Cue) -> tuple[int, int] | None:
    if equated(token) is not None:
        return cleft(token)
    if frame in ("yes", "no"):
        return answered(token, frame)
    if frame == "question":
        return question(token)
    if frame == "at":
        return rated(token)
    if frame == "deadline":
        return _within(token)
    if frame == "clause":
        return clause(token, entry)
    if frame == "to":
        return _infinitive(token, entry)
    if frame == "gerund":
        return _gerund(token)
    if frame == "object":
        return noun_object(token, entry)
    if frame == "quote":
        return called(token) if entry.act is None and "clause" not in entry.frames else None
    if frame == "answer":
        return _answered(token, entry)
    if frame == "as":
        return likened(token)
    return prepositional(token, frame.removeprefix("prep:"))


def _answered(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return the object of a cue where it is an act that asks: "granted *a request for a seat*"."""
    found = noun_object(token, entry)
    if found is None:
        return None
    head = token.doc[found[0] : found[1] + 1].root
    asked = any(act.pos == "noun" and act.act in _ASKED for act in entries(head))
    return found if asked and head.lemma_ != "claim" else None


def _infinitive(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    behind = token.doc[min(token.i + 1, len(token.doc) - 1)]
    fills = behind.dep_ == "prep" and f"prep:{behind.lower_}" in entry.frames
    fills = fills and not any(is_time(c) for c in behind.children)
    if fills and not entry.person and entry.act != "appeal":
        # "Agreed to a pause to bury the dead".
        return None
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and has_to(child):
            mark = next(
                below for below in child.children if below.dep_ == "aux" and below.lower_ == "to"
            )
            if child.dep_ == "advcl" and mark.i - _after_addressee(token) > 6:
                continue
            start = mark.i
            if token.doc[start - 1].tag_ in _QUESTIONS:
                # "Told it what to do".
                return None
            if start > token.i + 1 and token.doc[start - 1].dep_ == "neg":
                start -= 1
            return without_opener(start, child.right_edge.i, child)
    return _hung(token, entry)


def _within(token: "Token") -> tuple[int, int] | None:
    """Return what is to be done by a day: "gave the yard until May *to repay the loan*"."""
    dated = any(
        (c.dep_ == "dobj" and is_time(c) and any(n.tag_ == "CD" for n in c.children))
        or c.lower_ in ("until", "till")
        for c in token.children
    )
    below = (c for child in token.children if child.dep_ == "dobj" for c in child.children)
    for child in (*token.children, *below) if dated else ():
        opener = child.left_edge
        if child.dep_ in ("advcl", "xcomp", "acl", "relcl") and opener.lower_ == "to":
            return without_opener(opener.i, child.right_edge.i, child)
    return None


def _hung(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return an infinitive that the parser hung on a phrase before it.

    The phrase says who is addressed or when: "pleaded with her *to go*", "refused for a day *to
    go*".
    """
    for phrase in token.children:
        if phrase.dep_ != "prep" or phrase.i < token.i:
            continue
        below = list(phrase.children)
        told = entry.act == "appeal" and phrase.lower_ in _TOWARDS
        dated = f"prep:{phrase.lower_}" not in entry.frames and any(is_time(c) for c in below)
        if not (told or dated):
            continue
        for child in (*below, *(c for noun in below for c in noun.children)):
            if child.dep_ in ("acl", "relcl", "pcomp") and has_to(child):
                to = next(c for c in child.children if c.dep_ == "aux" and c.lower_ == "to")
                return without_opener(to.i, child.right_edge.i, child)
    return None


def _after_addressee(token: "Token") -> int:
    """Return where the one ends whom a cue addresses: "pleaded *with parents*"."""
    told = next((c for c in token.children if c.dep_ == "prep" and c.i == token.i + 1), None)
    named = told is not None and told.lower_ in _TOWARDS
    return told.right_edge.i if told is not None and named else token.i


def _gerund(token: "Token") -> tuple[int, int] | None:
    for child in token.children:
        if child.dep_ not in ("xcomp", "ccomp", "pcomp") or child.i < token.i:
            continue
        if child.tag_ == "VBG" or any(below.lower_ == "having" for below in child.children):
            return without_opener(child.left_edge.i, child.right_edge.i, child)
    return None

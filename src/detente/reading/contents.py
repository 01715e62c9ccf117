"""Where the content of a verb or adjective stands: a clause, an infinitive, an object, or more."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import (
    agent,
    edges,
    is_passive,
    negation,
    noun_phrase,
    without_opener,
)

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_ALL_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_PLACES_AND_TIMES = frozenset(("DATE", "TIME", "GPE", "LOC", "FAC"))
_LATE = frozenset(("prep", "ccomp", "acl", "advcl", "dep", "xcomp"))
TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
    ]
)


def content(
    token: "Token", frame: str, entry: catalogue.Cue, sentence: "Words"
) -> tuple[int, int] | None:
    """Return the first and last token of what fills a frame of a cue, or None.

    An opening "that" or preposition is left out, and so are marks at the edges.
    """
    if frame == "clause":
        return _clause(token)
    if frame == "to":
        return _infinitive(token)
    if frame == "gerund":
        return _gerund(token)
    if frame == "object":
        return _object(token, entry)
    if frame == "quote":
        return _called(token) if entry.act is None and "clause" not in entry.frames else None
    if frame == "as":
        return _likened(token)
    return _prepositional(token, frame.removeprefix("prep:"))


def _clause(token: "Token") -> tuple[int, int] | None:
    for child in token.children:
        if child.dep_ == "ccomp" and _is_clause(child):
            start, end = edges(child)
            if start <= token.i <= end:
                continue
            start, end = without_opener(start, _joined(token, end), child)
            if token.doc[start].lower_ == "that" and token.i < start < end:
                # The parser took the conjunction for a demonstrative.
                start += 1
            return start, end
    return _distant(token) or _of_addressee(token)


def _distant(token: "Token") -> tuple[int, int] | None:
    """Return a "that" clause that the parser hung on an adverbial: "saying for once that ..."."""
    for below in token.subtree:
        if token.i < below.i <= token.i + 8 and below.lower_ == "that" and below.dep_ == "mark":
            verb = below.head
            if verb != token and verb.i > below.i:
                return without_opener(below.i, verb.right_edge.i, verb)
    return None


def _of_addressee(token: "Token") -> tuple[int, int] | None:
    """Return a clause that the parser hung on who is addressed: "warned the rebels *that ...*"."""
    if not any(entry.person for entry in entries(token)):
        return None
    for told in token.children:
        for clause in told.children if told.dep_ in ("dobj", "dative") else ():
            if clause.dep_ in ("relcl", "acl") and clause.left_edge.lower_ == "that":
                return without_opener(clause.left_edge.i + 1, clause.right_edge.i, clause)
    return None


def _is_clause(child: "Token") -> bool:
    if child.tag_ == "VB" and has_to(child):
        return False
    return child.pos_ in ("VERB", "AUX") or any(
        below.dep_ in _ALL_SUBJECTS for below in child.children
    )


def _joined(token: "Token", end: int) -> int:
    """Take in a clause that the parser hung on the cue: "said it needs time but did not refuse".

    It belongs to what is said when it has no subject of its own and is negated or no cue itself,
    or when its subject is a pronoun for a party.
    """
    for later in token.children:
        if later.dep_ != "conj" or later.i <= end or later.pos_ not in ("VERB", "AUX"):
            continue
        own = next((below for below in later.children if below.dep_ in _ALL_SUBJECTS), None)
        if own is None:
            if not entries(later) or negation(later) is not None:
                return later.right_edge.i
        elif own.lower_ in ("it", "they") and not entries(later):
            return later.right_edge.i
    return end


def has_to(verb: "Token") -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _infinitive(token: "Token") -> tuple[int, int] | None:
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and has_to(child):
            mark = next(
                below for below in child.children if below.dep_ == "aux" and below.lower_ == "to"
            )
            if child.dep_ == "advcl" and mark.i - token.i > 6:
                continue
            start = mark.i
            if start > token.i + 1 and token.doc[start - 1].dep_ == "neg":
                start -= 1
            return without_opener(start, child.right_edge.i, child)
    return None


def _gerund(token: "Token") -> tuple[int, int] | None:
    for child in token.children:
        if child.tag_ == "VBG" and child.dep_ in ("xcomp", "ccomp", "pcomp") and child.i > token.i:
            return without_opener(child.left_edge.i, child.right_edge.i, child)
    return None


def _object(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    if is_passive(token):
        if agent(token) is None:
            return None
        head = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if head is None:
            return None
        return without_opener(*edges(head), head)
    for child in token.children:
        noun_clause = child.dep_ == "ccomp" and not _is_clause(child) and child.pos_ == "NOUN"
        if not (child.dep_ in ("dobj", "attr") or noun_clause) or child.lower_ in TIMES:
            continue
        if child.lower_ in ("which", "that", "what", "whom"):
            return _relative(token, child)
        start, end = edges(child)
        if start <= token.i <= end:
            continue
        if entry.act is None and any(noun.pos == "noun" for noun in entries(child)):
            # "Reiterated its demand": the noun tells the act.
            return None
        if entry.act in ("praise", "accuse"):
            blamed = (
                _prepositional(token, "for") or _prepositional(token, "of") or _of(token, child)
            )
            if blamed is not None:
                return blamed
        if entry.person and any(below.dep_ in ("xcomp", "ccomp") for below in token.children):
            continue
        end = _before_aside(token, start, _completed(token, child, end))
        taken = next((c for c in token.children if c.lower_ == "as" and c.i == end + 1), None)
        if taken is not None and taken.dep_ == "prep" and entry.act is not None:
            # "Hailed the pact *as a turning point*".
            end = taken.right_edge.i
        return without_opener(start, end, child)
    return _amount(token)


def _of(token: "Token", blamed: "Token") -> tuple[int, int] | None:
    """Return the charge that the parser hung on who is blamed: "accused the captain *of theft*"."""
    if token.lemma_ != "accuse":
        return None
    found = _prepositional(blamed, "of")
    return None if found is None else (found[0], max(found[1], token.right_edge.i - 1))


def _before_aside(token: "Token", start: int, end: int) -> int:
    """Leave out a relative clause behind a comma at the end of an object."""
    for i in range(start + 1, end):
        if token.doc[i].text == "," and token.doc[i + 1].lower_ in (
            "which",
            "who",
            "where",
            "whose",
        ):
            return i - 1
    return end


def _amount(token: "Token") -> tuple[int, int] | None:
    """Return an amount that the parser took for an adverb: "proposed *28 percent*"."""
    for child in token.children:
        if (
            child.dep_ == "npadvmod"
            and child.i > token.i
            and child.ent_type_ in ("PERCENT", "MONEY", "QUANTITY")
        ):
            return without_opener(*edges(child), child)
    return None


def _completed(token: "Token", child: "Token", end: int) -> int:
    """Take in a complement that the parser hung on the verb instead of its object."""
    for later in token.children:
        if later.dep_ not in _LATE or not end < later.i <= end + 2:
            continue
        if any(
            word.lower_ in TIMES or word.ent_type_ in ("DATE", "TIME") for word in later.children
        ):
            continue
        clause = later.dep_ != "prep" and later.left_edge.lower_ in ("that", "to", "if")
        if clause or later.lower_ in ("for", "on", "of", "that", "from", "to", "in"):
            return later.right_edge.i
    return end


def _relative(token: "Token", pronoun: "Token") -> tuple[int, int] | None:
    verb = token
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    head = verb.head if verb.dep_ == "relcl" else None
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.ent_type_ in _PLACES_AND_TIMES:
        # "talks where A insisted on the demands and which B rejected": the act noun before it.
        head = next(
            (
                t
                for t in reversed(token.doc[token.sent.start : pronoun.i])
                if t.pos_ == "NOUN" and any(e.act for e in entries(t))
            ),
            None,
        )
    if head is None:
        return without_opener(pronoun.i, max(token.right_edge.i, token.i), token)
    return edges(head)[0], noun_phrase(head)[1]


def _called(token: "Token") -> tuple[int, int] | None:
    """Return what is called how: "calling *them a 'non-starter'*"."""
    after = [
        child
        for child in token.children
        if child.i > token.i
        and child.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "attr", "prep", "acomp")
    ]
    if not any(child.dep_ in ("dobj", "ccomp", "oprd") for child in after):
        return None
    if len(after) == 1 and after[0].dep_ == "dobj":
        # "Called a strike".
        return None
    start = min(child.left_edge.i for child in after)
    end = max(child.right_edge.i for child in after)
    return without_opener(start, end, token)


def _likened(token: "Token") -> tuple[int, int] | None:
    """Return what is taken for what: "portrayed *the vote as a sham*", "likened *it to theft*"."""
    found = _called(token)
    taken = any(c.dep_ == "prep" and c.lower_ in ("as", "to") for c in token.children)
    return found if taken else None


def _prepositional(token: "Token", word: str) -> tuple[int, int] | None:
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ == word and child.i > token.i:
            below = next(
                (under for under in child.children if under.dep_ in ("pobj", "pcomp", "prep")), None
            )
            if below is None or below.lower_ in TIMES or below.ent_type_ in ("DATE", "TIME"):
                continue
            start, end = edges(below)
            return without_opener(start, _completed(token, below, end), below)
    return None

"""What cues leave open or hold out: indirect questions, and the rest of "what she wants is ..."."""

from typing import TYPE_CHECKING

from detente.reading.grammar import edges, without_opener

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))
_CLAUSES = frozenset(("ccomp", "advcl", "xcomp", "csubj", "acl"))
_WHOLE = frozenset(("all", "thing", "one"))
_YET = frozenset(("yet", "either", "exactly", "now"))


def question(token: "Token") -> tuple[int, int] | None:
    """Return the indirect question behind a cue, or before one with nothing behind it.

    "Could not say *whether it would rain*", "*whether it would rain* he did not know".
    """
    asked = [c for c in token.children if c.dep_ in _CLAUSES and _asks(c.left_edge)]
    behind = next((c for c in asked if c.left_edge.i > token.i), None)
    if behind is not None:
        return without_opener(*edges(behind), behind)
    ahead = next((c for c in asked if c.right_edge.i < token.i and _is_whole(c)), None)
    alone = all(c.is_punct or c.lower_ in _YET for c in token.children if c.i > token.i)
    return without_opener(*edges(ahead), ahead) if ahead is not None and alone else None


def _asks(word: "Token") -> bool:
    return word.tag_ in _ASKING or word.lower_ in ("if", "whether")


def _is_whole(clause: "Token") -> bool:
    """Tell whether a clause before its cue has a subject, and is no "if" or mere time."""
    opener = clause.left_edge.lower_
    told = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children)
    ahead = any(c.tag_ == "MD" for c in clause.children)
    return told and opener != "if" and (ahead or opener not in ("when", "where"))


def cleft(token: "Token") -> "tuple[int, int] | None":
    """Return what "be" equates with what a cue has for its object: "what they want is *a map*".

    None where the cue stands in no such clause, or where a pronoun or a quotation is all there is.
    """
    above = equated(token)
    if above is None:
        return None
    other = next((c for c in above.children if _is_complement(c, token)), None)
    if other is None or other.pos_ == "PRON" or other.doc[other.left_edge.i].text == '"':
        return None
    return without_opener(*edges(other), other)


def equated(token: "Token") -> "Token | None":
    """Return the "be" that equates what a cue has for its object with something, or None."""
    thing = token
    if token.dep_ == "relcl" and token.head.lower_ in _WHOLE and token.head.i < token.i:
        thing = token.head
    elif not any(c.lower_ == "what" and c.i < token.i for c in _objects(token)):
        return None
    subject = thing.dep_ in ("csubj", "nsubj", "csubjpass")
    said_last = thing is token and token.dep_ == "ccomp" and token.head.i < token.left_edge.i
    return thing.head if (subject or said_last) and thing.head.lemma_ == "be" else None


def _objects(token: "Token") -> "list[Token]":
    return [c for c in token.children if c.dep_ in ("dobj", "dep", "pobj", "dative")] + [
        below for c in token.children if c.dep_ == "prep" for below in c.children
    ]


def _is_complement(child: "Token", token: "Token") -> bool:
    """Tell whether a word is the other side of the "be" that a cue's clause stands at."""
    if token.i < child.head.i:
        return child.i > child.head.i and child.dep_ in ("attr", "ccomp", "xcomp", "dobj")
    return child.i < child.head.i and child.dep_ in ("nsubj", "csubj")

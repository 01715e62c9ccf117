"""What a cleft sentence says of an act: "what they want is *a date*"."""

from typing import TYPE_CHECKING

from detente.reading.grammar import SUBJECTS, edges, without_opener

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SAID_OF = frozenset(("attr", "ccomp", "xcomp", "acomp", "advcl"))


def cleft(verb: "Token", what: "Token") -> tuple[int, int] | None:
    """Return what stands on the other side of "is" from the clause that "what" opens.

    A clause that stands for a thing itself is none: "got *what they wanted*".
    """
    be = verb.head
    if what.i > verb.i or be.lemma_ != "be":
        return None
    if verb.i < be.i:
        other = next((c for c in be.children if c.i > be.i and c.dep_ in _SAID_OF), None)
        return None if other is None else without_opener(be.i + 1, other.right_edge.i, other)
    other = next((c for c in be.children if c.i < be.i and c.dep_ in SUBJECTS), None)
    return None if other is None else without_opener(*edges(other), other)

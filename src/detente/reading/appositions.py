"""Parties named behind a noun that means them: "the union, A", "the banks, A and the Irish B"."""

from typing import TYPE_CHECKING

from detente.reading.names import Name

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_DESCRIBING = frozenset(("det", "amod", "compound", "nmod", "poss", "case", "nummod"))
_JOINTS = frozenset((",", "and", "or", "&"))


def beside(head: "Token", inside: tuple[Name, ...]) -> tuple[str, ...]:
    """Return the parties that stand beside a noun as its own names, of a row all."""
    doc = head.doc
    behind = [name for name in inside if name.kind != "person" and name.start > head.i]
    for rank, name in enumerate(behind):
        if name.form == "demonym" or not _is_joined(head, name):
            continue
        found, end = [name.key], name.end
        for other in behind[rank + 1 :]:
            if other.form == "demonym":
                continue
            if not is_row(doc, end, other.start, several=head.tag_ == "NNS"):
                break
            found.append(other.key)
            end = other.end
        return tuple(dict.fromkeys(found))
    return ()


def _is_joined(head: "Token", name: Name) -> bool:
    """Tell whether a name is that of the noun before it: as its neighbour, or as an aside."""
    doc, last = head.doc, head.doc[name.end - 1]
    if doc[name.start - 1] == head or (last.dep_ == "appos" and last.head == head):
        return True
    if last.dep_ in _DESCRIBING and last.head.i > last.i:
        return False
    at = name.start - 1
    while at > head.i and _describes(doc[at]):
        at -= 1
    if doc[at].text != ",":
        return False
    kind = doc[name.start - 1]
    named = at == name.start - 1 or doc[at + 1].lower_ == "the" or kind.head == last
    closed = last.i + 1 < len(doc) and doc[last.i + 1].text in (",", "and")
    return named and (at == head.i + 1 or closed)


def is_row(doc: "Doc", start: int, end: int, *, several: bool) -> bool:
    """Tell whether the words between two names join them: ", and the Irish bank".

    A comma alone joins only what is told to be ``several``.
    """
    between = doc[start:end]
    joined = any(token.lower_ == "and" or (several and token.text == ",") for token in between)
    return joined and all(t.lower_ in _JOINTS or _describes(t) for t in between)


def _describes(token: "Token") -> bool:
    """Tell whether a word may stand between an article and a name: "the *Irish bank* A"."""
    kind = token.pos_ == "NOUN" and token.dep_ in ("appos", "conj", "nsubj", "pobj")
    return token.dep_ in _DESCRIBING or kind


def is_beside(head: "Token", name: Name) -> bool:
    """Tell whether a name at or behind a noun is of whom the noun speaks: "the envoy, A"."""
    if name.end <= head.i:
        return False
    above = head.doc[name.start : name.end].root
    while (
        above != head
        and above.dep_ in ("appos", "compound", "nmod", "conj")
        and above.head != above
    ):
        above = above.head
    first = name.title[0] if name.title else name.start
    aside = first > 0 and head.doc[first - 1].text == ","
    return aside or above == head or above.dep_ not in ("pobj", "poss", "dobj")

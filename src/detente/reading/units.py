"""The noun phrases that mean one person where a name stands: "the *envoy*, A", "A, a *judge*"."""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from detente.reading.names import Name
from detente.reading.roles import role_words

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token


def units_of(doc: "Doc", name: Name) -> list["Token"]:
    """Return the heads of the noun phrases that stand side by side for one person."""
    root = doc[name.start : name.end].root
    found = [root, *aliases(root)]
    while found[-1].dep_ == "appos":
        found.append(found[-1].head)
    found.extend(role for role in _officer_of(doc, name) if role not in found)
    for unit in list(found):
        beside = [child for child in unit.children if child.dep_ == "appos" and child != root]
        found.extend(one for child in beside for one in (child, *child.conjuncts))
    return found


def _officer_of(doc: "Doc", name: Name) -> Iterator["Token"]:
    """Yield the office before a name whose side stands between: "the *governor* of Ostrow, A"."""
    comma = name.start - 1
    if name.title is not None or comma < 3 or doc[comma].text != ",":
        return
    side = takewhile(lambda t: t.pos_ in ("PROPN", "DET", "ADJ", "NOUN"), reversed(doc[:comma]))
    of = comma - 1 - sum(1 for _ in side)
    role = doc[of - 1]
    if 0 < of < comma - 1 and doc[of].lower_ == "of" and role.tag_ in ("NN", "NNP"):
        yield from (one for one in (role,) if one.lower_ in role_words())


def aliases(named: "Token") -> Iterator["Token"]:
    """Yield the noun for somebody who goes by a name: "a *man* who calls himself A"."""
    verb = named.head
    if named.dep_ == "pobj" and named.head.lower_ in ("of", "as"):
        above = named.head.head
        verb = above.head.head if above.lower_ == "name" else above
    naming = verb.lemma_.lower() in ("go", "know", "call", "name")
    if naming and verb != named and verb.dep_ in ("relcl", "acl"):
        yield verb.head

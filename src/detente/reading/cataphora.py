"""Bodies that a text describes before it names them, as the first sentence of a report does.

"Peru's largest miners' union wants a new shaft. The Sindicato Minero said ..."
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.headlines import is_headline
from detente.reading.members import OF_MEMBERS, is_akin, is_of_others
from detente.reading.memory import Memory
from detente.reading.sorts import sort_of, sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_AHEAD = 2
"""How many paragraphs further on a body may get its name."""
_KNOWN = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their"))
_OTHERS = frozenset(("another", "other", "no", "any", "every", "each", "some", "one"))
_ONLY = frozenset(("main", "biggest", "largest", "leading", "only", "sole", "principal", "top"))


def announced(head: "Token", memory: Memory) -> str | None:
    """Return the body that a noun brings in, and that is only named further on, or None.

    "Unions" means one of them in a headline only.
    """
    loosely = not sorts_called(head.lower_)
    if not _introduces(head) or (loosely and not is_headline(head.doc)):
        return None
    return described(head, memory)


def described(head: "Token", memory: Memory) -> str | None:
    """Return the body that is named further on and that a noun fits best, or None."""
    called = sorts_called(head.lower_) or sorts_called(head.lemma_.lower())
    if not called or head.lower_ in catalogue.organs():
        return None
    names, here = memory.cast.names, (memory.paragraph, head.i)
    named = [n for n in names.all if n.kind != "person" and not n.place]
    earlier = {n.key for n in named if (n.paragraph, n.start) <= here}
    ahead = [n for n in named if (n.paragraph, n.start) > here and n.key not in earlier]
    open_ = [key for key in dict.fromkeys(n.key for n in ahead) if key in memory.cast.words]
    if head.tag_ == "NNS":
        called &= OF_MEMBERS
        open_ = [key for key in open_ if not is_of_others(head.lower_, memory.cast.words[key])]
    before = [child.lower_ for child in _describing(head)]
    akin = [key for key in open_ if _is_akin(head, before, memory.cast.words[key])]
    if any(sort_of(names, key) & called for key in earlier if key in names.bodies):
        return next(iter(akin), None)
    near = {n.key for n in ahead if n.paragraph <= memory.paragraph + _AHEAD}
    fitting = [key for key in open_ if key in near and sort_of(names, key) & called]
    both = [key for key in fitting if key in akin]
    return next(iter([*both, *fitting, *akin]), None)


def _describing(head: "Token") -> "Iterator[Token]":
    """Yield the nouns that tell a body from others: "*miners'* union", "group of *creditors*"."""
    for child in head.children:
        if child.dep_ in ("compound", "poss", "nmod"):
            yield child
        elif child.lower_ == "of":
            yield from (below for below in child.children if below.tag_ == "NNS")


def _introduces(head: "Token") -> bool:
    """Tell whether a noun may bring a body in: "a union", "Peru's main union", "pilots"."""
    first, before = head.left_edge, {c.lower_ for c in head.children if c.i < head.i}
    if before & _OTHERS or first.lower_ in _OTHERS:
        return False
    return bool(before & _ONLY) or not (before & _KNOWN or first.lower_ in _KNOWN)


def _is_akin(head: "Token", before: list[str], words: frozenset[str]) -> bool:
    nouns = [head.lower_, *before] if head.tag_ == "NNS" else before
    return any(is_akin(noun, words) for noun in nouns)

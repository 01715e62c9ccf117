"""Two acts under one cue: "said it welcomed the talks *but would not lend its ships*"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.cues import entries
from detente.reading.grammar import negation

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_LEAST = 3


def coordinated(doc: "Doc", one: Attribution) -> list[Attribution]:
    """Return a reported clause, parted where a verb joined to its main verb names another act.

    Clauses that are one act stay together: the joined verb has to be a cue with an act of its own,
    or to follow one.
    """
    if one.frame != "clause" or one.entry is None or one.entry.act is not None or one.quoted:
        return [one]
    start, end = one.content
    root = next((t for t in doc[start : end + 1] if not start <= t.head.i <= end), None)
    if root is None:
        return [one]
    for joined in root.conjuncts:
        if not root.i < joined.i <= end or joined.pos_ not in ("VERB", "AUX"):
            continue
        if _act(joined) == _act(root) and not (_is_refused(joined) and not _is_refused(root)):
            continue
        cut = joined.left_edge.i - 1
        link = doc[cut] if cut > start else None
        if link is None or link.dep_ != "cc" or link.lower_ not in ("and", "but"):
            continue
        last = cut - 1
        while last > start and doc[last].is_punct:
            last -= 1
        if last - start + 1 < _LEAST or end - cut < _LEAST:
            continue
        rest = replace(one, content=(cut + 1, end))
        return [replace(one, content=(start, last)), *coordinated(doc, rest)]
    return [one]


def _is_refused(verb: "Token") -> bool:
    """Tell whether a verb says what somebody would not do."""
    words = {child.lower_ for child in verb.children}
    return bool(words & {"will", "would", "wo", "can", "could"}) and negation(verb) is not None


def _act(verb: "Token") -> str | None:
    return next((entry.act for entry in entries(verb) if entry.act is not None), None)

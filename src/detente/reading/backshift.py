"""What in a sentence without a cue shows that somebody else's words go on in it.

Past for present, and "had" for past, is how a reporter puts back what was said (backshift). A
bare past may tell what happened, so of that only what *is* so counts, of no person.
"""

from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.cues import entries
from detente.reading.grammar import has_to, would_have
from detente.reading.vacuous import is_somebody

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_SHIFTED = frozenset(("would", "could", "might", "'d"))
_AHEAD = frozenset(("will", "wo", "'ll", "shall"))
_DUE = frozenset(("must", "should", "ought", "need"))
_HYPOTHESES = frozenset(("if", "unless", "provided"))
_REPORTING = frozenset(("clause", "according", "free"))
_ANSWERING = frozenset(("deny", "reject"))
_PERSONAL = frozenset(("he", "she", "they", "this", "that", "these", "those", "who"))
_REPLIES = frozenset(("answer", "reply", "response", "ruling", "verdict", "vote"))


def is_shifted(main: "Token") -> bool:
    """Tell whether a main verb is "will" or "must" put back: "would", "could", "had to"."""
    if main.lemma_ == "have" and main.tag_ == "VBD":
        return any(c.dep_ == "xcomp" and has_to(c) for c in main.children)
    had = main.tag_ in ("VBN", "VBD") and not any(c.dep_ == "auxpass" for c in main.children)
    helped = (c.lower_ for c in main.children if c.dep_ == "aux")
    shifted = any(word in _SHIFTED and not (word == "'d" and had) for word in helped)
    return shifted and not would_have(main)


def is_due(main: "Token") -> bool:
    """Tell whether a main verb says what will or has to be: "the fee *must fall*"."""
    helped = {c.lower_ for c in main.children if c.dep_ == "aux"}
    return bool(helped & (_AHEAD | _DUE)) or main.lemma_ == "need"


def is_hypothetical(sentence: "Words") -> bool:
    """Tell whether a sentence opens with what it hangs on: "*If* he left", "*Should* he leave"."""
    first = sentence[0]
    inverted = first.lower_ == "should" and first.dep_ == "aux"
    return inverted or (first.lower_ in _HYPOTHESES and first.dep_ in ("mark", "prep", "advmod"))


def hangs(main: "Token") -> bool:
    """Tell whether a main verb has a condition: "would go *if it rained*"."""
    return any(
        c.dep_ == "advcl" and c.left_edge.lower_ in _HYPOTHESES and c.left_edge.dep_ == "mark"
        for c in main.children
    )


def is_before_past(main: "Token", who: "Token", before: Attribution) -> bool:
    """Tell whether what had been done, or what was so, goes on with what somebody *said*.

    "It *had been* frozen", "There *was* no money".
    """
    if not _is_told_in_past(main, before):
        return False
    if main.lemma_ == "be":
        return _is_state(main, who)
    opener = main.left_edge
    had = any(c.lower_ in ("had", "'d") for c in main.children if c.dep_ == "aux")
    return had and main.tag_ == "VBN" and opener.lower_ not in ("by", "when", "after")


def _is_told_in_past(main: "Token", before: Attribution) -> bool:
    """Tell whether a source *said*, or *denied* or *rejected* something."""
    if before.frame == "free":
        return True
    if before.cue is None or main.doc[before.cue[0]].tag_ != "VBD":
        return False
    cue = main.doc[before.cue[0]]
    answers = any(entry.act in _ANSWERING for entry in entries(cue))
    return before.frame in _REPORTING or (answers and before.frame == "object")


def _is_state(main: "Token", who: "Token") -> bool:
    plain = main.tag_ == "VBD" and not any(c.dep_ == "aux" for c in main.children)
    if not plain or who.lower_ in _PERSONAL or who.lemma_.lower() in _REPLIES:
        return False
    return who.pos_ != "PROPN" and not is_somebody(who)

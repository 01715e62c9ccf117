"""Free indirect speech: "She rejected the offer. *The road would be blocked all the same*."

Nothing in such a sentence says who speaks. That it goes on with what has just been reported shows
in its tense: what "will", "can" or "must" be to the speaker, "would", "could" or "had to" be here.
"""

from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.direct import quoted
from detente.reading.grammar import has_to, without_opener, would_have
from detente.reading.parse import Paragraph

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_SHIFTED = frozenset(("would", "could", "might", "'d"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "there"))
_TELLING = frozenset(("clause", "direct", "according", "quote", "free"))
_SILENT = frozenset(("say", "tell", "comment", "discuss", "elaborate", "reveal", "answer", "name"))
_UNREACHED = frozenset(("reached", "confirmed", "verified", "contacted"))


def free(paragraph: Paragraph, sentence: "Words", before: Attribution) -> Attribution | None:
    """Return what a sentence without a cue says for the source of the one before it, or None.

    Its own subject is given as the source where that is a name, since it may be that one's words:
    "Lima asked for a week. *Quito could live with that*."
    """
    main = sentence.root
    who = next((child for child in main.children if child.dep_ in _SUBJECTS), None)
    if who is None or not _is_told(paragraph, sentence) or not _is_shifted(main):
        return None
    if _is_withheld(main) or would_have(main):
        return None
    if before.frame not in _TELLING and not (_is_past(main, before) or who.lower_ in _PRONOUNS):
        return None
    start, end = without_opener(sentence.start, sentence.end - 1, main)
    named = who.pos_ == "PROPN"
    return Attribution((start, end), None, None, who.i if named else None, "free")


def _is_told(paragraph: Paragraph, sentence: "Words") -> bool:
    """Tell whether a sentence is a whole one outside quotation marks and asks nothing."""
    words = [token for token in sentence if not token.is_space]
    return words[-1].text == "." and quoted(paragraph.quotes, words[0]) is None


def _is_shifted(main: "Token") -> bool:
    """Tell whether a main verb stands in the tense to which reported speech is put back."""
    if main.lemma_ == "have" and main.tag_ == "VBD":
        return any(c.dep_ == "xcomp" and has_to(c) for c in main.children)
    helped = [c for c in main.children if c.dep_ == "aux"]
    had = main.tag_ in ("VBN", "VBD") and not any(c.dep_ == "auxpass" for c in main.children)
    return any(c.lower_ in _SHIFTED and not (c.lower_ == "'d" and had) for c in helped)


def _is_withheld(main: "Token") -> bool:
    """Tell whether somebody would not speak, or could not be asked: "would not say when"."""
    helped = {child.lower_ for child in main.children}
    silent = main.lemma_ in _SILENT and "would" in helped
    return silent or main.lower_ in _UNREACHED


def _is_past(main: "Token", before: Attribution) -> bool:
    """Tell whether the cue before is told in the past."""
    return before.cue is not None and main.doc[before.cue[0]].tag_ == "VBD"

"""Free indirect speech: "She rejected the offer. *The road would be blocked all the same*."

Nothing in such a sentence says who speaks. That it goes on with what has just been reported shows
in its tense: what "will", "can" or "must" be to the speaker, "would", "could" or "had to" be here.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente import catalogue
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
_SPOKEN = frozenset(("clause", "according", "direct", "quote", "headline"))
_COMPLEMENTS = frozenset(("acomp", "xcomp", "dobj", "prep", "pobj", "attr"))
_SILENT = frozenset(("say", "tell", "comment", "discuss", "elaborate", "reveal", "answer", "name"))
_UNREACHED = frozenset(("reached", "confirmed", "verified", "contacted"))
_POINTING = frozenset(("this", "that"))


def free(
    paragraph: Paragraph, sentence: "Words", before: Attribution, here: Sequence[Attribution] = ()
) -> Attribution | None:
    """Return what a sentence without a cue says for the source of the one before it, or None.

    Its own subject is given as the source where that is a name, since it may be that one's words:
    "Lima asked for a week. *Quito could live with that*." What else is reported ``here`` is given
    up where it completes what is said: "She would be *ready to wait*".
    """
    main = sentence.root
    who = next((child for child in main.children if child.dep_ in _SUBJECTS), None)
    if who is None or not _is_told(paragraph, sentence) or _is_explained(who):
        return None
    if not _is_shifted(main) or not _follows(main, who, before) or _is_withheld(sentence):
        return None
    if not all(_completes(one, main) for one in here):
        return None
    start, end = without_opener(sentence.start, sentence.end - 1, main)
    return Attribution((start, end), None, None, who.i if _is_name(who) else None, "free")


def is_question(sentence: "Words") -> bool:
    """Tell whether a sentence asks, so that the next one may still answer for the source."""
    return any(token.text == "?" for token in sentence[-2:])


def _is_told(paragraph: Paragraph, sentence: "Words") -> bool:
    """Tell whether a sentence is a whole one outside quotation marks and asks nothing."""
    words = [token for token in sentence if not token.is_space]
    led = any(token.text == ":" and token.i < sentence.root.i for token in words)
    marks = sum(token.text == '"' for token in words)
    closed = words[-1].text == '"' and words[-2].text == "." and marks % 2 == 0
    whole = words[-1].text == "." or closed
    return whole and not led and quoted(paragraph.quotes, words[0]) is None


def _is_name(who: "Token") -> bool:
    """Tell whether a subject is a name, also one that opens a sentence and is taken for a noun."""
    return who.pos_ == "PROPN" or (who.tag_ == "NN" and who.text[:1].isupper())


def _is_explained(who: "Token") -> bool:
    """Tell whether a reporter may say what a subject would do: "*The bill* would end it"."""
    return who.lemma_ in catalogue.english().drafts or who.lower_ in _POINTING


def _completes(one: Attribution, main: "Token") -> bool:
    """Tell whether an act is that of the main verb or of its complement: "*ready to wait*"."""
    if one.frame in _SPOKEN or one.cue is None:
        return False
    word = main.doc[one.cue[0]]
    while word is not main and word.dep_ in _COMPLEMENTS:
        word = word.head
    return word is main


def _is_shifted(main: "Token") -> bool:
    """Tell whether a main verb is "will" or "must" put back: "would", "could", "had to"."""
    if main.lemma_ == "have" and main.tag_ == "VBD":
        return any(c.dep_ == "xcomp" and has_to(c) for c in main.children)
    had = main.tag_ in ("VBN", "VBD") and not any(c.dep_ == "auxpass" for c in main.children)
    helped = (c.lower_ for c in main.children if c.dep_ == "aux")
    shifted = any(word in _SHIFTED and not (word == "'d" and had) for word in helped)
    return shifted and not would_have(main)


def _follows(main: "Token", who: "Token", before: Attribution) -> bool:
    """Tell whether a sentence may go on with what is reported before it.

    Behind an act told in the present, "would" may be what the reporter expects: "The firm wants a
    dam. The village would lie below it."
    """
    past = before.cue is not None and main.doc[before.cue[0]].tag_ == "VBD"
    return past or before.frame in _TELLING or who.lower_ in _PRONOUNS


def _is_withheld(sentence: "Words") -> bool:
    """Tell whether somebody would not speak, or could not be asked: "would not say when"."""
    main = sentence.root
    silent = main.lemma_ in _SILENT and any(child.lower_ == "would" for child in main.children)
    left_open = any(
        token.lemma_ in _SILENT and {"did", "neg"} <= _helpers(token) for token in sentence
    )
    return silent or left_open or main.lower_ in _UNREACHED


def _helpers(verb: "Token") -> set[str]:
    return {"neg" if child.dep_ == "neg" else child.lower_ for child in verb.children}

"""Whether what is reported goes on behind an interjected cue: "The dam, he said, *is old*"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import noun_phrase
from detente.reading.settings import SETTINGS
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_TURNS = frozenset(("while", "although", "though", "whereas"))
_MEANWHILE = frozenset(("as", "when"))
_RELATIVES = frozenset(("who", "whose", "which"))
_LIMITS = frozenset(("soon", "long", "far", "if"))
_COMPLETE = frozenset(
    ("against", "by", "for", "like", "not", "through", "to", "with", "without", "including")
)


def resumes(behind: "Words", who: "Token") -> bool:
    """Tell whether the words behind an interjected cue go on with what ``who`` says.

    Most do that have a verb. A phrase without one does where it completes the clause before
    ("He asked, he said, *for a tug*"). What turns to the teller's own words does not.
    """
    if sum(not word.is_punct for word in behind) < 2 or _is_beside(behind[0]):
        return False
    if behind[0].lower_ == "as" and behind[1].lower_ in _LIMITS:
        return True
    if behind[0].lower_ in _MEANWHILE and _is_scene(behind):
        return False
    if behind[0].lower_ in _TURNS:
        return False
    if _is_of_source(behind, who):
        rest = _behind_relative(behind)
        return rest is not None and resumes(rest, who)
    if _turns(behind) or _is_dated(behind) or _is_setting(behind[0]):
        return False
    return any(word.pos_ in ("VERB", "AUX") for word in behind) or _completes(behind)


def _is_beside(first: "Token") -> bool:
    """Tell whether a participle says what the teller did: "*patting* his hat"."""
    return first.tag_ == "VBG" and first.lower_ != "including"


def _is_scene(behind: "Words") -> bool:
    """Tell whether "as" or "when" opens what went on meanwhile: "*as the crowd left*"."""
    verb = next((word for word in behind if word.tag_ in (*_FINITE, "VBN", "MD")), None)
    if verb is None or verb.tag_ not in ("VBD", "VBN"):
        return False
    asked = any(entry.act == "appeal" or "question" in entry.frames for entry in entries(verb))
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return asked or (behind[0].lower_ == "as" and who is not None and who.pos_ != "PRON")


def _behind_relative(behind: "Words") -> "Words | None":
    """Return the words behind a clause with "who" that a comma ends, or None."""
    verb = next((word for word in behind if word.dep_ == "relcl"), None)
    end = None if verb is None else verb.right_edge.i + 1
    if end is None or end + 1 >= behind.end or behind.doc[end].text != ",":
        return None
    return behind.doc[end + 1 : behind.end]


def _is_of_source(behind: "Words", who: "Token") -> bool:
    """Tell whether a clause with "who" or "which" is the teller's, of the source or of it all.

    A pronoun has no such clause, nor has what does not stand right before: "They asked, she said,
    *who paid*", "It is a firm, Lima said, *whose ships* leak".
    """
    first = behind[0].lower_
    if first not in _RELATIVES:
        return False
    if first == "which" and behind[1].lower_ != "of":
        return True
    return who.pos_ != "PRON" and noun_phrase(who)[1] >= behind.start - 2


def _turns(behind: "Words") -> bool:
    """Tell whether somebody else speaks next: "..., Peru said, but Chile insisted that ..."."""
    if behind[0].dep_ != "cc" or any(token.text == '"' for token in behind):
        return False
    return any(
        token.tag_ in _FINITE
        and any("clause" in entry.frames for entry in entries(token))
        and any(c.dep_ == "nsubj" and c.pos_ in ("PROPN", "NOUN") for c in token.children)
        for token in behind
    )


def _is_dated(behind: "Words") -> bool:
    """Tell whether the teller says when: "a day after the toll rose".

    "After" alone does so behind a day: "..., Lima said on Monday, *after talks ended*".
    """
    for word in behind[:5]:
        if word.lower_ in ("after", "before"):
            return is_time(behind.doc[word.i - (1 if word.i > behind.start else 2)])
        if not is_time(word):
            return False
    return False


def _is_setting(opener: "Token") -> bool:
    """Tell whether a phrase says where, when or how it was said: "*in a voice* that shook"."""
    head = next((child for child in opener.children if child.dep_ == "pobj"), None)
    if opener.dep_ != "prep" or head is None:
        return False
    return head.lemma_.lower() in catalogue.english().manners or (
        opener.lower_ in ("in", "on", "at", "with") and head.lemma_.lower() in SETTINGS
    )


def _completes(behind: "Words") -> bool:
    """Tell whether words without a verb belong to the clause before them."""
    first = behind[1] if behind[0].lower_ in ("and", "or", "but") else behind[0]
    return first is not behind[0] or first.lower_ in _COMPLETE

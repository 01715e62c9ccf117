"""What verbs and adjectives report: clauses, infinitives, objects, and "according to"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.contents import content
from detente.reading.cues import cued, entries, extent
from detente.reading.grammar import (
    SUBJECTS,
    agent,
    has_to,
    is_passive,
    nearby,
    negation,
    subject,
    without_opener,
)
from detente.reading.interjected import interjected
from detente.reading.settings import TIMES
from detente.reading.vacuous import is_anybody

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

_SILENT = frozenset(("comment", "elaborate", "speculate", "predict"))
_UNTOLD = (["to", "give", "details"], ["to", "answer", "questions"], ["to", "be", "drawn"])
_LEFT_OPEN = (["more"], ["whether"], ["if"], ["how"], ["what"], ["when"], ["who"], ["why"])
_UNNAMED = frozenset(("comment", "named", "identified", "quoted", "drawn", "elaborate"))
_GOING_ON = frozenset(("VERB", "AUX", "ADP"))
_GIVEN = frozenset(("promise", "guarantee", "pledge"))
_OPEN = frozenset(("if", "unless", "whether", "provided", "providing"))
_MODALS = frozenset(["to", "would", "could", "may", "might", "should", "must", "can", "shall"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what in a paragraph, by token indices (inclusive ends).

    ``frame`` is the frame of the cue that the content fills; ``source`` and ``addressee`` are
    heads of noun phrases. ``negated`` tells that the act itself did not take place.
    """

    content: tuple[int, int]
    cue: tuple[int, int] | None
    entry: catalogue.Cue | None
    source: int | None
    frame: str
    negated: bool = False
    addressee: int | None = None
    quoted: bool = False


def clauses(sentence: "Words") -> Iterator[Attribution]:
    """Yield what the verbs and adjectives of a sentence report, in the order of the cues."""
    known = cued(sentence.doc)
    for token in sentence:
        found = None
        if token.lower_ == "according":
            found = _according(token, sentence)
        elif token.lower_ == "words" and token.head.lower_ == "in":
            found = _in_words(token, sentence)
        elif token.i in known:
            found = _verb(token, sentence)
        if found is not None:
            yield found


def _verb(token: "Token", sentence: "Words") -> Attribution | None:
    for entry in entries(token):
        if entry.pos == "noun":
            continue
        around = interjected(token, sentence) if "clause" in entry.frames else None
        denied = negation(token)
        if around is not None and not _is_unreal(token, entry, reporting=True):
            return Attribution(
                content=around[0],
                cue=extent(token),
                entry=entry,
                source=around[1].i,
                frame="clause",
                negated=denied is not None and denied.i <= token.i,
                addressee=_addressee(token, entry, "clause"),
            )
        who = subject(token)
        if is_passive(token):
            who = agent(token)
        if who is not None and is_anybody(who):
            continue
        if who is None and not _impersonal(token):
            who = nearby(token, sentence)
        for frame in entry.frames:
            if frame != "quote" and _is_unreal(token, entry, reporting=frame == "clause"):
                continue
            stretch = content(token, frame, entry)
            if stretch is None or is_refusal_to_comment(token.doc, *stretch):
                continue
            return Attribution(
                content=stretch,
                cue=extent(token),
                entry=_voted(token, stretch) or entry,
                source=None if who is None else who.i,
                frame=frame,
                negated=negation(token) is not None and not entry.negative,
                addressee=_addressee(token, entry, frame),
            )
    return None


def _voted(token: "Token", stretch: tuple[int, int]) -> catalogue.Cue | None:
    """Return the act that is voted on: "voted *to reject* the permit"."""
    if token.lemma_ != "vote":
        return None
    acts = (entry for word in token.doc[stretch[0] : stretch[0] + 2] for entry in entries(word))
    return next((entry for entry in acts if entry.act is not None and entry.pos == "verb"), None)


def is_refusal_to_comment(doc: "Doc", start: int, end: int) -> bool:
    """Tell whether what somebody would not do is to say more: "declined *to comment*"."""
    words = [word.lower_ for word in doc[start : end + 1]]
    silent = len(words) > 1 and words[0] == "to" and words[1] in _SILENT
    silent = silent or words[:3] in _UNTOLD
    silent = silent or (words[:2] == ["to", "say"] and words[2:3] in _LEFT_OPEN)
    return silent or (len(words) <= 4 and words[-1] in _UNNAMED)


def _is_unreal(token: "Token", entry: catalogue.Cue, *, reporting: bool) -> bool:
    """Tell whether an act is only wished, supposed or aimed at ("would reject", "to reject").

    An infinitive of ``reporting`` may be real: "went on to say that ...", and so is a cue that
    has its modal of the catalogue: "would like a map".
    """
    words = {child.lower_ for child in token.children}
    if token.tag_ == "VB" and token.dep_ == "conj" and not words & {"to", "did", "does", "do"}:
        # "Would end the lease and *ask for* the money".
        ahead = [c for verb in (token.head, token.head.head) for c in verb.children]
        if any(c.tag_ == "MD" and c.lower_ in _MODALS and c.i < token.i for c in ahead):
            return True
    if _is_bare_participle(token) or _is_asked(token) or _hangs(token):
        return True
    if entry.modals and not entry.negative and token.dep_ == "relcl":
        # "A line that the miners would accept".
        return True
    if token.lemma_ in _GIVEN and words & {"i", "we"} and words & {"can", "ca"}:
        # "I cannot promise money" says what is promised and what is not.
        return False
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ == "to" and token.dep_ == "xcomp":
            told = token.head.lemma_ == "fail" or negation(token) is not None
            if told and token.head.lemma_ in ("fail", "have"):
                # "Failed to accept", "has yet to accept": an act that did not take place.
                return False
        if child.dep_ == "aux" and child.lower_ in _MODALS and child.lower_ not in entry.modals:
            # "Would only say that ..." says it.
            return not (reporting and (child.lower_ == "to" or "only" in words))
        if child.dep_ == "mark" and child.lower_ in _OPEN:
            return True
    return False


def _is_bare_participle(token: "Token") -> bool:
    """Tell whether a participle tells what was done to somebody: "Asked about it, she said"."""
    if token.tag_ != "VBN" or any(child.dep_ in ("aux", "auxpass") for child in token.children):
        return False
    charged = token.lemma_ == "accuse" and not any(c.dep_ == "dobj" for c in token.children)
    return charged or (token.dep_ == "advcl" and token.i < token.head.i)


def _is_asked(token: "Token") -> bool:
    """Tell whether a verb stands in a question of the reporter: "Does she fear the vote?"."""
    sentence = token.doc.sentence(token.i)
    if token.doc[sentence.end - 1].text != "?":
        return False
    helped = next((child for child in token.children if child.dep_ in ("aux", "auxpass")), None)
    who = next((child for child in token.children if child.dep_ in SUBJECTS), None)
    return helped is not None and who is not None and helped.i < who.i


def _hangs(token: "Token") -> bool:
    """Tell whether a verb is what another act hangs on: "provided (that) *Oslo signs* it"."""
    above = token.head
    if token.dep_ not in ("ccomp", "acl", "advcl", "pcomp") or above.i > token.i:
        return False
    bare = above.dep_ == "prep" and token.dep_ == "pcomp"
    return above.lower_ in ("provided", "condition") and (bare or token.left_edge.lower_ == "that")


def _impersonal(token: "Token") -> bool:
    return any(child.dep_ in ("expl", "nsubjpass", *SUBJECTS) for child in token.children)


def _addressee(token: "Token", entry: catalogue.Cue, frame: str) -> int | None:
    for child in token.children:
        if child.dep_ == "dative":
            if child.pos_ == "ADP":
                return next((below.i for below in child.children if below.dep_ == "pobj"), None)
            return child.i
        if child.dep_ == "dobj" and (entry.person or entry.act in ("praise", "accuse")):
            return child.i
        called = child.lower_ == "on" and frame == "to"
        if child.dep_ == "prep" and (called or (child.lower_ == "to" and frame != "prep:to")):
            below = next((under for under in child.children if under.dep_ == "pobj"), None)
            if below is not None and below.lower_ not in TIMES:
                return below.i
    for child in token.children:
        if entry.person and child.dep_ == "ccomp":
            who = next((below for below in child.children if below.dep_ == "nsubj"), None)
            if who is not None and has_to(child):
                return who.i
    return None


def _goes_on(according: "Token", end: int, sentence: "Words") -> bool:
    """Tell whether a sentence goes on behind a source: "The dam, according to Lima, *leaks*".

    What only describes the source, which ends at ``end``, does not.
    """
    doc = according.doc
    mark = next((i for i in range(according.i, sentence.end) if doc[i].text == '"'), None)
    if mark is not None and end < mark <= end + 2:
        return True
    return any(
        word.pos_ in _GOING_ON
        and (word.head is word or word.head.i < according.i)
        and not any(child.lower_ in ("who", "which") for child in word.children)
        for word in doc[according.i + 1 : sentence.end]
    )


def _in_words(token: "Token", sentence: "Words") -> Attribution | None:
    """Return a sentence with a marked fragment "in her words" or "in the words of" somebody."""
    who = next((child for child in token.children if child.dep_ == "poss"), None)
    for child in token.children:
        if child.lower_ == "of":
            who = next((below for below in child.children if below.dep_ == "pobj"), who)
    if who is None or not any(word.text == '"' for word in sentence):
        return None
    start, stop = without_opener(sentence.start, sentence.end - 1, token)
    if token.i - start <= 2:
        start = max(token.right_edge.i, who.right_edge.i) + 1
        start, stop = without_opener(start, stop, token)
    return Attribution(
        content=(start, stop), cue=(token.i, token.i), entry=None, source=who.i, frame="according"
    )


def _according(token: "Token", sentence: "Words") -> Attribution | None:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    if to is None:
        return None
    who = next((below for below in to.children if below.dep_ == "pobj"), None)
    if who is None:
        return None
    end = who.right_edge.i
    while end > token.i and token.doc[end].is_punct:
        end -= 1
    if token.i - sentence.start <= 1:
        stretch = (min(end + 1, sentence.end - 1), sentence.end - 1)
    elif not _goes_on(token, end, sentence):
        stretch = (sentence.start, token.i - 1)
    else:
        stretch = (sentence.start, sentence.end - 1)
    start, stop = without_opener(*stretch, token)
    if stop - start < 2:
        return None
    return Attribution(
        content=(start, stop), cue=(token.i, to.i), entry=None, source=who.i, frame="according"
    )

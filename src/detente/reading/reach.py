"""How far a content goes: what was hung elsewhere is taken in, and what turns away is cut."""

from typing import TYPE_CHECKING

from detente.reading.cues import entries
from detente.reading.grammar import SUBJECTS, has_to, without_opener
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

TIMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tomorrow"),
    )
)
_PREPOSITIONS = frozenset(
    (
        *("for", "on", "of", "from", "to", "in", "within", "with", "over", "between", "against"),
        *("about", "without", "by", "until", "after", "before"),
    )
)
_LIMITS = frozenset(("by", "until", "before", "within", "after", "from"))
_TERMS = frozenset(("demand", "offer", "promise", "appeal", "threaten"))
_CONDITIONS = frozenset(("if", "unless", "until", "before", "provided", "once", "while"))
_AGAIN = frozenset(("back", "home", "apart"))
_COMING = frozenset(("tonight", "tomorrow", "next"))
_LATE = frozenset(("prep", "dative", "agent", "ccomp", "acl", "advcl", "dep", "xcomp"))
# Where and by what means something is said, or what it is said to be.
_SETTINGS = frozenset(
    (
        *("statement", "letter", "interview", "speech", "conference", "meeting", "briefing"),
        *("broadcast", "message", "post", "tweet", "address", "note", "article", "filing"),
        *("hearing", "move", "sign", "step", "bid", "effort", "attempt", "gesture", "response"),
        *("reversal", "shift", "departure", "reply", "answer", "call", "turn", "case", "view"),
        *("opinion", "vote", "ballot"),
    )
)
_SUMS = frozenset(
    (
        *("move", "step", "charge", "claim", "delay", "decision", "demand", "threat", "accusation"),
        *("allegation", "prospect", "position", "stance", "view", "promise", "pledge", "warning"),
        *("concession", "condition", "offer", "proposal", "figure", "idea", "change", "shift"),
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def reach(cue: "Token", act: str | None, start: int, end: int) -> int:
    """Return the last token of what a cue has for its object or infinitive, ``end`` at the least.

    Taken in are a marked fragment, phrases and clauses that complete it, rows, and, for acts that
    name terms, what is said of the terms behind a comma.
    """
    for _ in range(6):
        end = _closed(cue.doc, end)
        further = (
            _marked(cue.doc, end)
            or _completed(cue, act, end)
            or _row(cue, end)
            or _bare(cue, end)
            or _terms(cue, act, start, end)
        )
        if further is None or further <= end:
            return end
        end = further
    return end


def _closed(doc: "Doc", end: int) -> int:
    """Return the mark behind a content that ends a marked fragment, or ``end``."""
    if end + 2 >= len(doc) or doc[end + 1].text != '"' or doc[end + 2].is_punct:
        return end
    start = doc.sentence(end).start
    return end + sum(doc[i].text == '"' for i in range(start, end + 1)) % 2


def _marked(doc: "Doc", end: int) -> int | None:
    """Return the end of a marked fragment right behind: *any list “with holes in it”*."""
    if end + 2 >= len(doc) or doc[end + 1].text != '"' or doc[end + 2].is_sent_start:
        return None
    sentence = doc.sentence(end)
    opened = sum(doc[i].text == '"' for i in range(sentence.start, end + 1)) % 2 == 0
    if not opened or doc[end + 2].text[:1].isupper():
        return None
    close = next((i for i in range(end + 2, sentence.end) if doc[i].text == '"'), None)
    return None if close is None or doc[close - 1].text == "," else close


def _completed(cue: "Token", act: str | None, end: int) -> int | None:
    """Return the end of a phrase or clause right behind that the parser hung on the cue."""
    for later in cue.children:
        if later.dep_ in ("advmod", "prt") and later.i == end + 1:
            return later.i if later.lower_ in _AGAIN and not list(later.children) else None
        if later.dep_ == "npadvmod" and later.left_edge.i == end + 1:
            return later.i if later.left_edge.lower_ in _COMING else None
        if later.dep_ not in _LATE or later.i <= end or later.left_edge.i != end + 1:
            continue
        opener = later.left_edge.lower_
        if opener == "on" and (cue.lemma_ == "blame" or later.right_edge.lower_ == "table"):
            # "Blamed the delay *on the yard*", "put a loan *on the table*".
            return None
        if later.dep_ in ("prep", "dative", "agent"):
            if later.lower_ not in _PREPOSITIONS or _is_setting(later, act):
                return None
            return later.right_edge.i
        if later.left_edge is later and later.tag_ == "VBN":
            # "The uranium *enriched to 60%*".
            return later.right_edge.i
        if opener in ("that", "to") or (act in _TERMS and opener in _CONDITIONS):
            return later.right_edge.i
        if later.dep_ == "ccomp" and later.left_edge.dep_ in ("aux", "auxpass") and act in _TERMS:
            # "A hearing before any cut *was decided*".
            return later.right_edge.i
    return None


def _is_setting(phrase: "Token", act: str | None) -> bool:
    """Tell whether a phrase says when or how an act took place, and not what it is about."""
    below = [child for child in phrase.children if child.dep_ in ("pobj", "pcomp")]
    if not below:
        return phrase.lower_ not in ("of", "from")
    head = below[0]
    if act == "accuse" and head.lower_ not in TIMES:
        # "Accused the fleet of fishing *by night*".
        return False
    if head.lower_ in TIMES or is_time(head):
        limits = _LIMITS if act in _TERMS else ("before", "until")
        return phrase.lower_ not in limits
    if phrase.lower_ == "by":
        return head.tag_ == "VBG"
    if phrase.lower_ in ("after", "until"):
        return act not in _TERMS or head.tag_ == "VBG"
    single = head.tag_ == "NN" and head.lemma_.lower() in _SETTINGS
    return single and phrase.lower_ in ("in", "on", "with", "after")


def _row(cue: "Token", end: int) -> int | None:
    """Return the end of a row of nouns that the parser broke up: *a truce, camps and a fund*."""
    doc = cue.doc
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return None
    for later in cue.children:
        if (
            later.i > end
            and later.dep_ in ("npadvmod", "conj", "appos", "dobj", "dep")
            and later.pos_ in ("NOUN", "PROPN", "NUM")
            and later.left_edge.i == end + 2
            and any(below.dep_ == "cc" for below in later.subtree)
        ):
            return later.right_edge.i
    return None


def _bare(cue: "Token", end: int) -> int | None:
    """Return the end of a bare verb that goes on with an infinitive: "to come *and sign it*"."""
    if cue.tag_ == "VB":
        return None
    for later in cue.children:
        joined = later.dep_ == "conj" and later.tag_ == "VB" and later.i > end
        if joined and not any(c.dep_ in (*SUBJECTS, "aux") for c in later.children):
            gap = cue.doc[end + 1 : later.left_edge.i]
            return later.right_edge.i if all(w.is_punct or w.dep_ == "cc" for w in gap) else None
    return None


def _terms(cue: "Token", act: str | None, start: int, end: int) -> int | None:
    """Return the end of what is said of terms behind a comma: *two million, in two parts*."""
    doc = cue.doc
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return None
    if act in ("accuse", *_TERMS):
        aim = next((c for c in cue.children if c.i > end and _is_aim(c)), None)
        if aim is not None and doc[aim.left_edge.i - 1].text == ",":
            between = [c for c in cue.children if end < c.i < aim.left_edge.i]
            if between and all(c.dep_ in ("punct", "prep") for c in between):
                return aim.right_edge.i
    if act not in ("demand", "offer", "promise"):
        return None
    for later in cue.children:
        if later.i <= end or later.left_edge.i != end + 2 or later.dep_ not in ("prep", "advcl"):
            continue
        opener = later.left_edge.lower_
        if later.dep_ == "advcl":
            return later.right_edge.i if opener in ("if", "unless", "provided") else None
        if opener not in ("with", "in", "on", "plus", "including", "at", "over", "for"):
            return None
        inside = [c for c in later.children if c.dep_ in ("pobj", "pcomp")]
        if not inside or _is_setting(later, act) or inside[0].pos_ == "PROPN":
            return None
        verb = inside[0].pos_ in ("VERB", "AUX")
        return None if verb and not has_to(inside[0]) else later.right_edge.i
    return None


def _is_aim(child: "Token") -> bool:
    return child.dep_ in ("advcl", "xcomp") and has_to(child) and child.left_edge.lower_ == "to"


def before_turn(cue: "Token", start: int, end: int) -> tuple[int, int]:
    """End a content before what goes on beside it: "..., *as the crowd left*".

    A headline needs no comma before "as".
    """
    doc = cue.doc
    headline = doc[doc.sentence(cue.i).end - 1].text not in '.!?"'
    marks = 0
    for i in range(start + 1, end):
        word = doc[i]
        marks += word.text == '"'
        if not marks % 2 and _is_comment(word):
            return without_opener(start, i - 1, cue)
        if marks % 2 or word.lower_ not in ("as", "while") or word.dep_ != "mark":
            continue
        comma = doc[i - 1].text == ","
        if (comma or (headline and word.lower_ == "as")) and _turns(word):
            return without_opener(start, i - 1, cue)
    return start, end


def _is_comment(article: "Token") -> bool:
    """Tell whether the reporter sums up behind a comma: "..., *a delay that pleased nobody*"."""
    if article.lower_ not in ("a", "an") or article.doc[article.i - 1].text != ",":
        return False
    noun = article.head
    told = any(child.dep_ == "relcl" for child in noun.children)
    return told and noun.lemma_ in _SUMS and noun.dep_ in ("appos", "npadvmod", "dobj", "attr")


def _turns(mark: "Token") -> bool:
    """Tell whether a clause with "as" or "while" is the reporter's own."""
    verb = mark.head
    own = next((c for c in verb.children if c.dep_ in (*SUBJECTS, "nsubjpass")), None)
    reports = bool(entries(verb))
    if mark.lower_ == "while":
        saying = verb.tag_ == "VBG" and own is None
        return reports and (saying or (own is not None and own.pos_ != "PRON"))
    if own is None or verb.tag_ not in _FINITE:
        return False
    told = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "attr", "acomp") for c in verb.children)
    return told or not reports

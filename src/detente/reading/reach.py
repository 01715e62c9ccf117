"""How far a content goes: what was hung elsewhere is taken in, and what turns away is cut."""

from typing import TYPE_CHECKING

from detente.reading.cues import entries
from detente.reading.grammar import SUBJECTS, without_opener
from detente.reading.objects import is_blamed
from detente.reading.rows import bare, inserted, joined, row
from detente.reading.settings import is_setting
from detente.reading.terms import TERMS, terms

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_PREPOSITIONS = frozenset(
    (
        *("for", "on", "of", "from", "to", "in", "within", "with", "over", "between", "against"),
        *("about", "without", "by", "until", "after", "before", "per"),
    )
)
_CONDITIONS = frozenset(("if", "unless", "until", "before", "provided", "once", "while"))
_AGAIN = frozenset(("back", "home", "apart"))
_COMING = frozenset(("tonight", "tomorrow", "next"))
_LATE = frozenset(("prep", "dative", "agent", "ccomp", "acl", "advcl", "dep", "xcomp"))
_SUMS = frozenset(
    (
        *("move", "step", "charge", "claim", "delay", "decision", "demand", "threat", "accusation"),
        *("allegation", "prospect", "position", "stance", "view", "promise", "pledge", "warning"),
        *("concession", "condition", "offer", "proposal", "figure", "idea", "change", "shift"),
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def reach(cue: "Token", act: str | None, end: int) -> int:
    """Return the last token of what a cue has for its object or infinitive, ``end`` at the least.

    Taken in are a marked fragment, phrases and clauses that complete it, rows, and, for acts that
    name terms, what is said of the terms behind a comma.
    """
    for _ in range(6):
        end = _closed(cue.doc, end)
        further = (
            _marked(cue.doc, end)
            or _completed(cue, act, end)
            or row(cue, end)
            or inserted(cue, end)
            or joined(cue, end)
            or bare(cue, end)
            or terms(cue, act, end)
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
    if cue.doc[end].dep_ == "dobj" and cue.doc[end].pos_ == "PRON" and act not in TERMS:
        # "Rejected it *out of hand*".
        return None
    for later in cue.children:
        if later.dep_ in ("advmod", "prt") and later.i == end + 1:
            return later.i if later.lower_ in _AGAIN and not list(later.children) else None
        if later.dep_ == "npadvmod" and later.left_edge.i == end + 1:
            return later.i if later.left_edge.lower_ in _COMING else None
        if later.left_edge.lower_ == "as" and later.left_edge.i == end + 1 and act in TERMS:
            # "Promised a tug *as soon as* the ice went".
            return later.right_edge.i if later.lower_ in ("soon", "long", "far") else None
        if later.dep_ not in _LATE or later.i <= end or later.left_edge.i != end + 1:
            continue
        opener = later.left_edge.lower_
        if opener == "on" and (cue.lemma_ == "blame" or later.right_edge.lower_ == "table"):
            # "Blamed the delay *on the yard*", "put a loan *on the table*".
            return None
        if later.dep_ in ("prep", "dative", "agent"):
            about = later.lower_ in _PREPOSITIONS or (later.lower_ == "at" and act in TERMS)
            if not about or is_setting(later, act) or is_blamed(cue, later):
                return None
            return later.right_edge.i
        if later.left_edge is later and later.tag_ == "VBN":
            # "The uranium *enriched to 60%*".
            return later.right_edge.i
        if opener in ("that", "to") or (act in TERMS and opener in _CONDITIONS):
            return later.right_edge.i
        if later.dep_ == "ccomp" and later.left_edge.dep_ in ("aux", "auxpass") and act in TERMS:
            # "A hearing before any cut *was decided*".
            return later.right_edge.i
    return None


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

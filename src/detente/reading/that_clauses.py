"""The clause that a cue reports, also where the parser hung it, or parts of it, elsewhere."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import edges, has_to, negation, without_opener
from detente.reading.settings import TIMES
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_SAYING = frozenset(("say", "tell", "add"))
_ALL_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_WISHES = frozenset(("want", "expect", "wish", "prefer", "require", "need", "like"))
_KNOWING = frozenset(("know", "see", "learn", "understand", "find", "discover"))
_QUESTIONS = frozenset(("WP", "WRB", "WDT", "WP$"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_WITH_CLAUSES = frozenset(("condition", "grounds", "hope", "belief", "fact", "understanding"))
_LATER = frozenset(("later", "earlier", "late", "early"))
_FARTHEST = 24


def clause(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return the clause that a cue reports, an opening "that" left out."""
    for child in token.children:
        if entry.lemma.endswith(f" {child.lower_}"):
            # "Let slip that ...".
            continue
        if child.dep_ == "ccomp" and (is_clause(child) or _is_wished(token, entry, child)):
            start, end = edges(child)
            if start <= token.i <= end:
                continue
            if _is_afterthought(token, child, start) or _is_before_turn(token, end):
                continue
            if _is_known(token, start):
                continue
            if end < token.i and "quote" not in entry.frames:
                # "A makes an offer; B wants a date".
                continue
            start = _after_day(token, start)
            start, end = without_opener(start, _joined(token, end), child)
            opener = token.doc[start]
            taken = opener.lower_ == "that" and token.doc[start + 1].tag_ not in _FINITE
            if taken and token.i < start < end:
                # The parser took the conjunction for a demonstrative.
                start += 1
            return start, end
    return _distant(token, entry) or _of_addressee(token)


def _is_afterthought(token: "Token", child: "Token", start: int) -> bool:
    """Tell whether a clause says who said what stands before: "..., *its envoy has confirmed*"."""
    if start < token.i + 2 or token.doc[start - 1].text != "," or not entries(child):
        return False
    return not any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in child.children)


def _is_before_turn(token: "Token", end: int) -> bool:
    """Tell whether a clause ends before a colon or semicolon: "That is new: Peru *said* no"."""
    between = token.doc[end + 1 : token.i]
    return any(word.text in (":", ";") for word in between)


def _is_known(token: "Token", start: int) -> bool:
    """Tell whether somebody only knows or learns the answer: "knows *where the pipes run*"."""
    asked = token.doc[start].tag_ in _QUESTIONS or token.doc[start].lower_ == "whether"
    return asked and token.lemma_ in _KNOWING and start > token.i and negation(token) is None


def _is_wished(token: "Token", entry: catalogue.Cue, child: "Token") -> bool:
    """Tell whether a cue wants somebody, who is not told so, to do something."""
    if token.lemma_ not in _WISHES or entry.person or not has_to(child):
        return False
    return any(c.dep_ == "nsubj" and token.i < c.i < child.i for c in child.children)


def _after_day(token: "Token", start: int) -> int:
    """Leave out the day of the cue where the parser gave it to the clause: "said on Monday he"."""
    doc = token.doc
    phrase = doc[min(start + (doc[start].lower_ in _LATER), len(doc) - 1)]
    if start != token.i + 1 or phrase.dep_ != "prep":
        return start
    day = next((c for c in phrase.children if c.dep_ == "pobj"), None)
    behind = phrase.right_edge.i + 1
    if day is None or not (day.lower_ in TIMES or is_time(day)):
        return start
    return start if behind >= len(doc) or doc[behind].text == "," else behind


def _distant(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return a "that" clause that the parser hung on an adverbial: "saying for once that ..."."""
    for below in token.subtree:
        if below.i <= token.i:
            continue
        if below.tag_ in _FINITE or below.i > token.i + _FARTHEST:
            break
        if below.lower_ == "that" and (below.dep_ == "mark" or _is_told(token, below, entry)):
            verb = below.head
            noun = verb.head
            own = noun == token or entry.lemma.endswith(f" {noun.lower_}")
            if not own and noun.pos_ == "VERB" and entries(noun):
                # "Did not confirm this, saying that ...".
                return None
            told = verb.dep_ in ("acl", "relcl", "ccomp") and noun.dep_ in ("dobj", "attr")
            told = told and noun.head == token and not entry.person
            if told or noun.lower_ in _WITH_CLAUSES:
                # "Denied reports that ...", "offered talks on condition that ...".
                return None
            if verb != token and verb.i > below.i:
                return without_opener(below.i + 1, verb.right_edge.i, verb)
    return None


def _is_told(token: "Token", that: "Token", entry: catalogue.Cue) -> bool:
    """Tell whether "that" opens what somebody is told: "informed them in a letter *that ...*"."""
    told = entry.person and any(c.dep_ in ("dobj", "dative") for c in token.children)
    clause = that.head
    subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i > that.i for c in clause.children)
    return told and subject and clause.dep_ == "relcl" and clause.head.dep_ == "pobj"


def _of_addressee(token: "Token") -> tuple[int, int] | None:
    """Return a clause that the parser hung on who is addressed: "warned the rebels *that ...*"."""
    if not any(entry.person for entry in entries(token)):
        return None
    for told in token.children:
        for clause in told.children if told.dep_ in ("dobj", "dative") else ():
            if clause.dep_ in ("relcl", "acl") and clause.left_edge.lower_ == "that":
                return without_opener(clause.left_edge.i + 1, clause.right_edge.i, clause)
    return None


def is_clause(child: "Token") -> bool:
    """Tell whether what hangs on a cue is a clause and no infinitive."""
    if child.tag_ == "VB" and has_to(child):
        return False
    return child.pos_ in ("VERB", "AUX") or any(
        below.dep_ in _ALL_SUBJECTS for below in child.children
    )


def _joined(token: "Token", end: int) -> int:
    """Take in a clause that the parser hung on the cue: "said it needs time but did not refuse".

    It belongs to what is said when it has no subject of its own and is no cue itself or refused,
    or when its subject is a pronoun for a party, or when "that" opens it again. What somebody is
    said to have said goes on, too: "told us that Peru said it needed time, but did not refuse".
    """
    end = _again(token, _row(token, end))
    for later in token.children:
        if later.dep_ != "conj" or later.i <= end or later.pos_ not in ("VERB", "AUX"):
            continue
        own = next((below for below in later.children if below.dep_ in _ALL_SUBJECTS), None)
        if own is None:
            nested = any(c.dep_ == "ccomp" and c.lemma_ in _SAYING for c in token.children)
            told = not nested and any(below.lower_ == "did" for below in later.children)
            if not entries(later) or (negation(later) is not None and not told):
                return later.right_edge.i
        elif own.lower_ in ("it", "they") and not entries(later):
            return later.right_edge.i
    return end


def _row(token: "Token", end: int) -> int:
    """Take in bare verbs beside a clause: "wants them to pay, *license boats and sail*"."""
    above = token.head
    bare = token.dep_ in ("ccomp", "parataxis") and above.tag_ == "VB" and above.i > end
    if bare and not any(c.dep_ in (*_ALL_SUBJECTS, "aux") for c in above.children):
        return above.right_edge.i
    listed = next((c for c in token.children if c.dep_ == "dep" and c.i == end + 2), None)
    return listed.right_edge.i if listed is not None and listed.tag_ == "VB" else end


def opened(that: "Token") -> "Token | None":
    """Return the verb of the clause that "that" opens, also where it is parsed as an article."""
    if that.dep_ == "mark":
        return that.head
    joined = that.dep_ == "det" and that.doc[that.i - 1].dep_ == "cc"
    return that.head.head if joined and that.head.dep_ in ("nsubj", "nsubjpass") else None


def _again(token: "Token", end: int) -> int:
    """Take in what a second "that" opens: "said that A had left, *that B would stay*"."""
    doc = token.doc
    last = doc.sentence(token.i).end
    while True:
        at = end + 1
        while at < last and (doc[at].text in ',"' or doc[at].dep_ == "cc"):
            at += 1
        if not end + 1 < at < last - 1 or doc[at].lower_ != "that":
            return end
        verb = opened(doc[at])
        if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.right_edge.i <= end:
            return end
        end = verb.right_edge.i

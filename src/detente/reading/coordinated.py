"""Two acts under one cue: "said it welcomed the talks *but would not lend its ships*"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution, is_refusal_to_comment
from detente.reading.cues import entries
from detente.reading.grammar import SUBJECTS, is_passive, negation, without_opener
from detente.reading.that_clauses import opened

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_LEAST = 3
_WILL = frozenset(("will", "would", "wo", "shall"))
_MUST = frozenset(("must", "should"))
_AHEAD = _WILL | _MUST | frozenset(("can", "could", "may", "might", "'ll", "'d"))


def coordinated(doc: "Doc", one: Attribution) -> list[Attribution]:
    """Return a reported clause, parted where a verb joined to its main verb names another act.

    Clauses that are one act stay together: the joined verb has to be a cue with an act of its own,
    or to follow one, or to be opened by "that" again and to say what has to be or will be.
    """
    if one.frame != "clause" or one.entry is None or one.entry.act is not None or one.quoted:
        return [one]
    start, end = one.content
    root = _root(doc, one)
    if root is None or _reports(root):
        return [one]
    around = one.cue is not None and start <= one.cue[0] <= end
    beside = doc[one.cue[0]].conjuncts if around and one.cue is not None else ()
    for joined in (*root.conjuncts, *beside, *_again(doc, start, end)):
        if not root.i < joined.i <= end or not _is_verb(joined):
            continue
        cut = joined.left_edge.i - 1
        while cut > start and doc[cut + 1].dep_ == "cc":
            cut += 1
        link = doc[cut] if cut > start else None
        if link is None or link.dep_ != "cc" or link.lower_ not in ("and", "but"):
            continue
        if not _parts(root, joined, link, around=around):
            continue
        last = cut - 1
        while last > start and doc[last].is_punct and doc[last].text != '"':
            last -= 1
        if last - start + 1 < _LEAST or end - cut < _LEAST:
            continue
        begin = cut + 1 + (doc[cut + 1].lower_ == "that")
        rest = replace(one, content=without_opener(begin, end, joined))
        first = replace(one, content=(start, _before_cue(doc, one, root, last)))
        silent = joined.lemma_ in ("refuse", "decline")
        if silent and is_refusal_to_comment(doc, joined.i + 1, end):
            return [first]
        return [first, *coordinated(doc, rest)]
    return [one]


def _before_cue(doc: "Doc", one: Attribution, root: "Token", last: int) -> int:
    """Leave out a cue that now ends a first part: "*The pilots ate*, she said, and would sleep"."""
    if one.cue is None or not root.i < one.cue[0] <= last:
        return last
    if any(doc[i].text == "," for i in range(one.cue[1] + 1, last + 1)):
        return last
    comma = next((i for i in range(one.cue[0], root.i, -1) if doc[i].text == ","), last + 1)
    return comma - 1


def _reports(root: "Token") -> bool:
    """Tell whether what is reported reports in turn: "said that Peru *said* it would"."""
    own = any(child.dep_ == "nsubj" and child.pos_ in ("PROPN", "NOUN") for child in root.children)
    return own and root.lemma_ in ("say", "tell", "add")


def _is_verb(word: "Token") -> bool:
    """Tell whether a word is a verb, also one that only its helping verb tells from a noun."""
    return word.pos_ in ("VERB", "AUX") or any(child.tag_ == "MD" for child in word.children)


def _again(doc: "Doc", start: int, end: int) -> "list[Token]":
    """Return the verbs that "and that" or "but that" opens, wherever the parser hung them."""
    verbs = (
        opened(doc[i])
        for i in range(start + 1, end)
        if doc[i].lower_ == "that" and doc[i - 1].dep_ == "cc"
    )
    return [verb for verb in verbs if verb is not None]


def _root(doc: "Doc", one: Attribution) -> "Token | None":
    """Return the main verb of what is reported, which a cue in its midst is not."""
    start, end = one.content
    root = next(
        (t for t in doc[start : end + 1] if t.head is t or not start <= t.head.i <= end), None
    )
    if root is not None and one.cue is not None and root.i == one.cue[0]:
        return next((c for c in root.children if c.dep_ == "ccomp"), None)
    return root


def _parts(root: "Token", joined: "Token", link: "Token", *, around: bool) -> bool:
    """Tell whether two joined verbs are two acts, also with a cue ``around`` which both stand."""
    new = _act(joined) != _act(root) and not (around and not _is_own(joined))
    if new or (_is_refused(joined) and not _is_refused(root)):
        return True
    if _hangs(joined) and not _hangs(root):
        return True
    if around and (link.lower_ == "but" or _turns_ahead(root, joined)):
        return True
    if link.doc[link.i + 1].lower_ != "that":
        return False
    new = any(_has(joined, modals) and not _has(root, modals) for modals in (_WILL, _MUST))
    return new or link.lower_ == "but"


def _turns_ahead(root: "Token", joined: "Token") -> bool:
    """Tell whether what is so is followed by what will, may or has to be."""
    return not _has(root, _AHEAD) and _has(joined, _AHEAD)


def _is_own(verb: "Token") -> bool:
    """Tell whether a verb names an act, and not of somebody whom it names: "the bank promised"."""
    who = _who(verb)
    return _act(verb) is not None and (who is None or who.pos_ == "PRON")


def _who(verb: "Token") -> "Token | None":
    return next((c for c in verb.children if c.dep_ in (*SUBJECTS, "nsubjpass")), None)


def _hangs(verb: "Token") -> bool:
    """Tell whether somebody says what they would do on a condition."""
    could = any(child.lower_ in ("will", "would", "could", "can") for child in verb.children)
    return could and any(
        child.dep_ in ("advcl", "prep") and child.left_edge.lower_ in ("if", "unless", "provided")
        for child in verb.children
    )


def _has(verb: "Token", modals: frozenset[str]) -> bool:
    return any(child.lower_ in modals for child in verb.children)


def _is_refused(verb: "Token") -> bool:
    """Tell whether a verb says what somebody would not do."""
    words = {child.lower_ for child in verb.children}
    able = bool(words & {"can", "could"}) and not is_passive(verb)
    return (able or bool(words & _WILL)) and negation(verb) is not None


def _act(verb: "Token") -> str | None:
    return next((entry.act for entry in entries(verb) if entry.act is not None), None)

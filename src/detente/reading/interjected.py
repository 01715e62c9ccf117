"""A cue that interrupts or ends what it reports: "The dam, the minister said, is old"."""

from typing import TYPE_CHECKING

from detente.reading.cues import entries, extent
from detente.reading.grammar import noun_phrase, without_opener
from detente.reading.resumed import resumes

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_MARKS = frozenset((",", '"'))
_ENDS = frozenset((".", "!", "?", '"', ";", ")"))
_RELATIVES = frozenset(("WP", "WDT", "EX"))
_LONGEST = 14


def interjected(token: "Token", sentence: "Words") -> "tuple[tuple[int, int], Token] | None":
    """Return the content around or before a cue between commas, and the head of its source.

    The words between the commas have to be the source, the cue and what says when or where it was
    said, and nothing that is reported. The content of a cue in the middle is the whole sentence,
    since it is one clause; that of a cue behind a sentence is what stands before it.
    """
    if not _is_finite(token) or _has_that(token) or _answers(token):
        return None
    who = _source(token, sentence)
    if who is None or who.tag_ in _RELATIVES or who.left_edge.lower_ == "whose":
        return None
    doc = token.doc
    begin = min(noun_phrase(who)[0] if who.i < token.i else token.i, token.i)
    begin = min([begin, *(c.i for c in token.children if begin - 2 < c.i < begin and _small(c))])
    if doc[begin - 1].lower_ == "as" and begin - 1 > sentence.start:
        begin -= 1
    if begin <= sentence.start + 1 or doc[begin - 1].text not in _MARKS:
        return None
    last = max(_finished(token), noun_phrase(who)[1])
    stop = _stop(doc[last], sentence)
    if stop is None:
        return None
    first = _after_mark(doc, sentence.start, begin)
    while first < begin - 2 and doc[first].dep_ in ("cc", "punct") and doc[first].text != '"':
        first += 1
    finish = next((i for i in range(stop, sentence.end) if doc[i].text == ";"), sentence.end)
    behind = doc[stop + 1 : finish]
    goes_on = (
        doc[stop].text == ","
        and (_is_put_off(behind) or '"' not in (doc[begin - 1].text, doc[begin - 2].text))
        and resumes(behind, who)
    )
    if goes_on:
        return without_opener(first, finish - 1, token), who
    before = doc[first : begin - 1]
    if len(before) < 3 or not any(word.pos_ in ("VERB", "AUX") for word in before):
        return None
    return without_opener(first, begin - 2, token), who


def _finished(token: "Token") -> int:
    """Return the last word of a cue: "let *it be known*"."""
    return extent(token)[1] if token.lemma_ == "let" else token.i


def _is_put_off(behind: "Words") -> bool:
    """Tell whether a clause goes on with its subject: "It was “odd”, he said, *that ...*"."""
    return len(behind) > 0 and behind[0].lower_ == "that" and behind[0].dep_ == "mark"


def _after_mark(doc: "Doc", start: int, begin: int) -> int:
    """Return where the clause before the cue begins: behind the last semicolon or colon."""
    return max([start, *(i + 1 for i in range(start, begin) if doc[i].text in ";:")])


def _is_finite(token: "Token") -> bool:
    helped = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    if token.tag_ == "VBN":
        named = not helped and _named_before(token) is not None
        return named or any(child.lemma_ == "have" for child in helped)
    # The parser takes a present tense between commas for an infinitive.
    return token.tag_ in _FINITE or (token.tag_ == "VB" and not helped)


def _source(token: "Token", sentence: "Words") -> "Token | None":
    """Return the subject nearest before the cue, or the one right behind: "said the minister"."""
    doc = token.doc
    comma = next((i for i in range(token.i - 1, sentence.start, -1) if doc[i].text == ","), None)
    if comma is not None and doc[comma + 1].lower_ == "as":
        held = next((c for c in doc[comma + 1].children if c.dep_ == "pobj"), None)
        if held is not None:
            return held
    named = _named_before(token)
    if named is not None:
        return named
    before = [c for c in token.children if sentence.start <= c.i < token.i and c.dep_ == "nsubj"]
    if before:
        return before[-1]
    behind = token.i + 1
    if behind >= sentence.end or doc[token.i - 1].text not in _MARKS:
        return None
    head = next(
        (c for c in token.children if c.i > token.i and c.pos_ in ("PROPN", "NOUN", "PRON")), None
    )
    if head is None and doc[token.i - 1].text == ",":
        head = _phrase(doc[behind])
    near = head is not None and head.left_edge.i == behind and not _is_done(token, head)
    return head if near else None


def _named_before(token: "Token") -> "Token | None":
    """Return a surname between a comma and the cue that the parser took for no subject."""
    doc = token.doc
    if token.i < 2 or doc[token.i - 2].text not in _MARKS:
        return None
    name = doc[token.i - 1]
    other = name.dep_ not in ("nsubj", "nsubjpass") and name.text[:1].isupper() and name.is_alpha
    return name if other and token.tag_ in (*_FINITE, "VBN") else None


def _phrase(first: "Token") -> "Token | None":
    """Return the noun whose phrase a word opens, wherever the parser hung it."""
    word = first
    while word.dep_ in ("det", "poss", "compound", "amod", "nmod") and word.head.i > word.i:
        word = word.head
    return word if word.pos_ in ("PROPN", "NOUN") and word.left_edge is first else None


def _is_done(token: "Token", head: "Token") -> bool:
    """Tell whether a noun behind a cue is its object: "rejects the rise, *threatens a strike*"."""
    return head.dep_ == "dobj" and any(entry.act is not None for entry in entries(token))


def _answers(token: "Token") -> bool:
    """Tell whether a cue names an act and has its object: "asked of it, the envoy denied them"."""
    named = any(entry.act is not None and not entry.person for entry in entries(token))
    return named and any(c.dep_ == "dobj" and c.i > token.i for c in token.children)


def _has_that(token: "Token") -> bool:
    """Tell whether the cue has a "that" clause of its own behind it."""
    return any(
        child.dep_ == "ccomp" and child.left_edge.lower_ == "that" and child.left_edge.i > token.i
        for child in token.children
    )


def _small(child: "Token") -> bool:
    return child.dep_ in ("advmod", "aux", "neg")


def _is_dash(word: "Token") -> bool:
    """Tell whether a mark is a dash and no hyphen within a name."""
    return word.text == "-" and bool(word.whitespace_)


def _stop(last: "Token", sentence: "Words") -> int | None:
    """Return the mark that ends the words of the cue, or None where they report something."""
    doc = last.doc
    for i in range(last.i + 1, min(last.i + _LONGEST, sentence.end)):
        word = doc[i]
        if word.text == "," or word.text in _ENDS:
            return i
        if word.tag_ in ("VBD", "VBZ", "VBP", "MD") or word.text == ":" or _is_dash(word):
            return None
        if word.lower_ in ("that", "to") and word.dep_ in ("mark", "aux"):
            return None
        if word.dep_ in ("ccomp", "dobj") and word.pos_ in ("VERB", "AUX"):
            return None
    return sentence.end - 1 if sentence.end - 1 <= last.i else None

"""What is quoted: one attribution a sentence, with the nearest cue outside the marks."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution
from detente.reading.colon import before_colon, is_somebody
from detente.reading.cues import entries, extent
from detente.reading.grammar import SUBJECTS, nearby, subject
from detente.reading.parse import Paragraph
from detente.reading.quotes import Quote
from detente.reading.tags import tag

if TYPE_CHECKING:
    from detente.catalogue import Cue
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A quoted stretch of one sentence by token indices (inclusive), and its quotation."""

    start: int
    end: int
    quote: int
    sentence: "Words"


def direct(paragraph: Paragraph) -> tuple[Attribution, ...]:
    """Return what a paragraph quotes, sentence by sentence.

    A stretch counts when it is a clause of its own; a fragment inside a reported clause does not
    (it makes that clause mixed). A stretch without a cue in its sentence takes the cue of its
    quotation, or else of the stretch before it, or else of the one after it. One that finds none
    in the paragraph has no cue and no source.
    """
    stretches = _stretches(paragraph)
    found: list[Attribution] = []
    cues = [_cue(paragraph, stretch) for stretch in stretches]
    tags = [None if c else tag(s.end, s.sentence) for s, c in zip(stretches, cues, strict=True)]
    cued = {s.quote for s, c, t in zip(stretches, cues, tags, strict=True) if c or t}
    for stretch, cue, tagged in zip(stretches, cues, tags, strict=True):
        if tagged is not None:
            content = (stretch.start, stretch.end)
            verb, who = tagged
            found.append(Attribution(content, verb, None, who.i, "direct", quoted=True))
            continue
        if cue is None:
            told = None if stretch.quote in cued else _told_of(paragraph, stretch)
            led = _led(paragraph, stretch) or told
            if led is not None:
                found.append(replace(led, content=(stretch.start, stretch.end)))
                continue
        found.append(
            Attribution(
                content=(stretch.start, stretch.end),
                cue=None if cue is None else extent(cue[0]),
                entry=None if cue is None else cue[1],
                source=None if cue is None or cue[2] is None else cue[2].i,
                frame="direct",
                addressee=None if cue is None else _told(cue[0], cue[1]),
                quoted=True,
            )
        )
    return tuple(_shared(found, [stretch.quote for stretch in stretches]))


def _shared(found: list[Attribution], quotes: list[int]) -> list[Attribution]:
    shared = list(found)
    for pass_over in (False, True):
        for at, one in enumerate(shared):
            if one.source is not None:
                continue
            same = [
                other
                for k, other in enumerate(found)
                if other.source is not None and (quotes[k] == quotes[at] or pass_over)
            ]
            before = [other for other in same if other.content[0] < one.content[0]]
            giver = before[-1] if before else (same[0] if same else None)
            if giver is not None:
                shared[at] = replace(
                    one,
                    cue=giver.cue,
                    entry=giver.entry,
                    source=giver.source,
                    addressee=giver.addressee,
                )
    return shared


def quoted(quotes: tuple[Quote, ...], token: "Token") -> int | None:
    """Return which quotation a token lies in, or None."""
    return next((k for k, quote in enumerate(quotes) if quote.start <= token.idx < quote.end), None)


def _stretches(paragraph: Paragraph) -> list[_Stretch]:
    found: list[_Stretch] = []
    for sentence in paragraph.sentences():
        earlier = False
        for k, quote in enumerate(paragraph.quotes):
            tokens = [t for t in sentence if quote.start <= t.idx < quote.end]
            while tokens and (tokens[-1].text in ".,;:" or tokens[-1].is_space):
                tokens.pop()
            while tokens and tokens[0].is_punct:
                tokens.pop(0)
            if not tokens:
                continue
            stretch = _Stretch(tokens[0].i, tokens[-1].i, k, sentence)
            if _is_own_clause(sentence, quote, tokens, earlier=earlier):
                found.append(stretch)
                earlier = True
    return found


def _is_own_clause(
    sentence: "Words", quote: Quote, tokens: "list[Token]", *, earlier: bool
) -> bool:
    doc = sentence.doc
    clause = _has_clause(tokens)
    if tokens[0].idx > quote.start + 2:
        # A later sentence of a quotation that began before.
        return True
    first = tokens[0].i
    while first > sentence.start and (
        doc[first - 1].is_space or (doc[first - 1].is_punct and doc[first - 1].text not in ",:;")
    ):
        first -= 1
    opens = first == sentence.start or doc[first - 1].text in ",:-"
    if earlier:
        # "…," she said, "…": a quotation resumed behind its cue.
        return clause and doc[tokens[0].i - 2].text in ",;"
    if tokens[0].text[:1].islower():
        return False
    if first == sentence.start:
        # "Fire," he said: all of what the sentence quotes, or a noun with inverted marks?
        rest = [t for t in sentence if t.idx >= quote.end and not t.is_punct]
        return clause or not rest or tokens[-1].text in "!?" or doc[tokens[-1].i + 1].text in ",!?"
    return opens and (clause or len(tokens) >= 4)


def _has_clause(tokens: "list[Token]") -> bool:
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []):
            if any(
                child.i in inside and child.dep_ in (*SUBJECTS, "nsubjpass", "expl")
                for child in token.children
            ):
                return True
            if any(
                child.i in inside and child.dep_ in (*SUBJECTS, "nsubjpass", "expl")
                for child in token.head.children
            ):
                return True
        if token.tag_ == "VB" and token.i == tokens[0].i:
            return True
    return False


def _cue(paragraph: Paragraph, stretch: _Stretch) -> "tuple[Token, Cue, Token | None] | None":
    """Return the nearest reporting verb outside the marks, its entry, and its subject's head."""
    best: tuple[int, Token, Cue, Token | None] | None = None
    for token in stretch.sentence:
        if quoted(paragraph.quotes, token) is not None:
            continue
        entry = next(
            (e for e in entries(token) if "quote" in e.frames and "clause" in e.frames), None
        )
        if entry is None or token.pos_ not in ("VERB", "AUX"):
            continue
        who = subject(token) or nearby(token, stretch.sentence)
        if who is not None and quoted(paragraph.quotes, who) is not None:
            who = nearby(token, stretch.sentence)
        if who is None:
            continue
        gap = min(
            abs(token.i - stretch.end),
            abs(stretch.start - token.i),
            abs(who.i - stretch.end),
            abs(stretch.start - who.i),
        )
        if best is None or gap < best[0]:
            best = (gap, token, entry, who)
    return None if best is None else best[1:]


def _led(paragraph: Paragraph, stretch: _Stretch) -> Attribution | None:
    """Return who speaks before a colon right in front of a quotation."""
    doc = paragraph.parse
    first = stretch.start - 1
    while first > stretch.sentence.start and doc[first].text in "\"'":
        first -= 1
    if first <= stretch.sentence.start or doc[first].text != ":":
        return None
    return before_colon(doc, stretch.sentence.start, first)


def _told_of(paragraph: Paragraph, stretch: _Stretch) -> Attribution | None:
    """Return whom the sentence before a quotation is about: "Holm shook her head. “No.”"."""
    doc, start = paragraph.parse, stretch.sentence.start
    opens = start > 0 and doc[start].text == '"' and stretch.start == start + 1
    if not opens or quoted(paragraph.quotes, doc[start - 1]) is not None:
        return None
    before = doc.sentence(start - 1)
    if any(word.text == '"' for word in before):
        return None
    who = next((c for c in before.root.children if c.dep_ == "nsubj"), None)
    if who is None or not is_somebody(who):
        return None
    return Attribution((start, start), None, None, who.i, "direct", quoted=True)


def _told(token: "Token", entry: "Cue") -> int | None:
    if not entry.person:
        return None
    return next((child.i for child in token.children if child.dep_ in ("dobj", "dative")), None)

"""The plain facts of a statement: its stretches in the document, its mode and its day."""

from typing import TYPE_CHECKING

from detente.documents.model import Span
from detente.reading.attribution import Reported
from detente.reading.clauses import Attribution
from detente.reading.dates import dates
from detente.reading.direct import quoted
from detente.reading.grammar import noun_phrase
from detente.reading.model import Mode
from detente.reading.parse import Paragraph, Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

_REPORTED = frozenset(("clause", "according", "quote", "headline", "free"))


def mode(paragraph: Paragraph, attribution: Attribution) -> Mode:
    """Return how the words of an attribution are reported."""
    doc = paragraph.parse
    if attribution.frame == "direct":
        return Mode.DIRECT
    start, end = attribution.content
    if any(quoted(paragraph.quotes, token) is not None for token in doc[start : end + 1]):
        return Mode.MIXED
    return Mode.INDIRECT if attribution.frame in _REPORTED else Mode.NARRATED


def span(
    parsed: Parsed, paragraph: Paragraph, start: int, end: int, *, quoted_edges: bool = False
) -> Span:
    """Return the tokens ``start`` to ``end`` (inclusive) as a stretch of the document.

    With ``quoted_edges`` a quotation mark at either edge is taken in, so that marks stay in pairs.
    """
    doc = paragraph.parse
    if quoted_edges:
        while start > 0 and doc[start - 1].text == '"' and doc[start - 1].idx + 1 == doc[start].idx:
            start -= 1
        if sum(doc[i].text == '"' for i in range(start, end + 1)) % 2:
            close = next(
                (i for i in (end + 1, end + 2) if i < len(doc) and doc[i].text == '"'), end
            )
            end = close
    last = doc[end]
    return parsed.span(paragraph, doc[start].idx, last.idx + len(last))


def sentence(parsed: Parsed, paragraph: Paragraph, tokens: tuple[int, int]) -> Span:
    """Return a sentence, given by its tokens (end exclusive), as a stretch of the document."""
    doc = paragraph.parse
    end = tokens[1] - 1
    while end > tokens[0] and doc[end].is_space:
        end -= 1
    return parsed.span(paragraph, doc[tokens[0]].idx, doc[end].idx + len(doc[end]))


def source(parsed: Parsed, one: Reported) -> Span | None:
    """Return the words for who speaks, or None where the text has none.

    Those of a quotation alone in its paragraph stand in an earlier one.
    """
    if one.voice is None:
        return None
    content = one.attribution.content[0]
    paragraph = parsed.paragraphs[one.voice[0]]
    doc = paragraph.parse
    head = doc[one.voice[1]]
    start, end = noun_phrase(head)
    if head.dep_ in ("amod", "compound", "nmod", "poss"):
        start, end = head.left_edge.i, head.i
    cue = one.attribution.cue if one.lead is None else one.lead.cue
    if cue is not None and start <= cue[0] <= end:
        start, end = (start, cue[0] - 1) if head.i < cue[0] else (cue[1] + 1, end)
    if one.lead is None and head.i < content <= end:
        end = content - 1
        while end > head.i and (doc[end].is_punct or doc[end].dep_ == "prep"):
            end -= 1
    return span(parsed, paragraph, start, max(start, end))


def date(parsed: Parsed, paragraph: Paragraph, one: Reported) -> str | None:
    """Return the day that the cue's own words name, or the document's date."""
    attribution = one.attribution
    doc = paragraph.parse
    if attribution.cue is not None:
        cue = doc[attribution.cue[0]]
        for dated in dates(cue.sent.text, parsed.document.date):
            token = cue.sent.holding(dated.start)
            start, end = attribution.content
            if not start <= token.i <= end and _dates_cue(token, cue):
                return dated.when
    day = parsed.document.date
    return None if day is None else day.isoformat()


def _dates_cue(token: "Token", cue: "Token") -> bool:
    """Tell whether a date hangs on the cue itself and not on what is reported."""
    above = token
    for _ in range(3):
        if above.lower_ in ("since", "by", "until", "before", "after", "from", "for"):
            return False
        if above.head == cue or above == cue:
            return True
        above = above.head
    return False


def day(parsed: Parsed, sentence: "Words", head: "Token", *, future: bool = False) -> str | None:
    """Return the day that the words of a step or an event name, or None without one.

    With ``future`` a weekday is the next one.
    """
    for dated in dates(sentence.text, parsed.document.date, future=future):
        token = sentence.holding(dated.start)
        parted = any(head.doc[i].text == "," for i in range(head.i, token.i))
        if head.pos_ == "NOUN" and parted:
            # "The build-up, including drills on Wednesday": the day is that of something else.
            continue
        for _ in range(4):
            doing = token == head.head and token.pos_ == "VERB" and head.dep_ != "nsubj"
            if token == head or doing:
                return dated.when
            if token.head == token or token.pos_ in ("VERB", "AUX"):
                break
            token = token.head
    return None

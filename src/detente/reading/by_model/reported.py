"""From what the model tells to what a document reports: each stretch found in it, or left out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.attribution import Lead, Reported, Settled
from detente.reading.by_model.answer import Told
from detente.reading.by_model.places import places
from detente.reading.by_model.windows import Sentence, Window
from detente.reading.clauses import Attribution, clauses
from detente.reading.direct import quoted
from detente.reading.grammar import without_opener
from detente.reading.model import Mode
from detente.reading.nominal import nominal
from detente.reading.parse import Paragraph, Parsed
from detente.reading.utterance import Classified

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words

SURE = 0.5
"""How sure an act is that a model names. Nobody has measured it; all rules count for more."""

Stretch = tuple[int, int]


class NotThere(Exception):
    """Words of the model do not stand in the text where they would have to."""


def reported(parsed: Parsed, window: Window, told: Told, rule: str) -> tuple[Reported, ...]:
    """Return what one told statement comes to, one a sentence of its content.

    The content has to stand in the sentence that the model names, or else just once in the
    window; the source and the cue in the paragraph beside it; the condition in the sentence.
    ``rule`` is what the statement will name as its origin. Raises NotThere.
    """
    content = _content(parsed, window, told)
    found: list[Reported] = []
    for sentence in window:
        start, end = max(content[0], sentence.start), min(content[1], sentence.end)
        words = _tokens(parsed.paragraphs[sentence.paragraph], (start, end))
        if words is not None and any(not token.is_punct for token in words):
            found.append(_one(parsed, window, sentence, words, content, told, rule))
    if told.condition is not None and not any(
        one.settled and one.settled.condition for one in found
    ):
        # Without what it hangs on, a statement would say more than its source does.
        raise NotThere(
            "the condition that the model names is not there, and its words are left out"
        )
    if not found:
        raise NotThere("what the model says lies outside of what is read, and is left out")
    return tuple(found)


def _content(parsed: Parsed, window: Window, told: Told) -> Stretch:
    named = [(s.start, s.end) for s in window if s.number == told.sentence]
    for start, end in (*named, (window[0].start, window[-1].end)):
        found = places(told.content, parsed.document.text[start:end])
        if len(found) == 1:
            return start + found[0][0], start + found[0][1]
    raise NotThere("what the model says is not in the text, or not just once, and is left out")


def _one(
    parsed: Parsed,
    window: Window,
    sentence: Sentence,
    words: "Words",
    content: Stretch,
    told: Told,
    rule: str,
) -> Reported:
    """Return the part of a statement that stands in one sentence, ``words`` of it.

    A quotation may have its source in an earlier paragraph; one without any goes on with the words
    before it (see ``led``).
    """
    paragraph = parsed.paragraphs[sentence.paragraph]
    doc = paragraph.parse
    direct = all(token.is_punct or quoted(paragraph.quotes, token) is not None for token in words)
    first, last = words.start, words.end - 1
    if direct:
        while doc[first].is_punct:
            first += 1
        while doc[last].is_punct:
            last -= 1
    else:
        first, last = without_opener(first, last, doc[last])
    known = [*clauses(doc[slice(*sentence.tokens)]), *nominal(doc[slice(*sentence.tokens)])]
    head = extent = same = lead = None
    if told.source is not None:
        inside = [a for a in known if _holds((first, last), a) and _holds(a.content, a)]
        same = _interjected(parsed, sentence, told.source, inside)
        if same is not None:
            head, extent = same.source, same.cue
        elif (source := _beside(parsed, sentence, told.source, content)) is not None:
            head = source.root.i
        elif direct:
            lead = _lead(parsed, window, sentence, told.source)
    if head is None and lead is None and not (direct and told.source is None):
        raise NotThere("the source that the model names is not clear, and its words are left out")
    if told.cue is not None and extent is None:
        cue = _beside(parsed, sentence, told.cue, content)
        # Who speaks is not the word that reports it.
        if cue is not None and not _is_in(head, cue):
            extent = cue.start, cue.end - 1
            same = next((a for a in known if a.cue and cue.start <= a.cue[0] < cue.end), None)
    attribution = Attribution(
        content=(first, last),
        cue=extent,
        entry=None if same is None else same.entry,
        source=head,
        frame="direct" if direct else "object" if told.mode is Mode.NARRATED else "clause",
        negated=told.negated,
        addressee=None if same is None else same.addressee,
        quoted=direct,
    )
    return Reported(
        paragraph=sentence.paragraph,
        sentence=sentence.tokens,
        attribution=attribution,
        inner=tuple(
            a
            for a in known
            if a is not same and a.source is not None and _holds(attribution.content, a)
        ),
        lead=lead,
        settled=Settled(
            Classified(told.act, (rule,), SURE, told.negated),
            _condition(parsed, sentence, told),
        ),
    )


def _holds(content: Stretch, other: Attribution) -> bool:
    """Tell whether the cue of an attribution stands inside of a content."""
    return other.cue is not None and content[0] <= other.cue[0] <= content[1]


def _interjected(
    parsed: Parsed, sentence: Sentence, words: str, inside: Sequence[Attribution]
) -> Attribution | None:
    """Return the attribution with these words as source, of those whose cue is in its content.

    "The dam, she said, is old": the rules know a cue that interrupts what it reports.
    """
    at = sentence.start
    paragraph = parsed.paragraphs[sentence.paragraph]
    found = [
        stretch
        for start, end in places(words, parsed.document.text[at : sentence.end])
        if (stretch := _tokens(paragraph, (at + start, at + end))) is not None
    ]
    return next((one for one in inside for stretch in found if _is_in(one.source, stretch)), None)


def _is_in(token: int | None, stretch: "Words") -> bool:
    return token is not None and stretch.start <= token < stretch.end


def _beside(parsed: Parsed, sentence: Sentence, words: str, content: Stretch) -> "Words | None":
    """Return the words of a source or a cue, or None where it is not clear which are meant.

    What stands in the sentence outside quotation marks goes before what stands so elsewhere in the
    paragraph, and that before what is quoted. The content itself holds neither.
    """
    paragraph = parsed.paragraphs[sentence.paragraph]
    begin = paragraph.start
    text = parsed.document.text[begin : begin + len(paragraph.parse.text)]
    found = [
        stretch
        for start, end in ((begin + a, begin + b) for a, b in places(words, text))
        if (end <= content[0] or content[1] <= start)
        and (stretch := _tokens(paragraph, (start, end))) is not None
    ]
    free = [s for s in found if quoted(paragraph.quotes, s[0]) is None]
    near = [s for s in free if sentence.tokens[0] <= s.start and s.end <= sentence.tokens[1]]
    return next((some[0] for some in (near, free, found) if len(some) == 1), None)


def _lead(parsed: Parsed, window: Window, sentence: Sentence, words: str) -> Lead | None:
    """Return where a source stands in the paragraphs before, outside quotation marks, or None."""
    begin = window[0].start
    end = parsed.paragraphs[sentence.paragraph].start
    found = []
    for start, stop in places(words, parsed.document.text[begin:end]):
        at = next((s.paragraph for s in window if s.start <= begin + start < s.end), None)
        if at is not None:
            stretch = _tokens(parsed.paragraphs[at], (begin + start, begin + stop))
            if stretch and quoted(parsed.paragraphs[at].quotes, stretch[0]) is None:
                found.append(Lead(at, None, stretch.root.i, announced=False))
    return found[0] if len(found) == 1 else None


def led(found: Sequence[Reported]) -> tuple[Reported, ...]:
    """Return statements in the order of the text, quotations without a source led by the last."""
    result: list[Reported] = []
    last: Lead | None = None
    for one in sorted(found, key=lambda r: (r.paragraph, r.attribution.content)):
        source = one.attribution.source
        if source is not None:
            last = Lead(one.paragraph, one.attribution.cue, source, announced=False)
        elif one.lead is not None:
            last = one.lead
        result.append(one if one.voice is not None else replace(one, lead=last))
    return tuple(result)


def _condition(parsed: Parsed, sentence: Sentence, told: Told) -> Stretch | None:
    if told.condition is None:
        return None
    at = sentence.start
    found = places(told.condition, parsed.document.text[at : sentence.end])
    if len(found) != 1:
        return None
    place = at + found[0][0], at + found[0][1]
    words = _tokens(parsed.paragraphs[sentence.paragraph], place)
    return None if words is None else (words.start, words.end - 1)


def _tokens(paragraph: Paragraph, place: Stretch) -> "Words | None":
    """Return the tokens of a paragraph at a place of the document, whole ones, or None."""
    start, end = place[0] - paragraph.start, place[1] - paragraph.start
    if start >= end:
        return None
    return paragraph.parse.covering(start, end)

"""Who says what in a document: quotations, clauses and act nouns brought together.

A stretch is reported once: words in quotation marks go before the clause that holds them, and what
lies inside a reported clause is not reported again, because reported speech is read one level deep.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading.clauses import Attribution, clauses
from detente.reading.colon import headline, introduction
from detente.reading.coordinated import coordinated
from detente.reading.cues import entries
from detente.reading.direct import direct, quoted
from detente.reading.free import free, is_question
from detente.reading.headlines import is_headline, with_headline
from detente.reading.nominal import nominal
from detente.reading.parse import Paragraph, Parsed
from detente.reading.sequels import sequels
from detente.reading.utterance import Classified

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_REPORTED = frozenset(("clause", "according", "direct"))


@dataclass(frozen=True, slots=True)
class Settled:
    """An act, and its condition by token indices, as whoever found the words has settled them.

    Where that is no condition, the rules may still find one.
    """

    verdict: Classified
    condition: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Reported:
    """An attribution, the sentence of its content, and the attributions found inside it.

    ``sentence`` are token indices (end exclusive). ``inner`` tell what the reported words say of
    acts: "said it had *accepted* the plan". What is ``settled`` is not left to the rules.
    """

    paragraph: int
    sentence: tuple[int, int]
    attribution: Attribution
    inner: tuple[Attribution, ...] = ()
    lead: "Lead | None" = None
    settled: Settled | None = None

    @property
    def voice(self) -> tuple[int, int] | None:
        """Where the head of the source stands: paragraph and token."""
        if self.lead is not None:
            return self.lead.paragraph, self.lead.source
        source = self.attribution.source
        return None if source is None else (self.paragraph, source)


@dataclass(frozen=True, slots=True)
class Lead:
    """Who speaks in a stretch that does not say so, as an earlier sentence or paragraph does.

    ``announced`` says that a colon there introduces it; else it goes on with the words of before.
    """

    paragraph: int
    cue: tuple[int, int] | None
    source: int
    announced: bool


def attributions(parsed: Parsed) -> tuple[Reported, ...]:
    """Return everything that a document reports, in the order of the text."""
    found: list[Reported] = []
    lead: Lead | None = None
    for at, paragraph in enumerate(parsed.paragraphs):
        here: list[Reported] = []
        for one in _paragraph(at, paragraph):
            alone = one.attribution.source is None and one.attribution.frame == "direct"
            here.append(replace(one, lead=lead) if alone else one)
            if one.attribution.source is not None and one.attribution.frame != "possessive":
                lead = Lead(at, one.attribution.cue, one.attribution.source, announced=False)
        found.extend(_with_free(at, paragraph, here))
        announced = introduction(paragraph)
        if announced is not None and announced.source is not None:
            lead = Lead(at, announced.cue, announced.source, announced=True)
        elif lead is not None and lead.announced:
            lead = replace(lead, announced=False)
    return tuple(_named_below(parsed, found))


def _with_free(at: int, paragraph: Paragraph, found: list[Reported]) -> Iterator[Reported]:
    """Yield what a paragraph reports, and the sentences that go on with it without a cue."""
    before: Reported | None = None
    for sentence in paragraph.sentences():
        here = [one for one in found if one.sentence[0] == sentence.start]
        if before is not None and before.voice is not None:
            told = [one.attribution for one in here]
            said = free(paragraph, sentence, before.attribution, told)
            if said is not None:
                cue = before.attribution.cue if before.lead is None else before.lead.cue
                lead = Lead(before.voice[0], cue, before.voice[1], announced=False)
                here = [Reported(at, (sentence.start, sentence.end), said, tuple(told), lead)]
        yield from here
        outer = [one for one in here if one.attribution.frame != "possessive"]
        if outer or not is_question(sentence):
            before = outer[-1] if outer else None


def _named_below(parsed: Parsed, found: list[Reported]) -> list[Reported]:
    """Give a quotation of nobody, as in a headline, who says the same words further down."""
    return [
        replace(one, lead=_lead_below(parsed, one, found[k + 1 :]))
        if one.voice is None and one.attribution.frame == "direct"
        else one
        for k, one in enumerate(found)
    ]


def _lead_below(parsed: Parsed, one: Reported, below: list[Reported]) -> Lead | None:
    words = _said(parsed, one)
    for other in below:
        source, lead = other.attribution.source, other.lead
        if other.attribution.frame == "direct" and words in _said(parsed, other):
            if lead is not None:
                return lead
            if source is not None:
                return Lead(other.paragraph, other.attribution.cue, source, announced=True)
    return None


def _said(parsed: Parsed, one: Reported) -> str:
    start, end = one.attribution.content
    doc = parsed.paragraphs[one.paragraph].parse
    return " ".join(token.lower_ for token in doc[start : end + 1] if not token.is_punct)


def _paragraph(at: int, paragraph: Paragraph) -> list[Reported]:
    doc = paragraph.parse
    straight = direct(paragraph)
    found: list[Reported] = []
    titled = headline(paragraph)
    if titled is not None:
        begin, end = doc[titled.content[0]].sent.start, doc[titled.content[1]].sent.end
        return [Reported(at, (begin, end), titled)]
    for sentence in paragraph.sentences():
        here = [a for a in straight if sentence.start <= a.content[0] < sentence.end]
        others = [a for a in (*clauses(sentence), *nominal(sentence)) if a.source is not None]
        others = [
            a for a in others if not (_same(a, here, paragraph) or _is_reporter(a, paragraph))
        ]
        if is_headline(doc):
            others = with_headline(others, sentence)
            titles = {a.content for a in others}
            here = [a for a in here if a.source is not None or a.content not in titles]
        everything = [part for one in _cut(doc, [*here, *others]) for part in coordinated(doc, one)]
        everything += sequels(sentence, everything)
        for one in everything:
            if any(_is_held(one, other) for other in everything if other is not one):
                continue
            inner = tuple(
                a for a in everything if a is not one and _inside(a, one) and not _is_wish(a)
            )
            found.append(Reported(at, (sentence.start, sentence.end), one, inner))
    return sorted(found, key=lambda r: (r.attribution.content, r.attribution.cue or (0, 0)))


def _is_reporter(one: Attribution, paragraph: Paragraph) -> bool:
    """Tell whether the reporter speaks or asks: "*I* asked him who had won"."""
    who = None if one.source is None else paragraph.parse[one.source]
    return who is not None and who.text == "I" and quoted(paragraph.quotes, who) is None


def _is_wish(one: Attribution) -> bool:
    """Tell whether an attribution says what somebody would do, and not what was done."""
    return one.entry is not None and bool(one.entry.modals) and not one.entry.negative


def _same(one: Attribution, here: list[Attribution], paragraph: Paragraph) -> bool:
    """Tell whether a clause is just what a quotation of the same sentence already gives."""
    cue = paragraph.parse[one.cue[0]] if one.cue else None
    if cue is not None and quoted(paragraph.quotes, cue) is not None:
        return False
    if one.frame not in _REPORTED:
        return False
    size = one.content[1] - one.content[0] + 1
    covered = sum(
        max(0, min(one.content[1], other.content[1]) - max(one.content[0], other.content[0]) + 1)
        for other in here
    )
    return covered * 2 >= size


def _is_held(one: Attribution, other: Attribution) -> bool:
    """Tell whether ``other`` reports ``one``; of two that hold each other, the longer does."""
    if not _inside(one, other):
        return False
    longer = one.content[1] - one.content[0] > other.content[1] - other.content[0]
    return not (longer and _inside(other, one))


def _inside(one: Attribution, other: Attribution) -> bool:
    """Tell whether ``one`` stands inside the words that ``other`` reports."""
    if one.cue is None or one.cue == other.cue:
        return False
    within = other.content[0] <= one.cue[0] <= other.content[1]
    if not within:
        return False
    if other.frame in _REPORTED:
        return one.frame != "direct"
    # An act noun inside the object of a narrated act is an act of its own ("rejected a Qatari
    # plan to ..."); a verb there belongs to the words of that act.
    return one.frame != "possessive" and one.frame != "direct"


def _cut(doc: "Doc", found: list[Attribution]) -> list[Attribution]:
    """End a content before a later cue of the same source: "…, calling it unjust", "… and urged".

    A participle behind a comma has the source of the clause that it ends.
    """
    result = list(found)
    for k, one in enumerate(result):
        first, last = one.content
        for j, other in enumerate(result):
            if j == k or other.cue is None or one.frame == "direct":
                continue
            at = other.cue[0]
            if not first < at <= last:
                continue
            begin = _of_another(doc, one, at)
            if begin is None and doc[at - 1].lower_ not in (",", "and", "but"):
                continue
            if begin is not None:
                at = begin
            elif _is_of_the_cue(doc, one, at):
                # "Said the talks had gone well and urged Peru to sign".
                result[j] = replace(other, source=one.source)
            elif doc[at].tag_ == "VBG" and doc[at - 1].text == ",":
                result[j] = replace(other, source=one.source)
            elif other.source != one.source or not _joins(doc, at, one):
                continue
            stop = at - 1
            while stop > one.content[0] and (doc[stop].is_punct or doc[stop].dep_ == "cc"):
                stop -= 1
            one = replace(one, content=(one.content[0], min(one.content[1], stop)))
            result[k] = one
    return [_to_end_of_quotation(doc, one) for one in result]


def _of_another(doc: "Doc", one: Attribution, at: int) -> int | None:
    """Return where the sentence turns to another: "..., *and its spokesman called it a sham*"."""
    verb = doc[at]
    if one.frame != "clause" or verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    if any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < at), None)
    if who is None or who.pos_ not in ("NOUN", "PROPN"):
        return None
    link = who.left_edge.i - 1
    turned = doc[link].dep_ == "cc" and doc[link - 1].text == ","
    return link if turned and link > one.content[0] + 2 else None


def _is_of_the_cue(doc: "Doc", one: Attribution, at: int) -> bool:
    """Tell whether a finite verb behind "and" goes with the cue, not with what is reported.

    It has no subject, and the reported verb has a helping verb that it cannot share.
    """
    verb, main = doc[at], doc[at].head
    if one.frame != "clause" or one.cue is None or verb.tag_ not in ("VBD", "VBG"):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for child in verb.children):
        return False
    if verb.tag_ == "VBG":
        # "Saying the price was low and urging owners to wait".
        return doc[one.cue[0]].tag_ == "VBG" and main.tag_ != "VBG" and verb.dep_ == "conj"
    helped = main.tag_ in ("VBN", "VB", "VBG") and any(c.dep_ == "aux" for c in main.children)
    # "Said the state was ready and promised to pay": what is told has no act of its own.
    acts = any(entry.act is not None for entry in entries(verb))
    plain = main.tag_ == "VBD" and not any(entry.act is not None for entry in entries(main))
    return helped or (acts and plain and doc[one.cue[0]].tag_ == "VBD")


def _joins(doc: "Doc", at: int, one: Attribution) -> bool:
    """An object cannot join a finite verb with "and"; a clause after "said" can."""
    clause = one.frame == "clause" and one.entry is not None and one.entry.act is None
    return doc[at].tag_ in ("VBG", "VBD", "VBZ", "VBP") and not clause


def _to_end_of_quotation(doc: "Doc", one: Attribution) -> Attribution:
    """Go on to the end of a quoted fragment, or of its sentence, in which a content breaks off."""
    start, end = one.content
    marks = sum(token.text == '"' for token in doc[start : end + 1])
    if one.frame == "direct" or marks % 2 == 0:
        return one
    last = doc[end].sent.end - 1
    close = next((i for i in range(end + 1, last + 1) if doc[i].text == '"'), None)
    if close is None or (one.cue is not None and end < one.cue[0] <= close):
        return one
    return replace(one, content=(start, close))

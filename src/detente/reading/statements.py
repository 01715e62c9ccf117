"""From what is reported to statements: party, act, condition, issues, date, confidence."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.documents.model import Span
from detente.reading.acts import classify, firm
from detente.reading.attribution import Reported
from detente.reading.clauses import Attribution
from detente.reading.conditions import condition
from detente.reading.dates import dates
from detente.reading.direct import quoted
from detente.reading.discourse import Discourse, Referent
from detente.reading.grammar import noun_phrase
from detente.reading.ids import entry_id
from detente.reading.issues import Raised, own_label, raised
from detente.reading.model import Act, Mode, Statement
from detente.reading.names import Names
from detente.reading.parse import Paragraph, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How much each step of the way adds to the doubt; the confidence is their product.
SURE_OF_SOURCE = {
    "name": 1.0,
    "role": 0.95,
    "noun": 0.9,
    "title": 0.85,
    "pronoun": 0.85,
    "both-sides": 0.7,
    "paragraph-before": 0.7,
    "home-state": 0.6,
    "unresolved": 0.5,
}
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none)\b|n['’]t\b", re.IGNORECASE)
# Nouns that point back to an earlier demand or offer; a proposal may be either.
_BACK = {
    "demand": "demand",
    "request": "demand",
    "condition": "demand",
    "guarantee": "demand",
    "offer": "offer",
    "proposal": None,
}
_PROPOSING = frozenset((Act.DEMAND, Act.OFFER))


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words for an earlier demand or offer ("Moscow's main demand").

    ``kind`` is the act meant, or None for either; ``owner`` its party where the words name it.
    """

    kind: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with the issues that its words raise, before issues have their ids."""

    statement: Statement
    raised: tuple[Raised, ...]
    paragraph: int
    back_to: BackReference | None


def voice(
    parsed: Parsed, reported: tuple[Reported, ...], discourse: Discourse
) -> dict[tuple[int, int], Referent]:
    """Resolve every source and addressee, sentence after sentence.

    Returns a referent for each (paragraph, token) that heads a noun phrase in question.
    """
    wanted: dict[int, dict[int, bool]] = {}
    for one in reported:
        heads = wanted.setdefault(one.paragraph, {})
        for attribution in (one.attribution, *one.inner):
            if attribution.source is not None:
                heads[attribution.source] = True
            if attribution.addressee is not None:
                heads.setdefault(attribution.addressee, False)
    known: dict[tuple[int, int], Referent] = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        heads = wanted.get(at, {})
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
            for token in sorted(h for h in heads if sentence.start <= h < sentence.end):
                referent = discourse.resolve(paragraph.parse[token], speaking=heads[token])
                known[at, token] = referent
                if heads[token] and quoted(paragraph.quotes, paragraph.parse[token]) is None:
                    discourse.said(token, referent)
    return known


def statements(
    parsed: Parsed,
    reported: tuple[Reported, ...],
    known: dict[tuple[int, int], Referent],
    names: Names,
) -> tuple[Found, ...]:
    """Return the statements of a document, issues not yet named."""
    found: list[Found] = []
    last: dict[str, Referent] = {}
    ids: dict[str, int] = {}
    for one in reported:
        attribution = one.attribution
        referent = _referent(one, known, last)
        if referent is None:
            continue
        if attribution.negated and attribution.entry is not None and attribution.entry.act is None:
            continue
        made = _statement(parsed, one, referent, known, names, ids)
        found.append(_continued(made, found))
        last["speaker"] = referent
    return tuple(found)


def _continued(made: Found, before: list[Found]) -> Found:
    """A quotation that says nothing else goes on with the threat or denial told just before it."""
    if not before or before[-1].paragraph != made.paragraph:
        return made
    statement, earlier = made.statement, before[-1].statement
    if (
        statement.act is Act.ASSERT
        and statement.mode is Mode.DIRECT
        and earlier.mode is Mode.NARRATED
        and earlier.act in (Act.THREATEN, Act.WARN, Act.DENY)
        and earlier.parties == statement.parties
        and (earlier.act is not Act.DENY or _NEGATIVE.search(statement.content.text))
    ):
        rules = (*statement.rules[:-1], "act-continues")
        return replace(
            made, statement=statement.model_copy(update={"act": earlier.act, "rules": rules})
        )
    return made


def _referent(
    one: Reported, known: dict[tuple[int, int], Referent], last: dict[str, Referent]
) -> Referent | None:
    if one.attribution.source is not None:
        return known.get((one.paragraph, one.attribution.source))
    if one.attribution.frame == "direct" and "speaker" in last:
        return replace(last["speaker"], rule="paragraph-before")
    return None


def _statement(
    parsed: Parsed,
    one: Reported,
    referent: Referent,
    known: dict[tuple[int, int], Referent],
    names: Names,
    ids: dict[str, int],
) -> Found:
    paragraph = parsed.paragraphs[one.paragraph]
    doc = paragraph.parse
    start, end = one.attribution.content
    reported = one.attribution.frame in ("clause", "according")
    hangs = condition(doc, start, end, reported=reported)
    if hangs is None:
        behind = _condition_behind(doc, end, one)
        if behind is not None:
            hangs = behind
            end = behind[1]
    attribution = replace(one.attribution, content=(start, end))
    inner = _own_inner(doc, one, referent, known)
    own = _own_tokens(
        doc, start, end, names, one.paragraph, referent, reported=attribution.frame == "clause"
    )
    tells = attribution.entry is None or attribution.entry.act is None
    other = _reports(doc, one, referent, known) if tells and inner is None else None
    verdict = classify(
        doc, attribution, inner=inner, condition=hangs, own=own, reports=other is not None
    )
    mode = _mode(paragraph, attribution)
    content = _span(parsed, paragraph, start, end, quoted_edges=mode is Mode.MIXED)
    topics = raised(doc, start, end, names, one.paragraph, frozenset(referent.parties))
    firmly = firm(doc, attribution, verdict.act, one.sentence)
    key = entry_id("s", parsed.document.id, content.start, content.end)
    ids[key] = ids.get(key, 0) + 1
    addressee = attribution.addressee
    told = known.get((one.paragraph, addressee)) if addressee is not None else None
    others = tuple(
        dict.fromkeys(
            n.key
            for n in names.within(one.paragraph, start, end + 1)
            if n.kind != "person" and not n.place and n.key not in referent.parties
        )
    )
    base = SURE_OF_SOURCE.get(referent.rule, 0.8)
    statement = Statement(
        id=key if ids[key] == 1 else f"{key}-{ids[key]}",
        document=parsed.document.id,
        act=verdict.act,
        mode=mode,
        negated=verdict.negated,
        condition=None if hangs is None else _span(parsed, paragraph, *hangs),
        content=content,
        cue=None
        if attribution.cue is None or referent.rule == "paragraph-before"
        else _span(parsed, paragraph, *attribution.cue),
        source=_source(parsed, paragraph, attribution),
        sentence=_sentence(parsed, paragraph, one.sentence),
        speaker=referent.speaker,
        party=referent.parties[0] if len(referent.parties) == 1 else None,
        parties=referent.parties,
        addressees=() if told is None else told.parties,
        targets=others,
        reports=other,
        positions={topic.topic or "": topic.option for topic in topics if topic.option is not None},
        firm=None if firmly is None else _span(parsed, paragraph, *firmly),
        date=_date(parsed, paragraph, one),
        confidence=round(base * verdict.sure, 2),
        rules=(f"frame-{attribution.frame}", f"source-{referent.rule}", *verdict.rules),
    )
    if not topics and verdict.act in _PROPOSING and not verdict.negated and mode is Mode.NARRATED:
        label = own_label(doc, start, end)
        if label is not None:
            topics = (Raised(None, label[0], None, None, label[1], label[2]),)
    return Found(
        statement,
        topics,
        one.paragraph,
        _back_to(doc, start, end, names, one.paragraph, called=attribution.frame == "quote"),
    )


def _own_inner(
    doc: "Doc", one: Reported, referent: Referent, known: dict[tuple[int, int], Referent]
) -> Attribution | None:
    """Return the act that the source tells of as its own, or None."""
    start, end = one.attribution.content
    for inner in one.inner:
        if inner.entry is None or inner.entry.act is None or inner.source is None:
            continue
        if not _is_the_point(doc, one, inner):
            continue
        if one.attribution.frame == "direct" and doc[inner.source].lower_ in ("i", "we"):
            return inner
        if not start <= inner.source <= end:
            continue
        who = known.get((one.paragraph, inner.source))
        if who is not None and who.parties and set(who.parties) <= set(referent.parties):
            return inner
    return None


def _is_the_point(doc: "Doc", one: Reported, inner: Attribution) -> bool:
    """Tell whether an inner act is what the content says, not something told in passing."""
    start, end = one.attribution.content
    token = doc[inner.cue[0]] if inner.cue else None
    while token is not None and start <= token.head.i <= end and token.head != token:
        if token.dep_ not in ("xcomp", "conj", "acomp", "aux", "dobj", "attr", "ccomp"):
            return False
        token = token.head
    return token is not None


def _reports(
    doc: "Doc", one: Reported, referent: Referent, known: dict[tuple[int, int], Referent]
) -> str | None:
    """Return another party whose words or wishes the statement tells of, or None."""
    for inner in one.inner:
        if (
            inner.source is None
            or inner.frame == "possessive"
            or not _is_the_point(doc, one, inner)
        ):
            continue
        who = known.get((one.paragraph, inner.source))
        if who is not None and who.parties and not set(who.parties) & set(referent.parties):
            return who.parties[0]
    return None


def _own_tokens(
    doc: "Doc",
    start: int,
    end: int,
    names: Names,
    paragraph: int,
    referent: Referent,
    *,
    reported: bool,
) -> frozenset[int]:
    own = {
        i
        for n in names.within(paragraph, start, end + 1)
        if n.key in referent.parties or n.key == referent.speaker
        for i in range(n.start, n.end)
    }
    if reported:
        own |= {
            doc[i].head.i
            for i in range(start, end + 1)
            if doc[i].lower_ in ("its", "their") and doc[i].dep_ == "poss"
        }
    return frozenset(
        own
        | {
            i
            for i in range(start, end + 1)
            if reported
            and doc[i].lower_ in ("he", "she", "it", "they")
            and doc[i].dep_ in ("nsubj", "nsubjpass")
        }
    )


def _condition_behind(doc: "Doc", end: int, one: Reported) -> tuple[int, int] | None:
    """Return a condition that follows the content: "proposed 28 percent, provided that ..."."""
    at = end + 1
    if one.attribution.frame == "direct" or at >= one.sentence[1]:
        return None
    if doc[at].text == ",":
        at += 1
    if at >= one.sentence[1] or doc[at].is_punct:
        return None
    found = condition(doc, at, one.sentence[1] - 1, reported=False)
    return found if found is not None and found[0] == at else None


def _mode(paragraph: Paragraph, attribution: Attribution) -> Mode:
    doc = paragraph.parse
    if attribution.frame == "direct":
        return Mode.DIRECT
    start, end = attribution.content
    if any(quoted(paragraph.quotes, doc[i]) is not None for i in range(start, end + 1)):
        return Mode.MIXED
    return Mode.INDIRECT if attribution.frame in ("clause", "according", "quote") else Mode.NARRATED


def _span(
    parsed: Parsed, paragraph: Paragraph, start: int, end: int, *, quoted_edges: bool = False
) -> Span:
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


def _sentence(parsed: Parsed, paragraph: Paragraph, sentence: tuple[int, int]) -> Span:
    doc = paragraph.parse
    end = sentence[1] - 1
    while end > sentence[0] and doc[end].is_space:
        end -= 1
    return parsed.span(paragraph, doc[sentence[0]].idx, doc[end].idx + len(doc[end]))


def _source(parsed: Parsed, paragraph: Paragraph, attribution: Attribution) -> Span | None:
    if attribution.source is None:
        return None
    head = paragraph.parse[attribution.source]
    start, end = noun_phrase(head)
    if head.dep_ in ("amod", "compound", "nmod", "poss"):
        start, end = head.left_edge.i, head.i
    cue = attribution.cue
    if cue is not None and start <= cue[0] <= end:
        start, end = (start, cue[0] - 1) if head.i < cue[0] else (cue[1] + 1, end)
    return _span(parsed, paragraph, start, max(start, end))


def _date(parsed: Parsed, paragraph: Paragraph, one: Reported) -> str | None:
    """Return the day that the cue's own words name, or the document's date."""
    attribution = one.attribution
    doc = paragraph.parse
    if attribution.cue is not None:
        cue = doc[attribution.cue[0]]
        for dated in dates(cue.sent.text, parsed.document.date):
            token = next(t for t in cue.sent if t.idx - cue.sent.start_char + len(t) > dated.start)
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


def _back_to(
    doc: "Doc", start: int, end: int, names: Names, paragraph: int, *, called: bool
) -> BackReference | None:
    """Return the earlier demand or offer that a stretch points back to, or None."""
    if called and doc[start].pos_ == "PRON":
        # "Calling them a non-starter": what is called so is the demand just spoken of.
        return BackReference("demand", None)
    for i in range(start, end + 1):
        noun = doc[i].lemma_.lower()
        if noun not in _BACK or doc[i].pos_ != "NOUN":
            continue
        left = doc[i].left_edge.i
        owner = next(
            (n.key for n in names.within(paragraph, left, i + 1) if n.kind != "person"), None
        )
        known = doc[left].lower_ in ("the", "these", "those", "this", "that", "its")
        if owner is not None or known or noun == "guarantee":
            return BackReference(_BACK[noun], owner)
    return None

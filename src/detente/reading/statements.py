"""From what is reported to statements: party, act, condition, issues, date, confidence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.reading import facts
from detente.reading.acquaintances import Referent
from detente.reading.act_context import in_context
from detente.reading.acts import classify
from detente.reading.attribution import Reported
from detente.reading.backward import BackReference, back_reference
from detente.reading.clauses import Attribution
from detente.reading.conditions import condition
from detente.reading.firmness import firm
from detente.reading.ids import entry_id, numbered
from detente.reading.issues import Raised, about_talks, own_label, raised
from detente.reading.model import Act, Mode, Statement
from detente.reading.mouthpieces import mouthpiece
from detente.reading.names import Names
from detente.reading.parse import Parsed
from detente.reading.scenes import Stretch
from detente.reading.self_reference import own_tokens
from detente.reading.utterance import Utterance
from detente.reading.voice import Voices, spoken

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

# How much each step of the way adds to the doubt; the confidence is their product.
SURE_OF_SOURCE = {
    "name": 1.0,
    "role": 0.95,
    "noun": 0.9,
    "title": 0.85,
    "pronoun": 0.85,
    "both-sides": 0.7,
    "paragraph-before": 0.7,
    "sentence-before": 0.7,
    "home-state": 0.6,
    "context": 0.6,
    "medium": 0.5,
    "unresolved": 0.5,
}
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none)\b|n['’]t\b", re.IGNORECASE)
_PROPOSING = frozenset((Act.DEMAND, Act.OFFER))


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with the issues that its words raise, before issues have their ids."""

    statement: Statement
    raised: tuple[Raised, ...]
    paragraph: int
    back_to: BackReference | None


def statements(
    parsed: Parsed,
    reported: tuple[Reported, ...],
    known: Voices,
    names: Names,
    party_of: Mapping[str, str],
    likely: Mapping[Stretch, Mapping[Act, float]],
) -> tuple[Found, ...]:
    """Return the statements of a document, issues not yet named.

    ``party_of`` are the parties of people, ``likely`` the chances of acts where words are said.
    """
    found: list[Found] = []
    taken: set[str] = set()
    for told in reported:
        one = spoken(told, known)
        attribution = one.attribution
        referent = _referent(one, known)
        if referent is None:
            continue
        referent = mouthpiece(one, referent, parsed, names, party_of)
        if attribution.negated and attribution.entry is not None and attribution.entry.act is None:
            # "Did not say that ...": nothing was said.
            continue
        made = _statement(parsed, one, referent, known, names, taken, likely)
        found.append(made if one.settled else _continued(made, found))
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


def _referent(one: Reported, known: Voices) -> Referent | None:
    """Return whose words these are; a stretch without a cue goes on with the one before it."""
    referent = None if one.voice is None else known.get(one.voice)
    if referent is not None and one.attribution.frame == "free":
        return replace(referent, rule="sentence-before")
    if referent is not None and one.lead is not None and not one.lead.announced:
        return replace(referent, rule="paragraph-before")
    return referent


def _statement(
    parsed: Parsed,
    one: Reported,
    referent: Referent,
    known: Voices,
    names: Names,
    taken: set[str],
    likely: Mapping[Stretch, Mapping[Act, float]],
) -> Found:
    paragraph = parsed.paragraphs[one.paragraph]
    doc = paragraph.parse
    attribution, hangs = _with_condition(doc, one)
    start, end = attribution.content
    inner = _own_inner(doc, one, referent, known)
    doer = inner.source if inner is not None and attribution.frame != "free" else None
    if doer is not None and doc[doer].lower_ in ("he", "she"):
        # "She and Roe said ..., saying she hoped": the hope is hers alone.
        referent = known.get((one.paragraph, doer), referent)
    tells = attribution.entry is None or attribution.entry.act is None
    other = _reports(doc, one, referent, known) if tells and inner is None else None
    if one.settled:
        verdict = one.settled.verdict
    else:
        said = Utterance(
            doc,
            attribution,
            inner=inner,
            condition=hangs,
            own=own_tokens(doc, attribution, names, one.paragraph, referent),
            reports=other is not None,
        )
        words = facts.span(parsed, paragraph, *one.attribution.content)
        verdict = in_context(said, classify(said), likely.get((words.start, words.end)))
    mode = facts.mode(paragraph, attribution)
    content = facts.span(parsed, paragraph, start, end, quoted_edges=mode is Mode.MIXED)
    topics = raised(doc, start, end, names, one.paragraph, frozenset(referent.parties))
    # Offering talks on a matter offers no settlement of it.
    talk = verdict.act is Act.OFFER and about_talks(doc, start, end)
    firmly = firm(doc, attribution, verdict.act, one.sentence)
    told = known.get((one.paragraph, attribution.addressee or -1))
    named = [n for n in names.within(one.paragraph, start, end + 1) if n.kind != "person"]
    place, cue = one.paragraph, attribution.cue
    if one.lead is not None:
        place, cue = one.lead.paragraph, one.lead.cue
    statement = Statement(
        id=numbered(entry_id("s", parsed.document.id, content.start, content.end), taken),
        document=parsed.document.id,
        act=verdict.act,
        mode=mode,
        negated=verdict.negated,
        condition=None if hangs is None else facts.span(parsed, paragraph, *hangs),
        content=content,
        cue=None if cue is None else facts.span(parsed, parsed.paragraphs[place], *cue),
        source=facts.source(parsed, one),
        sentence=facts.sentence(parsed, paragraph, one.sentence),
        speaker=referent.speaker,
        party=referent.parties[0] if len(referent.parties) == 1 else None,
        parties=referent.parties,
        addressees=() if told is None else told.parties,
        targets=tuple(
            dict.fromkeys(n.key for n in named if not n.place and n.key not in referent.parties)
        ),
        reports=other,
        positions={
            topic.topic or "": topic.option
            for topic in topics
            if topic.option is not None and (not talk or "talk" in topic.option)
        },
        firm=None if firmly is None else facts.span(parsed, paragraph, *firmly),
        date=facts.date(parsed, paragraph, one),
        confidence=round(SURE_OF_SOURCE[referent.rule] * verdict.sure, 2),
        rules=(f"frame-{attribution.frame}", f"source-{referent.rule}", *verdict.rules),
    )
    proposed = verdict.act in _PROPOSING and not verdict.negated and mode is Mode.NARRATED
    label = own_label(doc, start, end) if proposed and not topics else None
    if label is not None:
        topics = (Raised(None, label[0], None, None, label[1], label[2]),)
    called = attribution.frame == "quote"
    back_to = back_reference(doc, start, end, names, one.paragraph, called=called)
    return Found(statement, topics, one.paragraph, back_to)


def _with_condition(doc: "Doc", one: Reported) -> tuple[Attribution, tuple[int, int] | None]:
    """Return the attribution and its condition, a condition right behind the content taken in."""
    attribution = one.attribution
    if one.settled is not None and one.settled.condition is not None:
        return attribution, one.settled.condition
    start, end = attribution.content
    reported = attribution.frame in ("clause", "according", "free")
    hangs = condition(doc, start, end, reported=reported)
    at = end + 1
    if hangs is not None or attribution.frame == "direct" or at >= one.sentence[1]:
        return attribution, hangs
    at += doc[at].text == ","
    if at >= one.sentence[1] or doc[at].is_punct:
        return attribution, None
    behind = condition(doc, at, one.sentence[1] - 1, reported=False)
    if behind is None or behind[0] != at:
        return attribution, None
    return replace(attribution, content=(start, behind[1])), behind


def _own_inner(doc: "Doc", one: Reported, referent: Referent, known: Voices) -> Attribution | None:
    """Return the act that the source tells of as its own, or None."""
    start, end = one.attribution.content
    for inner in one.inner:
        if inner.entry is None or inner.entry.act is None or inner.source is None:
            continue
        if not _is_the_point(doc, one, inner):
            continue
        if one.attribution.frame == "direct" and doc[inner.source].lower_ in ("i", "we"):
            return inner
        # The second of two acts under one cue has its subject in the first.
        parted = inner.cue is not None and inner.cue[0] <= start + 3 and not _has_subject(doc, one)
        if not start <= inner.source <= end and not parted:
            continue
        who = known.get((one.paragraph, inner.source))
        if who is None or not who.parties:
            continue
        reported = one.attribution.frame != "direct"
        if reported and _is_of_others(doc[inner.source], who, referent):
            continue
        if set(who.parties) <= set(referent.parties):
            return inner
    return None


def _is_of_others(doer: "Token", who: Referent, source: Referent) -> bool:
    """Tell whether "they" or "both sides" are more than the one source: "he said they agreed"."""
    alone = source.speaker is not None or source.nameless is not None
    return (alone and doer.lower_ == "they") or (
        who.rule == "both-sides" and len(source.parties) < 2
    )


def _has_subject(doc: "Doc", one: Reported) -> bool:
    start, end = one.attribution.content
    return any(t.dep_ in ("nsubj", "nsubjpass") for t in doc[start : end + 1] if t.i <= start + 4)


def _is_the_point(doc: "Doc", one: Reported, inner: Attribution) -> bool:
    """Tell whether an inner act is what the content says, not something told in passing."""
    start, end = one.attribution.content
    token = doc[inner.cue[0]] if inner.cue else None
    while token is not None and start <= token.head.i <= end and token.head != token:
        if token.dep_ not in ("xcomp", "conj", "acomp", "aux", "dobj", "attr", "ccomp"):
            return False
        token = token.head
    return token is not None


def _reports(doc: "Doc", one: Reported, referent: Referent, known: Voices) -> str | None:
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

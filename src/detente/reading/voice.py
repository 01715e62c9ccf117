"""Whose words they are: every source and addressee of a document, resolved in order."""

from dataclasses import replace

from detente.reading.acquaintances import Referent
from detente.reading.attribution import Reported
from detente.reading.direct import quoted
from detente.reading.discourse import Discourse
from detente.reading.parse import Parsed
from detente.reading.pledges import pledging

Voices = dict[tuple[int, int], Referent]
"""Whom a noun phrase stands for, by paragraph and the token at its head."""


def voice(parsed: Parsed, reported: tuple[Reported, ...], discourse: Discourse) -> Voices:
    """Resolve every source and addressee, sentence after sentence.

    Returns a referent for each (paragraph, token) that heads a noun phrase in question.
    """
    wanted: dict[int, dict[int, bool]] = {}
    for one in reported:
        heads = wanted.setdefault(one.paragraph, {})
        if one.lead is not None:
            wanted.setdefault(one.lead.paragraph, {})[one.lead.source] = True
        for attribution in (one.attribution, *one.inner):
            if attribution.source is not None:
                heads[attribution.source] = True
            if attribution.addressee is not None:
                heads.setdefault(attribution.addressee, False)
    told: dict[tuple[int, int], list[Reported]] = {}
    for one in reported:
        if one.attribution.frame == "clause":
            told.setdefault((one.paragraph, one.sentence[0]), []).append(one)
    known: Voices = {}
    for at, paragraph in enumerate(parsed.paragraphs):
        heads = wanted.get(at, {})
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
            for token in sorted(h for h in heads if sentence.start <= h < sentence.end):
                referent = discourse.resolve(paragraph.parse[token], speaking=heads[token])
                known[at, token] = referent
                if heads[token] and quoted(paragraph.quotes, paragraph.parse[token]) is None:
                    known[at, token] = discourse.said(token, referent)
            for one in told.get((at, sentence.start), ()):
                source = known.get(one.voice or (at, -1))
                organ = pledging(paragraph.parse, *one.attribution.content)
                if source is not None and source.speaker is not None and organ is not None:
                    discourse.pledged(source.speaker, organ)
    for one in reported:
        speaker = None if one.voice is None else known[one.voice].speaker
        if speaker is not None:
            start, end = one.attribution.content
            discourse.heard(speaker, one.paragraph, start, end + 1)
    return {where: discourse.completed(referent) for where, referent in known.items()}


def spoken(one: Reported, known: Voices) -> Reported:
    """Give a sentence of free indirect speech to its own subject where that is another one.

    "Lima asked for a week. *Quito could live with that*."
    """
    at = one.attribution.source
    if one.attribution.frame != "free" or at is None or one.voice is None:
        return one
    own, before = known[one.paragraph, at], known[one.voice]
    person = own.speaker is not None and own.speaker != before.speaker
    party = bool(own.parties and before.parties) and set(own.parties).isdisjoint(before.parties)
    return replace(one, lead=None) if person or party else one

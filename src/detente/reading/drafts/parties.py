"""Whom a draft is between, and which party its words name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from detente import catalogue
from detente.documents.model import Document, Span
from detente.reading.drafts.model import DraftParty
from detente.reading.drafts.tree import Outline
from detente.reading.drafts.words import flat
from detente.reading.ids import kebab

_REGION = 900
_BETWEEN = re.compile(
    r"\bbetween\s+(.{4,600}?)(?=\s+(?:on|concerning|regarding|relating|about|for|to)\s|$|,?\s+herein)",
    re.IGNORECASE | re.DOTALL,
)
_PREAMBLE = re.compile(
    r"\W*(?:between\s+)?(.{4,800}?)(?=[,(\s]+(?:herein)?after\b|[,(\s]+the\W+parties\b)",
    re.I | re.DOTALL,
)
_WE = re.compile(
    r"\W*We,?\s.{0,80}?\bof\s+(.{4,400}?)(?=,?\s+(?:met|meeting|having|assembled|gathered|agreed?|"
    r"re-?affirm|declare|hereby|adopt|today|in)\b|,\s*$)",
    re.DOTALL,
)
_STATE = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:Republic|Kingdom|Federation|State|Union|Commonwealth|Principality|"
    r"Confederation|Emirate|Sultanate|Duchy|Movement|Front|Army|League|Alliance)"
    r"(?: of(?: the)?(?: [A-Z][\w’'-]+)+)?"
)
_FULL = re.compile(
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:Republic|Kingdom|Federation|States?|Union|Commonwealth|"
    r"Principality|Confederation|Emirates?|Sultanate|Duchy|Government|Delegation) of (?:the )?$"
)
_SHORT = re.compile(
    r"[(,]\s*hereinafter(?: referred to as| called)?\s*[“\"']([A-Z][\w ’'-]+?)[,”\"']"
)
_LETTERED = re.compile(r"\b(?:State|Party|Side) [A-Z]\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a party, by offsets of the text searched."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class Roll:
    """The parties of a draft: those that it is between, and the names that it gives them."""

    document: Document
    between: tuple[DraftParty, ...]
    own: tuple[tuple[str, str], ...]

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the parties named in a text, in order; the longest name wins."""
        return _settled([*_own(text, self.own), *_listed(self.document, text), *_lettered(text)])

    def name(self, party: str) -> str:
        """Return the name of a party by its id."""
        named = {p.id: p.name for p in self.between}
        return named.get(party) or party_name(party)


def party_name(party: str) -> str:
    """Return the name that the catalogue gives an id, or the id's words with capitals."""
    listed = {state.id: state.name for state in catalogue.states()}
    listed |= {body.id: body.name for body in catalogue.organisations()}
    return listed.get(party) or " ".join(word.capitalize() for word in party.split("-"))


def roll(document: Document, made: Outline) -> Roll:
    """Return the roll of a draft, from its title ("between A and B") and its first paragraph."""
    between: dict[str, DraftParty] = {}
    own: dict[str, str] = {}
    for start, end in _regions(document.text, made):
        words = flat(document.text[start:end])
        known = _listed(document, words)
        fresh = [
            Mention(m.start(), m.end(), kebab(m[0]))
            for m in _STATE.finditer(words)
            if " of " in m[0] or m[0].count(" ")
        ]
        for mention in _settled([*known, *(f for f in fresh if not _overlaps(f, known))]):
            span = Span(
                start=start + mention.start,
                end=start + mention.end,
                text=document.text[start + mention.start : start + mention.end],
            )
            name = party_name(mention.party) if mention in known else " ".join(span.text.split())
            between.setdefault(mention.party, DraftParty(id=mention.party, name=name, words=span))
            if mention not in known:
                own[name] = mention.party
                if " of " in name:
                    own[name.rsplit(" of ", 1)[1].removeprefix("the ")] = mention.party
            short = _SHORT.match(words, mention.end)
            if short and "part" not in short[1].lower():
                own[short[1]] = mention.party
    parties = tuple(sorted(between.values(), key=lambda p: p.words.start))
    return Roll(document, parties if len(parties) > 1 else (), tuple(own.items()))


def _regions(text: str, made: Outline) -> Iterable[tuple[int, int]]:
    if made.title:
        found = _BETWEEN.search(text, made.title.start, made.title.end)
        if found:
            yield found.span(1)
    first = made.units[0] if made.units else None
    if first is not None and first.kind == "preamble":
        stop = min(first.end, first.start + _REGION)
        found = _WE.match(text, first.start, stop) or _PREAMBLE.match(text, first.start, stop)
        if found:
            yield found.span(1)


def _overlaps(one: Mention, others: Iterable[Mention]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _own(text: str, own: tuple[tuple[str, str], ...]) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), party)
        for name, party in own
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]


def _lettered(text: str) -> list[Mention]:
    return [Mention(m.start(), m.end(), kebab(m[0])) for m in _LETTERED.finditer(text)]


def _listed(document: Document, text: str) -> list[Mention]:
    """Return what the gazetteer lists; a word that several states share names none."""
    from detente.reading.gazetteer import listed
    from detente.reading.parse import Paragraph, Parsed, pipeline
    from detente.reading.tokens import Doc

    doc = Doc(pipeline().make_doc(text))
    found = listed(Parsed(document, (Paragraph(0, doc, ()),)))
    return [
        Mention(
            _whole_name(text, doc[n.start].idx), doc[n.end - 1].idx + len(doc[n.end - 1]), n.key
        )
        for n in found
        if "|" not in n.key and n.form != "capital"
    ]


def _whole_name(text: str, start: int) -> int:
    """Return where a name begins with what stands before it: "Kingdom of Sweden"."""
    low = max(0, start - 60)
    full = _FULL.search(text[low:start])
    return low + full.start() if full else start


def _settled(found: list[Mention]) -> tuple[Mention, ...]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not _overlaps(mention, kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))

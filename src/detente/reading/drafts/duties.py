"""Who shall, may or should do what under a draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from detente.documents.model import Document, Span
from detente.documents.paragraphs import trim
from detente.reading.drafts.bearers import Bearer, bearer, is_collective
from detente.reading.drafts.clauses import Bond, Clause, clauses
from detente.reading.drafts.model import Bracket, Duty, DutyKind, Provision
from detente.reading.drafts.parties import Mention, Roll
from detente.reading.drafts.spread import outermost, within_one
from detente.reading.drafts.terms import conditions, deadlines
from detente.reading.names import Names

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

# Names are looked up in so many sentences together, which are parsed in smaller lots.
_BATCH = 500
_TOGETHER = 32
_STOP = " \t\n,;:.–—-"
_NOBODY = re.compile(r"\b(?:nothing|none of the provisions)\b", re.IGNORECASE)
_JOINT = re.compile(r"(?:[,;]|\b(?:and|or|but)\b)[^,;]*$")


def duties(
    document: Document,
    provisions: Sequence[Provision],
    brackets: Sequence[Bracket],
    roll: Roll,
) -> tuple[Duty, ...]:
    """Return the duties of a draft in order.

    Where a sentence leads to a list ("Each Party shall: (a) ..."), each point of the list is a
    duty of its own with the words of its lead. *The Parties* are those that the draft is between,
    if it says so; else such a duty has no ids. What "nothing in this Treaty shall" forbids is
    nobody's duty.
    """
    inside: dict[str, list[Provision]] = {}
    for provision in provisions:
        if provision.parent is not None:
            inside.setdefault(provision.parent, []).append(provision)
    opened = outermost(brackets)
    made: list[Duty] = []
    found = clauses(document, provisions)
    while batch := list(islice(found, _BATCH)):
        for clause, doc, mentions in _parsed(document, batch, roll):
            for place, bond in enumerate(clause.bonds):
                who = bearer(doc, bond.start - clause.start, bond.end - clause.start, mentions)
                if who is None and place and clause.bonds[place - 1].end + 3 >= bond.start and made:
                    who = _bearer_of(made[-1], clause)
                if who is not None and made and clause.text[who.start : who.end] == "They":
                    who = _meant(who, made[-1], clause)
                if who is not None and _NOBODY.search(clause.text[who.start : who.end]):
                    continue
                for content in _contents(document, clause, place, inside):
                    open_ = within_one(opened, bond.start, bond.end)
                    number = len(made) + 1
                    made.append(_duty(document, clause, bond, who, content, open_, roll, number))
    return tuple(made)


def _parsed(
    document: Document, batch: Sequence[Clause], roll: Roll
) -> Iterator[tuple[Clause, "Doc", list[Mention]]]:
    """Yield clauses with their grammar and the parties that they name."""
    from detente.reading.names import names
    from detente.reading.parse import Paragraph, Parsed, pipeline
    from detente.reading.tokens import Doc

    texts = [clause.text for clause in batch]
    docs = [Doc(parse) for parse in pipeline().pipe(texts, batch_size=_TOGETHER)]
    places = tuple(Paragraph(c.start, d, ()) for c, d in zip(batch, docs, strict=True))
    told = names(Parsed(document, places))
    for number, (clause, doc) in enumerate(zip(batch, docs, strict=True)):
        own = roll.find(clause.text)
        yield clause, doc, [*own, *_bodies(told, number, doc, own)]


def _bodies(told: Names, number: int, doc: "Doc", own: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the bodies that a sentence names itself ("the Joint Commission")."""
    for name in told.within(number, 0, len(doc)):
        start, last = doc[name.start].idx, doc[name.end - 1]
        end = last.idx + len(last)
        if name.kind != "body" or any(m.start < end and start < m.end for m in own):
            continue
        if name.end - name.start > 1 and not is_collective(doc[name.start : name.end].text):
            yield Mention(start, end, name.key)


def _meant(they: Bearer, before: Duty, clause: Clause) -> Bearer:
    """Return whom "They" means: those of the duty before in the same unit, if they are several."""
    several = before.bound is not None or len(before.parties) > 1
    if before.provision != clause.provision.id or not several:
        return they
    return Bearer(they.start, they.end, before.parties, before.bound)


def _bearer_of(duty: Duty, clause: Clause) -> Bearer | None:
    """Return the bearer of the duty before, for "[shall] [should]"."""
    if duty.bearer is None or duty.sentence.start != clause.start:
        return None
    start = duty.bearer.start - clause.start
    named = () if duty.bound else duty.parties
    return Bearer(start, start + len(duty.bearer.text), named, duty.bound)


@dataclass(frozen=True, slots=True)
class _Content:
    """What is to be done: its unit and offsets, and the words of a lead before its list."""

    provision: Provision
    start: int
    end: int
    lead: tuple[int, int] | None = None


def _contents(
    document: Document, clause: Clause, place: int, inside: dict[str, list[Provision]]
) -> list[_Content]:
    """Return what is to be done: the rest of the clause, or each point of the list behind it."""
    bond, text = clause.bonds[place], document.text
    # "[shall] [should]" share what follows.
    group = [
        b
        for b in clause.bonds[place:]
        if clause.text[bond.end - clause.start : b.start - clause.start].strip() == ""
    ]
    start = max((b.end for b in group), default=bond.end)
    following = next((b for b in clause.bonds[place + 1 :] if b.start >= start), None)
    stop = clause.end
    if following is not None:
        between = clause.text[start - clause.start : following.start - clause.start]
        joint = _JOINT.search(between)
        stop = start + joint.start() if joint else following.start
    low, high = _trimmed(text, start, stop)
    if clause.leads and following is None:
        points = [
            _Content(
                point,
                *_trimmed(text, point.own.start, point.end),
                (low, high) if low < high else None,
            )
            for point in inside.get(clause.provision.id, ())
            if point.own is not None and point.kind in ("subparagraph", "item", "paragraph")
        ]
        if points:
            return points
    return [_Content(clause.provision, low, high)] if low < high else []


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in _STOP:
        end -= 1
    while start < end and text[start] in " \t\n,:]":
        start += 1
    while end > start and text[end - 1] == "[":
        end -= 1
    return trim(text, start, end) if start < end else (start, end)


def _duty(
    document: Document,
    clause: Clause,
    bond: Bond,
    who: Bearer | None,
    content: _Content,
    open_: bool,
    roll: Roll,
    number: int,
) -> Duty:
    kind: DutyKind = bond.binding.kind
    strength = bond.binding.strength
    if who is not None and who.bound == "none" and kind in ("obligation", "permission"):
        # "No Party shall", "neither Party may".
        kind, strength = "prohibition", 4
    stretches = [(clause.start, clause.end)]
    if content.provision is not clause.provision:
        stretches.append((content.start, content.end))
    parties: tuple[str, ...] = ()
    bearing: Span | None = None
    if who is not None:
        bearing = document.span(clause.start + who.start, clause.start + who.end)
        parties = who.parties or (tuple(p.id for p in roll.between) if who.bound else ())
    return Duty(
        id=f"d{number}",
        kind=kind,
        strength=strength,
        provision=content.provision.id,
        article=content.provision.article,
        words=document.span(bond.start, bond.end),
        bearer=bearing,
        parties=parties,
        bound=None if who is None else who.bound,
        lead=None if content.lead is None else document.span(*content.lead),
        content=document.span(content.start, content.end),
        sentence=document.span(clause.start, clause.end),
        conditions=tuple(s for a, b in stretches for s in conditions(document, a, b)),
        deadlines=tuple(s for a, b in stretches for s in deadlines(document, a, b)),
        open=open_,
    )

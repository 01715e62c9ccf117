"""Political events that a document tells of: who did what to whom, in which words."""

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from detente import catalogue
from detente.documents.model import Span
from detente.reading.deeds import Told, told
from detente.reading.discourse import Discourse
from detente.reading.facts import day, sentence
from detente.reading.ids import entry_id, numbered
from detente.reading.model import Event, Statement
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token


_OWN = frozenset(("i", "we"))


def events(parsed: Parsed, discourse: Discourse, said: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Return what is done, promised, asked or refused beyond the acts of the statements ``said``.

    An act is an event by itself, so what stands in the words of a demand, an offer or a threat is
    no other. An event of which nobody can be told who did it, or to whom, is left out.
    ``discourse`` is one that has not entered any sentence yet.
    """
    found: list[Event] = []
    taken: set[str] = set()
    speech = {act.id for act in catalogue.acts() if act.plover != "CONSULT"}
    contents, cues = _by_paragraph(parsed, said)
    for at, paragraph in enumerate(parsed.paragraphs):
        for words in paragraph.sentences():
            discourse.enter(at, words.start, words.end)
            for one in told(words):
                trigger = parsed.tokens(at, one.tokens[0], one.tokens[-1] + 1)
                holder = next((s for s in contents[at] if _holds(s.content, trigger)), None)
                if holder is not None and holder.act.value in speech:
                    continue
                if any(_meet(cue, trigger) for cue in cues[at]):
                    continue
                sources = _first(discourse, at, paragraph.parse, one.sources, ())
                if holder is not None and any(words.doc[i].lower_ in _OWN for i in one.sources):
                    sources = holder.parties
                targets = _first(discourse, at, paragraph.parse, one.targets, sources)
                if not sources and not targets:
                    continue
                key = entry_id("e", parsed.document.id, trigger.start, trigger.end)
                own = holder is None or set(holder.parties) & set(sources)
                found.append(
                    Event(
                        id=numbered(key, taken),
                        document=parsed.document.id,
                        type=one.type,
                        code=one.code,
                        deed=one.deed,
                        status=one.status,
                        sources=sources,
                        targets=targets,
                        claimed_by=() if holder is None or own else holder.parties,
                        statement=None if holder is None else holder.id,
                        date=day(
                            parsed, words, words.doc[one.head], future=one.status == "planned"
                        ),
                        words=trigger,
                        sentence=sentence(parsed, paragraph, (words.start, words.end)),
                        rules=_rules(one),
                    )
                )
    return tuple(found)


def _by_paragraph(
    parsed: Parsed, said: tuple[Statement, ...]
) -> tuple[dict[int, list[Statement]], dict[int, list[Span]]]:
    """Return the statements, and their cues, by the paragraph in which their words begin."""
    starts = [paragraph.start for paragraph in parsed.paragraphs]
    contents: dict[int, list[Statement]] = defaultdict(list)
    cues: dict[int, list[Span]] = defaultdict(list)
    for statement in said:
        contents[bisect_right(starts, statement.content.start) - 1].append(statement)
        if statement.cue is not None:
            cues[bisect_right(starts, statement.cue.start) - 1].append(statement.cue)
    return contents, cues


def _rules(one: Told) -> tuple[str, ...]:
    return ("event-frame",) if one.deed is None else ("event-frame", "event-of-deed")


def _first(
    discourse: Discourse, at: int, doc: "Doc", heads: tuple[int, ...], but: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the parties of the first noun phrase that stands for any but those of ``but``."""
    for head in heads:
        parties = _parties(discourse, at, doc[head])
        left = tuple(party for party in parties if party not in but)
        if left:
            return left
    return ()


def _parties(discourse: Discourse, at: int, head: "Token") -> tuple[str, ...]:
    referent = discourse.resolve(head, speaking=False)
    if not referent.parties and head.dep_ in ("amod", "compound", "nmod", "poss"):
        name = discourse.cast.names.at(at, head.i)
        return () if name is None or name.kind == "person" or name.place else (name.key,)
    return referent.parties


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

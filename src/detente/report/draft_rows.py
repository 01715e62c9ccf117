"""A draft treaty or communiqué as rows for the tables of a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.reading.drafts.model import Count, Draft, DutyKind, Proposer
from detente.reading.drafts.provisions import called
from detente.report import words
from detente.report.drafted import MOST, cited_as, shown_brackets
from detente.report.safe import anchor
from detente.report.view import Ref

__all__ = ["draft_rows"]

KINDS: tuple[DutyKind, ...] = (
    "obligation", "prohibition", "intention", "recommendation", "permission",
)  # fmt: skip

Refs = Callable[[str], tuple[Ref, ...]]


@dataclass(frozen=True)
class Row:
    """An article with its counts."""

    name: str
    words: int
    open: int
    share: str
    brackets: int
    blanks: int
    alternatives: int


@dataclass(frozen=True)
class Open:
    """A bracket, or alternatives with one text a choice, and who wants what."""

    article: str
    texts: tuple[tuple[str, str], ...]
    note: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Bound:
    """A duty in words."""

    article: str
    who: str
    kind: str
    says: str
    conditions: str
    deadlines: str
    refs: tuple[Ref, ...] = ()


def _by(proposers: tuple[Proposer, ...]) -> str:
    return words.listed(list(dict.fromkeys(p.name for p in proposers)))


def draft_rows(draft: Draft, refs: Refs) -> Mapping[str, object]:
    """Return what the template ``draft.html`` shows of a draft.

    ``refs`` gives the links to the words of a finding by its id, where the page has any.
    """
    names: dict[str | None, str] = {a.id: called(a) for a in draft.articles()}
    open_ = sum(b.kind in ("open", "blank") for b in draft.brackets)
    return {
        "id": anchor("draft", draft.document),
        "title": " ".join(draft.title.text.split()) if draft.title else draft.origin,
        "whole": _row("the whole", draft.counts[0]),
        "articles": [_row(names.get(c.provision, ""), c) for c in draft.counts[1:]],
        "faults": [fault.says for fault in draft.faults[:MOST]],
        "brackets": [
            Open(
                article=names.get(b.article, ""),
                texts=((words.shortened(b.span.text, 240), _by(b.by)),),
                note="asks for deletion" if b.deletes else "to be filled in" * (b.kind == "blank"),
                refs=refs(cited_as(draft.document, b.id)),
            )
            for b in shown_brackets(draft)
        ],
        "more_brackets": max(open_ - MOST, 0),
        "alternatives": [
            Open(
                article=names.get(group.article, ""),
                texts=tuple((words.shortened(c.words.text, 240), _by(c.by)) for c in group.choices),
                note="",
            )
            for group in draft.alternatives[:MOST]
        ],
        "more_alternatives": max(len(draft.alternatives) - MOST, 0),
        "kinds": KINDS,
        "parties": [
            (row.name, [row.counts.get(kind, 0) for kind in KINDS]) for row in draft.by_party
        ],
        "duties": [
            Bound(
                article=names.get(d.article, ""),
                who=" ".join(d.bearer.text.split()) if d.bearer else "nobody named",
                kind=f"{d.kind}, open" if d.open else d.kind,
                says=words.shortened(
                    " ".join(span.text for span in (d.words, d.lead, d.content) if span), 240
                ),
                conditions=words.shortened("; ".join(s.text for s in d.conditions), 240),
                deadlines=words.shortened("; ".join(s.text for s in d.deadlines), 240),
                refs=refs(cited_as(draft.document, d.id)),
            )
            for d in draft.duties[:MOST]
        ],
        "more_duties": max(len(draft.duties) - MOST, 0),
    }


def _row(name: str, count: Count) -> Row:
    return Row(
        name,
        count.words,
        count.bracketed,
        words.percent(count.share),
        count.brackets,
        count.blanks,
        count.alternatives,
    )

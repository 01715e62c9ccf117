"""Two drafts compared, as one HTML page."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from detente.documents.model import Citation, Document
from detente.reading.drafts.model import Change, Comparison, Pair, Place, Shift, Status
from detente.report import words
from detente.report.draft_rows import draft_rows
from detente.report.page import Part, filled, whole

__all__ = ["render_comparison"]

CONTEXT = 60
"""How many characters `Document.cite` gives on either side."""

_KINDS: dict[Shift, str] = {
    "softened": "rule softened",
    "hardened": "rule hardened",
    "reversed": "rule reversed",
    "bracket-opened": "bracket opened",
    "bracket-closed": "bracket closed",
    "number-changed": "number changed",
    "party-added": "party added",
    "party-removed": "party left out",
}
_STATUS: dict[Status, str] = {
    "same": "unchanged",
    "changed": "changed",
    "new": "new",
    "dropped": "dropped",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
}


@dataclass(frozen=True)
class Piece:
    """A run of words; ``id`` is that of the edit of which it is a part."""

    kind: Literal["equal", "insert", "delete"]
    text: str
    id: str | None


@dataclass(frozen=True)
class Around:
    """Cited words, which may be none, with whole words before and after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Told:
    """A change: its kind, a sentence, the words of both drafts, and where they stand."""

    kind: str
    says: str
    old: Around
    new: Around
    href: str


@dataclass(frozen=True)
class Laid:
    """An article of the old and the new draft laid beside each other."""

    id: str
    title: str
    status: str
    note: str
    changes: tuple[Told, ...]
    pieces: tuple[Piece, ...]
    beside: tuple[tuple[str, str], ...]


def render_comparison(found: Comparison, old: Document, new: Document, *, made: dt.date) -> str:
    """Return the comparison of two drafts as one self-contained HTML file.

    ``old`` and ``new`` are the documents of the drafts. The same inputs give the same bytes.
    """
    laid = tuple(_laid(pair, new, number) for number, pair in enumerate(found.pairs, 1))
    title = " ".join(found.new.title.text.split()) if found.new.title else new.origin
    context = {"articles": laid, **_brief(found), "old": old.origin, "new": new.origin}
    rows = {"draft": draft_rows(found.new, lambda _: ()), "method": found.method}
    page = "comparison.html"
    parts = (
        Part("brief", 1, "What changed", filled(page, view="brief", **context)),
        Part("articles", 2, "Article by article", filled(page, view="laid", **context)),
        Part("new", 3, "The new draft", filled(page, view="draft", **rows)),
    )
    return whole("Drafts compared", title, f"{old.origin} and {new.origin}", parts, made)


def _brief(found: Comparison) -> Mapping[str, object]:
    kinds = Counter(change.kind for pair in found.pairs for change in pair.changes)
    before, after = found.old.counts[0], found.new.counts[0]
    statuses = Counter(pair.status for pair in found.pairs)
    return {
        "statuses": [(_STATUS[s], statuses[s]) for s in _STATUS if statuses[s]],
        "kinds": [(name, kinds[kind]) for kind, name in _KINDS.items() if kinds[kind]],
        "before": (before.bracketed, before.words, words.percent(before.share)),
        "after": (after.bracketed, after.words, words.percent(after.share)),
    }


def _laid(pair: Pair, new: Document, number: int) -> Laid:
    home = f"article-{number}"
    pieces = tuple(_pieces(pair, new, home))
    beside = tuple((place.label, place.words.text) for place in pair.beside)
    return Laid(
        id=home,
        title=_title(pair),
        status=_STATUS[pair.status],
        note=_note(pair),
        changes=tuple(_told(change, pair, home) for change in pair.changes),
        pieces=pieces,
        beside=beside,
    )


def _title(pair: Pair) -> str:
    place = pair.new or pair.old
    if place is None:
        return ""
    if pair.old and pair.new and pair.old.label != pair.new.label:
        return f"{pair.new.label} (before: {pair.old.label})"
    return place.label


def _note(pair: Pair) -> str:
    names = words.listed([place.label for place in pair.beside])
    if pair.status == "split":
        return f"Some of its words now stand in {names}."
    if pair.status == "merged":
        return f"It took in words of {names}."
    return "It stands elsewhere in the order." if pair.status == "moved" else ""


def _told(change: Change, pair: Pair, home: str) -> Told:
    """Return a change with a link to the edit that it lies in."""
    place = next(
        (
            f"{home}-{number}"
            for number, edit in enumerate(pair.edits, 1)
            if _meets(edit.new, change.new) or _meets(edit.old, change.old)
        ),
        home,
    )
    return Told(
        _KINDS[change.kind], change.says, _around(change.old), _around(change.new), f"#{place}"
    )


def _around(cited: Citation) -> Around:
    """Return a citation without the halves of words at which its context was cut."""
    before = cited.before.partition(" ")[2] if len(cited.before) == CONTEXT else cited.before
    after = cited.after.rpartition(" ")[0] if len(cited.after) == CONTEXT else cited.after
    return Around(*(" ".join(text.split()) for text in (before, cited.text, after)))


def _meets(one: Citation, two: Citation) -> bool:
    return one.start < two.end and two.start < one.end


def _pieces(pair: Pair, new: Document, home: str) -> Iterator[Piece]:
    """Yield the words of both versions in order, those that are gone before those that came."""
    place: Place | None = pair.new or pair.old
    if place is None:
        return
    if pair.old is None or pair.new is None:
        yield Piece("insert" if pair.new else "delete", place.words.text, None)
        return
    at = pair.new.words.start
    for number, edit in enumerate(pair.edits, 1):
        name: str | None = f"{home}-{number}"
        if edit.old.text:
            # What is gone stands where the blank before the next word is.
            gap = new.text[at : edit.new.start]
            blank = gap[len(gap.rstrip()) :]
            yield Piece("equal", (gap if blank or not gap else f"{gap} "), None)
            at = edit.new.start
            yield Piece("delete", edit.old.text, name)
            name = None
        if edit.new.text:
            yield Piece("equal", new.text[at : edit.new.start] or " " * (name is None), None)
            yield Piece("insert", edit.new.text, name)
            at = edit.new.end
    yield Piece("equal", new.text[at : pair.new.words.end], None)

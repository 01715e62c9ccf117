"""The brackets of a draft: what each is, where it stands, and who wants it."""

import re
from collections.abc import Callable, Sequence

from detente.documents.model import Document, Span
from detente.reading.drafts import proposers
from detente.reading.drafts.brackets import match
from detente.reading.drafts.kinds import is_deletion, kind
from detente.reading.drafts.model import Bracket, Fault, Proposer, Provision
from detente.reading.drafts.parties import Roll

_NOTE = re.compile(
    r"(?im)^[ \t]*(?:(?:note|nb|footnote|chair[’']?s note|[\d¹²³⁴⁵⁶⁷⁸⁹*†]{1,3})[ \t:.)]*)?"
    r"(?:(?:the |all |these )*(?:square )?brackets?|bracketed text)\b[^\n]{0,200}"
)
_ARTICLE = re.compile(r"\b(?:in|of|to) (article|paragraph)\s+(\w+)", re.IGNORECASE)


def read_brackets(
    document: Document,
    provisions: Sequence[Provision],
    roll: Roll,
    article_at: Callable[[int], str | None],
) -> tuple[tuple[Bracket, ...], tuple[Fault, ...]]:
    """Return the brackets of a draft in order, and those that stand alone as faults.

    A note such as "Brackets proposed by Norway" holds for the brackets of its article, or of the
    article that it names, which say nothing themselves.
    """
    text = document.text
    stretches = document.content or ((0, len(text)),)
    edges = [(p.start, p.end) for p in provisions if p.article == p.id]
    matched = match(text, stretches, edges, document.origin)
    kinds = {pair: kind(text, *pair) for pair in matched.pairs}
    notes = _notes(text, provisions, roll, article_at)
    found: list[Bracket] = []
    around: list[tuple[int, str, int]] = []
    for number, (start, end) in enumerate(matched.pairs, 1):
        while around and around[-1][0] <= start:
            around.pop()
        sort = kinds[start, end]
        depth = around[-1][2] if around else 0
        is_open = sort in ("open", "blank")
        article = article_at(start)
        by: tuple[Proposer, ...] = ()
        begins = start + 1
        if sort in ("open", "note"):
            by, begins = proposers.inside(text, start + 1, end - 1, roll)
            if sort == "note":
                by = by or proposers.named(text, start + 1, end - 1, roll)
            elif not by:
                by = notes.get(article, notes.get("", ()))
        found.append(
            Bracket(
                id=f"b{number}",
                kind=sort,
                span=Span(start=start, end=end, text=text[start:end]),
                depth=depth + is_open,
                parent=around[-1][1] if around else None,
                article=article,
                by=by,
                deletes=sort == "open" and is_deletion(text[begins : end - 1]),
            )
        )
        around.append((end, f"b{number}", depth + is_open))
    return tuple(found), _faults(document, matched.never_closed, matched.never_opened, article_at)


def _faults(
    document: Document,
    never_closed: Sequence[int],
    never_opened: Sequence[int],
    article_at: Callable[[int], str | None],
) -> tuple[Fault, ...]:
    told = [(at, "never-closed") for at in never_closed]
    told += [(at, "never-opened") for at in never_opened]
    return tuple(
        Fault.model_validate(
            {
                "kind": sort,
                "where": document.span(at, at + 1),
                "article": article_at(at),
                "says": f"A bracket is {sort.replace('-', ' ')} "
                + ("behind" if sort == "never-closed" else "before")
                + f" “{_beside(document.text, at, sort)}”.",
            }
        )
        for at, sort in sorted(told)
    )


def _beside(text: str, at: int, sort: str) -> str:
    """Return a few words from a lone opening bracket on, or up to a lone closing one."""
    if sort == "never-closed":
        return " ".join(text[at : at + 40].split())
    return " ".join(text[max(0, at - 39) : at + 1].split())


def _notes(
    text: str,
    provisions: Sequence[Provision],
    roll: Roll,
    article_at: Callable[[int], str | None],
) -> dict[str | None, tuple[Proposer, ...]]:
    """Return whom notes name, by article; a note before the first article holds for all ("")."""
    # A paragraph is one by which the draft is counted, or stands in the article of the note.
    numbers = {(str(p.kind), p.number or ""): p.id for p in provisions if p.article == p.id}
    first = next((p.start for p in provisions if p.kind not in ("preamble", "heading")), len(text))
    found: dict[str | None, tuple[Proposer, ...]] = {}
    for note in _NOTE.finditer(text):
        by = proposers.named(text, note.start(), note.end(), roll)
        told = _ARTICLE.search(note[0])
        named = (told[1].lower(), told[2].lower()) if told else None
        home = article_at(note.start())
        if named in numbers or (named and named[0] == "article"):
            home = numbers.get(named)
        if by and (told is None or home is not None):
            found[home if told or note.start() >= first else ""] = by
    return found

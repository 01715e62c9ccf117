"""Brackets that were opened or closed between two versions of an article."""

from collections.abc import Iterator

from detente.documents.model import Span
from detente.reading.drafts.laid import Laid, quoted, short
from detente.reading.drafts.model import Bracket, Change


def bracket_changes(laid: Laid) -> Iterator[Change]:
    """Yield what became of the old brackets, and which new ones there are.

    A bracket is still open when more than half of its words stayed and most of these are in
    brackets; if they are in none, it was closed and its words agreed; else it was taken out.
    """
    chosen, settled = _choices(laid)
    yield from chosen
    for bracket in laid.old.brackets:
        if bracket.id not in settled:
            yield from _closed(laid, bracket)
    turned = laid.turned
    for bracket in laid.new.brackets:
        yield from _opened(turned, bracket)


def _choices(laid: Laid) -> tuple[list[Change], set[str]]:
    """Return alternatives of which one was chosen, and the brackets that this settles."""
    found: list[Change] = []
    settled: set[str] = set()
    for group in laid.old.alternatives:
        if group.kind != "brackets":
            continue
        states = [(choice, _state(laid, choice.words)) for choice in group.choices]
        kept = [choice.words for choice, state in states if state == "freed"]
        if len(kept) > 1 or any(state == "open" for _, state in states):
            continue
        words = kept[0] if kept else group.span
        low, high = laid.opposite(words.start, words.end)
        listed = " and ".join(f"“{short(c.words.text)}”" for c in group.choices)
        old, new = laid.old.cite(group.span.start, group.span.end), laid.new.cite(low, high)
        if kept:
            says = f"Of the alternatives {listed}, {quoted(new.text)} was chosen."
        elif new.text:
            says = f"The alternatives {listed} gave way to {quoted(new.text)}."
        else:
            says = f"The alternatives {listed} were taken out."
        found.append(Change(kind="bracket-closed", says=says, old=old, new=new))
        inside = [
            b
            for b in laid.old.brackets
            if group.span.start <= b.span.start and b.span.end <= group.span.end
        ]
        settled |= {b.id for b in inside}
    return found, settled


def _state(laid: Laid, words: Span) -> str:
    """Return what became of old words in brackets: "open" still, "freed" of them, or "gone"."""
    stays = laid.stays
    inside = [
        k for k in laid.old.within(words.start, words.end) if laid.old.tokens[k].text[0].isalnum()
    ]
    kept = [stays[k] for k in inside if k in stays]
    if 2 * len(kept) <= len(inside):
        return "gone"
    places = [laid.new.tokens[k].start for k in kept]
    covered = sum(any(b.span.start < p < b.span.end for b in laid.new.brackets) for p in places)
    return "open" if 2 * covered >= len(places) else "freed"


def _closed(laid: Laid, bracket: Bracket) -> Iterator[Change]:
    state = _state(laid, bracket.span)
    if state == "open" or _same_blank(laid, bracket):
        return
    low, high = laid.opposite(bracket.span.start, bracket.span.end)
    old, new = laid.old.cite(bracket.span.start, bracket.span.end), laid.new.cite(low, high)
    if state == "freed":
        says = f"{quoted(old.text)} lost its brackets and stays."
    elif bracket.kind == "blank":
        by = f" by {quoted(new.text)}" if new.text else ""
        says = f"The blank {quoted(old.text)} is closed{by}."
    else:
        says = (
            f"{quoted(old.text)} gave way to {quoted(new.text)}."
            if new.text
            else f"{quoted(old.text)} was taken out."
        )
    yield Change(kind="bracket-closed", says=says, old=old, new=new)


def _opened(turned: Laid, bracket: Bracket) -> Iterator[Change]:
    state = _state(turned, bracket.span)
    if state == "open" or _same_blank(turned, bracket):
        return
    low, high = turned.opposite(bracket.span.start, bracket.span.end)
    new, old = turned.old.cite(bracket.span.start, bracket.span.end), turned.new.cite(low, high)
    if state == "freed":
        says = f"{quoted(new.text)} stood without these brackets before."
    elif bracket.kind == "blank":
        says = f"The blank {quoted(new.text)} is new."
    else:
        says = f"{quoted(new.text)} is new, in brackets."
    yield Change(kind="bracket-opened", says=says, old=old, new=new)


def _same_blank(laid: Laid, bracket: Bracket) -> bool:
    """Tell whether the marks of an empty bracket stayed."""
    stays = laid.stays
    marks = [
        k for at in (bracket.span.start, bracket.span.end - 1) for k in laid.old.within(at, at + 1)
    ]
    return bracket.kind == "blank" and bool(marks) and all(k in stays for k in marks)

"""Stretches in quotation marks, also where a mark is missing or the wrong way round."""

import re
from dataclasses import dataclass

_MARK = re.compile(r'["“”„«»]')
_SENTENCE_END = re.compile(r"[.!?]['’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch: offsets of the words inside the marks, and whether it was closed."""

    start: int
    end: int
    closed: bool


def quotes(text: str) -> tuple[Quote, ...]:
    """Return the quoted stretches of one paragraph, in order.

    What a mark does is read from what stands beside it and not from its shape, because
    reporters, and translation programs even more, get the shape wrong. A mark that can only
    open while a quotation is open ends the earlier one. A quotation that is never closed runs to
    the end of the paragraph; a closing mark without an opening one is passed over.

    >>> [(q.start, q.end) for q in quotes('”We are ready,” he said. “And wait. “')]
    [(1, 14), (26, 35)]
    """
    found: list[Quote] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        free = before.isspace() or before in "([{-–—'‘"
        opens = free and (not after.isspace() or (opened is None and match.group() in "“„«"))
        if opened is None:
            if opens:
                opened = at + 1
        elif opens and before.isspace():
            if _SENTENCE_END.search(text[opened:at]):
                found.append(_trim(text, opened, at, closed=False))
            opened = at + 1
        else:
            found.append(_trim(text, opened, at, closed=True))
            opened = None
    if opened is not None and opened < len(text):
        found.append(_trim(text, opened, len(text), closed=False))
    return tuple(quote for quote in found if quote.start < quote.end)


def _trim(text: str, start: int, end: int, *, closed: bool) -> Quote:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, closed)

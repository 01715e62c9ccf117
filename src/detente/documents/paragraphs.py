"""Where paragraphs lie in a text."""

import re

# A carriage return counts alone only where no line feed follows, or one break were two.
NEWLINE = r"(?:\r\n|\r(?!\n)|\n)"
_BLANK_LINES = re.compile(rf"{NEWLINE}(?:[^\S\r\n]*{NEWLINE})+")
_LINE = re.compile(r"[^\r\n]+")
_FINISHED = re.compile(r"[.!?…:][\"'”’»)\]]*$")

Stretch = tuple[int, int]


def trim(text: str, start: int, end: int) -> Stretch:
    """Return the stretch from ``start`` to ``end`` without white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def lines(text: str) -> list[Stretch]:
    """Return each line that is not blank, without white space around it, in order."""
    found = (trim(text, *match.span()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in found if start < end]


def paragraphs(text: str) -> list[Stretch]:
    r"""Return the paragraphs: what blank lines part, and lines that follow a finished sentence.

    A text may keep each paragraph on a line of its own without a blank line between. There a
    line begins a paragraph when the line before ends a sentence; in a text with hard line
    breaks that holds for few lines, and those lose nothing by standing alone.

    >>> text = "It ended.\nShare this\n\nNext\nline."
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['It ended.', 'Share this', 'Next\nline.']
    """
    breaks = [match.span() for match in _BLANK_LINES.finditer(text)]
    edges = [0, *(edge for pair in breaks for edge in pair), len(text)]
    found: list[Stretch] = []
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        block = [(left + start, left + end) for start, end in lines(text[left:right])]
        for number, (start, end) in enumerate(block):
            previous = text[slice(*block[number - 1])] if number else ""
            if number and not _FINISHED.search(previous):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found


def stretches(text: str, cuts: list[Stretch]) -> tuple[Stretch, ...]:
    """Return what is left of ``text`` between the ``cuts``, in order and without outer blanks."""
    found: list[Stretch] = []
    left = 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if left < start:
            kept = trim(text, left, start)
            if kept[0] < kept[1]:
                found.append(kept)
        left = max(left, end)
    return tuple(found)

"""Bodies whose names hold that of a state or a town: "Hearth Ireland", "the Danish Tenants' Ring".

There the list's name is no name of its own.
"""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.evidence import common
from detente.reading.kinds import rows
from detente.reading.names import Name, by_paragraph, covered, title_case
from detente.reading.parse import Parsed
from detente.reading.titles import ends_title, is_matter, titles
from detente.reading.verdicts import Mentions

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_LIKELY = 0.6


def standing_alone(parsed: Parsed, known: list[Name], mentions: Mentions) -> list[Name]:
    """Return the names of lists that are no part of a body's name."""
    there = by_paragraph(known)
    held: set[tuple[int, int]] = set()
    for at, paragraph in enumerate(parsed.paragraphs):
        doc, names = paragraph.parse, covered(there[at])
        if not names:
            continue
        titled = {i for start, end in titles(doc) for i in range(start, end)}
        for start, end in rows(doc, titled | title_case(doc)):
            inside = [names[i] for i in range(start, end) if i in names]
            if len(inside) in (0, end - start) or is_matter(doc, end):
                continue
            if not _may_hold(doc, start, end, inside):
                continue
            if mentions.verdict((at, start, end)).of("body") >= _LIKELY:
                held.update((at, i) for i in range(start, end))
    return [name for name in known if (name.paragraph, name.start) not in held]


def _may_hold(doc: "Doc", start: int, end: int, inside: list[Name]) -> bool:
    """Tell whether a row of capitals may be one name that holds others.

    An adjective does so before plain words alone: "the German AutoBund" is AutoBund.
    """
    last = doc[end - 1].lower_
    if any(name.kind == "organisation" or name.start < start or name.end > end for name in inside):
        return False
    if last in catalogue.organs() or ends_title(last):
        return False
    if all(name.form != "demonym" for name in inside):
        return True
    others = [t for t in doc[start:end] if not any(n.start <= t.i < n.end for n in inside)]
    return inside[0].start == start and all(common(t.lower_) for t in others)

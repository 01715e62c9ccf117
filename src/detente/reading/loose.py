"""Names that may be a party if somebody turns out to speak for it: towns, bodies named bare."""

from detente.reading.ids import kebab
from detente.reading.kinds import rows
from detente.reading.names import Name, by_paragraph, covered, title_case, written
from detente.reading.parse import Parsed
from detente.reading.titles import is_matter, titles
from detente.reading.verdicts import Mentions
from detente.reading.wholes import joined

_POSSIBLE = 0.1
"""How likely a row of capitals has to be a body or a place."""


def loose_names(
    parsed: Parsed, known: list[Name], mentions: Mentions
) -> tuple[list[Name], dict[str, str]]:
    """Find rows of capitals that could be a party and are none of the names ``known``.

    "The Shield of the Wadi" is taken as a whole too. Returns the names and how each is spelled.
    """
    found: list[Name] = []
    spelled: dict[str, str] = {}
    there = by_paragraph(known)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        taken = covered(there[at])
        titled = {i for start, end in titles(doc) for i in range(start, end)}
        free = list(rows(doc, titled | title_case(doc) | taken.keys()))
        ends = dict(free) | {n.start: n.end for n in there[at] if n.kind != "person"}
        for start, end in (*free, *joined(doc, ends)):
            if is_matter(doc, end):
                continue
            verdict = mentions.verdict((at, start, end))
            if verdict.of("body") + verdict.of("place") < _POSSIBLE:
                continue
            text = written(parsed, paragraph, start, end)
            key = kebab(text)
            if key:
                found.append(Name(at, start, end, "body", key))
                spelled.setdefault(key, text)
    return found, spelled

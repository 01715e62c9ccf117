"""Texts of which one is to be chosen: neighbouring brackets, slashes in one, and options."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from detente.documents.model import Document
from detente.documents.paragraphs import trim
from detente.reading.drafts import proposers
from detente.reading.drafts.model import Alternatives, Bracket, Choice, Proposer, Provision
from detente.reading.drafts.parties import Roll
from detente.reading.drafts.words import whole

_GAP = re.compile(r"\s*(?:/|\bor\b)?\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SLASH = re.compile(r"(?<=\s)/(?=\s)|(?<=[A-Za-z\d])/(?=[A-Za-z\d])")
_NO_SLASH = re.compile(r"and/or|\bs/he\b|\d/\d|https?:|km/h|w/o|\bn/a\b", re.IGNORECASE)
_LABEL = (
    r"(?P<label>(?P<name>Option|OPTION|Alternative|ALTERNATIVE|Alt\.?|Variant|VARIANT)"
    r"[ \t]*(?P<no>\d{1,2}|[A-Z]|[IVX]{1,4})\b(?P<by>[ \t]*[(\[][^()\[\]\n]{2,80}[)\]])?)"
)
# A label begins a line or follows a stop; elsewhere a colon and a capital have to follow it.
_OPTION = re.compile(
    r"(?m)(?:^|(?<=\[)|(?<=[.;:\]] )|(?<=\w )(?=[A-Z][a-z]{5,10} [^:\n]{1,84}:\s+[A-Z]))"
    rf"[ \t]*(?:\[+[ \t]*)?{_LABEL}[ \t]*(?:[:.–—-]|(?=\n)|$)"
)
_ALIKE = 0.5
_SHORT = 12
_MOST = 2_000


def alternatives(
    document: Document,
    provisions: Sequence[Provision],
    brackets: Sequence[Bracket],
    roll: Roll,
    article_at: Callable[[int], str | None],
) -> tuple[Alternatives, ...]:
    """Return all alternatives of a draft in order of the text."""
    found = [
        *_neighbours(document, brackets),
        *_slashes(document, brackets),
        *_options(document, provisions, roll),
    ]
    found.sort(key=lambda entry: (entry[1][0].words.start, entry[0]))
    return tuple(
        Alternatives.model_validate(
            {
                "id": f"a{number}",
                "kind": sort,
                "article": article_at(choices[0].words.start),
                "span": document.span(choices[0].words.start, choices[-1].words.end),
                "choices": choices,
            }
        )
        for number, (sort, choices) in enumerate(found, 1)
    )


Group = tuple[str, list[Choice]]


def _neighbours(document: Document, brackets: Sequence[Bracket]) -> Iterator[Group]:
    """Yield brackets that stand side by side, with nothing, a slash or "or" between."""
    row: list[Bracket] = []
    by_parent: dict[str | None, list[Bracket]] = {}
    for bracket in brackets:
        if bracket.kind in ("open", "blank"):
            by_parent.setdefault(bracket.parent, []).append(bracket)
    for family in by_parent.values():
        row = family[:1]
        for one, two in pairwise(family):
            if _are_choices(document.text, one, two):
                row.append(two)
                continue
            yield from _row(row)
            row = [two]
        yield from _row(row)


def _row(row: Sequence[Bracket]) -> Iterator[Group]:
    if len(row) > 1:
        yield "brackets", [Choice(words=bracket.span, by=bracket.by) for bracket in row]


def _are_choices(text: str, one: Bracket, two: Bracket) -> bool:
    """Tell whether two brackets are alternatives.

    A slash or "or" between them says so. Otherwise the second must not go on where the first
    ends ("[in peace] [and in war]"), and longer ones must be alike, since two bracketed sentences
    side by side may both be meant.
    """
    gap = text[one.span.end : two.span.start]
    if len(gap) > 6 or not _GAP.fullmatch(gap) or one.article != two.article:
        return False
    if gap.strip():
        return True
    first, second = one.span.text.strip("[] \n"), two.span.text.strip("[] \n")
    if _opens(second, "joiners") or second[:1] in (",", ";"):
        return False
    if _opens(second, "openers") != _opens(first, "openers"):
        return False
    a, b = _WORD.findall(first[:_MOST].lower()), _WORD.findall(second[:_MOST].lower())
    if max(len(a), len(b)) <= _SHORT:
        return True
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common >= _ALIKE * (len(a) + len(b)) and common > 0


def _opens(words: str, field: str) -> bool:
    return any(
        whole(field).fullmatch(" ".join(part))
        for size in (1, 2, 3, 4)
        if (part := words.lower().split()[:size])
    )


def _slashes(document: Document, brackets: Sequence[Bracket]) -> Iterator[Group]:
    """Yield what slashes part in one bracket: "[shall / should]"."""
    for number, bracket in enumerate(brackets):
        start, end = bracket.span.start + 1, bracket.span.end - 1
        nested = number + 1 < len(brackets) and brackets[number + 1].span.start < end
        if bracket.kind != "open" or nested or end - start > _MOST:
            continue
        inner = document.text[start:end]
        if "/" not in inner or _NO_SLASH.search(inner):
            continue
        low = start
        for by in bracket.by:
            # The slash of "[US/UK: ...]" parts names.
            if (
                by.words.start < start + 40
                and ":" in document.text[by.words.end : by.words.end + 20]
            ):
                low = document.text.index(":", by.words.end) + 1
        cuts = [m.start() for m in _SLASH.finditer(document.text, low, end)]
        spaced = all(document.text[cut - 1].isspace() for cut in cuts)
        edges = [low, *(edge for cut in cuts for edge in (cut, cut + 1)), end]
        parts = [trim(document.text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        single = all(len(document.text[a:b].split()) == 1 for a, b in parts)
        if cuts and all(a < b for a, b in parts) and (spaced or single):
            yield "slash", [Choice(words=document.span(a, b), by=bracket.by) for a, b in parts]


def _options(document: Document, provisions: Sequence[Provision], roll: Roll) -> Iterator[Group]:
    """Yield options told by labels in order ("Option 1: ... Option 2: ...") within an article."""
    text = document.text
    units: dict[str | None, list[Provision]] = {}
    for unit in provisions:
        units.setdefault(unit.article, []).append(unit)
    for article in (p for p in provisions if p.article == p.id):
        row: list[re.Match[str]] = []
        for mark in (*_OPTION.finditer(text, article.start, article.end), None):
            if mark and row and _follows(row[-1], mark):
                row.append(mark)
                continue
            if len(row) > 1:
                end = mark.start() if mark else _end(units[article.id], row[-1])
                yield "options", _choices(document, row, end, roll)
            row = [mark] if mark else []


def _follows(one: re.Match[str], two: re.Match[str]) -> bool:
    a, b = one["no"], two["no"]
    if one["name"].lower() != two["name"].lower():
        return False
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    order = ("I", "II", "III", "IV", "V", "VI", "VII")
    if a in order and b in order:
        return order.index(b) == order.index(a) + 1
    return len(a) == len(b) == 1 and ord(b) == ord(a) + 1


def _end(units: Sequence[Provision], last: re.Match[str]) -> int:
    """Return where the last option ends: with the innermost unit of its article around it."""
    return min(unit.end for unit in units if unit.start <= last.start("label") < unit.end)


def _choices(
    document: Document, row: Sequence[re.Match[str]], end: int, roll: Roll
) -> list[Choice]:
    text = document.text
    edges = [*(mark.end() for mark in row), end]
    found: list[Choice] = []
    for number, mark in enumerate(row):
        stop = row[number + 1].start() if number + 1 < len(row) else edges[-1]
        low, high = trim(text, mark.end(), stop)
        # The closing mark of a bracket around all options belongs to none of them.
        while (
            low < high
            and text[high - 1] == "]"
            and text.count("]", low, high) > text.count("[", low, high)
        ):
            low, high = trim(text, low, high - 1)
        if low >= high:
            low, high = mark.span("label")
        by: tuple[Proposer, ...] = ()
        if mark["by"]:
            by, _ = proposers.inside(text, mark.start("by"), mark.end("by"), roll)
        if not by:
            by, _ = proposers.inside(text, low, high, roll)
        found.append(Choice(words=document.span(low, high), by=by))
    return found

"""The outline of a draft as provisions with ids, and which of them count as its articles."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from detente.documents.model import Document, Span
from detente.documents.paragraphs import trim
from detente.reading.drafts.model import Provision
from detente.reading.drafts.tree import Outline, Unit
from detente.reading.ids import kebab

_CONTAINERS = frozenset(("annex", "part", "title", "chapter", "section", "heading"))


def provisions(document: Document, made: Outline) -> tuple[Provision, ...]:
    """Return the units of an outline as provisions.

    Articles are what a draft calls so. Without any, its sections are, if they hold numbered
    paragraphs of their own; else its numbered paragraphs. What stands in none of these is counted
    with the unit around it: the preamble, the closing formula, an annex without articles.
    """
    units = made.units
    key = _key(units)
    taken: Counter[str] = Counter()
    ids: list[str] = []
    articles: list[str | None] = []
    parents_of_key = {k for n, u in enumerate(units) if u.kind == key for k in _above(units, n)}
    found: list[Provision] = []
    for place, unit in enumerate(units):
        above = articles[unit.up] if unit.up is not None else None
        home = _name(units, ids, place, above is not None)
        taken[home] += 1
        if taken[home] > 1:
            # What is numbered alike is told apart by a mark that no number has.
            home = f"{home}~{taken[home]}"
        ids.append(home)
        own = _own(document, unit)
        is_key = unit.kind == key and (key != "paragraph" or unit.up is None or above is None)
        if above is not None and not (is_key and unit.up in parents_of_key):
            article: str | None = above
        elif is_key or unit.kind in ("preamble", "closing"):
            article = home
        elif place in parents_of_key or (unit.kind in _CONTAINERS and key == "paragraph"):
            article = home if own is not None and unit.kind != "heading" else None
        else:
            article = home
        articles.append(article)
        found.append(
            Provision(
                id=home,
                kind=unit.kind,
                number=unit.number,
                label=unit.label,
                heading=unit.heading,
                own=own,
                start=unit.start,
                end=unit.end,
                parent=None if unit.up is None else ids[unit.up],
                article=article,
            )
        )
    return tuple(found)


def called(article: Provision) -> str:
    """Return how an article is called: its label and heading, or what it is."""
    label = " ".join(article.label.text.split()) if article.label else article.kind.capitalize()
    heading = " ".join(article.heading.text.strip("[]*_# ").split()) if article.heading else ""
    if article.kind == "heading":
        return heading
    return f"{label.rstrip('.:')}: {heading}" if heading else label


def article_finder(found: Sequence[Provision]) -> Callable[[int], str | None]:
    """Return a function that says in which article an offset lies."""
    return _finder([(p.start, p.end, p.id) for p in found if p.article == p.id])


def _finder(stretches: list[tuple[int, int, str]]) -> Callable[[int], str | None]:
    starts = [start for start, _, _ in stretches]

    def at(offset: int) -> str | None:
        place = bisect_right(starts, offset) - 1
        inside = place >= 0 and offset < stretches[place][1]
        return stretches[place][2] if inside else None

    return at


def _key(units: Sequence[Unit]) -> str:
    kinds = {unit.kind for unit in units}
    if "article" in kinds:
        return "article"
    return "paragraph"


def _above(units: Sequence[Unit], place: int) -> list[int]:
    found: list[int] = []
    up = units[place].up
    while up is not None:
        found.append(up)
        up = units[up].up
    return found


def _name(units: Sequence[Unit], ids: Sequence[str], place: int, in_article: bool) -> str:
    unit = units[place]
    number = kebab(unit.number or "")
    if in_article and unit.up is not None:
        number = number or f"{unit.kind}-{place - unit.up}"
        last = (unit.number or "").rpartition(".")[2] if unit.style == "decimal" else number
        return f"{ids[unit.up]}.{last}"
    annex = next((ids[k] for k in _above(units, place) if units[k].kind == "annex"), None)
    base = f"{unit.kind}-{number}".rstrip("-")
    return f"{annex}.{base}" if annex else base


def _own(document: Document, unit: Unit) -> Span | None:
    end = unit.end if unit.first_child is None else min(unit.first_child, unit.end)
    if unit.body >= end:
        return None
    start, stop = trim(document.text, unit.body, end)
    bare = document.text[start:stop].strip(" \t\n[].:–—-*_#")
    if not bare:
        return None
    # A dash between a number and its words belongs to neither.
    lead = len(document.text[start:stop]) - len(document.text[start:stop].lstrip(".:–—- \t\n"))
    return document.span(start + lead, stop)

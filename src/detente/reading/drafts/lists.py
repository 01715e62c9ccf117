"""Where a label of a list belongs: in a list that is open, or at the head of a new one."""

import re
from collections.abc import Callable

from detente.reading.drafts.labels import Label
from detente.reading.drafts.model import ProvisionKind
from detente.reading.drafts.tree import LIST, WHOLE, Tree, Unit

# A first point whose second follows on the same line.
_BEGUN = re.compile(
    r"\((?:(?P<roman>i)|a)\)\s+\w[^()\n]{2,600}?[;,]\s+(?:and |or )?\((?(roman)ii|b)\)\s"
)
_EASILY_MET = frozenset(("item", "letter", "closed"))


def place(
    tree: Tree,
    found: Label,
    start: int,
    coming: Callable[[], str | None],
    *,
    apart: bool,
    broken: bool,
    within: bool = False,
) -> bool:
    """Open a unit where a reading of the label carries on, or begins, a list; else return False.

    ``coming`` gives the number of the next label, to tell the letter i from the figure. ``apart``,
    ``broken`` and ``within`` say that the label follows a blank line, an unfinished line, or words
    of its own line: the less of a label it is, the better it has to fit.
    """
    if found.readings[0][0] == "decimal":
        return not within and _decimal(tree, found, start, apart=apart)
    carried = _carried_on(tree, found, coming)
    if carried is not None:
        depth, style, ordinal = carried
        tree.pop(depth)
        _push(tree, found, style, ordinal, start)
        return True
    opened = {tree.made.units[k].style: depth for depth, k in enumerate(tree.stack)}
    begun = next((r for r in found.readings if r[1] == 1 or r[0] == "item"), None)
    if begun is not None and (not within or _may_begin(tree, start)):
        style, ordinal = begun
        if broken and style in _EASILY_MET:
            return False
        if style in opened:
            tree.pop(opened[style])
            if style != "item":
                words = tree.span(found.start, found.end)
                tree.say(words, "number-again", f"The numbering begins again at {words.text}")
        _push(tree, found, style, ordinal, start)
        return True
    if within or broken:
        return False
    style, ordinal = found.readings[0]
    if style in opened:
        before = tree.at(opened[style]).ordinal
        tree.pop(opened[style])
        tree.check(tree.span(found.start, found.end), ordinal, before)
    elif style in WHOLE and (
        # A communiqué counts on over its headings; an excerpt begins where it was cut.
        ordinal == tree.last.get(style, -1) + 1
        or (apart and style != "closed" and style not in tree.last)
    ):
        tree.pop_lists()
    else:
        return False
    _push(tree, found, style, ordinal, start)
    return True


def _carried_on(
    tree: Tree, found: Label, coming: Callable[[], str | None]
) -> tuple[int, str, int] | None:
    """Return depth, style and number in the innermost open list that a label carries on."""
    for depth in range(len(tree.stack) - 1, -1, -1):
        unit = tree.at(depth)
        if unit.rank < LIST:
            return None
        for style, ordinal in found.readings:
            if style == "item" == unit.style:
                return depth, style, ordinal
            if unit.style == style and unit.ordinal + 1 == ordinal:
                if style == "letter" and found.number == "i" and coming() == "ii":
                    return None
                return depth, style, ordinal
    return None


def _may_begin(tree: Tree, start: int) -> bool:
    """Tell whether a list may begin inside a line: behind a colon or a heading, or going on."""
    newest = tree.newest()
    if newest is None:
        return False
    if newest.rank < LIST and not tree.text[newest.body : start].strip(" \n["):
        return True
    if _BEGUN.match(tree.text, start):
        return True
    return tree.text[max(0, start - 6) : start].rstrip(' ["“').endswith(":")


def _decimal(tree: Tree, found: Label, start: int, *, apart: bool) -> bool:
    """Open "4.2" inside "4", or beside "4.1"; elsewhere only where a paragraph begins."""
    prefix = (found.number or "").rpartition(".")[0]
    for depth in range(len(tree.stack) - 1, -1, -1):
        unit = tree.at(depth)
        if unit.number is None or unit.style == "annex":
            continue
        if unit.number == prefix or unit.number.rpartition(".")[0] == prefix:
            tree.pop(depth + (unit.number == prefix))
            break
    else:
        following = tree.text[found.end : found.end + 20].lstrip(' ["“(')
        if not apart or not following[:1].isupper():
            return False
        tree.pop_lists()
    _push(tree, found, "decimal", found.readings[0][1], start)
    return True


def _push(tree: Tree, found: Label, style: str, ordinal: int, start: int) -> None:
    above = tree.at(-1) if tree.stack else None
    nested = above is not None and above.rank >= LIST
    kind: ProvisionKind = "paragraph"
    if style == "item":
        kind = "item"
    elif nested or style in ("letter", "roman", "double", "capital"):
        kind = "subparagraph"
    rank = above.rank + 1 if above is not None and nested else LIST
    words = tree.span(found.start, found.end)
    tree.add(Unit(kind, style, rank, ordinal, found.number, words, start, found.end))
    tree.last[style] = ordinal

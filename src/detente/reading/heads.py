"""Bodies with a head word in their names: "Harbour Workers' Union", "Grupo Andemar"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.evidence import common
from detente.reading.ids import kebab
from detente.reading.names import (
    Name,
    by_paragraph,
    capitals,
    could_be_name,
    covered,
    title_case,
    written,
)
from detente.reading.parse import Parsed
from detente.reading.sorts import sorts_spelled
from detente.reading.titles import is_matter
from detente.reading.verdicts import Mentions, Verdict
from detente.reading.wholes import are_many

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_JOINTS = frozenset(("of", "for", "and", "'s", "'", "&", "-"))
_BY_TRADE = ("men", "ers", "ors")
_LEVELS = frozenset(("state", "regional", "provincial", "territorial", "county", "autonomous"))
_BEFORE_ARTICLES = frozenset(("of", "for", "to", "against"))


def headed(
    parsed: Parsed, known: list[Name], mentions: Mentions
) -> tuple[list[Name], dict[str, str]]:
    """Find rows of capitals with a head word that are bodies by their mentions, too.

    Returns the names, and how each is spelled in full.
    """
    found: list[Name] = []
    spelled: dict[str, str] = {}
    there = by_paragraph(known)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        taken = covered(there[at])
        titled = {i for n in there[at] if n.title for i in range(n.title[0], n.title[1])}
        people = {i for i, name in taken.items() if name.kind == "person"}
        closed = titled | people | title_case(doc)
        end = 0
        for start in sorted(capitals(doc) - closed):
            if start < end:
                continue
            end = _without_seat(doc, start, _row(doc, start, taken, closed))
            if not is_matter(doc, end) and _is_body(doc, start, end, taken):
                place = (at, start, end)
                if _could_be(mentions.verdict(place)):
                    text = written(parsed, paragraph, start, end)
                    listed = taken.get(start)
                    if listed is not None and (listed.start, listed.end) == (start, end):
                        # "The Fund" may stand for the International Monetary Fund, as listed.
                        key = listed.key
                    else:
                        key = kebab(text)
                    found.append(Name(at, start, end, "body", key))
                    spelled.setdefault(key, text)
    return found, spelled


def _could_be(verdict: Verdict) -> bool:
    """Tell whether a row that looks like a body is not told to be anything else.

    A place is a body where it acts: its government is meant.
    """
    return verdict.nature in ("body", "none") or (verdict.nature == "place" and verdict.acts)


def _row(doc: "Doc", start: int, taken: dict[int, Name], closed: set[int]) -> int:
    """Return the end of the row of capitals that begins at ``start`` (exclusive)."""
    foreign = catalogue.english().joints
    end = at = start
    while at < len(doc) and at not in closed:
        token = doc[at]
        if could_be_name(token):
            at += 1
            end = at
        elif token.text in foreign and at > start:
            at += 1
        elif token.lower_ in (*_JOINTS, *_BEFORE_ARTICLES) and at > start and at + 1 < len(doc):
            joined = any(doc[k].lower_ in ("of", "for") for k in range(start, at))
            listing = joined and start not in taken
            owner = token.lower_ == "'s" and start in taken
            if doc[at + 1].lower_ == "the" and token.lower_ in _BEFORE_ARTICLES:
                if at + 2 >= len(doc) or not could_be_name(doc[at + 2]):
                    break
                if not _has_head(doc, start, at):
                    break
                at += 2
                continue
            if token.text == "'" and doc[at + 1].lower_ == "and":
                at += 1
                continue
            if token.lower_ not in _JOINTS or not could_be_name(doc[at + 1]) or owner:
                break
            if token.lower_ == "and" and not (listing or _is_shared(doc, start, at, taken)):
                break
            at += 1
        else:
            break
    return end


def _without_seat(doc: "Doc", start: int, end: int) -> int:
    """Return the end of a row without the town where a firm sits: "Kopal Car Lines *of Turin*"."""
    of = next((k for k in range(start + 2, end - 1) if doc[k].lower_ == "of"), None)
    if (
        of is None
        or common(doc[start].lower_)
        or "company" not in sorts_spelled(doc[of - 1].lower_)
    ):
        return end
    return end if _has_head(doc, of, end) else of


def _is_shared(doc: "Doc", start: int, at: int, taken: dict[int, Name]) -> bool:
    """Tell whether a head word behind "and" is that of both: "the Divers' and Aquaculture Guild".

    Before "and" stand common nouns that name no body of their own. People may do so only by their
    trade: "the Seamen and Harbour Workers' Guild", but "the Liberals and Farmers' Party".
    """
    if start in taken or not start or doc[start - 1].lower_ not in ("the", "'s"):
        return False
    words = [token for token in doc[start:at] if token.text != "'"]
    many = are_many(words[-1]) and doc[at - 1] == words[-1]
    if many and not words[-1].lower_.endswith(_BY_TRADE):
        return False
    plain = catalogue.bodies() | catalogue.organs()
    if any(w.lower_ in plain or not (common(w.lower_) or are_many(w)) for w in words):
        return False
    end = at + 1
    while end < len(doc) and end not in taken and (could_be_name(doc[end]) or doc[end].text == "'"):
        end += 1
    if many and not any(token.tag_ == "POS" for token in doc[at + 1 : end]):
        return False
    return end > at + 2 and doc[end - 1].lower_ in catalogue.bodies()


def _has_head(doc: "Doc", start: int, end: int) -> bool:
    return any(doc[k].lower_ in catalogue.bodies() for k in range(start, end))


def _is_body(doc: "Doc", start: int, end: int, taken: dict[int, Name]) -> bool:
    heads, organs = catalogue.bodies(), catalogue.organs()
    words = [doc[k].lower_.rstrip(".") for k in range(start, end)]
    if words in (["first", "nation"], ["first", "nations"]):
        return False
    if end - start > 2 and words[-1] == "government" and words[-2] in _LEVELS:
        return True
    if end - start < 2 or not any(word in heads for word in words):
        return False
    if words[-1] in organs and start in taken:
        return False
    listed = any(k in taken and taken[k].form == "name" for k in range(start, end))
    return bool(kebab(doc[start:end].text)) and (not listed or end - start > 2)

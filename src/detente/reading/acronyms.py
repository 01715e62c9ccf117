"""The short names of bodies: "PG" of "the Pilots' Guild (PG)", or by its initials."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.reading.names import Name
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

_LONGEST = 8


def acronyms(parsed: Parsed, found: Iterable[Name]) -> dict[str, str]:
    """Return the bodies of a text by the acronym behind them, else by their initials."""
    short: dict[str, str] = {}
    for name in found:
        doc = parsed.paragraphs[name.paragraph].parse
        told = bracketed(doc, name.start, name.end)
        short.setdefault(told or _initials(doc, name.start, name.end), name.key)
    return short


def bracketed(doc: "Doc", start: int, end: int) -> str | None:
    """Return the acronym behind a name, tokens ``start`` to ``end`` (exclusive), or None.

    Its letters have to stand in the name in their order, the first one at the head of a word.
    """
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    text = str(doc[end + 1].text)
    if sum(letter.isupper() for letter in text) < 2 or len(text) > _LONGEST:
        return None
    first, *rest = (letter.lower() for letter in text if letter.isalpha())
    words = doc[start:end].text.lower()
    heads = (token.idx - doc[start].idx for token in doc[start:end] if token.lower_[0] == first)
    at = next(heads, None)
    if at is None:
        return None
    behind = iter(words[at + 1 :])
    return text if all(letter in behind for letter in rest) else None


def _initials(doc: "Doc", start: int, end: int) -> str:
    return "".join(t.text[0] for t in doc[start:end] if t.text[0].isupper())

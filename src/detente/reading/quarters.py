"""Halves of a land that are called by their quarter: "the North" for North Korea."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.reading.names import Name, by_paragraph, could_be_name, covered
from detente.reading.nouns import states
from detente.reading.parse import Parsed

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_QUARTERS = ("North", "South", "East", "West")


def quarters(parsed: Parsed, known: Iterable[Name]) -> list[Name]:
    """Find "the North" where the text names one state with that quarter in its name.

    Only a state that shares its land with another: "the South" is not South Africa.
    """
    known = list(known)
    named = {name.key for name in known if name.kind == "state"}
    halves = {
        quarter: keys[0]
        for quarter in _QUARTERS
        if len(keys := [key for key in named if _is_half(key, quarter)]) == 1
    }
    if not halves:
        return []
    there = by_paragraph(known)
    return [
        Name(at, token.i, token.i + 1, "state", halves[token.text])
        for at, paragraph in enumerate(parsed.paragraphs)
        for token in paragraph.parse
        if token.text in halves and token.i not in covered(there[at]) and _stands_alone(token)
    ]


def _is_half(state: str, quarter: str) -> bool:
    """Tell whether a state is a quarter of a land that has another state, too."""
    first, _, land = state.partition("-")
    if first != quarter.lower() or not land:
        return False
    return any(f"-{other}".endswith(f"-{land}") for other in states() - {state})


def _stands_alone(token: "Token") -> bool:
    """Tell whether a token has an article and no name behind it: "*the North* refused"."""
    doc, end = token.doc, token.i + 1
    if not token.i or doc[token.i - 1].lower_ != "the":
        return False
    after = doc[end] if end < len(doc) else None
    return after is None or not (could_be_name(after) or after.lower_ in ("of", "-"))

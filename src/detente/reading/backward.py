"""Words that point back to an earlier demand or offer: "Moscow's main demand", "the offer"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.names import Names

if TYPE_CHECKING:
    from detente.reading.tokens import Doc

# Nouns that point back to an earlier demand or offer; a proposal may be either.
_BACK = {
    "demand": "demand",
    "request": "demand",
    "condition": "demand",
    "guarantee": "demand",
    "offer": "offer",
    "proposal": None,
}


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words for an earlier demand or offer ("Moscow's main demand").

    ``kind`` is the act meant, or None for either; ``owner`` its party where the words name it.
    """

    kind: str | None
    owner: str | None


def back_reference(
    doc: "Doc", start: int, end: int, names: Names, paragraph: int, *, called: bool
) -> BackReference | None:
    """Return the earlier demand or offer that a stretch points back to, or None."""
    if called and doc[start].pos_ == "PRON":
        # "Calling them a non-starter": what is called so is the demand just spoken of.
        return BackReference("demand", None)
    for token in doc[start : end + 1]:
        noun = token.lemma_.lower()
        if noun not in _BACK or token.pos_ != "NOUN":
            continue
        left = token.left_edge.i
        inside = names.within(paragraph, left, token.i + 1)
        owner = next((n.key for n in inside if n.kind != "person"), None)
        known = doc[left].lower_ in ("the", "these", "those", "this", "that", "its", "both")
        if owner is not None or known or noun == "guarantee":
            return BackReference(_BACK[noun], owner)
    return None

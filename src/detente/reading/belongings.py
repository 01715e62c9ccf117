"""Which body is somebody's own: "his party, the Greens", "her Northern Alliance"."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.grammar import noun_phrase
from detente.reading.names import Name, Names
from detente.reading.sorts import sorts_called

if TYPE_CHECKING:
    from detente.reading.tokens import Token


def body_of_own(owner: "Token", paragraph: int, names: Names) -> str | None:
    """Return the one body that a noun with an owner before it names, or None.

    No state is somebody's own, and neither is what stands beside a noun for a person or a thing:
    "his rival, the Greens", "her letter to the Greens".
    """
    noun = owner.head
    roles = catalogue.roles()
    apart = noun.lower_ in roles.parted or noun.lower_ in roles.dealing
    if apart or (noun.pos_ != "PROPN" and not sorts_called(noun.lower_) - {"state"}):
        return None
    start, end = noun_phrase(noun)
    inside = names.within(paragraph, start, end + 1)
    bodies = {n.key for n in inside if n.kind in ("body", "organisation") and _names(n, noun)}
    return bodies.pop() if len(bodies) == 1 else None


def _names(name: Name, noun: "Token") -> bool:
    """Tell whether a name holds a noun, or stands beside it: "her *union*, Unia"."""
    if name.start <= noun.i < name.end:
        return True
    root = noun.doc[name.start : name.end].root
    return root.dep_ == "appos" and root.head == noun

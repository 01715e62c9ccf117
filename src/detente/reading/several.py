"""Whom words for several parties mean: "both unions", "two of the three groups", "the third"."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from detente.reading.acquaintances import Referent
from detente.reading.cataphora import described
from detente.reading.counted import NUMBERS, coming, left, number_of, only, pair
from detente.reading.memory import Memory

if TYPE_CHECKING:
    from detente.reading.tokens import Token


@dataclass(slots=True)
class Several:
    """Words for several parties in the sentence that ``memory`` has entered last.

    ``main`` are the two parties that the text names most, ``between`` those that mediate, and
    ``spoke`` is who has spoken so far.
    """

    memory: Memory
    main: tuple[str, ...]
    between: tuple[str, ...]
    spoke: list[Referent]
    _together: "tuple[Token, tuple[str, ...]] | None" = field(init=False, default=None)

    def named_together(self, head: "Token", start: int) -> Referent | None:
        """Return whom "both unions", "the three countries" or "two companies" means, if clear.

        Where nothing else tells, they are those who last spoke together, if as many.
        """
        two = pair(head, start, self.memory, self.main, self.between)
        if two:
            self._together = (head, two)
            return Referent(None, two, "both-sides")
        number = number_of(head)
        if number is None:
            return None
        if head.doc[start].lower_ not in ("the", "these"):
            return self._coming(head, number)
        last = next((r for r in reversed(self.spoke) if len(r.parties) == number), None)
        if last is not None:
            return replace(last, speaker=None, rule="both-sides")
        found = only(head, number, self.memory)
        return Referent(None, found, "both-sides") if found else None

    def part(self, head: "Token") -> Referent | None:
        """Return whom "two of the three unions" or "the larger of the two" means, if clear."""
        number, below = NUMBERS.get(head.lower_), of_whom(head)
        if below is None:
            return None
        if number is not None:
            return self._coming(below, number)
        first = described(below, self.memory) if head.tag_ in ("JJR", "JJS") else None
        return None if first is None else Referent(None, (first,), "noun")

    def _coming(self, noun: "Token", number: int) -> Referent | None:
        found = coming(noun, number, self.memory)
        if not found:
            return None
        self._together = (noun, found)
        return Referent(None, found, "noun")

    def rest(self, head: "Token") -> Referent | None:
        """Return whom "the third" or "the other" means, beside those named together before."""
        if self._together is None or head.lower_ not in ("third", "other"):
            return None
        party = left(*self._together, self.memory)
        return None if party is None else Referent(None, (party,), "noun")


def of_whom(head: "Token") -> "Token | None":
    """Return the noun behind "of": "two of the *unions*"."""
    of = next((child for child in head.children if child.lower_ == "of"), None)
    return None if of is None else next((t for t in of.children if t.dep_ == "pobj"), None)

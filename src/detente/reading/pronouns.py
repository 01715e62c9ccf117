"""Whom a pronoun means."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.acquaintances import NOBODY, Acquaintances, Referent
from detente.reading.memory import Memory

if TYPE_CHECKING:
    from detente.reading.tokens import Token

SEXES = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
"""Pronouns for a person, by sex."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns in the sentence that ``memory`` has entered last."""

    memory: Memory
    known: Acquaintances

    def meant(self, head: "Token", *, speaking: bool) -> Referent:
        """Return whom "he", "it" or "they" means; a speaking "he" is a person."""
        memory = self.memory
        parties: tuple[str, ...] = ()
        if head.lower_ in SEXES:
            sex = SEXES[head.lower_]
            previous = memory.previous_subject()
            if previous is None or speaking or memory.person_in_paragraph(head):
                person = memory.last_person(head, sex)
                if person is None:
                    return NOBODY
                memory.sexes.setdefault(person, sex)
                return self.known.referent(person, "pronoun")
            # A garbled "he" in a paragraph that has named no person means the state spoken of.
            parties = (previous,)
        elif head.lower_ == "it":
            last = memory.last_party(head.i)
            parties = () if last is None else (last,)
        elif head.lower_ == "they":
            parties = memory.subjects_before(head)
        return Referent(None, parties, "pronoun") if parties else NOBODY

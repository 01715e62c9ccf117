"""For whom somebody in office speaks, where no words say so: what the whole text lets one guess.

At each place where a person is named, the parties spoken of near by are weighed by how near they
are, and by whether such a body has such an officer. What all places add up to decides.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from detente import catalogue
from detente.reading.names import Names
from detente.reading.roles import role_words
from detente.reading.sorts import sort_of, sorts_led

_CLEAR = 1.0
_MARGIN = 0.3
_HOME = 1.0
_ONLY = 1.0
Place = tuple[int, int, int]
"""A paragraph, and tokens of it (end exclusive)."""


@dataclass(frozen=True, slots=True)
class Near:
    """A party named ``back`` sentences before, and whether it was the subject there."""

    party: str
    back: int
    subject: bool


@dataclass(slots=True)
class Leanings:
    """The parties for which people in office may speak, with weights; ``home`` is at home."""

    names: Names
    home: str | None
    _weights: dict[str, defaultdict[str, float]] = field(init=False, default_factory=dict)
    _places: dict[str, Place] = field(init=False, default_factory=dict)
    _offices: dict[str, frozenset[str]] = field(init=False, default_factory=dict)

    def note(self, person: str, roles: Iterable[str], near: Iterable[Near], place: Place) -> None:
        """Weigh what stands near a person who bears the offices ``roles``."""
        told = frozenset(roles) & role_words()
        offices = self._offices.get(person, frozenset()) | told
        self._offices[person] = offices
        self._places.setdefault(person, place)
        sorts = _sorts(offices)
        weights = self._weights.setdefault(person, defaultdict(float))
        seen: set[str] = set()
        for one in near:
            if one.party in seen:
                continue
            seen.add(one.party)
            weights[one.party] += _fit(sort_of(self.names, one.party), sorts, offices) * (
                2.0 - 0.75 * one.back + 0.5 * one.subject
            )

    def settled(self, person: str) -> tuple[str, Place] | None:
        """Return the party for which a person is taken to speak, and where that is read."""
        weights = dict(self._weights.get(person, {}))
        offices = self._offices.get(person, frozenset())
        sorts = _sorts(offices)
        if self.home is not None:
            fit = _fit(frozenset(("state",)), sorts, offices)
            weights[self.home] = weights.get(self.home, 0.0) + _HOME * fit
        ranked = sorted(((w, party) for party, w in weights.items()), reverse=True)
        if not ranked or ranked[0][0] < _CLEAR:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
            return None
        return ranked[0][1], self._places[person]


def _sorts(offices: frozenset[str]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for office in sorted(offices):
        found |= sorts_led(office)
    state = catalogue.roles().state_offices
    return found | frozenset(("state",)) if any(office in state for office in offices) else found


def _fit(sorts: frozenset[str], led: frozenset[str], offices: frozenset[str]) -> float:
    """Return how well a party of some sorts and an office go together, 0 to 1."""
    if led:
        return 1.0 if sorts & led else 0.3 if not sorts else 0.0
    return 0.5 if offices else 0.0

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

# Weights, chosen on the tuning half of the gold texts.
_HERE, _FADING, _SUBJECT, _HOME = 2.0, 0.75, 0.5, 0.9
_ONLY = 1.0
_LATER = 0.6
_CLEAR, _MARGIN = 0.85, 0.15
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
    _near: dict[str, defaultdict[str, float]] = field(init=False, default_factory=dict)
    _places: dict[str, Place] = field(init=False, default_factory=dict)
    _offices: dict[str, set[str]] = field(init=False, default_factory=dict)

    def note(self, person: str, roles: Iterable[str], near: Iterable[Near], place: Place) -> None:
        """Weigh what stands near a person who bears the offices ``roles``."""
        self._offices.setdefault(person, set()).update(roles)
        share = _LATER if person in self._places else 1.0
        self._places.setdefault(person, place)
        weights = self._near.setdefault(person, defaultdict(float))
        for party, weight in _weights(near).items():
            weights[party] += share * weight

    def settled(self, person: str) -> tuple[str, Place] | None:
        """Return the party for which a person is taken to speak, and where that is read."""
        if person not in self._places:
            return None
        party = self._best(self._near[person], self._offices[person])
        return None if party is None else (party, self._places[person])

    def unnamed(self, roles: Iterable[str], near: Iterable[Near]) -> str | None:
        """Return the party for which "the mayor" or "a senior officer" is taken to speak."""
        offices = set(roles)
        return self._best(_weights(near), offices) if _sorts(offices) else None

    def _best(self, near: dict[str, float], roles: set[str]) -> str | None:
        weights = dict(near)
        if self.home is not None:
            weights[self.home] = weights.get(self.home, 0.0) + _HOME
        led = _sorts(roles)
        only = [key for key in self._named() if sort_of(self.names, key) & led]
        if len(only) == 1:
            weights[only[0]] = weights.get(only[0], 0.0) + _ONLY
        held = bool(roles & role_words())
        fitting = {
            party: weight * _fit(sort_of(self.names, party), led, held=held)
            for party, weight in weights.items()
        }
        ranked = sorted(((weight, party) for party, weight in fitting.items()), reverse=True)
        if not ranked or ranked[0][0] < _CLEAR:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
            return None
        return ranked[0][1]

    def _named(self) -> Iterable[str]:
        """Return the parties that the text names, each once."""
        return dict.fromkeys(n.key for n in self.names.all if n.kind != "person" and not n.place)


def _weights(near: Iterable[Near]) -> dict[str, float]:
    """Weigh the parties near by, each where it is nearest."""
    nearest: dict[str, Near] = {}
    for one in near:
        nearest.setdefault(one.party, one)
    return {
        one.party: _HERE - _FADING * one.back + _SUBJECT * one.subject for one in nearest.values()
    }


def _sorts(offices: set[str]) -> frozenset[str]:
    """Return the sorts of body that have such officers; "chief executive" goes before "chief"."""
    led = {office: sorts_led(office) for office in sorted(offices)}
    longer = [sorts for office, sorts in led.items() if " " in office and sorts]
    found: frozenset[str] = frozenset().union(*(longer or led.values()))
    if not found and offices & catalogue.roles().ranks:
        return frozenset(("state", "armed-group"))
    if not found and offices & catalogue.roles().chairs:
        found = frozenset(sort.id for sort in catalogue.sorts() if sort.id != "state")
    state = catalogue.roles().state_offices
    return found | frozenset(("state",)) if any(office in state for office in offices) else found


def _fit(sorts: frozenset[str], led: frozenset[str], *, held: bool) -> float:
    """Return how well a party of some sorts and an office go together, 0 to 1."""
    if led:
        return 1.0 if sorts & led else 0.3 if not sorts else 0.0
    return 0.6 if held else 0.0

"""For whom somebody speaks, where no words say so: what the whole text lets one guess.

At each place where a person is named, each party has traits: how near it is, how the grammar
ties it to the person, whether such a body has such an officer. Their weights are learnt by
``tools/train_leanings.py``; what all places add up to decides.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

import numpy as np

from detente.reading.ids import kebab
from detente.reading.leaning_traits import (
    NOBODY,
    Trait,
    could_have,
    of_office,
    of_text,
    sorts_of,
)
from detente.reading.names import Names
from detente.reading.network import Network, stored
from detente.reading.sorts import sort_of

CLEAR = 0.6
"""How likely a party has to be for a person to be taken to speak for it."""

Place = tuple[int, int, int]
"""A paragraph, and tokens of it (end exclusive)."""


@dataclass
class Leanings:
    """What tells for whom people speak.

    ``home`` is the state at home, ``dateline`` that of the dateline, ``main`` the two parties named
    most, ``party_of`` the parties of people as far as words tell them. ``decided`` are people
    about whom something else has decided, so that nothing is guessed of them any more.
    """

    names: Names
    home: str | None
    main: tuple[str, ...] = ()
    party_of: Mapping[str, str] = field(default_factory=dict)
    dateline: str | None = None
    places: dict[str, Place] = field(init=False, default_factory=dict)
    decided: set[str] = field(init=False, default_factory=set)
    _guessed: set[str] = field(init=False, default_factory=set)
    _traits: dict[str, dict[str, dict[str, None]]] = field(init=False, default_factory=dict)
    _offices: dict[str, set[str]] = field(init=False, default_factory=dict)

    @cached_property
    def parties(self) -> dict[str, None]:
        """For whom somebody may speak: what has a name or may be a party, and the state at home."""
        people = {name.key for name in self.names.all if name.kind == "person"}
        everything = (*self.names.all, *self.names.loose)
        named = (n.key for n in everything if n.kind != "person" and not n.place)
        at_home = (state for state in (self.home, self.dateline) if state is not None)
        apart = {kebab(person) for person in people}
        return dict.fromkeys(key for key in (*named, *at_home) if key not in apart)

    def note(self, person: str, roles: Iterable[str], found: Iterable[Trait], place: Place) -> None:
        """Take in the traits of a place where a person is named who bears the offices ``roles``."""
        self._offices.setdefault(person, set()).update(roles)
        when = "" if person not in self.places else "later:"
        self.places.setdefault(person, place)
        mine = self._traits.setdefault(person, {})
        for party, trait in found:
            mine.setdefault(party, {})[when + trait] = None

    def heard(self, person: str, found: Iterable[Trait]) -> None:
        """Take in what the words of a person tell."""
        mine = self._traits.setdefault(person, {})
        for party, trait in found:
            mine.setdefault(party, {})[trait] = None

    def settled(self, person: str) -> tuple[str, Place] | None:
        """Return the party for which a person is taken to speak, and where that is read."""
        traits = self.traits(person)
        party = None if traits is None else likeliest(shipped(), traits, CLEAR)
        if party is None:
            return None
        self._guessed.add(person)
        return party, self.places[person]

    def likely(self, person: str) -> dict[str, float]:
        """Return how likely the traits make each party, and nobody, as logarithms.

        Empty where the text does not name the person as one who may speak for a side.
        """
        traits = self.traits(person)
        return {} if traits is None else logarithms(shipped(), traits)

    def traits(self, person: str) -> dict[str, list[str]] | None:
        """Return the traits of each party for which a person may speak, and of nobody.

        None where the text does not name the person, or only as somebody who speaks for no side.
        """
        if person not in self.places:
            return None
        claimed = self._claimed(person)
        return self._with_office(self._offices[person], self._traits[person], claimed)

    def unnamed(self, roles: Iterable[str], found: Iterable[Trait]) -> str | None:
        """Return the party for which "the mayor" or "a senior officer" is taken to speak.

        Only one that could have such an officer.
        """
        led = sorts_of(set(roles))
        if not led:
            return None
        told: dict[str, dict[str, None]] = {}
        for party, trait in found:
            told.setdefault(party, {})[trait] = None
        traits = self._with_office(roles, told, self._claimed(None))
        able = {
            party: found
            for party, found in traits.items()
            if party == NOBODY or could_have(sort_of(self.names, party), led)
        }
        return likeliest(shipped(), able, CLEAR)

    def _claimed(self, apart: str | None) -> set[str]:
        """Return the parties for which words say that others than one person speak."""
        guessed = {apart, *self._guessed}
        return {party for person, party in self.party_of.items() if person not in guessed}

    def _with_office(
        self, roles: Iterable[str], told: dict[str, dict[str, None]], claimed: Container[str]
    ) -> dict[str, list[str]]:
        parties = self.parties
        traits = {party: dict(told.get(party, {})) for party in (NOBODY, *parties)}
        of_all = of_text(list(parties), self.names, self.main, claimed)
        for party, trait in chain(
            of_office(roles, parties, self.names, self.home, self.dateline), of_all
        ):
            traits[party][trait] = None
        return {party: list(found) for party, found in traits.items()}


def likeliest(model: Network, traits: Mapping[str, Iterable[str]], clear: float) -> str | None:
    """Return the likeliest party by the traits of each, if it is at least ``clear`` likely."""
    found = logarithms(model, traits)
    party = max(found, key=lambda one: found[one])
    return party if party != NOBODY and np.exp(found[party]) >= clear else None


def logarithms(model: Network, traits: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """Return the logarithm of how likely the traits make each party."""
    added = np.array([model.score(found) for found in traits.values()])
    added -= added.max()
    return dict(zip(traits, (added - np.log(np.exp(added).sum())).tolist(), strict=True))


@cache
def shipped() -> Network:
    """Return the network that comes with the package."""
    return stored("leaning_weights.json")

"""What every result of this room has: method, parameters, assumptions, citations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.plain import plain
from detente.space.model import Package, Space


@dataclass(frozen=True, kw_only=True)
class Result:
    """A result with what it rests on."""

    method: str
    parameters: Mapping[str, Any]
    assumptions: tuple[str, ...]
    citations: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data: numbers as floats, packages as {issue id: option id}."""
        data: dict[str, Any] = plain(self)
        return data


@dataclass(frozen=True)
class Outcome:
    """A package with what it is worth to each party.

    ``gains`` are utilities less reservation values; below zero, the party falls short.
    """

    package: Mapping[str, str]
    utilities: Mapping[str, float]
    gains: Mapping[str, float]


def outcome(space: Space, package: Package) -> Outcome:
    """Return a package with the parties' utilities and gains."""
    utilities = space.utilities(package)
    gains = (space.steps(package) - space.grid.reservation) / space.grid.unit
    return Outcome(space.names(package), space.by_party(utilities), space.by_party(gains))

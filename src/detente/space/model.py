"""The space of packages: what each is worth to whom, and what can refuse it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from detente.space.grid import Array, Grid, make_grid

Package = tuple[int, ...]
"""One option for each issue, as its position in the issue's list of options."""

Mask = tuple[bool, ...]


@dataclass(frozen=True)
class ReservationLimit:
    """A party refuses what is worth less to it than no agreement."""

    id: str
    party: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class RedLineLimit:
    """A party refuses the options of an issue for which ``mask`` is true."""

    id: str
    party: str
    issue: str
    mask: Mask
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkageLimit:
    """A party refuses ``when`` unless ``requires`` is chosen too; masks are true for members."""

    id: str
    party: str
    when_issue: str
    when_mask: Mask
    requires_issue: str
    requires_mask: Mask
    because: tuple[str, ...] = ()


Constraint = ReservationLimit | RedLineLimit | LinkageLimit


@dataclass(frozen=True, eq=False)
class Table:
    """What combinations of options of two or more issues add to the parties' utilities.

    ``issues`` are positions, ascending; ``worth`` is (P, k_a, k_b, ...), an axis an issue.
    """

    issues: tuple[int, ...]
    worth: Array


@dataclass(frozen=True, eq=False)
class Space:
    """Packages of a case with utilities that are sums over issues and small groups of issues.

    ``worth`` has one (P, k_i) array per issue: weight times value. A package's utility for a
    party is the sum of its options' worth, and of what their combinations add by ``tables``.
    ``reservation`` is (P,). ``constraints`` are all that can refuse a package; a red line or
    linkage may belong to a party that has no preferences and hence no row in the arrays.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    status_quo: Package
    worth: tuple[Array, ...]
    reservation: Array
    constraints: tuple[Constraint, ...] = ()
    tables: tuple[Table, ...] = ()

    @cached_property
    def grid(self) -> Grid:
        """The utilities as whole numbers (see ``grid.make_grid``)."""
        return make_grid(self.worth, self.reservation, [table.worth for table in self.tables])

    @property
    def size(self) -> int:
        """How many packages there are, agreeable or not."""
        return prod(len(options) for options in self.options)

    def row(self, party: str) -> int:
        """Return the row of a party in the arrays."""
        return self.parties.index(party)

    def column(self, issue: str) -> int:
        """Return the position of an issue."""
        return self.issues.index(issue)

    def steps(self, package: Package) -> Array:
        """Return the utilities (P,) of a package in whole steps of the grid."""
        chosen = [worth[:, o] for worth, o in zip(self.grid.worth, package, strict=True)]
        chosen += [
            np.moveaxis(worth, 0, -1)[tuple(package[i] for i in table.issues)]
            for table, worth in zip(self.tables, self.grid.tables, strict=True)
        ]
        return sum(chosen, start=np.zeros(len(self.parties)))

    def utilities(self, package: Package) -> Array:
        """Return what a package is worth to each party, (P,)."""
        return self.steps(package) / self.grid.unit

    def changes(self, package: Package) -> int:
        """Return on how many issues a package departs from the status quo."""
        return sum(chosen != now for chosen, now in zip(package, self.status_quo, strict=True))

    def names(self, package: Package) -> dict[str, str]:
        """Return a package as {issue id: option id}."""
        return {
            issue: options[o]
            for issue, options, o in zip(self.issues, self.options, package, strict=True)
        }

    def by_party(self, values: Sequence[float] | Array) -> dict[str, float]:
        """Return values (P,) as {party id: value}."""
        return {party: float(v) for party, v in zip(self.parties, values, strict=True)}

    def package(self, names: Mapping[str, str]) -> Package:
        """Return the package with the given option ids."""
        return tuple(
            options.index(names[issue])
            for issue, options in zip(self.issues, self.options, strict=True)
        )


def meets(space: Space, package: Package, constraint: Constraint) -> bool:
    """Say whether a package satisfies a constraint."""
    match constraint:
        case ReservationLimit(party=party):
            row = space.row(party)
            return bool(space.steps(package)[row] >= space.grid.floor[row])
        case RedLineLimit(issue=issue, mask=mask):
            return not mask[package[space.column(issue)]]
        case LinkageLimit():
            chosen = constraint.when_mask[package[space.column(constraint.when_issue)]]
            required = constraint.requires_mask[package[space.column(constraint.requires_issue)]]
            return required or not chosen


def gains(space: Space, steps: Array) -> Array:
    """Return gains over the reservation values in whole steps, never below zero.

    ``steps`` is (..., P). A shortfall within the tolerance of ``grid`` counts as no gain.
    """
    return np.maximum(steps - space.grid.reservation, 0.0)

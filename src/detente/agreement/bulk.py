"""Many readings of the same case at once: utilities, what a package keeps, one reading alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.space.grid import TOLERANCE, Array
from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space
from detente.space.model import Table as SpaceTable
from detente.space.numbers import Numbers, worth_and_reservation

Flags = NDArray[np.bool_]
Packages = NDArray[np.int64]

_SURE = TOLERANCE / 10
"""Within this of the edge of the tolerance nothing is decided in floating point."""

_CELLS = 3_000_000


@dataclass(frozen=True, eq=False)
class Bulk:
    """Readings of one space: ``worth`` has a (draws, P, k_i) array an issue, ``tables`` a
    (draws, P, k_a, k_b, ...) array a group of issues, ``reservation`` is (draws, P).
    """

    space: Space
    worth: tuple[Array, ...]
    tables: tuple[Array, ...]
    reservation: Array

    def __len__(self) -> int:
        return len(self.reservation)

    def one(self, k: int) -> Space:
        """Return the space of one reading."""
        return replace(
            self.space,
            worth=tuple(w[k] for w in self.worth),
            reservation=self.reservation[k],
            tables=tuple(
                SpaceTable(t.issues, w[k])
                for t, w in zip(self.space.tables, self.tables, strict=True)
            ),
        )

    def margins(self, draws: NDArray[np.intp], packages: Packages) -> Array:
        """Return by how much packages (N, I) exceed the reservation values, each in its draw."""
        found = -self.reservation[draws]
        for i, worth in enumerate(self.worth):
            found = found + worth[draws, :, packages[:, i]]
        for table, worth in zip(self.space.tables, self.tables, strict=True):
            at = (packages[:, i] for i in table.issues)
            found = found + np.moveaxis(worth, 1, -1)[(draws, *at)]
        return found

    def accepted(self, packages: Packages, sure: float = _SURE) -> Flags:
        """Say which parties accept packages (M, I) for certain, in each draw: (M, draws, P).

        With ``sure`` below zero: which may accept them, as far as floating point can tell.
        """
        draws, parties = self.reservation.shape
        total = np.broadcast_to(-self.reservation, (len(packages), draws, parties)).copy()
        for i, worth in enumerate(self.worth):
            total += worth[:, :, packages[:, i]].transpose(2, 0, 1)
        for table, worth in zip(self.space.tables, self.tables, strict=True):
            chosen = tuple(packages[:, i] for i in table.issues)
            at: tuple[Any, ...] = (slice(None), slice(None), *chosen)
            total += worth[at].transpose(2, 0, 1)
        found: Flags = total >= sure - TOLERANCE
        return found


def bulk(space: Space, numbers: Numbers) -> Bulk:
    """Return readings of a space; ``numbers`` has a leading axis of draws."""
    worth, reservation = worth_and_reservation(numbers, space.status_quo)
    return Bulk(space, worth, numbers.tables, reservation)


def keeps(space: Space, packages: Packages, limit: Constraint) -> Flags:
    """Mark the packages (M, I) that keep a red line or linkage; all, for a reservation value."""
    match limit:
        case RedLineLimit():
            return ~np.array(limit.mask)[packages[:, space.column(limit.issue)]]
        case LinkageLimit():
            when = np.array(limit.when_mask)[packages[:, space.column(limit.when_issue)]]
            requires = packages[:, space.column(limit.requires_issue)]
            fine: Flags = ~when | np.array(limit.requires_mask)[requires]
            return fine
        case ReservationLimit():
            return np.ones(len(packages), dtype=bool)


def hits(
    bulk: Bulk, packages: Packages, questions: Sequence[Sequence[Constraint]], sure: float = _SURE
) -> Flags:
    """Return for which questions (sets of constraints) and draws some package meets all: (Q, D)."""
    space = bulk.space
    found = np.zeros((len(questions), len(bulk)), dtype=bool)
    needed = [
        tuple(sorted({space.row(c.party) for c in q if isinstance(c, ReservationLimit)}))
        for q in questions
    ]
    kept = {c.id: keeps(space, packages, c) for q in questions for c in q}
    static = [
        np.logical_and.reduce([np.ones(len(packages), bool), *(kept[c.id] for c in q)])
        for q in questions
    ]
    block = max(1, _CELLS // max(1, bulk.reservation.size))
    for at in range(0, len(packages), block):
        part = slice(at, at + block)
        fine = bulk.accepted(packages[part], sure)
        for need in set(needed):
            every: Flags = np.all(fine[:, :, list(need)], axis=2)
            for q, other in enumerate(needed):
                if other == need and static[q][part].any():
                    found[q] |= every[static[q][part]].any(axis=0)
    return found

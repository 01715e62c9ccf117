"""In which draws is there a zone once some constraints are dropped?"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.space.grid import TOLERANCE, Array
from detente.space.model import LinkageLimit, RedLineLimit, ReservationLimit, Space

Flags = NDArray[np.bool_]

_CELLS = 3_000_000


def _allowed(space: Space, packages: NDArray[np.int64], dropped: Sequence[str]) -> Flags:
    """Mark the packages (M, I) that keep all red lines and linkages but the dropped."""
    fine = np.ones(len(packages), dtype=bool)
    for limit in space.constraints:
        match limit:
            case _ if limit.id in dropped:
                pass
            case RedLineLimit():
                fine &= ~np.array(limit.mask)[packages[:, space.column(limit.issue)]]
            case LinkageLimit():
                when = np.array(limit.when_mask)[packages[:, space.column(limit.when_issue)]]
                requires = packages[:, space.column(limit.requires_issue)]
                fine &= ~when | np.array(limit.requires_mask)[requires]
    return fine


def accepted(packages: NDArray[np.int64], worth: Sequence[Array], reservation: Array) -> Flags:
    """Say which parties' reservation values packages meet, draw by draw: (P, M, draws).

    ``packages`` is (M, I), ``worth`` one (draws, P, k_i) array per issue, ``reservation``
    (draws, P).
    """
    draws, parties = reservation.shape
    chosen = [
        packages[:, i, None] == np.arange(value.shape[2])[None] for i, value in enumerate(worth)
    ]
    indicator = np.concatenate(chosen, axis=1).astype(np.float64)
    stacked = np.concatenate(worth, axis=2).transpose(2, 1, 0).reshape(-1, parties * draws)
    utilities = (indicator @ stacked).reshape(len(packages), parties, draws)
    return (utilities >= reservation.T - TOLERANCE).transpose(1, 0, 2)


def openings(
    space: Space, worth: Sequence[Array], reservation: Array, drops: Sequence[Sequence[str]]
) -> Flags:
    """Return, for each set of dropped constraints, the draws with a zone: (drops, draws).

    Looks at every package of the space in blocks. Arrays as for ``accepted``.
    """
    shape = tuple(len(options) for options in space.options)
    packages = np.indices(shape).reshape(len(shape), -1).T
    member = np.stack([_allowed(space, packages, drop) for drop in drops])
    wanted = member.any(axis=0)
    packages, member = packages[wanted], member[:, wanted]
    needed = [
        tuple(
            space.row(c.party)
            for c in space.constraints
            if isinstance(c, ReservationLimit) and c.id not in drop
        )
        for drop in drops
    ]
    draws, parties = reservation.shape
    found = np.zeros((len(drops), draws), dtype=bool)
    block = max(1, _CELLS // max(1, draws * parties))
    for at in range(0, len(packages), block):
        part = slice(at, at + block)
        fine = accepted(packages[part], worth, reservation)
        for need in set(needed):
            every: Flags = np.logical_and.reduce(fine[list(need)], axis=0)
            for d in (d for d, n in enumerate(needed) if n == need):
                found[d] |= every[member[d, part]].any(axis=0)
    return found

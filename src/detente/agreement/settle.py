"""In which draws can a set of constraints be met? Proofs for many draws at once.

A package proves that it can; prices prove that it cannot: if the parties' gains, each times a
price that is not negative, sum to less than nothing in every package, then no package leaves all
of them at least nothing (Lagrangian relaxation: Geoffrion 1974). Where neither is found, the
options of an issue are looked at one by one (branch and bound), and in the end one draw alone is
searched exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.agreement.bulk import _SURE, Bulk, Flags, Packages, keeps
from detente.agreement.weighted import CELLS, Factor, heaviest, order
from detente.space.feasible import witness
from detente.space.grid import TOLERANCE, Array
from detente.space.model import Constraint, LinkageLimit, RedLineLimit, ReservationLimit, Space

FIRST, LATER = 25, 8
"""How many prices are tried before issues are looked at by option, and after."""

NODES = 20_000
"""With more open branches than so many the draws are searched one by one."""

_PUSH = 1e-2
_HELD = 4_000_000


@dataclass(frozen=True, eq=False)
class _Open:
    """Branches: the draw of each, its prices (N, R) and its options left, (N, k_i) an issue."""

    draws: NDArray[np.intp]
    prices: Array
    left: tuple[Flags, ...]

    def __getitem__(self, rows: NDArray[np.intp] | Flags | slice) -> "_Open":
        return _Open(self.draws[rows], self.prices[rows], tuple(f[rows] for f in self.left))


def _simplex(points: Array) -> Array:
    """Return the nearest points (N, R) whose parts are not negative and sum to 1."""
    falling = -np.sort(-points, axis=1)
    over = (np.cumsum(falling, axis=1) - 1) / np.arange(1, points.shape[1] + 1)
    last = (falling > over).sum(axis=1) - 1
    level = over[np.arange(len(points)), last]
    nearest: Array = np.maximum(points - level[:, None], 0.0)
    return nearest


@dataclass(frozen=True, eq=False)
class _Question:
    bulk: Bulk
    kept: tuple[Constraint, ...]
    rows: list[int]
    factors: tuple[Factor, ...]

    def asked(self, numbers: Array, draws: NDArray[np.intp]) -> Array:
        """Return the numbers (N, R, ...) of some draws for the parties that are asked."""
        taken = numbers[draws]
        return taken if len(self.rows) == taken.shape[1] else taken[:, self.rows]

    def sums(self, open_: _Open) -> tuple[Array, Packages]:
        """Return the largest priced sums of gains and the packages that have them."""
        d, prices, bulk = open_.draws, open_.prices, self.bulk
        single = []
        for worth, left in zip(bulk.worth, open_.left, strict=True):
            total = np.einsum("nr,nrk->nk", prices, self.asked(worth, d))
            single.append(np.where(left, total, -np.inf))
        factors = list(self.factors)
        for table, worth in zip(bulk.space.tables, bulk.tables, strict=True):
            priced = np.einsum("nr,nr...->n...", prices, self.asked(worth, d))
            factors.append((table.issues, priced))
        best, packages = heaviest(single, factors)
        return best - (prices * bulk.reservation[d][:, self.rows]).sum(axis=1), packages

    def met(self, draws: NDArray[np.intp], packages: Packages) -> tuple[Flags, Array]:
        """Return which packages meet all for certain, and their margins (N, R)."""
        margin = self.bulk.margins(draws, packages)[:, self.rows]
        fine: Flags = np.all(margin >= _SURE - TOLERANCE, axis=1)
        for limit in self.kept:
            fine &= keeps(self.bulk.space, packages, limit)
        return fine, margin


def _priced(
    question: _Question, open_: _Open, tries: int
) -> tuple[Flags, Packages, Flags, _Open, NDArray[np.intp]]:
    """Try prices: returns who is met, by what, who is refuted, the rest, and where to branch."""
    n = len(open_.draws)
    met, none = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    found = np.zeros((n, len(open_.left)), dtype=np.int64)
    seen = [np.zeros(left.shape) for left in open_.left]
    prices = open_.prices.copy()
    live = np.arange(n)
    for _ in range(tries):
        part = _Open(open_.draws[live], prices[live], tuple(left[live] for left in open_.left))
        bound, packages = question.sums(part)
        fine, margin = question.met(part.draws, packages)
        fine &= bound > -np.inf
        met[live], none[live] = fine, bound < -TOLERANCE - _SURE
        found[live] = packages
        for i, count in enumerate(seen):
            count[live, packages[:, i]] += 1
        if not question.rows:
            break
        going = ~fine & ~none[live] & (bound > -np.inf)
        norm = np.maximum((margin**2).sum(axis=1), 1e-12)
        step = (np.maximum(bound, 0.0) + _PUSH) / norm
        prices[live] = _simplex(prices[live] - step[:, None] * margin)
        live = live[going]
        if not len(live):
            break
    # The issue on whose options prices agree the least.
    doubt = np.stack(
        [
            np.where(left.sum(axis=1) > 1, count.sum(axis=1) - count.max(axis=1) + 0.5, -1.0)
            for count, left in zip(seen, open_.left, strict=True)
        ],
        axis=1,
    )
    rest = ~met & ~none
    branch = np.where(doubt.max(axis=1) < 0, -1, doubt.argmax(axis=1))
    return met, found, none, _Open(open_.draws, prices, open_.left)[rest], branch[rest]


def _branched(open_: _Open, issue: NDArray[np.intp]) -> _Open:
    """Split each branch by the options left of its issue."""
    parts = []
    for i in np.unique(issue).tolist():
        here = open_[np.flatnonzero(issue == i)]
        row, option = np.nonzero(here.left[i])
        child = here[row]
        only = np.arange(here.left[i].shape[1]) == option[:, None]
        left = tuple(only if j == i else f for j, f in enumerate(child.left))
        parts.append(_Open(child.draws, child.prices, left))
    return _Open(
        np.concatenate([p.draws for p in parts]),
        np.concatenate([p.prices for p in parts]),
        tuple(np.concatenate(f) for f in zip(*(p.left for p in parts), strict=True)),
    )


def _static(space: Space, kept: Sequence[Constraint]) -> tuple[list[Flags], list[Factor]]:
    """Return the options allowed per issue, and what linkages between two issues rule out."""
    allowed = [np.ones(len(options), dtype=bool) for options in space.options]
    factors: list[Factor] = []
    for limit in kept:
        match limit:
            case RedLineLimit():
                allowed[space.column(limit.issue)] &= ~np.array(limit.mask)
            case LinkageLimit():
                when, lacks = np.array(limit.when_mask), ~np.array(limit.requires_mask)
                a, b = space.column(limit.when_issue), space.column(limit.requires_issue)
                out = np.where(when[:, None] & lacks, -np.inf, 0.0)
                if a == b:
                    allowed[a] &= ~(when & lacks)
                else:
                    factors.append(((a, b), out[None]) if a < b else ((b, a), out.T[None]))
            case ReservationLimit():
                pass
    return allowed, factors


def settle(
    bulk: Bulk, kept: Sequence[Constraint], draws: NDArray[np.intp], *, nodes: int = NODES
) -> tuple[Flags, Packages]:
    """Return in which of the draws all the constraints can be met, and packages that do.

    Exact: what floating point cannot tell for certain is left to ``witness``. The packages
    (N, I) are those found on the way. Raises UserError as ``witness``.
    """
    space = bulk.space
    allowed, factors = _static(space, kept)
    rows = sorted({space.row(c.party) for c in kept if isinstance(c, ReservationLimit)})
    question = _Question(bulk, tuple(kept), rows, tuple(factors))
    answer = np.zeros(len(bulk), dtype=bool)
    gained: list[Packages] = []
    prices = np.full((len(draws), len(rows)), 1 / max(1, len(rows)))
    sides = tuple(np.repeat(options[None], len(draws), axis=0) for options in allowed)
    open_, tries = _Open(draws, prices, sides), FIRST
    sizes = tuple(len(options) for options in space.options)
    scopes = tuple(scope for scope, _ in factors) + tuple(t.issues for t in space.tables)
    slice_ = max(1, _HELD // min(CELLS, order(sizes, scopes)[1] * len(space.parties)))
    unsure: set[int] = set()
    while len(open_.draws) and len(open_.draws) <= max(nodes, len(draws)):
        rest, issues = [], []
        for at in range(0, len(open_.draws), slice_):
            met, packages, _, left, issue = _priced(question, open_[slice(at, at + slice_)], tries)
            answer[open_.draws[at : at + slice_][met]] = True
            gained.append(np.unique(packages[met], axis=0))
            rest.append(left)
            issues.append(issue)
        open_ = _Open(
            np.concatenate([r.draws for r in rest]),
            np.concatenate([r.prices for r in rest]),
            tuple(np.concatenate(f) for f in zip(*(r.left for r in rest), strict=True)),
        )
        issue = np.concatenate(issues)
        unsure |= set(open_.draws[issue < 0].tolist())
        going = ~answer[open_.draws] & (issue >= 0)
        going &= ~np.isin(open_.draws, list(unsure))
        open_, issue = open_[going], issue[going]
        if len(issue):
            open_, tries = _branched(open_, issue), LATER
    for k in sorted({*unsure, *open_.draws.tolist()}):
        if not answer[k]:
            package = witness(bulk.one(k), kept)
            answer[k] = package is not None
            if package is not None:
                gained.append(np.array([package], dtype=np.int64))
    if not gained:
        return answer[draws], np.zeros((0, len(space.issues)), dtype=np.int64)
    return answer[draws], np.unique(np.concatenate(gained), axis=0)

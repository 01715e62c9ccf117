"""Trades: changes of a few issues at once by which everybody gains, from any package."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from detente.agreement.result import Outcome, Result, outcome
from detente.errors import UserError
from detente.space.grid import Array
from detente.space.model import LinkageLimit, Package, RedLineLimit, Space, meets

WIDTH = 3
LISTED = 100
MOST = 5_000_000
"""How many changes are looked at before the search is refused."""

ASSUMPTIONS = (
    "A change is worth what its parts are worth and what combinations of issues add.",
    "Gains of different parties can be added and compared: each party's weights sum to 1.",
    "A change that part of it would make as good for everybody and better for somebody is not "
    "listed.",
)
CITATIONS = (
    "Raiffa, H. (1982). The Art and Science of Negotiation. Harvard University Press (joint gains "
    "and trades between issues).",
    "Froman, L. A. and Cohen, M. D. (1970). Compromise and logroll: comparing the efficiency of "
    "two bargaining processes. Behavioral Science 15, 180-183.",
)


@dataclass(frozen=True)
class Trade:
    """A change of some issues that leaves nobody worse off and somebody better.

    ``changes`` maps issues to their new options, ``gains`` are by party, ``joint`` is their sum and
    ``least`` the smallest of them. ``logroll`` tells that some single change in it would hurt
    somebody, so that the issues have to be traded against each other. ``breaks`` are the red
    lines and linkages that the new package breaks and the old one does not.
    """

    changes: Mapping[str, str]
    gains: Mapping[str, float]
    joint: float
    least: float
    logroll: bool
    breaks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Trades(Result):
    """Trades from a package, by joint gain and then by how evenly it falls.

    ``total`` counts all, of which up to ``LISTED`` are given. Trades that break a red line or a
    linkage come last.
    """

    start: Outcome
    trades: tuple[Trade, ...]
    total: int


@dataclass(frozen=True)
class Return:
    """A change that a party would take in return for another, with what it costs everybody.

    ``gains`` are those of both changes together.
    """

    changes: Mapping[str, str]
    gains: Mapping[str, float]
    breaks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Returns(Result):
    """What a party would need in return for giving way on an issue.

    ``given`` is what it gives way to, and ``cost`` what that costs it, 0 if it gains. ``returns``
    are the least changes of other issues that make up for it, those first that leave the party
    that then is worst off best off. Empty where nothing on the table makes up for it.
    """

    party: str
    start: Outcome
    given: Mapping[str, str]
    cost: float
    returns: tuple[Return, ...]
    total: int


def trades(space: Space, package: Package, *, width: int = WIDTH, most: int = MOST) -> Trades:
    """Return the changes of up to ``width`` issues that hurt nobody and help somebody.

    Raises UserError when more than ``most`` changes would have to be looked at.
    """
    _refuse_many(space, width, most)
    deltas = _deltas(space, package)
    found: list[tuple[tuple[tuple[int, int], ...], Array]] = []
    good: dict[tuple[tuple[int, int], ...], Array] = {}
    for change, gain in _changes(space, deltas, package, width, _improving):
        # A part that is at least as good for everybody says it all.
        if any((good[part] >= gain).all() for part in _parts(change) if part in good):
            continue
        good[change] = gain
        found.append((change, gain))
    told = [_trade(space, package, change, gain) for change, gain in found]
    told.sort(key=lambda t: (len(t.breaks) > 0, -t.joint, -t.least, len(t.changes)))
    return Trades(
        method="trades",
        parameters={"width": width},
        assumptions=ASSUMPTIONS,
        citations=CITATIONS,
        start=outcome(space, package),
        trades=tuple(told[:LISTED]),
        total=len(told),
    )


def returns(
    space: Space, package: Package, party: str, given: Mapping[str, str], *, width: int = 2
) -> Returns:
    """Return what makes up to a party for giving way on some issues.

    ``given`` maps issues to the options that the party gives way to. Changes of up to ``width``
    other issues are looked at. Raises UserError for a party, issue or option that is not known, and
    when more than ``MOST`` changes would have to be looked at.
    """
    _refuse_many(space, width)
    if party not in space.parties:
        raise UserError(f"{party} has no preferences here.")
    row, conceded = space.row(party), list(package)
    for issue, option in given.items():
        if issue not in space.issues:
            raise UserError(f"{issue} is no issue here.")
        column = space.column(issue)
        if option not in space.options[column]:
            raise UserError(f"{option} is no option of {issue}.")
        conceded[column] = space.options[column].index(option)
    given_up = space.steps(tuple(conceded)) - space.steps(package)
    deltas = _deltas(space, tuple(conceded))
    for issue in given:
        # What is given is not taken back.
        deltas[space.column(issue)] = np.zeros((0, len(space.parties)))
    made_up: list[tuple[tuple[tuple[int, int], ...], Array]] = []
    enough: set[tuple[tuple[int, int], ...]] = set()
    costs = bool(given_up[row] < 0)
    for change, gain in _changes(
        space,
        deltas,
        tuple(conceded),
        width,
        lambda gains: (given_up[row] + gains[:, row] >= 0) & costs,
    ):
        if any(part in enough for part in _parts(change)):
            continue
        enough.add(change)
        made_up.append((change, given_up + gain))
    worst = {change: float((gain / space.grid.unit).min()) for change, gain in made_up}
    made_up.sort(key=lambda found: (-worst[found[0]], len(found[0]), found[0]))
    return Returns(
        method="returns",
        parameters={"width": width},
        assumptions=ASSUMPTIONS[:2],
        citations=CITATIONS,
        party=party,
        start=outcome(space, package),
        given=dict(given),
        cost=max(0.0, -float(given_up[row] / space.grid.unit[row])),
        returns=tuple(
            Return(
                _named(space, change),
                space.by_party(gain / space.grid.unit),
                _broken(space, package, _after(tuple(conceded), change)),
            )
            for change, gain in made_up[:LISTED]
        ),
        total=len(made_up),
    )


Change = tuple[tuple[int, int], ...]


def _refuse_many(space: Space, width: int, most: int = MOST) -> None:
    sizes = [len(options) - 1 for options in space.options]
    bound = sum(comb(len(sizes), k) * max(sizes, default=0) ** k for k in range(1, width + 1))
    if bound > most:
        raise UserError(
            f"Changes of up to {width} issues at once are more than {most:,} here: ask for fewer."
        )


def _deltas(space: Space, package: Package) -> list[Array]:
    """Return, for each issue, what each option is worth less what is chosen: (options, P)."""
    return [
        (worth - worth[:, [chosen]]).T
        for worth, chosen in zip(space.grid.worth, package, strict=True)
    ]


def _improving(gains: Array) -> NDArray[np.bool_]:
    hurt: NDArray[np.bool_] = np.any(gains < 0, axis=1)
    helped: NDArray[np.bool_] = np.any(gains > 0, axis=1)
    return helped & ~hurt


def _changes(
    space: Space,
    deltas: Sequence[Array],
    package: Package,
    width: int,
    wanted: Callable[[Array], NDArray[np.bool_]],
) -> Iterator[tuple[Change, Array]]:
    """Yield the changes of up to ``width`` issues whose gains are wanted, the narrowest first.

    ``wanted`` gets gains of many changes at once, (N, P), and returns (N,).
    """
    others = [
        [o for o in range(len(delta)) if o != chosen]
        for delta, chosen in zip(deltas, package, strict=True)
    ]
    for size in range(1, width + 1):
        for issues in combinations(range(len(deltas)), size):
            gains = np.zeros((1, deltas[0].shape[1]))
            for i in issues:
                gains = (gains[:, None] + deltas[i][others[i]]).reshape(-1, gains.shape[1])
            sizes = [len(others[i]) for i in issues]
            gains = gains + _combined(space, package, issues, others)
            for place in np.flatnonzero(wanted(gains)).tolist():
                chosen = np.unravel_index(place, sizes)
                yield (
                    tuple((i, others[i][int(c)]) for i, c in zip(issues, chosen, strict=True)),
                    gains[place],
                )


def _combined(
    space: Space, package: Package, issues: Sequence[int], others: Sequence[Sequence[int]]
) -> Array:
    """Return what tables add to the gains of changes of ``issues``, one axis an issue: (N, P)."""
    count = len(space.parties)
    sizes = [len(others[i]) for i in issues]
    found = np.zeros((*sizes, count))
    for table, worth in zip(space.tables, space.grid.tables, strict=True):
        if set(table.issues) & set(issues):
            places = [others[i] if i in issues else [package[i]] for i in table.issues]
            values = np.moveaxis(worth, 0, -1)
            now = values[tuple(package[i] for i in table.issues)]
            then = values[np.ix_(*places, range(count))]
            # Both lists of issues ascend, so that the axes need no reordering.
            shape = [len(others[i]) if i in table.issues else 1 for i in issues]
            found = found + (then - now).reshape(*shape, count)
    return found.reshape(-1, count)


def _parts(change: Change) -> Iterator[Change]:
    for size in range(1, len(change)):
        yield from combinations(change, size)


def _after(package: Package, change: Change) -> Package:
    new = list(package)
    for issue, option in change:
        new[issue] = option
    return tuple(new)


def _named(space: Space, change: Change) -> dict[str, str]:
    return {space.issues[i]: space.options[i][o] for i, o in change}


def _broken(space: Space, before: Package, after: Package) -> tuple[str, ...]:
    return tuple(
        limit.id
        for limit in space.constraints
        if isinstance(limit, RedLineLimit | LinkageLimit)
        and meets(space, before, limit)
        and not meets(space, after, limit)
    )


def _trade(space: Space, package: Package, change: Change, gain: Array) -> Trade:
    gains = gain / space.grid.unit
    now = space.steps(package)
    return Trade(
        changes=_named(space, change),
        gains=space.by_party(gains),
        joint=float(gains.sum()),
        least=float(gains.min()),
        logroll=any((space.steps(_after(package, (one,))) < now).any() for one in change),
        breaks=_broken(space, package, _after(package, change)),
    )

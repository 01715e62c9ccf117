"""Trades against an enumeration of all packages by the definitions."""

import dataclasses
import itertools
import math
import random

import numpy as np
import pytest

from detente.agreement.trades import LISTED, returns, trades
from detente.case.model import Case
from detente.errors import UserError
from detente.space.compile import compile_case
from detente.space.model import ReservationLimit, Space, Table, meets


def spaces(brute, seeds):
    for seed in seeds:
        space = compile_case(Case.model_validate(brute.case_data(brute.random_problem(seed))))
        rng = random.Random(seed)
        if seed % 2 and len(space.options) > 1:
            space = dataclasses.replace(space, tables=tuple(tables(space, rng)))
        yield space, tuple(rng.randrange(len(options)) for options in space.options)


def tables(space, rng):
    """Yield what combinations of two or three issues add."""
    for size in range(2, min(3, len(space.options)) + 1):
        issues = tuple(sorted(rng.sample(range(len(space.options)), size)))
        shape = (len(space.parties), *(len(space.options[i]) for i in issues))
        numbers = [rng.randint(-2, 2) / 10 for _ in range(math.prod(shape))]
        yield Table(issues, np.array(numbers).reshape(shape))


def changes(space, start, width):
    """Yield every package that differs on up to ``width`` issues, with its gains as numbers."""
    for package in itertools.product(*(range(len(options)) for options in space.options)):
        differ = [i for i, (a, b) in enumerate(zip(package, start, strict=True)) if a != b]
        if 0 < len(differ) <= width:
            gains = space.steps(package) - space.steps(start)
            yield {space.issues[i]: space.options[i][package[i]] for i in differ}, package, gains


def parts(space, start, package):
    differ = [i for i, (a, b) in enumerate(zip(package, start, strict=True)) if a != b]
    for size in range(1, len(differ)):
        for some in itertools.combinations(differ, size):
            part = list(start)
            for i in some:
                part[i] = package[i]
            yield tuple(part)


@pytest.mark.parametrize("chunk", range(10))
def test_trades_are_those_of_the_definition(brute, chunk):
    for space, start in spaces(brute, range(chunk * 40, chunk * 40 + 40)):
        found = trades(space, start)
        wanted = {}
        for change, package, gains in changes(space, start, 3):
            if (gains < 0).any() or not (gains > 0).any():
                continue
            worth = [space.steps(p) - space.steps(start) for p in parts(space, start, package)]
            good = [w for w in worth if (w >= 0).all() and (w > 0).any()]
            if not any((w >= gains).all() for w in good):
                wanted[tuple(sorted(change.items()))] = package, gains
        assert found.total == len(wanted)
        assert len(found.trades) == min(LISTED, found.total)
        for trade in found.trades:
            package, gains = wanted[tuple(sorted(trade.changes.items()))]
            assert list(trade.gains.values()) == pytest.approx(list(gains / space.grid.unit))
            assert trade.joint == pytest.approx(sum(trade.gains.values()))
            assert trade.least == min(trade.gains.values())
            broken = {
                limit.id
                for limit in space.constraints
                if not isinstance(limit, ReservationLimit)
                and meets(space, start, limit)
                and not meets(space, package, limit)
            }
            assert set(trade.breaks) == broken
            singles = [{issue: option} for issue, option in trade.changes.items()]
            hurts = [
                any(gains < 0) for change, _, gains in changes(space, start, 1) if change in singles
            ]
            assert trade.logroll == any(hurts)
        order = [(bool(t.breaks), -t.joint, -t.least, len(t.changes)) for t in found.trades]
        assert order == sorted(order)


@pytest.mark.parametrize("chunk", range(5))
def test_returns_make_up_for_what_is_given_and_no_part_of_them_does(brute, chunk):
    for space, start in spaces(brute, range(1000 + chunk * 30, 1030 + chunk * 30)):
        rng = random.Random(repr(start))
        party = rng.choice(space.parties)
        column = rng.randrange(len(space.issues))
        option = rng.randrange(len(space.options[column]))
        given = {space.issues[column]: space.options[column][option]}
        found = returns(space, start, party, given)
        conceded = tuple(option if i == column else o for i, o in enumerate(start))
        row = space.row(party)
        lost = float((space.steps(start) - space.steps(conceded))[row])
        assert found.cost == pytest.approx(max(0.0, lost / space.grid.unit[row]))
        wanted = set()
        for change, package, gains in changes(space, conceded, 2):
            if lost <= 0 or space.issues[column] in change or gains[row] < lost:
                continue
            less = [space.steps(p) - space.steps(conceded) for p in parts(space, conceded, package)]
            if not any(part[row] >= lost for part in less):
                wanted.add(tuple(sorted(change.items())))
        told = {tuple(sorted(one.changes.items())) for one in found.returns}
        assert found.total == len(wanted)
        assert told <= wanted
        assert len(told) == min(LISTED, found.total)
        for one in found.returns:
            after = dict(space.names(conceded)) | dict(one.changes)
            gains = space.utilities(space.package(after)) - space.utilities(start)
            assert list(one.gains.values()) == pytest.approx(list(gains))
        worst = [min(one.gains.values()) for one in found.returns]
        assert worst == sorted(worst, reverse=True)


def test_what_is_not_known_is_told_plainly(brute):
    space, start = next(spaces(brute, [1]))
    issue = space.issues[0]
    with pytest.raises(UserError, match="nobody has no preferences here"):
        returns(space, start, "nobody", {issue: "o0"})
    with pytest.raises(UserError, match="nothing is no issue here"):
        returns(space, start, "p0", {"nothing": "o0"})
    with pytest.raises(UserError, match=f"o99 is no option of {issue}"):
        returns(space, start, "p0", {issue: "o99"})


def test_too_many_changes_are_refused():
    issues, options = 60, tuple("abcdefghij")
    space = Space(
        parties=("a", "b"),
        issues=tuple(f"i{i}" for i in range(issues)),
        options=(options,) * issues,
        status_quo=(0,) * issues,
        worth=(np.zeros((2, 10)),) * issues,
        reservation=np.zeros(2),
    )
    with pytest.raises(UserError, match="Changes of up to 3 issues at once are more than"):
        trades(space, space.status_quo)
    assert trades(space, space.status_quo, width=2).total == 0

"""What has to hold for every case, whatever its numbers."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.agreement import SOLUTIONS
from detente.agreement.deadlock import deadlock
from detente.agreement.shortfall import shortfall
from detente.agreement.ways_out import ways_out
from detente.case.model import Case
from detente.space.compile import compile_case
from detente.space.frontier import frontier
from detente.space.model import ReservationLimit, Table, meets

seeds = st.integers(0, 2**32)


def space_of(brute, seed):
    return compile_case(Case.model_validate(brute.case_data(brute.random_problem(seed))))


def packages(space, kept):
    return [
        x
        for x in itertools.product(*(range(len(o)) for o in space.options))
        if all(meets(space, x, c) for c in kept)
    ]


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_no_dominated_package_is_returned(brute, seed):
    space = space_of(brute, seed)
    points = frontier(space)
    for a, b in itertools.permutations(points.steps, 2):
        assert (a > b).any()
    zone = np.array([space.steps(x) for x in packages(space, space.constraints)])
    for point in points.steps:
        assert not ((zone >= point).all(axis=1) & (zone > point).any(axis=1)).any()


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_ways_out_open_the_zone_and_their_parts_do_not(brute, seed):
    space = space_of(brute, seed)
    found = deadlock(space)
    assume(found.ways_out)
    for way in found.ways_out:
        assert packages(space, [c for c in space.constraints if c.id not in way])
        for left in way:
            kept = [c for c in space.constraints if c.id not in way or c.id == left]
            assert not packages(space, kept)
    for conflict in found.conflicts:
        asked = [c for c in space.constraints if c.id in conflict]
        assert not packages(space, asked)
        for one in asked:
            assert packages(space, [c for c in asked if c is not one])


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_best_package_of_a_way_out_and_what_it_concedes(brute, seed):
    space = space_of(brute, seed)
    found = deadlock(space)
    assume(found.ways_out)
    ranked = ways_out(space, found.ways_out).ways
    keys = [(len(w.parties), len(w.constraints), round(w.shortfall, 9)) for w in ranked]
    assert keys == sorted(keys)
    for way in ranked:
        kept = [c for c in space.constraints if c.id not in way.constraints]
        held = [space.row(c.party) for c in kept if isinstance(c, ReservationLimit)]
        rows = held or list(range(len(space.parties)))
        gain = {x: space.utilities(x) - space.reservation for x in packages(space, kept)}
        best = space.package(way.best.package)
        assert min(gain[best][rows]) == pytest.approx(max(min(g[rows]) for g in gain.values()))
        for concession in way.concessions:
            limit = next(c for c in space.constraints if c.id == concession.constraint)
            assert not meets(space, best, limit)
            if concession.kind == "reservation":
                short = -gain[best][space.row(concession.party)]
                assert concession.shortfall == pytest.approx(short)
            else:
                assert way.best.package[concession.issue] == concession.option


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_shortfall_is_the_smallest_largest_gap(brute, seed):
    space = space_of(brute, seed)
    found = shortfall(space)
    static = [c for c in space.constraints if not isinstance(c, ReservationLimit)]
    for nearest, kept in ((found.kept, static), (found.ignored, [])):
        gaps = [(space.reservation - space.utilities(x)).max() for x in packages(space, kept)]
        if nearest is None:
            assert not gaps
        else:
            assert nearest.gap == pytest.approx(min(gaps))


@settings(max_examples=60, deadline=None)
@given(
    seed=seeds,
    scale=st.sampled_from([0.1, 0.25, 3.0, 7.5, 40.0]),
    shift=st.integers(-20, 20),
)
@pytest.mark.parametrize("name", ["nash", "kalai-smorodinsky"])
def test_rescaling_one_party_changes_nothing(brute, name, seed, scale, shift):
    space = space_of(brute, seed)
    points = frontier(space)
    assume(len(points))
    factor = np.ones(len(space.parties))
    factor[0] = scale
    worth = [w * factor[:, None] for w in space.worth]
    worth[0] = worth[0] + np.where(np.arange(len(factor)) == 0, shift / 4, 0)[:, None]
    reservation = space.reservation * factor
    reservation[0] += shift / 4
    tables = tuple(
        Table(t.issues, t.worth * factor.reshape(-1, *(1,) * len(t.issues))) for t in space.tables
    )
    other = replace(space, worth=tuple(worth), reservation=reservation, tables=tables)
    before = SOLUTIONS[name](points)
    after = SOLUTIONS[name](frontier(other))
    assert {space.package(o.package) for o in before.packages} == {
        other.package(o.package) for o in after.packages
    }


@settings(max_examples=60, deadline=None)
@given(seed=seeds, data=st.data())
def test_the_names_of_parties_do_not_matter(brute, seed, data):
    space = space_of(brute, seed)
    order = data.draw(st.permutations(range(len(space.parties))))
    other = replace(
        space,
        parties=tuple(space.parties[p] for p in order),
        worth=tuple(w[list(order)] for w in space.worth),
        reservation=space.reservation[list(order)],
        constraints=space.constraints[::-1],
        tables=tuple(Table(t.issues, t.worth[list(order)]) for t in space.tables),
    )
    points, turned = frontier(space), frontier(other)
    assert sorted(map(tuple, points.utilities[:, list(order)])) == sorted(
        map(tuple, turned.utilities)
    )
    if len(points):
        for method in SOLUTIONS.values():
            sets = [
                {tuple(o.package.items()) for o in method(found).packages}
                for found in (points, turned)
            ]
            assert sets[0] == sets[1]
    found, reversed_ = deadlock(space), deadlock(other)
    for field in ("conflicts", "ways_out"):
        sets = [set(map(frozenset, getattr(d, field))) for d in (found, reversed_)]
        assert sets[0] == sets[1]

"""Solutions without a frontier, against every package."""

import numpy as np
import pytest

from detente.agreement import SOLUTIONS
from detente.agreement.deadlock import deadlock
from detente.agreement.nash import nash
from detente.agreement.shortfall import shortfall
from detente.agreement.unlisted import ideals, unlisted
from detente.agreement.ways_out import way_out
from detente.case.model import Case
from detente.errors import UserError
from detente.space.compile import compile_case
from detente.space.frontier import frontier


def space_of(brute, seed, **sizes):
    return compile_case(Case.model_validate(brute.case_data(brute.random_problem(seed, **sizes))))


def packages(space, solution):
    return {space.package(o.package) for o in solution.packages}


def compare(brute, seed):
    problem = brute.random_problem(seed)
    expected = brute.solve(problem)
    if not expected["count"]:
        return 0
    space = compile_case(Case.model_validate(brute.case_data(problem)))
    if seed % 2:
        # Half of the cases look at the zone as if it held too many packages to list.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("detente.agreement.unlisted._SOON", 0.0)
            found, notices = unlisted(space)
    else:
        found, notices = unlisted(space)
    for name, solution in found.items():
        assert solution.proven, (seed, name)
        assert packages(space, solution) == expected[name], (seed, name)
        assert solution.total == len(expected[name])
    if "nash" not in found:
        most = max(
            sum(space.steps(x)[p] > space.grid.reservation[p] for p in range(len(space.parties)))
            for x in expected["zone"]
        )
        assert most < len(space.parties), seed
        assert any("nash" in notice for notice in notices)
    return len(found)


@pytest.mark.parametrize("block", range(4))
def test_random_cases(brute, block):
    counts = [compare(brute, seed) for seed in range(50_000 + 40 * block, 50_040 + 40 * block)]
    assert counts.count(4) >= 5
    assert max(counts) == 4


@pytest.mark.soak
@pytest.mark.parametrize("block", range(20))
def test_many_random_cases(brute, block):
    for seed in range(60_000 + 100 * block, 60_100 + 100 * block):
        compare(brute, seed)


def test_the_same_question_gets_the_same_answer(brute):
    space = next(s for s in (space_of(brute, n) for n in range(99)) if len(frontier(s)) > 3)
    first, second = unlisted(space), unlisted(space)
    assert {n: s.to_dict() for n, s in first[0].items()} == {
        n: s.to_dict() for n, s in second[0].items()
    }


def test_ideals_are_the_most_that_each_gains(brute):
    for seed in range(30):
        space = space_of(brute, seed)
        points = frontier(space)
        if not len(points):
            continue
        ideal, proven = ideals(space, space.constraints)
        assert proven
        expected = np.maximum(points.steps - space.grid.reservation, 0).max(axis=0)
        np.testing.assert_array_equal(ideal, expected)


def test_weights_of_nash_shift_the_choice(brute):
    shifted = 0
    for seed in range(60):
        space = space_of(brute, seed)
        points = frontier(space)
        gain = points.steps - space.grid.reservation
        if not len(points) or not (gain > 0).all(axis=1).any():
            continue
        weights = {party: 1.0 + 4 * (p == 0) for p, party in enumerate(space.parties)}
        solution = nash(points, weights)
        value = np.where((gain > 0).all(axis=1), 5 * np.log(np.maximum(gain[:, 0], 1e-9)), -np.inf)
        value = value + np.log(np.maximum(gain[:, 1:], 1e-9)).sum(axis=1)
        best = {p for n in np.flatnonzero(value >= value.max() - 1e-9) for p in points.packages(n)}
        assert packages(space, solution) == best
        assert packages(space, unlisted(space, weights)[0]["nash"]) == best
        shifted += best != packages(space, SOLUTIONS["nash"](points))
    assert shifted >= 2


@pytest.mark.parametrize("weights", [{}, {"p0": 1.0}, {"p0": 0.0, "p1": 1.0}])
def test_weights_are_for_all_and_above_zero(brute, weights):
    seed = next(n for n in range(99) if len(frontier(space_of(brute, n, parties=(2, 2)))))
    with pytest.raises(UserError, match="weight above zero"):
        nash(frontier(space_of(brute, seed, parties=(2, 2))), weights)


def test_time_that_runs_out_leaves_what_was_found_with_its_gap(brute, monkeypatch):
    monkeypatch.setattr("detente.agreement.unlisted.SECONDS", 1e-9)
    monkeypatch.setattr("detente.agreement.unlisted._SOON", 0.0)
    seed = next(n for n in range(99) if len(frontier(space_of(brute, n))))
    found, notices = unlisted(space_of(brute, seed))
    assert all(not solution.proven for solution in found.values())
    assert len(notices) + len(found) >= 4


def test_ways_out_and_shortfall_do_without_a_frontier(brute):
    for seed in range(40):
        space = space_of(brute, seed)
        stuck = deadlock(space)
        for ids in stuck.ways_out[:3]:
            listed, unlisted_ = way_out(space, ids), way_out(space, ids, limit=1)
            assert sorted(unlisted_.best.gains.values()) == pytest.approx(
                sorted(listed.best.gains.values())
            )
        if stuck.ways_out:
            assert shortfall(space, limit=1).ignored.gap == pytest.approx(
                shortfall(space).ignored.gap
            )

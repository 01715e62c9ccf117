import pytest

from detente.agreement import SOLUTIONS
from detente.agreement.deadlock import deadlock
from detente.agreement.zone import zone
from detente.case.model import Case
from detente.space.compile import compile_case
from detente.space.frontier import frontier


def compare(brute, seed, **sizes):
    problem = brute.random_problem(seed, **sizes)
    expected = brute.solve(problem)
    space = compile_case(Case.model_validate(brute.case_data(problem)))
    found = zone(space)
    assert found.exists == (expected["count"] > 0), seed
    assert found.count == expected["count"], seed
    points = frontier(space)
    ids = [c.id for c in space.constraints]
    stuck = deadlock(space)
    assert stuck.complete
    if not expected["count"]:
        assert len(points) == 0
        assert found.witness is None
        assert _positions(ids, stuck.conflicts) == expected["conflicts"], seed
        assert _positions(ids, stuck.ways_out) == expected["corrections"], seed
        return False
    assert stuck.conflicts == stuck.ways_out == ()
    packages = [points.packages(n) for n in range(len(points))]
    assert tuple(map(len, packages)) == points.counts
    assert len(packages) == len(expected["frontier"]), seed
    assert {frozenset(p) for p in packages} == expected["frontier"], seed
    assert space.package(found.witness.package) in expected["zone"]
    for i, issue in enumerate(space.issues):
        occurring = {space.options[i][x[i]] for x in expected["zone"]}
        assert set(found.options[issue]) == occurring, seed
    for name, method in SOLUTIONS.items():
        solution = method(points)
        chosen = {space.package(o.package) for o in solution.packages}
        assert chosen == expected[name], (seed, name)
        assert solution.total == len(expected[name])
    return True


def _positions(ids, sets):
    return {frozenset(map(ids.index, members)) for members in sets}


@pytest.mark.parametrize("block", range(20))
def test_random_cases(brute, block):
    zones = [compare(brute, seed) for seed in range(100 * block, 100 * block + 100)]
    # The cases have to show both sides, or the comparison would say little.
    assert 15 <= sum(zones) <= 85


@pytest.mark.soak
@pytest.mark.parametrize("block", range(50))
def test_many_and_larger_random_cases(brute, block):
    for seed in range(100_000 + 100 * block, 100_100 + 100 * block):
        compare(brute, seed, parties=(2, 6), issues=(1, 6), biggest=1100)

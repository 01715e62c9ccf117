import itertools

import numpy as np
import pytest

from detente.errors import UserError
from detente.space import undominated
from detente.space.compile import compile_case
from detente.space.count import count
from detente.space.feasible import witness
from detente.space.frontier import frontier
from detente.space.model import Space, meets

from .spaces import random_space


def enumerate_packages(space):
    """Utilities in plain floats of every package that meets every constraint."""
    found = {}
    for package in itertools.product(*(range(len(o)) for o in space.options)):
        if all(meets(space, package, c) for c in space.constraints):
            found[package] = sum(w[:, o] for w, o in zip(space.worth, package, strict=True))
            for table in space.tables:
                for p in range(len(space.parties)):
                    found[package][p] += table.worth[(p, *(package[i] for i in table.issues))]
    return found


@pytest.mark.parametrize("seed", range(30))
def test_frontier_of_unstructured_numbers(seed):
    space = random_space(seed)
    every = enumerate_packages(space)
    best = {
        x
        for x, u in every.items()
        if not any((v >= u).all() and (v > u).any() for v in every.values())
    }
    points = frontier(space)
    chosen = [points.packages(n) for n in range(len(points))]
    assert {p for group in chosen for p in group} == best
    assert count(space, space.constraints) == len(every)
    assert (witness(space, space.constraints) is not None) == bool(every)
    for utilities, group in zip(points.utilities, chosen, strict=True):
        for package in group:
            np.testing.assert_allclose(utilities, space.utilities(package))
            np.testing.assert_allclose(utilities, every[package], atol=1e-11)


def test_a_large_space_agrees_with_its_parts():
    """10^12 packages: every point is undominated by single changes, and one matches its sum."""
    space = random_space(7, parties=2, sizes=(10,) * 12, reservation=0.0, linkages=0, scopes=())
    points = frontier(space)
    assert len(points) > 50
    assert (np.diff(points.utilities[:, 0]) < 0).all()
    assert (np.diff(points.utilities[:, 1]) > 0).all()
    top = sum(w[0].max() for w in space.worth)
    assert points.utilities[0, 0] == pytest.approx(top)
    total = (points.utilities).sum(axis=1).max()
    assert total == pytest.approx(sum(w.sum(axis=0).max() for w in space.worth))
    assert count(space, space.constraints) == 10**12


def test_ties_are_counted_and_listed_on_demand():
    """An issue that nobody weighs multiplies the packages of a point."""
    zeros = np.zeros((2, 10))
    space = Space(
        parties=("a", "b"),
        issues=tuple(f"i{i}" for i in range(31)),
        options=(("x", "y"), *(tuple(f"o{o}" for o in range(10)) for _ in range(30))),
        status_quo=(0,) * 31,
        worth=(np.array([[1.0, 0.0], [0.0, 1.0]]), *([zeros] * 30)),
        reservation=np.zeros(2),
    )
    points = frontier(space)
    assert points.counts == (10**30, 10**30)
    assert len(points.packages(0, limit=5)) == 5
    assert points.to_dict()["points"][0]["count"] == 10**30
    assert count(space, ()) == 2 * 10**30


def test_what_does_not_fit_says_so():
    space = random_space(1, parties=3, sizes=(4,) * 6, reservation=0.5, linkages=0)
    points = frontier(space, (), limit=50)
    assert points.cut
    assert len(points) == 0
    assert points.notice is not None
    with pytest.raises(UserError, match="more than 50 partial packages"):
        points.require_whole()
    by_solver = witness(space, space.constraints, limit=3)
    assert (by_solver is None) == (witness(space, space.constraints) is None)
    assert count(space, space.constraints, limit=10) is None


def test_a_condition_on_its_own_issue_is_a_red_line_in_disguise(build):
    linkage = {
        "party": "north",
        "when": {"issue": "bridge", "options": ["none", "narrow"]},
        "requires": {"issue": "bridge", "options": ["narrow"]},
    }
    space = compile_case(build(linkages=[linkage], reservation={"north": 0, "south": 0}))
    assert count(space, space.constraints) == 4
    assert witness(space, space.constraints, fixed={0: 0}) is None


def test_rows_that_share_a_hash_are_still_told_apart(monkeypatch):
    space = random_space(3)
    expected = frontier(space).to_dict()
    every = count(space, space.constraints)
    monkeypatch.setattr(undominated, "_MULTIPLIERS", np.zeros(512, dtype=np.int64))
    assert frontier(space).to_dict() == expected
    assert count(space, space.constraints) == every


def test_red_lines_that_leave_no_option_leave_no_package(build):
    lines = [
        {"party": "north", "issue": "toll", "options": ["free"]},
        {"party": "south", "issue": "toll", "options": ["paid"]},
    ]
    space = compile_case(build(red_lines=lines))
    assert len(frontier(space)) == 0
    assert witness(space, space.constraints) is None
    assert count(space, space.constraints) == 0
    with pytest.raises(IndexError):
        frontier(space, (), limit=1).packages(0)

"""What a thinned frontier promises, against every package."""

import itertools

import numpy as np
import pytest

from detente.errors import UserError
from detente.space.frontier import frontier
from detente.space.model import meets
from detente.space.near_frontier import near_frontier

from .spaces import random_space


def acceptable(space):
    packages = itertools.product(*(range(len(o)) for o in space.options))
    fine = [x for x in packages if all(meets(space, x, c) for c in space.constraints)]
    return np.array([space.utilities(x) for x in fine]).reshape(-1, len(space.parties))


def holds_its_promise(space, found):
    every = acceptable(space)
    safe = every[(every >= space.reservation + found.epsilon).all(axis=1)]
    for utilities in safe:
        near = (found.utilities >= utilities - found.epsilon - 1e-9).all(axis=1)
        assert near.any()
    for point in range(len(found)):
        for package in found.packages(point):
            assert all(meets(space, package, c) for c in space.constraints)
    for utilities in found.utilities:
        better = (found.utilities >= utilities).all(axis=1)
        better &= (found.utilities > utilities).any(axis=1)
        assert not better.any()


@pytest.mark.parametrize("seed", range(60))
def test_every_safe_package_is_matched_to_within_epsilon(seed):
    space = random_space(seed, parties=2 + seed % 3, reservation=0.1 + seed % 4 / 10)
    for points in (2, 10):
        holds_its_promise(space, near_frontier(space, points=points))
    for epsilon in (0.05, 0.3):
        found = near_frontier(space, epsilon=epsilon)
        assert found.epsilon <= epsilon + 1e-9
        holds_its_promise(space, found)


def test_thinning_thins_and_says_what_it_costs():
    space = random_space(1, sizes=(6,) * 6, reservation=0.0, linkages=0, scopes=())
    exact, near = frontier(space), near_frontier(space, points=40)
    assert len(near) <= 40 < len(exact)
    assert near.epsilon > 0
    assert near.to_dict()["epsilon"] == near.epsilon
    with pytest.raises(UserError, match="not exact"):
        near.require_whole()


def test_a_frontier_that_fits_stays_exact():
    space = random_space(2, reservation=0.2)
    near = near_frontier(space)
    assert near.epsilon == 0.0
    assert near.to_dict() == frontier(space).to_dict()


def test_a_promise_that_does_not_fit_is_cut():
    space = random_space(1, sizes=(6,) * 6, reservation=0.0, linkages=0, scopes=())
    assert near_frontier(space, epsilon=1e-6, limit=100).cut


def test_listing_fewer_points_keeps_the_ends_and_says_so():
    exact = frontier(random_space(1, sizes=(6,) * 6, reservation=0.0, linkages=0, scopes=()))
    few = exact.spread(5)
    assert len(few) == 5
    assert few.cut
    assert few.notice == f"5 of the {len(exact):,} points of the frontier are listed."
    assert few.packages(0) == exact.packages(0)
    assert few.packages(4) == exact.packages(len(exact) - 1)
    assert few.counts[2] == len(few.packages(2))
    assert exact.spread(len(exact)) is exact
    assert exact.to_dict(3)["size"] == len(exact)

"""The integer program against elimination, and what happens when its time is up."""

import numpy as np
import pytest

from detente.errors import UserError
from detente.space import feasible, program
from detente.space.feasible import witness
from detente.space.model import meets

from .spaces import random_space


@pytest.mark.parametrize("seed", range(60))
def test_solver_and_elimination_find_the_same_spaces_open(seed):
    space = random_space(seed, reservation=0.4 + seed % 5 / 20, linkages=seed % 4)
    for constraints in (space.constraints, space.constraints[1:]):
        for fixed in ({}, {1: 2}):
            found = program.satisfy(space, constraints, fixed)
            expected = witness(space, constraints, fixed=fixed)
            assert (found is None) == (expected is None)
            if found is not None:
                assert all(meets(space, found, c) for c in constraints)
                assert all(found[i] == o for i, o in fixed.items())
            assert found == program.satisfy(space, constraints, fixed)


@pytest.mark.soak
@pytest.mark.parametrize("block", range(10))
def test_solver_and_elimination_agree_a_thousand_times(block):
    for seed in range(1000 + 100 * block, 1100 + 100 * block):
        space = random_space(seed, reservation=0.4 + seed % 5 / 20, linkages=seed % 4)
        found = program.satisfy(space, space.constraints)
        assert (found is None) == (witness(space, space.constraints) is None), seed


def test_both_answers_occur():
    spaces = [random_space(seed, reservation=0.4 + seed % 5 / 20) for seed in range(20)]
    found = {program.satisfy(space, space.constraints) is None for space in spaces}
    assert found == {True, False}


def test_a_question_that_takes_too_long_ends_in_words(monkeypatch):
    space = random_space(3, sizes=(6,) * 6, reservation=0.3, scopes=())
    monkeypatch.setattr(program, "SECONDS", 0.0)
    monkeypatch.setattr(feasible, "SECONDS", 0.0)
    with pytest.raises(UserError, match="has not ended in 0 seconds"):
        witness(space, space.constraints, limit=3)


def test_steps_are_whole_so_nothing_is_rounded():
    space = random_space(3)
    assert all((np.rint(w) == w).all() for w in (*space.grid.worth, *space.grid.tables))

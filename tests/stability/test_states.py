import random
from itertools import product

import numpy as np
import pytest

from detente.case.conditions import holds, read_condition
from detente.case.moves import MoveOption
from detente.errors import UserError
from detente.stability.states import feasible_states, radices
from detente.stability.truth import truth


def options(*levels: int) -> tuple[MoveOption, ...]:
    return tuple(
        MoveOption(id=f"o{k}", name="An option", party="a", levels=tuple(f"l{i}" for i in range(n)))
        for k, n in enumerate(levels)
    )


def random_condition(rng: random.Random, count: int) -> str:
    literals = [f"{rng.choice(['', 'not '])}o{rng.randrange(count)}" for _ in range(3)]
    return rng.choice(["{} and {}", "({} or {}) and {}", "{} iff {}", "{} if {}"]).format(*literals)


@pytest.mark.parametrize("seed", range(150))
def test_states_are_those_that_no_pattern_excludes(seed):
    rng = random.Random(seed)
    told = options(*(rng.choice([2, 2, 2, 3]) for _ in range(rng.randint(1, 6))))
    patterns = [
        read_condition(random_condition(rng, len(told)), told) for _ in range(rng.randint(0, 3))
    ]
    every = [
        levels[::-1]
        for levels in product(*(range(len(option.levels)) for option in reversed(told)))
    ]
    wanted = [levels for levels in every if not any(holds(p, levels) for p in patterns)]
    if not wanted:
        with pytest.raises(UserError, match="No state is feasible"):
            feasible_states(told, patterns)
        return
    found = feasible_states(told, patterns)
    assert [tuple(row) for row in found.tolist()] == wanted
    numbers = found.astype(np.int64) @ radices(told)
    assert numbers.tolist() == [every.index(levels) for levels in wanted]
    condition = read_condition(random_condition(rng, len(told)), told)
    assert truth(condition, found).tolist() == [holds(condition, levels) for levels in wanted]


def test_a_few_feasible_states_among_very_many_are_found():
    told = options(*([2] * 40))
    chain = [read_condition(f"o{k + 1} and not o{k}", told) for k in range(39)]
    found = feasible_states(told, chain)
    assert found.sum(axis=1).tolist() == list(range(41))


def test_too_many_states_are_refused():
    with pytest.raises(UserError, match="more than 1,000 feasible states"):
        feasible_states(options(*([2] * 12)), [], most=1000)
    with pytest.raises(UserError, match="The 70 options have more than 2\\^62 settings"):
        radices(options(*([2] * 70)))

import json
import math
import random
from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from detente.errors import UserError
from detente.stability.concepts import CONCEPTS
from detente.stability.inverse import inverse
from detente.stability.inverse.count_by_comparisons import count_by_comparisons
from detente.stability.inverse.count_by_size import count_by_size
from detente.stability.inverse.question import Question
from detente.stability.model import graph

from .naive.convert import from_game, from_spec
from .naive.game import game_of
from .naive.orders import heights, random_graph, random_known, with_ranks
from .naive.random_games import random_spec
from .naive.solver import stable


def random_options(r):
    """Return an option form of few states."""
    while True:
        spec = random_spec(r, 8)
        if 4 <= len(game_of(spec).states) <= 6:
            return spec


def random_conflict(seed, size=None):
    r = random.Random(seed)
    if size is None and seed % 3 == 0:
        spec = random_options(r)
        return from_spec(spec), game_of(spec)
    game = random_graph(r, size or r.randint(2, 5))
    return from_game(game), game


def lasting(game, state, concept, strict):
    at = game.states[state]
    return all(stable(game, i, at, concept, strict) for i in game.dms)


def distance(present, ranks):
    """Return the comparisons of the present order that another order reverses."""
    return sum(
        1
        for a, b in combinations(range(len(ranks)), 2)
        if (present[a] - present[b]) * (ranks[a] - ranks[b]) < 0
    )


def check_change(conflict, game, maker, state, concept, strict, change, want, least):
    assert change.exact
    assert change.swaps == least == len(change.changed)
    worst_first = [conflict.place(number) for number in reversed(change.order)]
    ranks = [worst_first.index(s) for s in range(conflict.size)]
    present = conflict.payoffs[maker].tolist()
    assert distance(present, ranks) == least
    assert lasting(with_ranks(game, {game.dms[maker]: ranks}), state, concept, strict) is want
    for better, worse in change.changed:
        a, b = conflict.place(better), conflict.place(worse)
        assert present[a] < present[b]
        assert ranks[a] > ranks[b]


def check(conflict, game, maker, state, concept, strict, known):
    present = conflict.payoffs[maker].tolist()
    everything = list(permutations(range(conflict.size)))
    good = {
        ranks
        for ranks in everything
        if lasting(with_ranks(game, {game.dms[maker]: ranks}), state, concept, strict)
    }
    if not good:
        with pytest.raises(UserError, match=f"by {concept}: \\w+ leaves it|what would keep"):
            inverse(conflict, maker, state, concept, strict=strict)
        return False
    result = inverse(conflict, maker, state, concept, strict=strict)
    assert result.exact
    assert (result.orders, result.total) == (len(good), len(everything))
    assert result.share.share == len(good) / len(everything)
    assert result.holds is lasting(game, state, concept, strict)
    nearest = min(distance(present, ranks) for ranks in good)
    check_change(conflict, game, maker, state, concept, strict, result.stabilise, True, nearest)
    bad = set(everything) - good
    if bad:
        nearest = min(distance(present, ranks) for ranks in bad)
        change = result.destabilise
        check_change(conflict, game, maker, state, concept, strict, change, False, nearest)
    else:
        assert result.destabilise is None
    inside = [
        ranks
        for ranks in everything
        if all(
            ranks[a] > ranks[b]
            for a in range(conflict.size)
            for b in range(conflict.size)
            if (known[a, b] if known is not None else present[a] > present[b])
        )
    ]
    told = replace(conflict, doubtful=(True,) * len(game.dms))
    if known is not None:
        payoffs = told.payoffs.copy()
        payoffs[maker] = heights(known)
        told = replace(told, payoffs=payoffs, partial={maker: known})
    result = inverse(told, maker, state, concept, strict=strict, agreeing=True)
    assert (result.orders, result.total) == (sum(x in good for x in inside), len(inside))
    return True


def check_seed(seed, size=None):
    r = random.Random(seed)
    conflict, game = random_conflict(seed, size)
    known = random_known(seed, conflict.size) if r.random() < 0.5 else None
    maker, state = r.randrange(len(game.dms)), r.randrange(conflict.size)
    strict = r.random() < 0.3
    return [check(conflict, game, maker, state, concept, strict, known) for concept in CONCEPTS]


@pytest.mark.parametrize("block", range(10))
def test_counts_and_changes_are_those_of_all_permutations(block):
    found = [done for seed in range(block * 30, block * 30 + 30) for done in check_seed(seed)]
    assert sum(found) > 40


@pytest.mark.soak
@pytest.mark.parametrize("block", range(10))
def test_larger_conflicts(block):
    found = [
        done
        for seed in range(block * 40, block * 40 + 40)
        for done in check_seed(10_000 + seed, size=6)
    ]
    assert sum(found) > 40


def chicken():
    """Return chicken: states 1 both yield, 2 the first insists, 3 the second does, 4 both do."""
    arcs = [[(0, 1), (1, 0), (2, 3), (3, 2)], [(0, 2), (2, 0), (1, 3), (3, 1)]]
    return graph(["row", "column"], arcs, np.array([[3, 4, 2, 1], [3, 2, 4, 1]]))


def test_chicken_by_hand():
    # Of 24 orders, half have 2 above 1; stable for the row is then 12, and column has to stay.
    result = inverse(chicken(), 0, 1, "nash")
    assert (result.orders, result.total, result.holds) == (12, 24, True)
    assert result.stabilise.swaps == 0
    # From best to worst row has 2, 1, 3, 4: for 1 to beat 2 is one swap.
    assert result.destabilise.order == (1, 2, 3, 4)
    assert result.destabilise.changed == ((1, 2),)
    with pytest.raises(UserError) as caught:
        inverse(chicken(), 0, 0, "nash")
    assert str(caught.value) == (
        "No preferences of row make state 1 an equilibrium by nash: column leaves it whatever row "
        "prefers."
    )


def test_nash_by_formula():
    """A target with three moves is the best of four states in a quarter of all orders."""
    size = 200
    arcs = [[(7, 3), (7, 90), (7, 150)], [(s, s + 1) for s in range(20, 30)]]
    conflict = graph(["a", "b"], arcs, np.array([np.arange(size), np.arange(size)]))
    result = inverse(conflict, 0, 7, "nash")
    assert result.orders == math.factorial(size) // 4
    assert result.stabilise.swaps == 143
    assert result.destabilise.swaps == 0
    json.dumps(result.to_dict())


def test_what_others_fear_hangs_on_the_order():
    """B gains by going from 1 to 2, unless A would then go on to 3, which is worse for B than 1."""
    arcs = [[(0, 1), (1, 2)], [(0, 1)]]
    conflict = graph(["a", "b"], arcs, np.array([[0, 1, 2], [1, 2, 0]]))
    result = inverse(conflict, 0, 0, "seq")
    # For A 3 has to be better than 2, and 1 better than 2, since B does not answer from there.
    assert (result.orders, result.total, result.holds) == (2, 6, False)
    # Its order is 3, 2, 1 at present.
    assert result.stabilise.order == (3, 1, 2)
    assert result.stabilise.changed == ((1, 2),)


def test_what_no_order_can_do_is_told():
    # B gains by going to 2, and fears only that A goes on to 3; C gains by going to 3, and fears
    # only that A goes on to 2. A cannot prefer each of 2 and 3 to the other.
    arcs = [[(1, 2), (2, 1)], [(0, 1)], [(0, 2)]]
    payoffs = np.array([[0, 1, 2], [1, 2, 0], [1, 0, 2]])
    with pytest.raises(UserError) as caught:
        inverse(graph(["a", "b", "c"], arcs, payoffs), 0, 0, "seq", agreeing=True)
    with pytest.raises(UserError, match="what would keep one there"):
        inverse(graph(["a", "b", "c"], arcs, payoffs), 0, 0, "seq", tried=0)
    assert str(caught.value) == (
        "No preferences of a make state 1 an equilibrium by seq: what would keep one there would "
        "let another leave."
    )


def test_draws_where_cases_are_too_many():
    conflict, maker, state, concept, exact = next(hard())
    result = inverse(conflict, maker, state, concept, most=1, draws=400, seed=3)
    assert not result.exact
    assert result.orders is None
    assert result.total == exact.total
    assert result.share.low <= exact.share.share <= result.share.high
    assert result == inverse(conflict, maker, state, concept, most=1, draws=400, seed=3)
    assert result.stabilise == exact.stabilise


def test_changes_are_bounded_where_cases_are_too_many():
    for (conflict, maker, state, concept, exact), _ in zip(hard(), range(5), strict=False):
        for tried in range(30):
            result = inverse(conflict, maker, state, concept, tried=tried * 5)
            for change, true in (
                (result.stabilise, exact.stabilise),
                (result.destabilise, exact.destabilise),
            ):
                assert change == true or (
                    not change.exact and change.swaps <= true.swaps and not change.order
                )
        assert not inverse(conflict, maker, state, concept, tried=0).stabilise.exact


@pytest.mark.parametrize("concept", ["gmr", "smr"])
def test_two_ways_to_count_agree(concept):
    """Sets counted by size, and cases told apart by comparisons, on conflicts too large to list."""
    met = 0
    for seed in range(12):
        conflict = from_game(random_graph(random.Random(seed), 9))
        asked = Question(conflict, 0, seed % 9, concept, False)
        by_cases = count_by_comparisons(asked, [0] * 9, 20_000)
        assert count_by_size(asked, 20_000) == by_cases
        met += 0 < by_cases < math.factorial(9)
    assert met > 5


def test_count_by_formula():
    """The own move is bad if any of 30 states is, or if all of 5 others are."""
    size = 40
    arcs = [
        [(0, 1), *((36, s) for s in (32, 33, 34, 35))],
        [(1, s) for s in range(2, 32)] + [(1, 36)],
    ]
    conflict = graph(["a", "b"], arcs, np.array([np.arange(size), np.arange(size)]))
    total = math.factorial(size)
    # By gmr none of 1, 2 .. 31 and 36 may be below: the state is the worst of 33.
    assert inverse(conflict, 0, 0, "gmr").orders == total - total // 33
    # By smr 36 only counts together with 32 .. 35: it is the worst of 32 and not best of 6 then.
    bad = sum(
        (math.comb(5, b) - (b == 5)) * math.factorial(b) * math.factorial(36 - b) for b in range(6)
    )
    assert inverse(conflict, 0, 0, "smr").orders == total - bad * total // math.factorial(37)


def test_deep_conditions_are_drawn():
    conflict = from_game(random_graph(random.Random(4), 30))
    for state in range(30):
        asked = Question(conflict, 0, state, "smr", False)
        exact = count_by_size(asked, 20_000)
        if exact is not None and len(asked.clauses) > 3:
            assert count_by_size(asked, 1) is None
            break
    else:
        raise AssertionError("no state with conditions")


def test_of_tied_states_as_few_as_possible_cross():
    """From 1 to 2, 3 and 4, all tied and better; b answers 2 and 3 by 5, which is tied as well."""
    arcs = [[(0, 1), (0, 2), (0, 3)], [(1, 4), (2, 4)]]
    conflict = graph(["a", "b"], arcs, np.array([[0, 1, 1, 1, 1], [1, 0, 0, 0, 0]]))
    result = inverse(conflict, 0, 0, "gmr")
    assert result.stabilise.changed in {((1, 4), (1, 5)), ((1, 5), (1, 4))}
    assert set(result.stabilise.order[:2]) == {2, 3}
    cut = inverse(conflict, 0, 0, "gmr", tried=0).stabilise
    assert (cut.exact, cut.order) == (False, ())
    assert cut.swaps <= 2


def hard():
    """Yield conflicts in which others' staying hangs on the order, by a sequential concept."""
    for seed in range(1000):
        conflict, _ = random_conflict(seed, size=5)
        for concept in ("seq", "sseq"):
            for state in range(conflict.size):
                asked = Question(conflict, 0, state, concept, False)
                try:
                    exact = inverse(conflict, 0, state, concept)
                except UserError:
                    continue
                if asked.others and exact.destabilise and exact.stabilise.swaps > 1:
                    yield conflict, 0, state, concept, exact


def test_known_preferences_are_one_order():
    result = inverse(chicken(), 0, 1, "nash", agreeing=True)
    assert (result.orders, result.total, result.share.share) == (1, 1, 1.0)
    tied = chicken().ranked(np.array([[2, 2, 1, 0], [3, 2, 4, 1]], np.int32))
    # With 1 and 2 as good, row has no reason to leave 1; strictly, half of its orders keep it.
    result = inverse(tied, 0, 1, "nash")
    assert (result.stabilise.swaps, result.destabilise.swaps) == (0, 0)
    assert inverse(tied, 0, 1, "nash", agreeing=True).orders == 1
    doubtful = replace(tied, doubtful=(True, False))
    result = inverse(doubtful, 0, 1, "nash", agreeing=True)
    assert (result.orders, result.total) == (1, 2)


def test_what_cannot_be_asked():
    with pytest.raises(UserError, match="Orders are counted for nash, gmr"):
        inverse(chicken(), 0, 0, "sim")
    large = graph(["a"], [[(0, 1)]], np.zeros((1, 1001), int))
    with pytest.raises(UserError, match="1,001 are feasible"):
        inverse(large, 0, 0, "nash")

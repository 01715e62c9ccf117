"""The oracle itself: published and hand-made conflicts, other forms of the definitions."""

import json
import random
from fractions import Fraction
from itertools import pairwise, product
from math import factorial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .random_games import random_digraph, random_spec
from .solver import (
    COALITION_CONCEPTS,
    CONCEPTS,
    Game,
    Option,
    Spec,
    coalition_improvements,
    coalition_stable,
    coalitions,
    equilibria,
    game_of,
    improvements,
    legal,
    orders_making,
    paths,
    share_of_orders,
    simultaneous,
    simultaneous_equilibria,
    stable,
    tiers_of,
)

RECORDED = Path(__file__).parents[4] / "shared" / "data" / "conflicts"
recorded = pytest.mark.skipif(
    not RECORDED.is_dir(), reason="the recorded conflicts are not part of the repository"
)


def read(name: str) -> Any:
    return json.loads((RECORDED / name).read_text(encoding="utf-8"))


def small_games(count: int, seed: int, largest: int = 32, most_states: int = 12) -> list[Game]:
    """Return half option forms, half digraphs."""
    rng = random.Random(seed)
    return [
        game_of(random_spec(rng, largest)) if turn % 2 else random_digraph(rng, 5, most_states)
        for turn in range(count)
    ]


def by_order(order: list[int]) -> dict[int, int]:
    return {s: -at for at, s in enumerate(order)}


def line(arcs: dict[str, list[tuple[int, int]]], orders: dict[str, list[int]]) -> Game:
    """Return a game from pairs of states, and orders from best to worst."""
    states = tuple(sorted(next(iter(orders.values()))))
    return Game(
        tuple(arcs),
        states,
        {i: {s: frozenset(b for a, b in arcs[i] if a == s) for s in states} for i in arcs},
        {i: by_order(orders[i]) for i in arcs},
    )


# Recorded conflicts


@recorded
@pytest.mark.parametrize("name", ["prisoners_dilemma", "chicken", "stag_hunt"])
def test_two_by_two(name: str) -> None:
    data = read("games_2x2.json")[name]
    rank = {i: dict(enumerate(data[f"payoff_{i}"])) for i in ("DM1", "DM2")}
    game = game_of(Spec(("DM1", "DM2"), (Option("DM1"), Option("DM2")), (), rank))
    for concept in CONCEPTS:
        found = {data["states"][s] for s in equilibria(game, concept)}
        assert found == set(data["computed_ref"][concept]), concept


@pytest.fixture
def elmira() -> tuple[Game, Any]:
    data = read("elmira_xu2007.json")
    states = tuple(range(1, data["n_states"] + 1))
    return (
        Game(
            tuple(data["dms"]),
            states,
            {
                i: {s: frozenset(t for a, t in data["arcs"][i] if a == s) for s in states}
                for i in data["dms"]
            },
            {i: dict(enumerate(data["payoffs_ordinal"][i], start=1)) for i in data["dms"]},
        ),
        data,
    )


@recorded
@pytest.mark.parametrize("concept", CONCEPTS)
def test_elmira(elmira: tuple[Game, Any], concept: str) -> None:
    game, data = elmira
    assert equilibria(game, concept) == set(data["equilibria"][concept])
    for i in game.dms:
        found = [s for s in game.states if stable(game, i, s, concept)]
        assert found == data["individual_stability"][i][concept], i


@recorded
def test_coalitions_of_elmira(elmira: tuple[Game, Any]) -> None:
    game, data = elmira
    for state, expected in data["coalition_improvements_from"].items():
        found = {
            "+".join(c): sorted(reached)
            for c in coalitions(game.dms)
            if (reached := coalition_improvements(game, c, int(state)))
        }
        assert found == expected, state


def korea(variant: dict[str, Any]) -> Spec:
    """Return the option form; if an invasion is irreversible, its option only goes up."""
    strike = "up" if variant["us_strike_irreversible"] else "both"
    invade = "up" if variant["invasion_irreversible"] else "both"
    return Spec(
        ("US", "NK"),
        (Option("US", way=strike), Option("US"), Option("NK", way=invade), Option("NK")),
        ({0: 1, 1: 1},),
        {i: by_order(variant[f"ranking_{i}"]) for i in ("US", "NK")},
    )


def korea_as_the_author_says(variant: dict[str, Any]) -> Game:
    """Return the graph in which an invasion is irreversible only in the states 4, 5 and 6.

    The author bars North Korea's moves from there, not those from 12, 13 and 14.
    """
    game = game_of(korea({**variant, "invasion_irreversible": False}))
    if not variant["invasion_irreversible"]:
        return game
    kept = {
        s: frozenset(t for t in ends if s not in {4, 5, 6} or t not in {0, 1, 2, 8, 9, 10})
        for s, ends in game.arcs["NK"].items()
    }
    return Game(game.dms, game.states, {**game.arcs, "NK": kept}, game.rank)


@recorded
def test_korea() -> None:
    data = read("north_korea_2017.json")
    assert len(data["variants"]) == 6
    for variant in data["variants"]:
        game = game_of(korea(variant))
        assert list(game.states) == data["states"]
        for concept in CONCEPTS:
            expected = variant["computed_ref"][concept]
            assert equilibria(game, concept) == set(expected), (variant["variant"], concept)


@recorded
def test_korea_as_published() -> None:
    for variant in read("north_korea_2017.json")["variants"]:
        game = korea_as_the_author_says(variant)
        for name in {"SEQ", "SMR"} & set(variant["published"]):
            found = equilibria(game, name.lower())
            assert found == set(variant["published"][name]), (variant["variant"], name)


@recorded
def test_korea_with_simultaneous_sanctions() -> None:
    """Where an invasion can be undone, they add the published state 4 to the base variant.

    In the pacifist variant they cannot: the United States would not leave 4, so nothing
    happens at the same time as North Korea's retreat. There the published set takes an
    invasion that cannot be undone.
    """
    found = {
        (variant["variant"], variant["invasion_irreversible"]): simultaneous_equilibria(
            korea(variant)
        )
        for variant in read("north_korea_2017.json")["variants"]
    }
    assert found["base", False] == {0, 4, 5, 10}
    assert found["pacifist", False] == {0, 5}
    assert found["pacifist", True] == {0, 4, 5}


# Legal sequences


def test_the_same_hand_may_move_again_after_another() -> None:
    game = line({"A": [(0, 1), (2, 3)], "B": [(1, 2)]}, {"A": [0, 1, 2, 3], "B": [2, 1, 0, 3]})
    assert legal(game, 0, "AB", improving=False) == {1: {"A"}, 2: {"B"}, 3: {"A"}}
    assert legal(game, 0, "A", improving=False) == {1: {"A"}}
    assert legal(game, 0, "AB", improving=True) == {}
    assert legal(game, 1, "AB", improving=True) == {2: {"B"}}


def test_two_last_movers_let_either_go_on() -> None:
    arcs = {"A": [(0, 1), (1, 2)], "B": [(0, 1)]}
    order = {"A": [0, 1, 2], "B": [0, 1, 2]}
    assert legal(line(arcs, order), 0, "AB", improving=False) == {1: {"A", "B"}, 2: {"A"}}
    assert 2 not in legal(line({**arcs, "B": []}, order), 0, "AB", improving=False)


def reached_by_matrices(game: Game, members: str, improving: bool) -> np.ndarray:
    """Return M_H of Xu, Li, Hipel and Kilgour 2009: sums of alternating products."""
    at = {s: n for n, s in enumerate(game.states)}
    step = {}
    for j in members:
        step[j] = np.zeros((len(at), len(at)), dtype=int)
        for s in game.states:
            for t in improvements(game, j, s) if improving else game.arcs[j][s]:
                step[j][at[s], at[t]] = 1
    now, total = step, sum(step.values(), np.zeros((len(at), len(at)), dtype=int))
    for _ in range(len(members) * len(at)):
        now = {
            j: np.sign(step[j] @ sum((now[k] for k in members if k != j), np.zeros_like(total)))
            for j in members
        }
        total = np.sign(total + sum(now.values()))
    return np.sign(total)


def stable_by_matrices(game: Game, dm: str, concept: str) -> list[bool]:
    """Return the diagonal test of the matrix form; coming back to the state is a sanction."""
    others = "".join(j for j in game.dms if j != dm)
    answers = reached_by_matrices(game, others, improving=concept in ("seq", "sseq"))
    better = np.array(
        [[int(game.rank[dm][t] > game.rank[dm][s]) for t in game.states] for s in game.states]
    )
    moves = np.array([[int(t in game.arcs[dm][s]) for t in game.states] for s in game.states])
    sanctions = (1 - better).T
    if concept in ("smr", "sseq"):
        sanctions = sanctions * (1 - np.sign(moves @ better.T))
    unanswered = 1 - np.sign(answers @ sanctions)
    if concept == "nash":
        unanswered = np.ones_like(better)
    return [bool(n == 0) for n in np.diag((moves * better) @ unanswered)]


def test_agrees_with_the_matrix_form() -> None:
    for n, game in enumerate(small_games(150, seed=1, largest=16, most_states=8)):
        for concept in CONCEPTS:
            for i in game.dms:
                found = [stable(game, i, s, concept) for s in game.states]
                assert found == stable_by_matrices(game, i, concept), (n, concept, i)


# Stability


@pytest.mark.parametrize("strict", [False, True])
def test_inclusions(strict: bool) -> None:
    rng = random.Random(2)
    games = [random_digraph(rng) if n % 2 else game_of(random_spec(rng, 32)) for n in range(400)]
    games += [game_of(random_spec(rng)) for _ in range(10)]
    seen: set[tuple[str, str]] = set()
    for n, game in enumerate(games):
        found = {concept: equilibria(game, concept, strict) for concept in CONCEPTS}
        assert found["nash"] <= found["sseq"] <= found["smr"] <= found["gmr"], n
        assert found["sseq"] <= found["seq"] <= found["gmr"], n
        seen |= {(a, b) for a, b in product(CONCEPTS, CONCEPTS) if not found[a] <= found[b]}
    every_other = {(a, b) for a, b in product(CONCEPTS, CONCEPTS) if a != b} - {
        ("nash", "sseq"),
        ("nash", "smr"),
        ("nash", "seq"),
        ("nash", "gmr"),
        ("sseq", "smr"),
        ("sseq", "seq"),
        ("sseq", "gmr"),
        ("smr", "gmr"),
        ("seq", "gmr"),
    }
    assert seen == every_other


def test_a_strict_sanction_has_to_hurt() -> None:
    arcs = {"A": [(0, 1)], "B": [(1, 2)]}
    game = line(arcs, {"A": [1, 0, 2], "B": [2, 1, 0]})
    tied = Game(game.dms, game.states, game.arcs, {**game.rank, "A": {0: 1, 1: 2, 2: 1}})
    for concept in ("gmr", "smr", "seq", "sseq"):
        assert stable(game, "A", 0, concept)
        assert stable(game, "A", 0, concept, strict=True)
        assert stable(tied, "A", 0, concept)
        assert not stable(tied, "A", 0, concept, strict=True)


def test_being_brought_back_is_a_weak_sanction() -> None:
    game = line({"A": [(0, 1)], "B": [(1, 0)]}, {"A": [1, 0], "B": [0, 1]})
    assert stable(game, "A", 0, "seq")
    assert not stable(game, "A", 0, "seq", strict=True)
    assert not stable(game, "A", 0, "smr")  # A just leaves again


def test_simultaneous_moves_sanction_only_what_sequences_do_not() -> None:
    """In chicken both would leave mutual restraint, and together would crash."""
    rank = {"A": {0: 3, 1: 4, 2: 2, 3: 1}, "B": {0: 3, 1: 2, 2: 4, 3: 1}}
    chicken = Spec(("A", "B"), (Option("A"), Option("B")), (), rank)
    assert equilibria(game_of(chicken), "seq") == {1, 2}
    assert simultaneous_equilibria(chicken) == {0, 1, 2}
    without_crash = Spec(chicken.dms, chicken.options, ({0: 1, 1: 1},), rank)
    assert simultaneous_equilibria(without_crash) == {1, 2}
    as_good = {"A": {**rank["A"], 3: 3}, "B": {0: 1, 1: 3, 2: 4, 3: 2}}
    tied = Spec(chicken.dms, chicken.options, (), as_good)
    assert simultaneous(tied, "A", 0)  # both together leave A no better off, but B
    assert not simultaneous(tied, "B", 0)
    rng = random.Random(3)
    for n in range(40):
        spec = random_spec(rng, 16)
        game = game_of(spec)
        for i, s in product(game.dms, game.states):
            assert simultaneous(spec, i, s) >= stable(game, i, s, "seq"), n


# Coalitions


def test_one_alone_is_a_coalition() -> None:
    for n, game in enumerate(small_games(30, seed=4, most_states=8)):
        for i, s in product(game.dms, game.states):
            assert coalition_improvements(game, [i], s) == improvements(game, i, s)
            for concept in COALITION_CONCEPTS:
                alone = stable(game, i, s, concept)
                assert coalition_stable(game, [i], s, concept) == alone, (n, i, s, concept)


def test_inclusions_of_coalitions() -> None:
    rng = random.Random(5)
    more = 0
    for n in range(40):
        digraph = n % 2 == 0
        game = random_digraph(rng, 4, 6) if digraph else game_of(random_spec(rng, 16))
        for members, s in product(coalitions(game.dms), game.states):
            where = (n, members, s)
            nash, gmr, smr, seq = (
                coalition_stable(game, members, s, concept) for concept in COALITION_CONCEPTS
            )
            joint = coalition_stable(game, members, s, "seq", "coalitions")
            assert nash <= smr <= gmr, where
            assert nash <= seq <= gmr, where
            assert seq <= joint, where
            assert digraph or joint <= gmr, where
            if members == game.dms:
                assert nash == gmr == joint, where
            more += joint > seq
    assert more


def test_one_deterred_member_deters_a_coalition() -> None:
    """A and B go to 1; C's answer 2 hurts only A, and what follows it, 3, hurts only B."""
    arcs = {"A": [(0, 1)], "B": [(2, 3)], "C": [(1, 2)]}
    orders = {"A": [3, 1, 0, 2], "B": [2, 1, 0, 3], "C": [2, 1, 0, 3]}
    game = line(arcs, orders)
    assert coalition_improvements(game, "AB", 0) == {1}
    for concept in ("gmr", "smr", "seq"):
        assert coalition_stable(game, "AB", 0, concept)
    assert not coalition_stable(line(arcs, {**orders, "A": [3, 2, 1, 0]}), "AB", 0, "gmr")
    escape = line(arcs, {**orders, "B": [3, 2, 1, 0]})
    assert coalition_stable(escape, "AB", 0, "gmr")
    assert not coalition_stable(escape, "AB", 0, "smr")


def test_opponents_may_only_reach_a_sanction_together() -> None:
    """B goes through a state that it dislikes, so that C can take both to a better one."""
    game = line(
        {"A": [(0, 1)], "B": [(1, 2)], "C": [(2, 3)]},
        {"A": [1, 0, 2, 3], "B": [3, 1, 2, 0], "C": [3, 1, 2, 0]},
    )
    assert not coalition_stable(game, "A", 0, "seq", "individual")
    assert coalition_stable(game, "A", 0, "seq", "coalitions")


# Paths


def every_path(game: Game, start: int, target: int, improving: bool, longest: int) -> set[Any]:
    """Return the shortest of all legal sequences up to a length, written out one by one."""
    for length in range(1, longest + 1):
        found = set()
        for movers in product(game.dms, repeat=length):
            if any(a == b for a, b in pairwise(movers)):
                continue
            for ends in product(game.states, repeat=length):
                stops = (start, *ends)
                if ends[-1] == target and all(
                    b in (improvements(game, j, a) if improving else game.arcs[j][a])
                    for j, (a, b) in zip(movers, pairwise(stops), strict=True)
                ):
                    found.add(tuple(zip(movers, ends, strict=True)))
        if found:
            return found
    return set()


def test_shortest_paths_against_all_sequences() -> None:
    rng = random.Random(6)
    lengths = set()
    for n in range(40):
        game = random_digraph(rng, 2, 4)
        for start, target, improving in product(game.states, game.states, [False, True]):
            found = paths(game, start, target, improving)
            if start == target:
                assert found == {()}
                continue
            lengths |= {len(path) for path in found}
            if all(len(path) <= 4 for path in found):
                assert found == every_path(game, start, target, improving, 4), (n, start, target)
    assert lengths >= {1, 2, 3}


def test_paths_lead_where_legal_sequences_lead() -> None:
    for n, game in enumerate(small_games(20, seed=7)):
        for improving, start in product([False, True], game.states):
            reached = legal(game, start, game.dms, improving)
            for target in game.states:
                if target != start:
                    found = paths(game, start, target, improving)
                    assert bool(found) == (target in reached), (n, start, target)
                    assert {path[-1][0] for path in found} <= reached.get(target, set())


# Orders


def test_counts_orders_by_what_has_to_be_on_top() -> None:
    """A state is Nash stable in the orders that put it above all that it leads to."""
    rng = random.Random(8)
    positive = 0
    for n in range(30):
        game = random_digraph(rng, 3, 5)
        for i, s in product(game.dms, game.states):
            others_stay = all(not improvements(game, j, s) for j in game.dms if j != i)
            expected = factorial(len(game.states)) // (len(game.arcs[i][s]) + 1)
            count = orders_making(game, i, s, "nash")
            assert count == expected * others_stay, (n, i, s)
            positive += count > 0
    assert positive


def test_shares_of_orders() -> None:
    arcs = {
        "A": {0: frozenset({1}), 1: frozenset({0}), 2: frozenset()},
        "B": {0: frozenset({2}), 1: frozenset(), 2: frozenset()},
    }
    tiers = {"A": ((0, 1), (2,)), "B": ((0, 2, 1),)}
    half, quarter, one = Fraction(1, 2), Fraction(1, 4), Fraction(1)
    assert share_of_orders(arcs, tiers, "nash") == {0: quarter, 1: half, 2: one}
    # From 1, A would go to 0; B can take it to 2 from there, but improves in half its orders.
    assert share_of_orders(arcs, tiers, "gmr") == {0: quarter, 1: one, 2: one}
    assert share_of_orders(arcs, tiers, "seq") == {0: quarter, 1: Fraction(3, 4), 2: one}


def test_one_order_shares_out_nothing() -> None:
    rng = random.Random(9)
    for n in range(20):
        game = random_digraph(rng, 3, 5)
        strict = {
            i: tuple((s,) for s in sorted(game.states, key=game.rank[i].__getitem__)[::-1])
            for i in game.dms
        }
        ranks = {i: by_order([s for (s,) in strict[i]]) for i in game.dms}
        one = Game(game.dms, game.states, game.arcs, ranks)
        assert tiers_of(one) == strict
        for concept in CONCEPTS:
            found = equilibria(one, concept)
            shares = share_of_orders(game.arcs, strict, concept)
            assert shares == {s: Fraction(s in found) for s in game.states}, (n, concept)


# Random conflicts


def test_random_conflicts_are_as_promised() -> None:
    rng, again = random.Random(10), random.Random(10)
    seen: set[str] = set()
    for _ in range(150):
        spec = random_spec(rng)
        assert spec == random_spec(again)
        game = game_of(spec)
        owned = [sum(option.owner == i for option in spec.options) for i in spec.dms]
        assert 2 <= len(spec.dms) <= 6
        assert all(1 <= n <= 3 for n in owned)
        assert 1 <= len(game.states) <= 64
        assert all(set(game.rank[i]) == set(game.states) for i in game.dms)
        seen |= {f"{len(spec.dms)} dms", *(f"{n} options" for n in owned)}
        seen |= {f"{option.levels} levels" for option in spec.options}
        seen |= {option.way for option in spec.options}
        seen |= {"infeasible"} if spec.infeasible else {"all feasible"}
    assert seen == {
        "2 dms",
        "3 dms",
        "4 dms",
        "5 dms",
        "6 dms",
        "1 options",
        "2 options",
        "3 options",
        "2 levels",
        "3 levels",
        "both",
        "up",
        "down",
        "infeasible",
        "all feasible",
    }
    seen = set()
    for _ in range(300):
        game = random_digraph(rng)
        assert game == random_digraph(again)
        seen |= {f"{len(game.dms)} dms", f"{len(game.states)} states"}
        for i in game.dms:
            own = game.arcs[i]
            assert all(s not in own[s] for s in game.states)
            seen |= {"moves"} if any(own.values()) else {"no moves"}
            if any(u != s and u not in own[s] for s in own for t in own[s] for u in own[t]):
                seen.add("intransitive")
    assert seen == {
        *(f"{n} dms" for n in range(2, 7)),
        *(f"{n} states" for n in range(3, 13)),
        "moves",
        "no moves",
        "intransitive",
    }


def test_option_form_of_a_small_grid() -> None:
    """A three-level option that only rises, beside one that is free but never high at level 1."""
    flat = dict.fromkeys((0, 1, 2, 3, 5), 0)
    spec = Spec(
        ("A", "B"), (Option("A", 3, "up"), Option("B")), ({0: 1, 1: 1},), {"A": flat, "B": flat}
    )
    game = game_of(spec)
    assert game.states == (0, 1, 2, 3, 5)
    assert {s: set(game.arcs["A"][s]) for s in game.states} == {
        0: {1, 2},
        1: {2},
        2: set(),
        3: {5},
        5: set(),
    }
    assert {s: set(game.arcs["B"][s]) for s in game.states} == {
        0: {3},
        1: set(),
        2: {5},
        3: {0},
        5: {2},
    }

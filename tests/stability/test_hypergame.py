import pytest

from detente.case import loads_case
from detente.case.classics import classic
from detente.errors import UserError
from detente.stability import CONCEPTS, conflict_of, solve
from detente.stability import hypergame as module
from detente.stability.hypergame import Hypergame, Surprise, hypergame

CASE = """
detente: 1
title: Who knows what
parties: [{{id: a, name: A}}, {{id: b, name: B}}]
moves:
  options:
    - {{id: talk, name: Talk, party: a}}
    - {{id: raid, name: Raid, party: b}}
    - {{id: mine, name: Mine, party: b}}
  status_quo: only(talk)
  preferences:
    a: {{statements: [not raid, not mine, talk]}}
    b: {{statements: [mine, not raid, talk]}}
  views:
    {views}
"""


def game(views: str) -> Hypergame:
    case = loads_case(CASE.format(views=views))
    return hypergame(case.moves, ["a", "b"], tuple(CONCEPTS))


@pytest.mark.parametrize("name", ["chicken", "prisoners-dilemma", "korea-2017"])
def test_where_all_see_what_is_everybody_expects_what_lasts(name):
    case = classic(name)
    found = hypergame(case.moves, [p.id for p in case.parties], tuple(CONCEPTS))
    conflict = conflict_of(case)
    stability = solve(conflict)
    for concept in CONCEPTS:
        lasting = tuple(conflict.numbers[stability.equilibria(concept)].tolist())
        assert found.lasting[concept] == lasting
        assert all(seen.expected[concept] == lasting for seen in found.views.values())
        assert not any(found.unexpected[concept].values())
        assert not any(found.in_vain[concept].values())
    assert found.surprises == ()


def test_who_has_no_view_sees_the_conflict_that_is_solved_already(monkeypatch):
    case = loads_case(CASE.format(views="a: {options: [talk, raid]}"))
    solved = solve(conflict_of(case))
    calls = []
    monkeypatch.setattr(module, "solve", lambda *a, **k: calls.append(a) or solve(*a, **k))
    found = hypergame(case.moves, ["a", "b"], tuple(CONCEPTS), solved=solved)
    assert found.views["b"].stability is solved
    assert len(calls) == 1
    assert found.lasting == game("a: {options: [talk, raid]}").lasting


def test_an_option_that_is_not_known_surprises():
    found = game("a: {options: [talk, raid]}")
    # With mines (4) and talk (1) both would stay; who does not know of mines sees only the talk.
    assert found.lasting["nash"] == (5,)
    assert found.views["a"].expected["nash"] == (1,)
    assert found.views["a"].stability.conflict.numbers.tolist() == [0, 1, 2, 3]
    assert found.unexpected["nash"] == {"a": (), "b": ()}
    # Of the raid with mines it sees the raid, which it rightly thinks that B does not want.
    assert found.surprises == (Surprise("a", "b", 5, "unknown"), Surprise("a", "b", 7, "unwanted"))


def test_a_state_that_a_view_holds_impossible_cannot_last_for_it():
    found = game("a: {infeasible: [{when: mine}]}")
    assert found.lasting["nash"] == ()
    assert found.in_vain["nash"]["a"] == (1,)
    assert {(s.to, s.kind) for s in found.surprises} == {(5, "unknown"), (7, "unknown")}


def test_a_mistaken_view_of_wishes_is_wrong_both_ways():
    found = game("a: {preferences: {b: {statements: [raid, not mine]}}}")
    kinds = {(s.decision_maker, s.mover, s.to): s.kind for s in found.surprises}
    # B would mine (5), which A does not reckon with, and not raid (3), which A does.
    assert kinds["a", "b", 5] == "unwanted"
    assert kinds["a", "b", 3] == "in-vain"
    assert found.lasting["nash"] == (5,)
    assert found.views["a"].expected["nash"] == (3,)
    assert found.unexpected["nash"]["a"] == (5,)
    assert found.in_vain["nash"]["a"] == (3,)
    assert found.views["b"].expected["nash"] == (5,)


def test_who_knows_that_another_is_mistaken_expects_what_lasts():
    views = """
    a: {options: [talk, raid]}
    b: {views: {a: {options: [talk, raid]}}}
    """
    found = game(views)
    assert found.views["a"].level == 1
    assert found.views["b"].level == 2
    assert found.views["b"].expected == found.lasting


def test_who_does_not_know_of_an_option_cannot_think_that_another_does():
    # A does not know of mines, so in its eyes B sees none either, whatever else B holds impossible.
    found = game("a: {options: [talk, raid], views: {b: {infeasible: [{when: raid and talk}]}}}")
    assert found.views["a"].level == 2
    assert all(number < 4 for number in found.views["a"].expected["gmr"])


def test_a_view_without_the_present_state_is_told_plainly():
    with pytest.raises(UserError, match=r"moves\.views\.a: moves\.status_quo has to be one state"):
        game("a: {infeasible: [{when: talk}]}")

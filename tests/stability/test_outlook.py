import pytest

from detente.case import loads_case
from detente.case.classics import classic
from detente.stability import CONCEPTS, FIRMNESS, OPTIONAL, conflict_of, outlook, solve
from detente.stability.outlook import Outlook

PARTIAL = """
detente: 1
title: Some comparisons
parties: [{id: a, name: A}, {id: b, name: B}]
moves:
  options: [{id: grant, name: Grant, party: a}, {id: attack, name: Attack, party: b}]
  preferences:
    a: {statements: [not attack, not grant]}
    b: {chains: [[only(grant), nothing], [only(grant), only(attack)]]}
"""


def test_firmness_ranks_every_concept() -> None:
    assert sorted(FIRMNESS) == sorted([*CONCEPTS, *OPTIONAL])


def test_what_holds_a_state_comes_firmest_first() -> None:
    stability = solve(conflict_of(classic("chicken")), (*CONCEPTS, *OPTIONAL))
    assert stability.concepts == FIRMNESS
    for state in range(stability.conflict.size):
        by = stability.holding(state)
        assert by == tuple(c for c in FIRMNESS if state in stability.equilibria(c))
        for maker in range(2):
            assert set(by) <= set(stability.holds(maker, state))


def test_each_step_is_announced_before_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    module = importlib.import_module("detente.stability.outlook")
    seen = []

    def noting(name):
        work = getattr(module, name)

        def called(*args, **more):
            seen.append(f"({name})")
            return work(*args, **more)

        monkeypatch.setattr(module, name, called)

    for name in ("solve", "paths", "coalition", "robust", "hinges", "reason"):
        noting(name)
    outlook(classic("chicken"), draws=10, step=seen.append)
    order = list(dict.fromkeys(seen))
    assert order == [
        "states", "stability", "(solve)", "paths", "(paths)", "coalitions", "(coalition)", "views",
        "orders", "(robust)", "statements", "(hinges)", "reasons", "(reason)",
    ]  # fmt: skip


def test_comparisons_that_are_not_told_are_named_whatever_coalitions_there_are() -> None:
    def noticed(found: Outlook) -> bool:
        return any("Where only some comparisons are told" in line for line in found.notices)

    case = loads_case(PARTIAL)
    assert noticed(outlook(case, draws=10))
    told = PARTIAL.replace("chains: [[only(grant), nothing], [only(grant), only(attack)]]",
                           "statements: [grant, not attack]")  # fmt: skip
    assert not noticed(outlook(loads_case(told), draws=10))

from detente.case import loads_case
from detente.case.moves import Moves
from detente.stability import CONCEPTS, FIRMNESS, solve
from detente.stability.build import build, stage_of
from detente.stability.hinges import Hinge, hinges

CASE = """
detente: 1
title: A threat
parties: [{id: a, name: A}, {id: b, name: B}]
moves:
  options: [{id: grant, name: Grant, party: a}, {id: attack, name: Attack, party: b}]
  preferences:
    a: {statements: [not grant, not attack]}
    b: {statements: [grant, attack iff not grant, not attack]}
"""

ALL = tuple(concept for concept in FIRMNESS if concept in CONCEPTS)


def found(text: str) -> tuple[Hinge, ...] | None:
    moves = loads_case(text).moves
    assert moves is not None
    return worked_out(moves, ["a", "b"])


def worked_out(moves: Moves, parties: list[str], **more: int) -> tuple[Hinge, ...] | None:
    return hinges(moves, solve(build(moves, parties)), stage_of(moves, parties), **more)


def test_the_present_state_hangs_on_whether_the_threat_is_meant():
    # Without its first wish B would have to fear that A grants once it has attacked.
    assert found(CASE) == (Hinge("b", 0, (), ("gmr",)), Hinge("b", 1, (), ALL))


def test_what_changes_nothing_is_no_hinge():
    assert found(CASE.replace(", attack iff not grant", "")) == ()


def test_an_only_statement_is_left_out_as_well():
    text = CASE.replace("grant, attack iff not grant, not attack", "attack iff not grant")
    assert found(text) == (Hinge("b", 0, ("gmr",), ALL),)


def test_without_a_present_state_nothing_hangs_on_anything():
    text = """
detente: 1
title: A graph
parties: [{id: a, name: A}]
moves:
  states: [{id: x, name: X}, {id: y, name: Y}]
  arcs: {a: [[x, y]]}
  preferences: {a: {statements: [y, x]}}
"""
    moves = loads_case(text).moves
    assert moves is not None
    assert worked_out(moves, ["a"]) == ()


def test_too_much_work_is_left():
    moves = loads_case(CASE).moves
    assert moves is not None
    assert worked_out(moves, ["a", "b"], most=100) is None

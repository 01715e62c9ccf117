"""From the moves of a case to a conflict, and what is said of moves that make none."""

import json
from pathlib import Path

import numpy as np
import pytest

from detente.case import loads_case
from detente.errors import UserError
from detente.stability import CONCEPTS, Conflict, conflict_of, solve
from detente.stability.model import graph

CASE = """
detente: 1
title: Two sides
parties: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
moves:
  options:
    - {id: hold, name: Hold, party: a}
    - {id: arm, name: Arm, party: b, levels: [none, some, many], change: up}
    - {id: leave, name: Leave, party: b, change: up}
  infeasible: [{when: arm = many and not hold}]
  status_quo: only(hold)
  preferences:
    a: {ranking: [hold and not arm, not arm, anything]}
    b: {weights: {arm: 1, leave: -2, hold: -0.5}}
"""


def wanting(one: str, other: str, text: str) -> str:
    """Return a case with other preferences."""
    ranking = "{ranking: [hold and not arm, not arm, anything]}"
    return text.replace(ranking, one).replace("{weights: {arm: 1, leave: -2, hold: -0.5}}", other)


def conflict(text: str = CASE) -> Conflict:
    return conflict_of(loads_case(text, "f"))


def test_states_are_numbered_with_the_first_option_least():
    found = conflict()
    assert found.decision_makers == ("a", "b")
    # Of 2 x 3 x 2 settings, 4 and 10 are infeasible.
    assert found.numbers.tolist() == [0, 1, 2, 3, 5, 6, 7, 8, 9, 11]
    assert found.chosen(found.place(9)) == (("hold", "yes"), ("arm", "some"), ("leave", "yes"))
    assert found.numbers[found.status_quo] == 1
    with pytest.raises(KeyError):
        found.place(4)


def test_a_move_changes_own_options_and_never_takes_back_what_cannot_be():
    found = conflict()
    reached = {
        int(found.numbers[s]): found.numbers[found.moves[1].from_state(s)].tolist()
        for s in range(found.size)
    }
    assert reached[1] == [3, 5, 7, 9, 11]
    assert reached[3] == [5, 9, 11]
    assert reached[7] == [9, 11]
    assert reached[11] == []
    assert reached[0] == [2, 6, 8]
    assert found.numbers[found.moves[0].from_state(found.place(5))].tolist() == []


def test_states_that_count_as_one_keep_the_moves_of_all():
    text = CASE.replace("  status_quo", "  same: [{when: leave}]\n  status_quo")
    text = wanting("{ranking: [leave, anything]}", "{statements: [not leave]}", text)
    found = conflict(text)
    assert found.numbers.tolist() == [0, 1, 2, 3, 5, 6]
    gone = found.place(6)
    assert found.names == {gone: "leave"}
    assert found.chosen(gone) == (("leave", "yes"),)
    assert found.moves[0].from_state(gone).tolist() == []
    for state in (0, 1, 2, 3, 5):
        assert gone in found.moves[1].from_state(found.place(state))


def test_groups_that_share_a_state_are_one():
    text = CASE.replace("  status_quo", "  same: [{when: leave}, {when: arm}]\n  status_quo")
    text = wanting("{ranking: [anything]}", "{ranking: [nothing, anything]}", text)
    found = conflict(text)
    assert found.numbers.tolist() == [0, 1, 2]
    assert found.names == {2: "leave, or arm"}


def test_a_wish_must_not_divide_states_that_count_as_one():
    text = CASE.replace("  status_quo", "  same: [{when: leave}]\n  status_quo")
    with pytest.raises(UserError, match=r"moves\.preferences\.a: The condition hold and"):
        conflict(text)


def test_the_present_state_may_be_a_member_of_states_that_count_as_one():
    text = CASE.replace(
        "  status_quo: only(hold)", "  same: [{when: leave}]\n  status_quo: only(leave)"
    )
    text = wanting("{ranking: [leave, anything]}", "{statements: [not leave]}", text)
    found = conflict(text)
    assert found.numbers[found.status_quo] == 6


def test_a_graph_of_states():
    found = conflict(
        """
detente: 1
title: A graph
parties: [{id: a, name: A}, {id: b, name: B}]
moves:
  states: [{id: peace, name: Peace}, {id: tension, name: Tension}, {id: war, name: War}]
  arcs: {a: [[peace, tension]], b: [[tension, war], [war, peace]]}
  status_quo: tension
  preferences:
    a: {ranking: [tension, peace, war]}
    b: {ranking: [peace, [tension, war]]}
"""
    )
    assert found.names == {0: "Peace", 1: "Tension", 2: "War"}
    assert found.numbers.tolist() == [1, 2, 3]
    assert found.status_quo == 1
    assert found.payoffs.tolist() == [[1, 2, 0], [1, 0, 0]]
    assert found.moves[1].from_state(2).tolist() == [0]


def test_arcs_out_of_the_states_are_refused():
    with pytest.raises(ValueError, match="leads out of the 2 states"):
        graph(["a"], [[(0, 2)]], np.zeros((1, 2)))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "only(hold)",
            "hold",
            "moves.status_quo has to be one state, but 6 feasible states meet “hold”",
        ),
        ("only(hold)", "arm = many and not hold", "but no feasible state meets"),
        (
            "{when: arm = many and not hold}",
            "{when: anything}",
            "No state is feasible",
        ),
        ("not arm, anything", "not arm", "moves.preferences.a: The ranking places 4 of 10 states"),
        ("not arm, anything", "hold and not hold", "contradicts itself: no state can meet it"),
        ("arm = many and not", "arm = many and arm = none and", "contradicts itself"),
        ("{arm: 1, leave", "{arms: 1, leave", "(arms) names arms, but no option has that id"),
        ("id: leave, name: Leave, party: b", "id: leave, name: Leave, party: c", "names c, which"),
        (
            "    b: {weights",
            "    c: {ranking: [hold]}\n    b: {weights",
            "without an option of its own",
        ),
        ("party: a}", "party: d}", "names d, but no party has that id"),
        ("id: leave", "id: hold", "repeats the id hold"),
        ("id: leave", "id: not", "is not, a word of the language of conditions"),
        ("[none, some, many]", "[none, some, some]", "names a level twice"),
        ("[none, some, many]", "[none]", "should be at least 2 of them"),
        ("change: up", "change: sideways", "should be one of both, up, down"),
        ("{ranking: [hold", "{statements: [hold], ranking: [hold", "give one of statements"),
    ],
)
def test_what_makes_no_conflict_is_told_with_its_place(old, new, says):
    assert old in CASE
    with pytest.raises(UserError) as caught:
        conflict(CASE.replace(old, new, 1))
    assert says in str(caught.value)


def test_very_many_settings_of_one_way_options_are_refused():
    options = "".join(f"    - {{id: o{k}, name: O, party: a, change: up}}\n" for k in range(10))
    text = f"""
detente: 1
title: One way
parties: [{{id: a, name: A}}]
moves:
  options:
{options}  preferences: {{a: {{statements: [o1]}}}}
"""
    with pytest.raises(UserError, match="a owns so many options that go one way only"):
        conflict(text)


def test_more_options_than_can_be_numbered_are_refused_at_once():
    options = "".join(f"    - {{id: o{k}, name: O, party: a}}\n" for k in range(63))
    text = f"""
detente: 1
title: Many
parties: [{{id: a, name: A}}]
moves:
  options:
{options}  preferences: {{a: {{statements: [o1]}}}}
"""
    with pytest.raises(UserError, match=r"moves\.options are more than 62"):
        conflict(text)


def test_a_case_without_moves_is_told_plainly():
    with pytest.raises(UserError, match="The case has no moves"):
        conflict(CASE[: CASE.index("moves:")])


RECORDED = Path(__file__).parents[3] / "shared" / "data" / "conflicts"
recorded = pytest.mark.skipif(not RECORDED.is_dir(), reason="the recorded conflicts are not here")


def numbers(conflict: Conflict) -> dict[str, list[int]]:
    stability = solve(conflict)
    return {c: conflict.numbers[stability.equilibria(c)].tolist() for c in CONCEPTS}


@recorded
def test_elmira_comes_out_as_recorded():
    told = json.loads((RECORDED / "elmira_xu2007.json").read_text(encoding="utf-8"))
    found = graph(
        told["dms"],
        [[(a - 1, b - 1) for a, b in told["arcs"][name]] for name in told["dms"]],
        np.array([told["payoffs_ordinal"][name] for name in told["dms"]]),
    )
    assert numbers(found) == told["equilibria"]
    stability = solve(found)
    for k, name in enumerate(told["dms"]):
        for concept in CONCEPTS:
            held = found.numbers[stability.stable[concept][k]].tolist()
            assert held == told["individual_stability"][name][concept]


@recorded
@pytest.mark.parametrize("name", ["prisoners_dilemma", "chicken", "stag_hunt"])
def test_the_games_come_out_as_recorded(name):
    told = json.loads((RECORDED / "games_2x2.json").read_text(encoding="utf-8"))[name]
    states = told["states"]
    moves = [
        [
            (a, b)
            for a, one in enumerate(states)
            for b, other in enumerate(states)
            if one[1 - mover] == other[1 - mover] and one != other
        ]
        for mover in range(2)
    ]
    found = graph(["1", "2"], moves, np.array([told["payoff_DM1"], told["payoff_DM2"]]))
    wanted = {c: [1 + states.index(s) for s in told["computed_ref"][c]] for c in CONCEPTS}
    assert {c: sorted(s) for c, s in wanted.items()} == numbers(found)


@recorded
@pytest.mark.parametrize("place", range(6))
def test_the_korea_variants_come_out_as_recorded(place):
    told = json.loads((RECORDED / "north_korea_2017.json").read_text(encoding="utf-8"))
    variant = told["variants"][place]
    names = ["strike", "withdraw", "invade", "abandon"]

    def state(number: int) -> str:
        taken = [name for bit, name in enumerate(names) if number >> bit & 1]
        return f'"only({", ".join(taken)})"' if taken else "nothing"

    case = f"""
detente: 1
title: Korea
parties: [{{id: us, name: US}}, {{id: nk, name: NK}}]
moves:
  options:
    - {{id: strike, name: Strike, party: us, change: up}}
    - {{id: withdraw, name: Withdraw, party: us}}
    - {{id: invade, name: Invade, party: nk,
       change: {"up" if variant["invasion_irreversible"] else "both"}}}
    - {{id: abandon, name: Abandon, party: nk}}
  infeasible: [{{when: strike and withdraw}}]
  preferences:
    us: {{ranking: [{", ".join(map(state, variant["ranking_US"]))}]}}
    nk: {{ranking: [{", ".join(map(state, variant["ranking_NK"]))}]}}
"""
    found = conflict(case)
    assert found.numbers.tolist() == told["states"]
    assert numbers(found) == variant["computed_ref"]

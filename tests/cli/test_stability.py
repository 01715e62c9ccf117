"""What happens without agreement, on the terminal, and the worked cases."""

import json
from pathlib import Path

import pytest

from detente.case import load_case
from detente.case.classics import classic_names

from .run import run


@pytest.fixture
def korea(home: Path) -> Path:
    assert run("cases", "korea-2017", "-o", "korea.yaml").code == 0
    return home / "korea.yaml"


def test_the_worked_cases_are_listed_and_written(home: Path) -> None:
    listed = run("cases")
    assert (listed.code, listed.err) == (0, "")
    assert all(name in listed.out for name in classic_names())
    assert set(json.loads(run("cases", "--format", "json").out)) == set(classic_names())
    assert run("cases", "chicken").out.startswith("# Two drivers")
    assert json.loads(run("cases", "chicken", "-f", "json").out)["title"] == "Chicken"
    written = run("cases", "chicken", "-o", "game.yaml")
    assert "detente stability game.yaml" in written.out
    assert load_case(home / "game.yaml").title == "Chicken"
    run("cases", "chicken", "-o", "game.yaml").refused("game.yaml is there already")
    run("cases", "chickn").refused("No worked case is called chickn; did you mean chicken")
    assert run("cases", "-o", "game.yaml").code == 2


def test_it_says_whether_the_present_state_holds(korea: Path) -> None:
    result = run("stability", korea)
    assert (result.code, result.err) == (0, "")
    assert "state 0 (no option taken), would hold: nobody has a better move." in " ".join(
        result.out.split()
    )
    assert "States, the present one first" in result.out


def test_as_json_it_holds_everything(korea: Path) -> None:
    data = json.loads(run("stability", korea, "--format", "json").out)
    assert data["equilibria"]["seq"] == {"count": 3, "states": [0, 5, 10]}
    assert data["status_quo"] == 0
    assert data["told"][0]["number"] == 0
    told = {entry["number"]: entry for entry in data["told"]}[10]
    assert told["options"] == {"strike": "no", "withdraw": "yes", "invade": "no", "abandon": "yes"}
    assert told["stable"]["north-korea"] == ["sseq", "seq", "smr", "gmr"]
    north = told["reasons"][1]
    assert north["considered"][0]["answer"] == [{"by": "united-states", "to": 4}]
    assert data["coalitions"]
    assert data["moves"]["routes"]
    assert data["hypergame"] is data["robustness"] is None


def test_concepts_can_be_chosen(korea: Path) -> None:
    data = json.loads(
        run("stability", korea, "--concept", "sim", "--concept", "seq", "-f", "json").out
    )
    assert data["equilibria"]["sim"]["states"] == [0, 4, 5, 10]
    assert list(data["equilibria"]) == ["sim", "seq"]
    assert run("stability", korea, "--concept", "sim").code == 0
    run("stability", korea, "--concept", "nsh").refused("No concept of stability", "mean nash")


def test_strict_answers_deter_less(home: Path) -> None:
    case = """
detente: 1
title: A draw
parties: [{id: a, name: A}, {id: b, name: B}]
moves:
  options: [{id: push, name: Push, party: a}, {id: hit, name: Hit back, party: b}]
  preferences:
    a: {ranking: [push and not hit, anything]}
    b: {ranking: [push and hit, anything]}
"""
    (home / "draw.yaml").write_text(case, encoding="utf-8")
    weak, strict = (
        json.loads(run("stability", "draw.yaml", "-f", "json", *more).out)
        for more in ([], ["--strict"])
    )
    assert 0 in weak["equilibria"]["seq"]["states"]
    assert 0 not in strict["equilibria"]["seq"]["states"]


def test_a_state_is_explained_for_everybody(korea: Path) -> None:
    text = " ".join(run("stability", korea, "--state", "10").out.split())
    assert text.startswith("State 10 (Withdraw the troops and normalise relations; ")
    assert "North Korea would gain by choosing “Invade South Korea”" in text
    every = json.loads(run("stability", korea, "--state", "10", "-f", "json").out)
    assert [(one["decision_maker"], one["concept"]) for one in every] == [
        (maker, concept)
        for maker in ("united-states", "north-korea")
        for concept in ("nash", "gmr", "smr", "seq", "sseq")
    ]
    run("stability", korea, "--state", "3").refused("No feasible state has the number 3")


def test_orders_are_counted(korea: Path) -> None:
    asked = ("stability", korea, "--state", "0", "--orders-of")
    text = " ".join(run(*asked, "united-states").out.split())
    assert "159,667,200 of 479,001,600" in text
    data = json.loads(run(*asked, "united-states", "-f", "json").out)
    assert (data["nash"]["orders"], data["seq"]["orders"]) == (159_667_200, 279_417_600)
    run(*asked, "russia").refused("russia is no decision maker here")
    assert run("stability", korea, "--orders-of", "united-states").code == 2


def test_a_state_that_no_order_makes_last_is_told_plainly(korea: Path) -> None:
    # In state 4 the North would rather go back, whatever the United States prefers.
    run(
        "stability", korea, "--state", "4", "--concept", "nash", "--orders-of", "united-states"
    ).refused("state 4", "north-korea leaves it")


def test_the_orders_of_the_only_party_are_counted(home: Path) -> None:
    case = """
detente: 1
title: Alone
parties: [{id: a, name: "A\\e[31m"}]
moves:
  options: [{id: x, name: X, party: a}]
  preferences: {a: {statements: [x]}}
"""
    (home / "alone.yaml").write_text(case, encoding="utf-8")
    asked = ("stability", "alone.yaml", "--state", "1", "--orders-of", "a", "-f", "json")
    data = json.loads(run(*asked).out)
    assert {(answer["orders"], answer["total"]) for answer in data.values()} == {(1, 2)}
    shown = run("stability", "alone.yaml").out
    assert "\x1b" not in shown


def test_documents_without_moves_are_told_plainly(case: Path) -> None:
    run("stability", case).refused("The case has no moves")


def test_inferred_moves_are_reviewed_one_by_one(korea: Path, home: Path) -> None:
    text = korea.read_text(encoding="utf-8")
    mark = ", by: inferred, rule: step-is-option"
    korea.write_text(
        text.replace("party: united-states, change: up", f"party: united-states, change: up{mark}")
        .replace("when: strike and withdraw", "when: strike and withdraw, by: inferred, rule: r")
        .replace("status_quo: nothing", "status_quo: {value: nothing, by: inferred, rule: r}"),
        encoding="utf-8",
    )
    listed = json.loads(run("review", korea, "--format", "json").out)
    assert [entry["id"] for entry in listed] == [
        "moves.options[1]",
        "moves.infeasible[1]",
        "moves.status_quo",
    ]
    run("review", korea, "moves.options[1]", "--set", "value=1", "--reason", "no").refused("name")
    for entry, change in (
        ("moves.options[1]", ("--set", "name=Bomb")),
        ("moves.infeasible[1]", ("--set", "when=strike and not abandon")),
        ("moves.status_quo", ("--accept",)),
    ):
        assert run("review", korea, entry, *change, "--reason", "I looked").code == 0
    assert json.loads(run("review", korea, "--format", "json").out) == []
    moves = load_case(korea).moves
    assert moves is not None
    assert (moves.options[0].name, moves.options[0].by) == ("Bomb", "analyst")
    assert moves.infeasible[0].when == "strike and not abandon"

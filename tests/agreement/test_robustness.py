import random

import pytest

from detente.agreement import openings as module
from detente.agreement.robustness import robustness
from detente.case.model import Case
from detente.intervals import wilson
from detente.space.compile import compile_case
from detente.space.feasible import witness
from detente.space.model import meets
from detente.space.sample import draw


def widened(brute, seed):
    """Return a random case whose numbers have become ranges here and there."""
    data = brute.case_data(brute.random_problem(seed))
    r = random.Random(seed)
    for preferences in data["preferences"].values():
        for issue, weight in preferences["weights"].items():
            if r.random() < 0.7:
                preferences["weights"][issue] = [weight / 2, 2 * weight]
        for values in preferences["values"].values():
            for option, value in values.items():
                if r.random() < 0.5:
                    values[option] = [value / 2, value / 2 + 0.5]
    for party, value in data["reservation"].items():
        if value != "status-quo":
            data["reservation"][party] = [value / 2, value]
    return Case.model_validate(data)


@pytest.mark.parametrize("seed", range(25))
def test_shares_are_what_draws_one_by_one_give(brute, seed, monkeypatch):
    case = widened(brute, seed)
    space = compile_case(case)
    limits = space.constraints
    package = space.names(space.status_quo)
    way = tuple(c.id for c in limits[:2])
    result = robustness(
        case, draws=40, seed=seed, packages=[package], ways_out=[way], conflicts=[way]
    )
    spaces = [compile_case(case, numbers) for numbers in draw(case, 40, seed)]

    def opened(dropped):
        return sum(
            witness(s, [c for c in s.constraints if c.id not in dropped]) is not None
            for s in spaces
        )

    assert result.zone.hits == opened(())
    assert {o.constraints[0]: o.share.hits for o in result.without} == {
        c.id: opened({c.id}) for c in limits
    }
    assert [o.share.hits for o in result.ways_out] == [opened(way)]
    unmet = sum(witness(s, [c for c in s.constraints if c.id in way]) is None for s in spaces)
    assert [c.share.hits for c in result.conflicts] == [unmet]
    assert result.acceptability[0].share.hits == sum(
        all(meets(s, s.status_quo, c) for c in s.constraints) for s in spaces
    )
    monkeypatch.setattr(module, "ENUMERATED", 0)
    by_search = robustness(
        case, draws=40, seed=seed, packages=[package], ways_out=[way], conflicts=[way]
    )
    assert by_search.to_dict() == result.to_dict()


def split(low, high):
    """Two parties over one issue, where a deal needs the second's reservation below 0.5."""
    return Case.model_validate(
        {
            "detente": 1,
            "title": "Split",
            "parties": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
            "issues": [
                {
                    "id": "share",
                    "name": "Share",
                    "options": [{"id": o, "name": o} for o in ("all-a", "half", "all-b")],
                    "status_quo": "half",
                }
            ],
            "preferences": {
                "a": {
                    "weights": {"share": [1, 5]},
                    "values": {"share": {"all-a": 1, "half": 0.5, "all-b": 0}},
                },
                "b": {
                    "weights": {"share": 1},
                    "values": {"share": ["all-b", "half", "all-a"]},
                },
            },
            "reservation": {"a": 0.5, "b": [low, high]},
        }
    )


def test_what_matters_most_is_found():
    case = split(0.0, 0.6)
    result = robustness(case, draws=2000, seed=1)
    # With order sampling, b values a half at a uniform number; its reservation is on [0, 0.6].
    expected = 1 - 0.3
    assert result.zone.low <= expected <= result.zone.high
    assert {i.name for i in result.influence[:2]} == {"reservation:b", "value:b:share:half"}
    by_name = {i.name: i for i in result.influence}
    assert by_name["reservation:b"].direction == -1
    assert by_name["value:b:share:half"].direction == 1
    # The weight of the only issue cannot matter: it is normalised away.
    assert by_name["weight:a:share"].strength < 0.01


def test_nothing_matters_when_every_draw_agrees():
    always = robustness(split(0.0, 0.0), draws=200, seed=1)
    assert always.zone.share == always.zone.high == 1
    assert always.influence == ()
    assert "every draw" in always.influence_note
    never = robustness(
        Case.model_validate(
            split(0.0, 0.1).model_dump()
            | {"red_lines": [{"party": "a", "issue": "share", "options": ["all-a", "half"]}]}
        ),
        draws=200,
        seed=1,
    )
    assert never.zone.share == never.zone.low == 0
    assert "no draw" in never.influence_note
    assert never.without[0].constraints == ("reservation:a",)
    assert never.without[0].share.share == 1


def test_the_same_seed_gives_the_same_result(brute):
    case = widened(brute, 3)
    once, again = (robustness(case, draws=50, seed=4).to_dict() for _ in range(2))
    assert once == again


def test_wilson_interval():
    # Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662.
    share = wilson(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 10).low == 0
    assert wilson(10, 10).high == 1


def test_an_exact_case_has_nothing_that_varies(brute):
    case = Case.model_validate(brute.case_data(brute.random_problem(1)))
    result = robustness(case, draws=5, seed=0)
    assert result.zone.share in (0, 1)
    assert result.influence == ()
    assert "nothing varies" in result.influence_note

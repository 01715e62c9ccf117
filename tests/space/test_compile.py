import numpy as np
import pytest

from detente.errors import UserError
from detente.space.compile import compile_case
from detente.space.model import LinkageLimit, RedLineLimit
from detente.space.numbers import centroid_weights
from detente.space.sample import draw


def test_numbers_ranges_and_orders(build):
    space = compile_case(build())
    assert space.parties == ("north", "south")
    bridge, toll = space.worth
    np.testing.assert_allclose(bridge, [[0, 0.375, 0.75], [0, 0.25, 0.25]])
    np.testing.assert_allclose(toll, [[0.0625, 0.1875], [0.75, 0]])
    # No entry: what the status quo on every issue is worth.
    np.testing.assert_allclose(space.reservation, [0.0625, 0.75])


def test_rank_order_centroids():
    # Barron and Barrett (1996), table for four attributes.
    weights = centroid_weights(("a", "b", "c", "d"))
    assert [round(w, 4) for w in weights.values()] == [0.5208, 0.2708, 0.1458, 0.0625]
    tied = centroid_weights(("a", ("b", "c")))
    assert tied["b"] == tied["c"]
    assert sum(tied.values()) == pytest.approx(1)


def test_given_reservation_values(build):
    space = compile_case(
        build(reservation={"north": [0.2, 0.4], "south": {"value": 0.5, "because": ["s1"]}})
    )
    np.testing.assert_allclose(space.reservation, [0.3, 0.5])
    assert space.constraints[1].because == ("s1",)


def test_constraints_have_stable_ids_and_subjects_none(build):
    space = compile_case(
        build(
            red_lines=[
                {"party": "north", "issue": "bridge", "options": ["none"], "because": ["x"]},
                {"party": "ferry", "issue": "bridge", "options": ["wide"]},
                {"party": "north", "issue": "bridge", "options": ["narrow"]},
            ],
            linkages=[
                {
                    "party": "south",
                    "when": {"issue": "toll", "options": ["paid"]},
                    "requires": {"issue": "bridge", "options": ["narrow", "wide"]},
                }
            ],
        )
    )
    assert [c.id for c in space.constraints] == [
        "reservation:north",
        "reservation:south",
        "red-line:north:bridge",
        "red-line:north:bridge:2",
        "linkage:south:1",
    ]
    line, linkage = space.constraints[2], space.constraints[4]
    assert isinstance(line, RedLineLimit)
    assert line.mask == (True, False, False)
    assert line.because == ("x",)
    assert isinstance(linkage, LinkageLimit)
    assert linkage.when_mask == (False, True)
    assert linkage.requires_mask == (False, True, True)


def test_status_quo_reservation_follows_the_draw(build):
    case = build(reservation={"north": "status-quo", "south": 0.5})
    for numbers in draw(case, 20, seed=1):
        space = compile_case(case, numbers)
        assert space.reservation[0] == pytest.approx(space.utilities(space.status_quo)[0])
        assert space.reservation[1] == 0.5
        highest = sum(worth[0].max() for worth in space.worth)
        assert highest <= 1 + 1e-12


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issues": []}, "no issues"),
        ({"preferences": {}}, "at least two parties"),
        (
            {"red_lines": [{"party": "north", "issue": "moon", "options": ["x"]}]},
            'names issue "moon"',
        ),
        (
            {"red_lines": [{"party": "north", "issue": "toll", "options": ["x"]}]},
            'names option "x"',
        ),
    ],
)
def test_unusable_cases_say_what_is_wrong(build, changes, words):
    with pytest.raises(UserError, match=words):
        compile_case(build(**changes))


def test_missing_value_names_party_issue_and_option(build):
    preferences = build().model_dump()["preferences"]
    del preferences["south"]["values"]["toll"]["paid"]
    with pytest.raises(UserError, match=r'"south" weighs issue "toll".*option "paid"'):
        compile_case(build(preferences=preferences))
    preferences["south"]["values"]["toll"]["paid"] = 0
    preferences["north"]["weights"] = {"bridge": 0}
    with pytest.raises(UserError, match='"north" gives no weight'):
        compile_case(build(preferences=preferences))


def test_unknown_status_quo(build):
    issues = build().model_dump()["issues"]
    issues[0]["status_quo"] = "tunnel"
    with pytest.raises(UserError, match='"bridge" has status quo "tunnel"'):
        compile_case(build(issues=issues))

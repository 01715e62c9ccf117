import json

import pytest

from detente.agreement import SOLUTIONS, analyse
from detente.agreement import analysis as module
from detente.agreement.deadlock import deadlock
from detente.agreement.nash import nash
from detente.agreement.ways_out import way_out, ways_out
from detente.case.model import Case
from detente.errors import UserError
from detente.space.compile import compile_case
from detente.space.frontier import frontier


def membership(**changes):
    """A door that one side wants shut and the other open, and arms that both could limit."""
    data = {
        "detente": 1,
        "title": "Door and arms",
        "parties": [
            {"id": "east", "name": "East"},
            {"id": "west", "name": "West"},
            {"id": "between", "name": "Between", "role": "subject"},
        ],
        "issues": [
            {
                "id": "door",
                "name": "Door",
                "options": [{"id": o, "name": o} for o in ("open", "pause", "shut")],
                "status_quo": "open",
            },
            {
                "id": "arms",
                "name": "Arms",
                "options": [{"id": o, "name": o} for o in ("as-now", "limits")],
                "status_quo": "as-now",
            },
        ],
        "preferences": {
            "east": {
                "weights": {"door": [2, 4], "arms": 1},
                "values": {"door": ["shut", "pause", "open"], "arms": ["limits", "as-now"]},
            },
            "west": {
                "weights": {"door": 2, "arms": [1, 3]},
                "values": {"door": ["open", "pause", "shut"], "arms": ["limits", "as-now"]},
            },
        },
        "red_lines": [
            {"party": "west", "issue": "door", "options": ["shut"], "because": ["w1"]},
            {"party": "east", "issue": "door", "options": ["open"]},
        ],
        "linkages": [
            {
                "party": "east",
                "when": {"issue": "arms", "options": ["limits"]},
                "requires": {"issue": "door", "options": ["shut"]},
            }
        ],
    }
    return Case.model_validate(data | changes)


def test_a_deadlock_is_explained():
    found = analyse(membership(), draws=200, seed=1)
    assert not found.zone.exists
    assert found.zone.count == 0
    assert found.solutions == {}
    assert len(found.frontier) == 0
    # Limits need the door shut, which west refuses; a pause alone leaves west short.
    assert found.deadlock.conflicts == (
        ("reservation:west", "red-line:west:door", "red-line:east:door", "linkage:east:1"),
    )
    ways = {way.constraints: way for way in found.ways_out.ways}
    linkage = ways[("linkage:east:1",)]
    assert linkage.best.package == {"door": "pause", "arms": "limits"}
    assert linkage.concessions[0].lacking == "door"
    assert linkage.best.gains["west"] == pytest.approx(0.25)
    short = ways[("reservation:west",)]
    assert short.best.package == {"door": "pause", "arms": "as-now"}
    assert short.shortfall == pytest.approx(0.25)
    assert ways[("red-line:east:door",)].concessions[0].option == "open"
    assert found.shortfall.kept.gap == pytest.approx(0.25)
    assert found.shortfall.ignored.gap < 0


def test_a_zone_is_described():
    found = analyse(membership(linkages=[]), draws=200, seed=1)
    assert found.zone.exists
    assert found.zone.options == {"door": ("pause",), "arms": ("limits",)}
    assert found.deadlock is found.ways_out is found.shortfall is None
    assert set(found.solutions) == set(SOLUTIONS)
    for solution in found.solutions.values():
        assert [o.package for o in solution.packages] == [{"door": "pause", "arms": "limits"}]
    assert found.robustness.acceptability[0].package == {"door": "pause", "arms": "limits"}


@pytest.mark.parametrize("changes", [{}, {"linkages": []}])
def test_plain_data_is_json_and_names_its_ground(changes):
    found = analyse(membership(**changes), draws=50, seed=0)
    data = found.to_dict()
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    parts = [data["zone"], data["robustness"], *data["solutions"].values()]
    parts += [data[k] for k in ("deadlock", "ways_out", "shortfall") if data[k] is not None]
    for part in parts:
        assert part["method"]
        assert part["assumptions"]
        assert part["citations"]
        assert isinstance(part["parameters"], dict)
    assert data["constraints"][2]["because"] == ["w1"]
    assert analyse(membership(**changes), draws=50, seed=0).to_dict() == data


def test_no_draws_no_robustness():
    assert analyse(membership(), draws=0).robustness is None


def test_a_party_without_preferences_keeps_its_red_lines():
    island = {"id": "island", "name": "Island"}
    parties = [*membership().model_dump()["parties"], island]
    line = {"party": "island", "issue": "arms", "options": ["limits"]}
    found = analyse(membership(parties=parties, red_lines=[line], linkages=[]), draws=20)
    assert "island" in found.notices[0]
    assert "limits" not in found.zone.options["arms"]


@pytest.mark.parametrize("changes", [{"issues": []}, {"preferences": {}}])
def test_nothing_to_analyse(changes):
    with pytest.raises(UserError):
        analyse(membership(**changes))


def test_solutions_refuse_an_empty_or_cut_frontier():
    space = compile_case(membership())
    with pytest.raises(UserError, match="No package is acceptable"):
        nash(frontier(space))
    with pytest.raises(UserError, match="too large to list"):
        nash(frontier(space, (), limit=1))
    with pytest.raises(UserError, match="opens no package"):
        way_out(space, [])


def test_what_cannot_be_listed_becomes_a_notice(monkeypatch):
    monkeypatch.setattr(module, "frontier", lambda space: frontier(space, (), limit=1))
    found = analyse(membership(linkages=[]), draws=0)
    monkeypatch.undo()
    listed = analyse(membership(linkages=[]), draws=0)
    assert found.zone.exists
    assert "too large to list" in found.notices[0]
    assert "to within" in found.notices[1]
    assert len(found.frontier) == len(listed.frontier)
    for name, solution in listed.solutions.items():
        assert found.solutions[name].packages == solution.packages


def test_a_search_that_stops_says_so():
    part = deadlock(compile_case(membership()), first=1)
    assert not part.complete
    assert "there may be more" in part.notice
    assert len(part.conflicts) == len(part.ways_out) == 1


def test_a_frontier_behind_a_way_out_that_does_not_fit_becomes_a_notice(monkeypatch):
    monkeypatch.setattr(module, "ways_out", lambda space, sets: ways_out(space, sets, limit=1))
    monkeypatch.setattr("detente.agreement.unlisted.SECONDS", 1e-9)
    found = analyse(membership(), draws=10)
    assert found.ways_out is None
    assert found.deadlock.ways_out
    assert "was not found in time" in found.notices[0]
    assert found.robustness.ways_out == ()


def test_more_ties_than_can_be_listed_are_counted():
    issues = list(membership().model_dump()["issues"])
    for n in range(5):
        options = [{"id": f"o{o}", "name": str(o)} for o in range(5)]
        issues.append({"id": f"e{n}", "name": "Extra", "options": options, "status_quo": "o0"})
    found = analyse(membership(issues=issues, linkages=[]), draws=0)
    solution = found.solutions["nash"]
    assert solution.total == found.zone.count == 5**5
    assert len(solution.packages) == 1000
    assert solution.notes == ("3,125 packages tie; 1,000 of them are listed.",)


def test_when_not_all_can_gain_nash_says_so():
    """West can gain nothing when its only weight is on a door that stays open."""
    preferences = membership().model_dump()["preferences"]
    preferences["west"]["weights"] = {"door": 1}
    red_lines = [{"party": "west", "issue": "door", "options": ["pause", "shut"]}]
    found = analyse(membership(preferences=preferences, red_lines=red_lines, linkages=[]), draws=0)
    assert "1 of 2 parties" in found.solutions["nash"].notes[0]
    for solution in found.solutions.values():
        assert [o.package for o in solution.packages] == [{"door": "open", "arms": "limits"}]

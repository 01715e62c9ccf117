"""Ranges of other programs are scales here, and scales are ranges there where that holds them."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import Case, check, dump_case, loads_case
from detente.case.sourced import SourcedCurve
from detente.errors import UserError
from detente.interop import export_files, import_case
from detente.interop.corners import corners
from detente.space.compile import compile_case

from .scenarios import NEGMAS, lay


def scaled(scale: dict[str, object], north: list[object], south: list[object]) -> Case:
    case = Case.model_validate(
        {
            "detente": 1,
            "title": "Troops",
            "parties": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            "issues": [
                {"id": "troops", "name": "Troops", "scale": scale, "status_quo": scale["low"]},
                {
                    "id": "watch",
                    "name": "Watch",
                    "options": [{"id": "none", "name": "none"}, {"id": "some", "name": "some"}],
                    "status_quo": "none",
                },
            ],
            "preferences": {
                party: {
                    "weights": {"troops": 0.75, "watch": 0.25},
                    "values": {"troops": curve, "watch": {"none": 0, "some": 1}},
                }
                for party, curve in (("north", north), ("south", south))
            },
            "reservation": {"north": 0.25, "south": 0.125},
        }
    )
    assert check(case) == []
    return case


def read_back(case: Case, to: str, place: Path) -> tuple[Case, tuple[str, ...]]:
    written = export_files(case, Path("talks"), to)
    again, _ = import_case(lay(place, written.files), ["north", "south"])
    assert check(again) == []
    return again, written.left_out


def same(case: Case, again: Case) -> None:
    before, after = compile_case(case), compile_case(again)
    for one, other in zip(before.worth, after.worth, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-9)
    np.testing.assert_allclose(before.reservation, after.reservation)


@pytest.mark.parametrize("to", ["genius", "negmas"])
@pytest.mark.parametrize(
    ("low", "high", "step"), [(-3, 20, 1), (0, 1, None), (-2.5, 100, 0.5)], ids=str
)
def test_straight_lines_stay_scales(
    to: str, low: float, high: float, step: float | None, tmp_path: Path
) -> None:
    scale = {"low": low, "high": high} | ({} if step is None else {"step": step})
    case = scaled(scale, [[low, 0], [high, 1]], [[low, 1], [high, 0.25]])
    again, said = read_back(case, to, tmp_path)
    kept, read = case.issues[0].scale, again.issues[0].scale
    assert kept is not None
    # Steps that are neither whole nor the usual ones are lost in a range.
    assert (read is None) == (step == 0.5)
    if read is not None:
        assert read.levels() == kept.levels()
        assert not any("becomes a list" in sentence for sentence in said)
        curve = again.preferences["north"].values["troops"]
        assert isinstance(curve, SourcedCurve)
        assert [point.level for point in curve.value] == [low, high]
    same(case, again)


@pytest.mark.parametrize("to", ["genius", "negmas"])
def test_a_line_that_bends_is_written_level_by_level(to: str, tmp_path: Path) -> None:
    scale = {"low": 0, "high": 10, "step": 1, "unit": "men"}
    case = scaled(scale, [[0, 0], [4, 0.5], [10, 1]], [[0, 1], [10, 0]])
    again, said = read_back(case, to, tmp_path)
    if to == "genius":
        assert again.issues[0].scale is None
        assert "The scale of Troops becomes a list of 11 options." in said
    else:
        curve = again.preferences["north"].values["troops"]
        assert isinstance(curve, SourcedCurve)
        assert [tuple(point) for point in curve.value] == [(0, 0), (4, 0.5), (10, 1)]
        assert "The unit of Troops is left out." in said
    same(case, again)


@pytest.mark.parametrize("to", ["genius", "negmas", None])
def test_what_no_format_holds_is_named(to: str | None) -> None:
    data = scaled({"low": 0, "high": 10, "step": 1}, [[0, 0], [10, 1]], [[0, 1], [10, 0]])
    plain = dump_case(data)
    told = plain.replace(
        "preferences:\n  north:\n",
        "preferences:\n  north:\n    weight_orders: [[troops, watch]]\n"
        "    together: [{options: {troops: ['0'], watch: [none]}, value: 0.5}]\n",
    )
    assert told != plain
    case = loads_case(told.replace("[10.0, 1.0]", "[10, [0.5, 1]]"))
    written = export_files(case, Path("positions.csv"), to)
    said = " ".join(written.left_out)
    assert "North: orders that stand beside numbers are left out." in said
    assert "North: what it is worth that options come together is left out." in said
    assert "become their middles" in said
    if to is None:
        assert "The scale of Troops becomes a list of 11 options." in said


GENIUS = """<utility_space>
<objective name="Harbour" type="objective">
<issue index="1" name="Fee" type="integer"><range lowerbound="10" upperbound="14"/>
<evaluator ftype="linear" slope="SLOPE" offset="0.5"/></issue>
<issue index="2" name="Depth" type="real"><range lowerbound="0" upperbound="2"/>
<evaluator ftype="linear" parameter0="1" parameter1="-0.5"/></issue>
<weight index="1" value="0.5"/><weight index="2" value="0.5"/>
</objective></utility_space>
"""


def test_ranges_of_genius(tmp_path: Path) -> None:
    files = {"a.xml": GENIUS.replace("SLOPE", "0.25"), "b.xml": GENIUS.replace("SLOPE", "-0.125")}
    case, _ = import_case(lay(tmp_path, files))
    assert [o.name for o in case.issues[0].options] == ["10", "11", "12", "13", "14"]
    space = compile_case(case)
    # Whole numbers count from the lower end, and values are cut off at 1.
    np.testing.assert_allclose(space.worth[0][0], [0.25, 0.375, 0.5, 0.5, 0.5])
    np.testing.assert_allclose(space.worth[0][1], [0.25, 0.1875, 0.125, 0.0625, 0])
    np.testing.assert_allclose(space.worth[1][0], 0.5 * np.linspace(1, 0, 201))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('upperbound="14"', 'upperbound="1e4"', "more than 1,000 whole numbers"),
        ('upperbound="14"', 'upperbound="10"', "has a range that cannot be cut into steps"),
        ('upperbound="14"', "", "upperbound"),
        ('ftype="linear" parameter0', 'ftype="triangular" parameter0', "is triangular, and only"),
        ('<evaluator ftype="linear" slope="0.25" offset="0.5"/>', "", "needs one evaluator"),
        ('slope="0.25"', 'slope="steep"', "slope"),
    ],
)
def test_ranges_of_genius_that_are_wrong(old: str, new: str, message: str, tmp_path: Path) -> None:
    sound = GENIUS.replace("SLOPE", "0.25")
    assert old in sound
    lay(tmp_path, {"a.xml": sound.replace(old, new), "b.xml": sound.replace(old, new)})
    with pytest.raises(UserError, match=r"a\.xml line \d") as told:
        import_case(tmp_path)
    assert message in str(told.value)


def test_a_continuous_issue_of_negmas(tmp_path: Path) -> None:
    domain = NEGMAS["domain.yml"].replace("ContiguousIssue", "ContinuousIssue")
    lines = "- {type: AffineFun, slope: 0.5, bias: -5.0}"
    hill = NEGMAS["hill.yml"]
    start, end = hill.index("- type: TableFun\n  mapping"), hill.index("weights:")
    files = {**NEGMAS, "domain.yml": domain, "hill.yml": f"{hill[:start]}{lines}\n{hill[end:]}"}
    case, _ = import_case(lay(tmp_path, files))
    scale = case.issues[1].scale
    assert scale is not None
    assert (scale.low, scale.high, scale.size) == (10, 12, 0.01)
    np.testing.assert_allclose(compile_case(case).worth[1][0], 0.25 * np.linspace(0, 1, 201))


def test_numbers_of_geniusweb_may_be_written_in_several_ways(tmp_path: Path) -> None:
    domain = {"name": "H", "issuesValues": {"Quay": {"range": ["0.5", "1.50", "0.25"]}}}
    table = {"valueUtilities": {"0.50": 1, "0.75": 0.5, "1": 0.25}}
    profile = {
        "issueUtilities": {"Quay": {"discreteutils": table}},
        "issueWeights": {"Quay": 1},
        "domain": domain,
        "reservationBid": {"issuevalues": {"Quay": "1.00"}},
    }
    text = json.dumps({"LinearAdditiveUtilitySpace": profile})
    case, _ = import_case(lay(tmp_path, {"a.json": text, "b.json": text}))
    np.testing.assert_allclose(compile_case(case).worth[0][0], [1, 0.5, 0.25, 0, 0])
    assert case.reservation["a"].value == 0.25


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_lines_through_corners_meet_every_value(row: list[float]) -> None:
    places = corners(row)
    assert places[0] == 0
    assert places[-1] == len(row) - 1
    drawn = np.interp(range(len(row)), places, [row[at] for at in places])
    np.testing.assert_allclose(drawn, row, atol=1e-9)

"""Real scenarios by others: each that is well-formed is read and solved, the others are refused."""

import itertools
import math
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from detente.agreement.analysis import analyse
from detente.case import check
from detente.errors import UserError
from detente.interop import import_case
from detente.space.compile import compile_case

SCENARIOS = Path(__file__).parents[3] / "shared" / "data" / "scenarios"
pytestmark = pytest.mark.skipif(not SCENARIOS.is_dir(), reason="the shared scenarios are not here")

MALFORMED = {"y2014-10issues", "y2015-group4-zoning_plan"}
FOLDERS = sorted(SCENARIOS.glob("*/*"))
SOUND = [folder for folder in FOLDERS if folder.name not in MALFORMED]
ZIMBABWE = SCENARIOS / "genius" / "y2010-EnglandZimbabwe"


def profiles(folder: Path) -> list[str]:
    """Return the files that say what somebody wants, told from the domain by a plain look."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".xml", ".yml"))
    marks = ("<weight ", "weights:")
    return [p.name for p in files if any(mark in p.read_text("utf-8") for mark in marks)]


@pytest.mark.parametrize("folder", SOUND, ids=lambda folder: folder.name)
def test_each_sound_scenario_is_read_and_solved(folder: Path) -> None:
    names = profiles(folder)
    assert len(names) >= 2
    # Each profile once, with its neighbour.
    for pair in zip(names[::2] + names[-1:], names[1::2] + names[:1], strict=False):
        case, _ = import_case(folder, pair)
        assert check(case) == []
        space = compile_case(case)
        assert ((space.reservation >= 0) & (space.reservation <= 1)).all()
        best = sum(worth.max(axis=1) for worth in space.worth)
        assert best == pytest.approx([1, 1])
        result = analyse(case, draws=0)
        assert result.zone.exists or result.ways_out is not None


@pytest.mark.parametrize("folder", SOUND, ids=lambda folder: folder.name)
def test_the_user_chooses_where_there_is_a_choice(folder: Path) -> None:
    names = profiles(folder)
    if len(names) == 2:
        assert import_case(folder) == import_case(folder, names)
        return
    with pytest.raises(UserError, match="choose with --profile") as told:
        import_case(folder)
    assert all(name in str(told.value) for name in names)


def test_three_parties_at_a_table() -> None:
    case, _ = import_case(SCENARIOS / "negmas" / "anac2018-IQSon", ["util1", "util2", "util3"])
    result = analyse(case, draws=0)
    assert len(result.space.parties) == 3
    assert set(result.solutions) == {"nash", "kalai-smorodinsky", "egalitarian", "utilitarian"}


@pytest.mark.parametrize(
    ("folder", "chosen", "words"),
    [
        ("y2015-group4-zoning_plan", (), "Group4.xml line 11 cannot be read as XML"),
        ("y2015-group4-zoning_plan", ("Group4_util1", "Group4_util2"), "Group4_util1.xml line 10"),
        ("y2014-10issues", (), "profile-2.xml line 3 cannot be read as XML"),
        ("y2014-10issues", ("profile-1", "profile-2"), "profile-1.xml line 3 cannot be read"),
    ],
)
def test_a_malformed_file_is_named_with_the_place(
    folder: str, chosen: tuple[str, ...], words: str
) -> None:
    with pytest.raises(UserError) as told:
        import_case(SCENARIOS / "genius" / folder, chosen)
    assert words in str(told.value)


def utility(profile: Path, package: tuple[str, ...]) -> float:
    """Return what a package is worth by Genius's rule, from the file and nothing else."""
    objective = ET.parse(profile).getroot().find("objective")
    weights = {w.get("index"): float(w.get("value")) for w in objective.findall("weight")}
    worth = 0.0
    for issue, option in zip(objective.findall("issue"), package, strict=True):
        told = {i.get("value"): float(i.get("evaluation")) for i in issue.findall("item")}
        worth += weights[issue.get("index")] * told[option] / max(told.values())
    return worth


def test_england_and_zimbabwe_package_by_package() -> None:
    domain = ET.parse(ZIMBABWE / "EnglandZimbabwe_domain.xml").getroot()
    options = [[i.get("value") for i in issue] for issue in domain.iter("issue")]
    packages = list(itertools.product(*options))
    case, _ = import_case(ZIMBABWE, ["England.xml", "Zimbabwe.xml"])
    space = compile_case(case)
    assert space.size == len(packages) == 576
    assert [party.name for party in case.parties] == ["England", "Zimbabwe"]
    assert [[o.name for o in issue.options] for issue in case.issues] == options
    for row, name in enumerate(("England.xml", "Zimbabwe.xml")):
        expected = [utility(ZIMBABWE / name, package) for package in packages]
        found = [
            float(space.utilities(tuple(place))[row])
            for place in itertools.product(*(range(len(told)) for told in options))
        ]
        assert found == pytest.approx(expected, abs=1e-9)
        assert max(found) == pytest.approx(1)
    nash = analyse(case, draws=0).solutions["nash"].packages[0].package
    best = max(
        math.prod(utility(ZIMBABWE / name, p) for name in ("England.xml", "Zimbabwe.xml"))
        for p in packages
    )
    chosen = tuple(
        next(o.name for o in issue.options if o.id == nash[issue.id]) for issue in case.issues
    )
    product = math.prod(utility(ZIMBABWE / n, chosen) for n in ("England.xml", "Zimbabwe.xml"))
    assert product == pytest.approx(best)


def test_ampo_and_city_have_their_names_and_their_size() -> None:
    case, said = import_case(SCENARIOS / "genius" / "other-AMPOvsCity")
    assert [party.name for party in case.parties] == ["AMPO", "City"]
    assert compile_case(case).size == 1_944_000
    assert any("has an option twice; as in Genius the last counts" in one for one in said)
    salary = case.preferences["ampo"].values["increase-in-starting-salaries"]
    assert salary["option-0"].value == 0.08

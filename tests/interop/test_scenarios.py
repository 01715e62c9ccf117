"""What becomes of the files of a scenario, and what is said where they make no sense."""

import json
from pathlib import Path

import pytest

from detente.case import Case, loads_case
from detente.case.sourced import SourcedCurve
from detente.errors import UserError
from detente.interop import export_files, import_case, import_scenario
from detente.space.numbers import value_middles

from .scenarios import GENIUS, GENIUSWEB, NEGMAS, POSITIONS, SAMPLES, lay


def numbers(case: Case, party: str) -> tuple[list[float], list[list[float]], object]:
    wants = case.preferences[party]
    return (
        [weight.value for weight in wants.weights.values()],
        [
            list(value_middles(wants, issue).values())
            if isinstance(values := wants.values[issue.id], SourcedCurve)
            else [value.value for value in values.values()]
            for issue in case.issues
            if issue.id in wants.values
        ],
        case.reservation[party].value,
    )


def read(folder: Path, files: dict[str, str]) -> tuple[Case, tuple[str, ...]]:
    lay(folder, files)
    return import_case(folder / "harbour.csv" if "harbour.csv" in files else folder)


def test_genius(tmp_path: Path) -> None:
    case, said = read(tmp_path, GENIUS)
    assert case.title == "Harbour"
    assert [party.name for party in case.parties] == ["The Bay", "hill"]
    assert [[o.name for o in i.options] for i in case.issues] == [
        ["low", "high"], ["10 < m", "20 m", "none"],
    ]  # fmt: skip
    assert numbers(case, "bay") == ([0.75, 0.25], [[0.25, 1], [0.25, 1, 0]], 0.25)
    assert numbers(case, "hill") == ([0.5, 0.5], [[1, 0.5], [0.5, 1, 0]], 0)
    assert said[:2] == (
        "The Bay: The discount factor 0.9 is left out: a case has no clock.",
        "hill: The file names no reservation value: 0 stands for it.",
    )
    assert "no status quo" in said[2]


def test_geniusweb(tmp_path: Path) -> None:
    case, said = read(tmp_path, GENIUSWEB)
    assert [[o.name for o in i.options] for i in case.issues] == [
        ["low", "high"], ["10", "15", "20"],
    ]  # fmt: skip
    weights, values, least = numbers(case, "bay")
    assert (weights, values) == ([0.75, 0.25], [[0.2, 1], [0, 0.5, 1]])
    assert least == pytest.approx(0.75 * 0.2 + 0.25 * 0.5)
    assert numbers(case, "hill") == ([0.75, 0.25], [[1, 0], [1, 0.5, 0]], 0)
    assert said[0].startswith("Hill: The file names no reservation bid")
    # A profile tells of its domain, so that two do without a file for it.
    again, said = import_scenario([tmp_path / "bay.json", tmp_path / "hill.json"])
    assert again == case
    assert "There is no domain file: the issues of bay.json stand." in said


def test_negmas(tmp_path: Path) -> None:
    case, said = read(tmp_path, NEGMAS)
    assert [[o.name for o in i.options] for i in case.issues] == [
        ["low", "high"], ["10", "11", "12"],
    ]  # fmt: skip
    assert numbers(case, "bay") == ([0.75, 0.25], [[0.2, 1], [0, 0.5, 1]], 0.25)
    assert numbers(case, "hill") == ([0.5, 0.5], [[1, 0], [1, 0.5, 0]], 0)
    assert said[0] == (
        "Hill: The reservation value -inf is below what any package is worth: 0 stands for it."
    )


def test_negmas_on_another_scale_keeps_what_is_preferred(tmp_path: Path) -> None:
    files = dict(NEGMAS)
    files["bay.yml"] = (
        files["bay.yml"].replace("{low: 0.2, high: 1.0}", "{low: -20, high: 20}")
        .replace("[0.75, 0.25]", "[1, 4]").replace("0.25\nvalues", "-8.5\nvalues")
    )  # fmt: skip
    case, said = read(tmp_path, files)
    weights, values, least = numbers(case, "bay")
    assert [w / sum(weights) for w in weights] == pytest.approx([40 / 44, 4 / 44])
    assert values == [[0, 1], [0, 0.5, 1]]
    assert least == pytest.approx((-8.5 + 20) / 44)
    assert "Bay: Values outside 0 to 1 are put on that scale, with weights to match." in said


def test_positions(tmp_path: Path) -> None:
    case, said = read(tmp_path, POSITIONS)
    assert said == ("The column mood is not known and is left out.",)
    assert [issue.status_quo for issue in case.issues] == ["low", "20-m"]
    assert numbers(case, "bay") == ([3, (1, 2)], [[0, 1], [(0.5, 0.75), 1]], (0.2, 0.4))
    assert numbers(case, "hill") == ([1], [[1, 0]], "status-quo")


def test_positions_of_few_words_and_of_another_country(tmp_path: Path) -> None:
    text = "\ufeffOption;Party;Issue;Value\nlow;Bay;Fee;0,25\nhigh;Bay;Fee;1\n"
    case, said = read(tmp_path, {"harbour.csv": text})
    assert numbers(case, "bay") == ([1], [[0.25, 1]], 0)
    assert said == (
        "There is no column weight: all issues weigh the same.",
        "The file names no status quo of Fee: the first option stands for it.",
        "Bay has no reservation value: 0 stands for it.",
    )


def test_positions_of_too_many_parties(tmp_path: Path) -> None:
    rows = "".join(f"{chr(0x4E00 + n)},Fee,low,1\n" for n in range(1_001))
    with pytest.raises(UserError, match="has 1,001 parties, but 1,000 are the most"):
        read(tmp_path, {"harbour.csv": f"party,issue,option,value\n{rows}"})


def test_names_that_look_like_formulas_are_made_harmless_and_come_back(tmp_path: Path) -> None:
    text = POSITIONS["harbour.csv"].replace("low", "'=cmd|x").replace("high", "-5 m")
    case, _ = read(tmp_path, {"harbour.csv": text})
    assert [o.name for o in case.issues[0].options] == ["=cmd|x", "-5 m"]
    (table,) = export_files(case, Path("x.csv")).files.values()
    assert ",'=cmd|x," in table
    assert ",'-5 m," in table
    assert read(tmp_path, {"harbour.csv": table})[0].issues == case.issues


XML = [
    (
        "bay.xml",
        'type="any"',
        'type="nonlinear"',
        "line 1: <utility_space> is a non-linear profile",
    ),
    ("bay.xml", "<weight", "<ufun/><weight", "<utility_space> is a non-linear profile"),
    ("bay.xml", '<weight index="1" value="0.75"/>', "", "line 3: <issue> Fee has no weight"),
    ("bay.xml", 'index="2" value="0.25"', 'index="1" value="1"', "of index 1 comes twice"),
    ("bay.xml", '"0.75"', '"much"', 'line 7: <weight> has value="much", which is no number'),
    ("bay.xml", '"0.75"', '"-1"', "line 7: <weight> is below 0"),
    ("bay.xml", 'evaluation="20"', 'evaluation="-2"', "line 4: <item> has an evaluation below 0"),
    ("bay.xml", ' evaluation="20"', "", "line 4: <item> has no evaluation"),
    ("bay.xml", 'value="high"', 'value="dear"', "Fee says nothing of the option high"),
    ("bay.xml", 'name="Quay"', 'name="Pier"', "Pier is no issue of the domain"),
    ("bay.xml", 'reservation value="0.25"', 'reservation value="1.5"', "no package is worth more"),
    ("domain.xml", '"low"', '""', "line 5: <item> has a value that is an empty text"),
    ("domain.xml", 'name="Fee" type="discrete"', 'name="Fee" type="real"', "Fee is real and lists"),
    ("domain.xml", '<item index="2" value="high"/>', "", "Fee has 1 option, but at least two"),
    ("domain.xml", 'name="Quay"', 'name="Fee"', "has the issue Fee twice"),
    ("domain.xml", "</issue>\n<issue", "<issue", "domain.xml line 8 cannot be read as XML"),
]
JSON = [
    ("bay.json", "LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace", "only LinearAdditive"),
    ("bay.json", '"Fee": 0.75', '"Toll": 0.75', "issueWeights has no Fee"),
    ("bay.json", '"low": 0.2', '"dear": 0.2', "names dear, which is no option of the domain"),
    ("bay.json", '"5"', '"4"', "is another domain than that of"),
    ("bay.json", '"highValue": 20', '"highValue": 1', "lowValue below its highValue"),
    ("bay.json", '"Fee": "low"', '"Fee": "dear"', "reservationBid.issuevalues.Fee is no option"),
    ("domain.json", '"5"', '"0"', "issuesValues.Quay.range should be [lowest, highest, step]"),
    ("domain.json", '"5"', '"0.001"', "runs over 10,001 values, but 1,000 are the most"),
]
YAML = [
    (
        "bay.yml",
        "LinearAdditiveUtilityFunction",
        "HyperRectangleUtilityFunction",
        "of the kind Hyp",
    ),
    ("bay.yml", "AffineFun", "QuadraticFun", "values[2] is of the kind QuadraticFun"),
    ("bay.yml", "[0.75, 0.25]", "[1]", "weights has 1 entries, but"),
    ("bay.yml", "low: 0.2", "dear: 0.2", "values[1].mapping names dear, no option of the domain"),
    ("bay.yml", "low: 0.2, ", "", "values[1].mapping says nothing of the option low"),
    ("bay.yml", "0.25\nvalues", ".nan\nvalues", "reserved_value is no number"),
    ("bay.yml", "0.25\nvalues", "1.25\nvalues", "no package is worth more than 1"),
    ("bay.yml", "[0.75, 0.25]", "[0, 0]", "gives no weight to any issue"),
    ("bay.yml", "[0.75, 0.25]", "[-1, 2]", "has a weight below 0"),
    (
        "domain.yml",
        "ContiguousIssue\n  values: [10, 12]",
        "ContinuousIssue\n  values: [12, 10]",
        "issues[2].values should be [low, high] of a range",
    ),
    ("domain.yml", "[10, 12]", "[10, 10000]", "should run over 2 to 1,000 whole numbers"),
    ("domain.yml", "[low, high]", "[low, *x]", "domain.yml line 4 uses the alias *x"),
]
CSV = [
    ("harbour.csv", "party,", "who,", "has no column party"),
    ("harbour.csv", "mood", "value", "has the column value twice"),
    ("harbour.csv", "Bay,Fee,high,1", "Bay,Fee,high,2", "line 3: the value should be a number fr"),
    ("harbour.csv", "0.5..0.75", "0.75..0.5", "line 4: the value should be a number from 0 to 1"),
    ("harbour.csv", "1..2", "-1", "line 4: the weight should be a number of 0 or more"),
    ("harbour.csv", "Hill,Fee,high", "Hill,Fee,low", "line 7 gives Hill a second value for low"),
    ("harbour.csv", "Fee,high,1,,", "Fee,high,1,4,", "line 3 gives Bay a second weight for Fee"),
    ("harbour.csv", "high,1,,,", "high,1,,0.3,", "line 3 gives Bay a second reservation value"),
    ("harbour.csv", "high,1,,,", "high,1,,,yes", "line 3 names a second status quo of Fee"),
    ("harbour.csv", "high,1,,,", "high,1,,,so", "line 3: status_quo should be yes or no"),
    ("harbour.csv", "Fee,high,1", "Fee,high,", "gives Bay no value for high of Fee"),
    ("harbour.csv", "low,1,1,", "low,1,0,", "gives Hill no weight above 0 for any issue"),
    ("harbour.csv", "Bay,Fee,low", ",Fee,low", "line 2: the party is an empty text"),
    ("harbour.csv", 'or so"', 'or so"x', "line 4 cannot be read as CSV"),
]


@pytest.mark.parametrize(
    ("form", "name", "old", "new", "words"),
    [
        (form, *entry)
        for form, told in zip(SAMPLES, (XML, JSON, YAML, CSV), strict=True)
        for entry in told
    ],
)
def test_what_makes_no_sense_is_named_with_its_place(
    form: str, name: str, old: str, new: str, words: str, tmp_path: Path
) -> None:
    assert old in SAMPLES[form][name]
    files = {**SAMPLES[form], name: SAMPLES[form][name].replace(old, new, 1)}
    lay(tmp_path, files)
    with pytest.raises(UserError) as told:
        import_case(tmp_path / "harbour.csv" if form == "positions" else tmp_path)
    assert words in str(told.value)
    assert name in str(told.value)


def test_how_profiles_are_chosen(tmp_path: Path) -> None:
    lay(tmp_path, {**GENIUS, "third.xml": GENIUS["hill.xml"], "pareto.xml": "0.1, 0.2"})
    with pytest.raises(UserError, match=r"3 profiles.*there: bay\.xml, hill\.xml, third\.xml\."):
        import_case(tmp_path)
    case, _ = import_case(tmp_path, ["third.xml", "bay"])
    assert [party.name for party in case.parties] == ["third", "The Bay"]
    domain, bay, hill = (tmp_path / name for name in GENIUS)
    assert import_scenario([domain, hill, bay])[0].parties[0].name == "hill"
    assert import_case(domain, ["bay.xml", "hill.xml"])[0].parties[1].name == "hill"
    for chosen, words in [
        (["bay", "bay.xml"], r"The profile bay.xml is chosen twice"),
        (["bay"], "needs a profile for each of two parties, and has 1"),
        (
            ["bay", "nobody"],
            "holds no profile nobody. Profiles there: bay.xml, hill.xml, third.xml",
        ),
        (["bay", "pareto"], r"pareto.xml line 1 cannot be read as XML"),
    ]:
        with pytest.raises(UserError, match=words):
            import_case(tmp_path, chosen)
    (tmp_path / "third.xml").unlink()
    assert any("pareto.xml line 1" in said for said in import_case(tmp_path)[1])


def test_folders_that_are_no_scenario(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no scenario"):
        import_case(tmp_path)
    lay(tmp_path, GENIUS)
    for name, words in [
        ("bay.xml", "is one file of a scenario"),
        ("domain.xml", "is one file of a scenario"),
    ]:
        with pytest.raises(UserError, match=words):
            import_case(tmp_path / name)
    with pytest.raises(UserError, match="is no part of a scenario"):
        import_scenario([tmp_path / "domain.xml", tmp_path / "notes.txt"])
    lay(tmp_path, {"other.xml": GENIUS["domain.xml"]})
    with pytest.raises(UserError, match="holds 2 domains"):
        import_case(tmp_path)
    lay(tmp_path, NEGMAS)
    with pytest.raises(UserError, match="mix the formats Genius and NegMAS"):
        import_case(tmp_path)
    with pytest.raises(UserError, match="holds no domain"):
        import_scenario([tmp_path / "bay.yml", tmp_path / "hill.yml"])
    web = lay(tmp_path / "web", {**GENIUSWEB, "specials.json": json.dumps({"size": 6})})
    assert "specials.json is no part of the scenario and is left out." in import_case(web)[1]
    with pytest.raises(UserError, match="is one file of a scenario"):
        import_case(web / "bay.json")


RICH = """\
detente: 1
title: Talks
parties:
  - {id: bay, name: Bay, kind: group}
  - {id: hill, name: Hill}
  - {id: moor, name: Moor, role: subject}
issues:
  - id: fee
    name: Fee
    also: [toll]
    status_quo: low
    options: [{id: low, name: Low, because: [speech]}, {id: high, name: High}]
  - {id: quay, name: Quay, status_quo: old, options: [{id: old, name: Old}, {id: new, name: New}]}
preferences:
  bay: {weights: {fee: [1, 2]}, values: {fee: {low: 0, high: 0.5}}}
  hill: {weights: [fee], values: {fee: [low, high]}}
red_lines: [{party: bay, issue: fee, options: [low]}]
linkages:
  - {party: hill, when: {issue: fee, options: [high]}, requires: {issue: quay, options: [new]}}
reservation: {bay: 0.25}
sources: [{id: speech, title: A speech}]
"""
BOTH = {
    "1 red line is left out.",
    "1 linkage is left out.",
    "1 source is left out.",
    "The other ids of issues are left out.",
    "Hill: orders of preference become numbers.",
    "What kind of party each is is left out.",
    "Who has no say or no preferences is left out: Moor.",
    "What values and names rest on, and who set them, is left out.",
}
SCENARIO = BOTH | {
    "Bay: ranges become their middles.",
    "The status quo of each issue is left out.",
    "Hill: no agreement is worth what the status quo is; the number that this makes now stands "
    "for it.",
}


def test_what_a_format_cannot_hold_is_named(tmp_path: Path) -> None:
    case = loads_case(RICH)
    negmas = export_files(case, tmp_path, "negmas")
    assert set(negmas.left_out) == SCENARIO
    assert list(negmas.files) == ["domain.yml", "bay.yml", "hill.yml"]
    genius = export_files(case, tmp_path, "genius")
    assert set(genius.left_out) == SCENARIO | {
        "Bay: the best option of each issue counts as 1 in Genius, and weights and the reservation "
        "value are changed to match."
    }
    again, _ = read(tmp_path, genius.files)
    assert numbers(again, "bay") == ([1, 0], [[0, 1], [0, 0]], 0.5)
    table = export_files(case, Path("x.csv"))
    assert set(table.left_out) == BOTH | {
        "The title is left out: the name of the file stands for it."
    }


def test_what_cannot_be_written() -> None:
    with pytest.raises(UserError, match="Bay would refuse every package"):
        export_files(loads_case(RICH.replace("bay: 0.25", "bay: 0.75")), Path("x"), "genius")
    with pytest.raises(UserError, match="gml is no format of scenarios: genius, negmas are"):
        export_files(loads_case(RICH), Path("x"), "gml")
    bare = loads_case("detente: 1\ntitle: T\nparties: [{id: a, name: A}]\n")
    with pytest.raises(UserError, match="so there is nothing to write"):
        export_files(bare, Path("x.csv"))

"""``import`` and ``export``: conflicts of other programs come in and go out."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import typer.main

from detente.case import load_case, loads_case
from detente.cli.main import app

from .run import run

CONFLICT: dict[str, Any] = {
    "options": [{"name": "Dredge", "permittedDirection": "fwd"}, {"name": "Strike"}],
    "decisionMakers": [
        {"name": "Harbour Board", "options": [0], "preferences": [[[1, "N"]], [[0, "Y"]]]},
        {"name": "Fishers", "options": [1], "preferences": ["2 IFF 1"], "mood": "bad"},
    ],
    "infeasibles": [],
}


@pytest.fixture
def saved(home: Path) -> Path:
    path = home / "harbour.json"
    path.write_text(json.dumps(CONFLICT), encoding="utf-8")
    return path


def test_import_prints_a_case_and_names_what_is_left_out(saved: Path) -> None:
    result = run("import", saved, "--title", "The harbour")
    assert result.code == 0
    assert result.err.splitlines() == [
        "harbour.json: decisionMakers[2].mood is not known and is left out.",
        "harbour.json: The file names no status quo: nothing taken stands for it.",
    ]
    case = loads_case(result.out)
    assert case.title == "The harbour"
    assert [party.id for party in case.parties] == ["harbour-board", "fishers"]
    data = json.loads(run("import", saved, "-f", "json", "--title", "The harbour").out)
    assert data["case"] == case.model_dump(mode="json")
    assert [f"harbour.json: {sentence}" for sentence in data["left_out"]] == result.err.splitlines()


def test_import_writes_a_case_and_never_over_one(saved: Path, home: Path) -> None:
    result = run("import", saved, "-o", "case.yaml")
    assert result.code == 0
    assert "case.yaml" in result.out
    assert run("check", "case.yaml").out == "case.yaml is sound.\n"
    before = (home / "case.yaml").read_bytes()
    run("import", saved, "-o", "case.yaml").refused("case.yaml is there already")
    run("import", saved, "-o", saved).refused("is among what is to be read")
    assert (home / "case.yaml").read_bytes() == before
    assert json.loads(saved.read_text(encoding="utf-8")) == CONFLICT


def test_the_ending_or_the_beginning_tells_the_format(saved: Path, home: Path) -> None:
    told = run("import", saved).out.split("\n", 1)[1]
    for name in ("harbour.GMCR", "harbour.txt", "harbour"):
        (home / name).write_bytes(b"\xef\xbb\xbf \n" + saved.read_bytes())
        assert run("import", name).out.split("\n", 1)[1] == told
    (home / "harbour.txt").write_text("[]", encoding="utf-8")
    run("import", "harbour.txt").refused("harbour.txt is of no format that is known", ".gmcr")
    run("import", "missing.json").refused("missing.json is no file")
    run("import", "missing").refused("missing is no file")
    (home / "empty").mkdir()
    run("import", "empty").refused("empty holds no scenario")
    saved.write_text("{\n]", encoding="utf-8")
    run("import", saved).refused("harbour.json line 2 cannot be read as JSON")


def test_a_hostile_name_of_a_file_stays_words(saved: Path, home: Path) -> None:
    name = "\x1b[31m\u202e\nx.json"
    saved.rename(home / name)
    result = run("import", name)
    assert result.code == 0
    assert all(line.isprintable() for line in (*result.err.splitlines(), *result.out.splitlines()))
    loads_case(result.out)


def test_export_writes_each_format(saved: Path, home: Path) -> None:
    assert run("import", saved, "-o", "case.yaml").code == 0
    for name in ("g.graphml", "g.dot", "g.gv", "copy.yaml"):
        result = run("export", "case.yaml", "-o", name)
        assert (result.code, result.err) == (0, "")
        assert name in result.out
    root = ET.parse(home / "g.graphml").getroot()
    assert sum(element.tag.endswith("}node") for element in root.iter()) == 4
    assert (home / "g.dot").read_text(encoding="utf-8").startswith("digraph")
    assert (home / "g.dot").read_bytes() == (home / "g.gv").read_bytes()
    assert load_case(home / "copy.yaml") == load_case(home / "case.yaml")
    # A graph can be made again, a case may have been worked on.
    data = json.loads(run("export", "case.yaml", "-o", "g.dot", "--format", "json").out)
    assert data == {"export": "g.dot"}
    run("export", "case.yaml", "-o", "copy.yaml").refused("copy.yaml is there already")


def test_what_cannot_be_exported_leaves_no_file(saved: Path, case: Path, home: Path) -> None:
    run("import", saved, "-o", "moves.yaml")
    run("export", case, "-o", "g.dot").refused("The case has no moves")
    run("export", "moves.yaml", "-o", "g.png").refused("g.png should end in one of .graphml, .dot")
    run("export", "moves.yaml", "-o", "moves.yaml").refused("is among what is to be read")
    run("export", "missing.yaml", "-o", "g.dot").refused("missing.yaml")
    assert sorted(path.name for path in home.iterdir()) == [
        "case.yaml", "harbour.json", "moves.yaml",
    ]  # fmt: skip


POSITIONS = """\
party,issue,option,value,weight,reservation,status_quo
Bay,Fee,low,0,1,0.1,yes
Bay,Fee,high,1,,,
Hill,Fee,low,1,1,0.2,
Hill,Fee,high,0.5,,,
"""


@pytest.mark.parametrize(("to", "ending"), [("genius", "xml"), ("negmas", "yml")])
def test_a_scenario_goes_out_and_comes_in(home: Path, to: str, ending: str) -> None:
    (home / "fees.csv").write_text(POSITIONS, encoding="utf-8")
    assert run("import", "fees.csv", "-o", "case.yaml").err == ""
    result = run("export", "case.yaml", "-o", "fees", "--to", to)
    assert result.code == 0
    assert result.err == "case.yaml: The status quo of each issue is left out.\n"
    files = sorted(path.name for path in (home / "fees").iterdir())
    assert files == [f"bay.{ending}", f"domain.{ending}", f"hill.{ending}"]
    again = run("import", "fees")
    assert "fees: A scenario names no status quo" in again.err
    case, before = loads_case(again.out), load_case(home / "case.yaml")
    assert case == before
    chosen = run("import", "fees", "--profile", f"hill.{ending}", "--profile", "bay")
    assert [party.id for party in loads_case(chosen.out).parties] == ["hill", "bay"]
    listed = run("import", *(f"fees/{name}" for name in (files[1], files[2], files[0])), "-o", "x")
    assert listed.code == 0
    assert [party.id for party in load_case(home / "x").parties] == ["hill", "bay"]
    run("import", "fees", "--profile", "moor").refused(
        f"no profile moor. Profiles there: bay.{ending}"
    )
    run("import", f"fees/bay.{ending}").refused("is one file of a scenario")
    run("export", "case.yaml", "-o", "fees", "--to", to).refused("fees holds files already")
    run("export", "case.yaml", "-o", "fees.csv/x", "--to", to).refused("cannot be made")
    data = json.loads(run("export", "case.yaml", "-o", "other", "--to", to, "-f", "json").out)
    assert data == {
        "export": "other", "left_out": ["The status quo of each issue is left out."],
    }  # fmt: skip


def test_positions_go_out_and_come_in(home: Path) -> None:
    (home / "fees.csv").write_text(POSITIONS, encoding="utf-8")
    run("import", "fees.csv", "-o", "case.yaml")
    result = run("export", "case.yaml", "-o", "again.csv")
    assert result.err.splitlines() == [
        "case.yaml: The title is left out: the name of the file stands for it."
    ]
    assert loads_case(run("import", "again.csv", "--title", "fees").out) == load_case(
        home / "case.yaml"
    )


@pytest.mark.parametrize("arguments", [("import",), ("export",), ("export", "case.yaml")])
def test_what_is_missing_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ["import", "export"])
def test_both_explain_themselves_as_the_other_commands_do(name: str) -> None:
    shown = run(name, "--help").out
    for words in (f"detente {name}", "Example", "--format", "--output"):
        assert words in shown
    assert f" {name} " in run("--help").out
    assert run(name, "--no-such-option").code == 2
    text = Path(__file__).parents[2] / "docs/reference/cli.md"
    section = re.search(
        rf"^## `detente {name}`\n(.*?)(?=^## )", text.read_text(encoding="utf-8"), re.M | re.S
    )[1]
    command = typer.main.get_command(app).commands[name]
    options = {name for p in command.params if p.param_type_name == "option" for name in p.opts}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)", section)) == options - {"-h", "--help"}
    assert {"import": "FILE...", "export": "CASE"}[name] in section


def test_export_of_events(home: Path) -> None:
    text = "Peru expelled two Chilean diplomats on Monday."
    (home / "a.txt").write_text(text, encoding="utf-8")
    result = run("export", "a.txt", "-o", "e.csv", "--to", "events", "--date", "2022-01-12")
    assert (result.code, result.out) == (0, "a.txt is exported to e.csv\n")
    head, row = (home / "e.csv").read_text(encoding="utf-8").splitlines()
    assert head.startswith("id,date,source,target,event_type,")
    assert "2022-01-10,PER,CHL,SANCTION,expel,166," in row
    data = json.loads(run("export", "a.txt", "-o", "e.csv", "--to", "events", "-f", "json").out)
    assert data == {"export": "e.csv"}


def test_events_are_not_exported_where_there_are_none_to_read(case: Path, home: Path) -> None:
    (home / "a.txt").write_text("Peru met Chile.", encoding="utf-8")
    run("export", "a.txt", "-o", "e.json", "--to", "events").refused("should end in .csv")
    run("export", case, "-o", "e.csv", "--to", "events").refused("is a case; events are read")
    run("export", "b.txt", "-o", "e.csv", "--to", "events").refused("b.txt")
    run("export", case, "-o", "g.dot", "--date", "2022-01-12").refused("--to events")
    run("export", "a.txt", "-o", "e.csv", "--to", "events", "--date", "12").refused("--date")
    assert not (home / "e.csv").exists()

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
    run("import", ".").refused("is no file")
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


@pytest.mark.parametrize("arguments", [("import",), ("export",), ("export", "case.yaml")])
def test_what_is_missing_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_import_explains_itself_as_the_other_commands_do() -> None:
    shown = run("import", "--help").out
    for words in ("detente import", "Example", "--format", "--output", "--title"):
        assert words in shown
    assert " import " in run("--help").out
    assert run("import", "--no-such-option").code == 2
    text = Path(__file__).parents[2] / "docs/reference/cli.md"
    section = re.search(
        r"^## `detente import`\n(.*?)(?=^## )", text.read_text(encoding="utf-8"), re.M | re.S
    )[1]
    command = typer.main.get_command(app).commands["import"]
    options = {name for p in command.params if p.param_type_name == "option" for name in p.opts}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)", section)) == options - {"-h", "--help"}
    assert "FILE" in section

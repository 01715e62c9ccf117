"""Each command: what it prints, for people and for scripts, and its exit code."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import __version__
from detente.case import load_case
from detente.cli.main import COMMANDS
from detente.cli.read import COLUMNS, _cell

from .run import NOTHING, run


def test_the_version_is_told() -> None:
    assert run("--version").out == f"detente {__version__}\n"


@pytest.mark.parametrize("command", [command.__name__.rstrip("_") for command in COMMANDS])
def test_a_wrong_option_is_wrong_usage(command: str) -> None:
    result = run(command, "--no-such-option")
    assert (result.code, result.out) == (2, "")
    assert "--no-such-option" in result.err


@pytest.mark.parametrize(
    "command", ["report", "read", "init", "draft", "check", "review", "agree", "stability"]
)
def test_without_an_argument_it_is_wrong_usage(command: str) -> None:
    result = run(command)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", ["report", "read", "draft", "agree", "stability"])
@pytest.mark.parametrize("date", ["nonsense", "2022-13-01", "12.01.2022", "", "tomorrow\n"])
def test_a_date_that_is_none_is_refused(command: str, date: str, article: Path) -> None:
    run(command, article, "--date", date).refused("--date", "2022-01-12")


def test_read_shows_a_table(article: Path) -> None:
    result = run("read", article)
    assert (result.code, result.err) == (0, "")
    for words in ("Statements", "demand", "Ann Berg", "the door would stay open", "Meetings"):
        assert words in result.out


def test_read_as_json_cites_the_words_where_they_stand(article: Path) -> None:
    data = json.loads(run("read", article, "--format", "json", "--publisher", "The Paper").out)
    (document,) = data["documents"]
    assert document["publisher"] == "The Paper"
    assert len(data["statements"]) >= 4
    for statement in data["statements"]:
        span = statement["content"]
        assert document["text"][span["start"] : span["end"]] == span["text"]
    assert {"parties", "people", "meetings", "signals", "issues"} <= set(data)


def test_the_date_given_wins(article: Path) -> None:
    data = json.loads(run("read", article, "--date", "2031-04-02", "--format", "json").out)
    assert data["documents"][0]["date"] == "2031-04-02"


def test_read_as_csv_has_a_row_for_each_statement(article: Path) -> None:
    found = json.loads(run("read", article, "--format", "json").out)["statements"]
    rows = list(csv.DictReader(io.StringIO(run("read", article, "--format", "csv").out)))
    assert [row["id"] for row in rows] == [statement["id"] for statement in found]
    assert [row["content"] for row in rows] == [s["content"]["text"] for s in found]
    assert list(rows[0]) == [*COLUMNS, "start", "end"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("=+-@\t\r'a 1"), max_size=6))
def test_no_cell_begins_a_formula(text: str) -> None:
    for value in (text, {"text": text}, [text]):
        cell = _cell(value)
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
        assert cell.removeprefix("'") == text.removeprefix("'")


def test_words_that_are_a_formula_come_as_text(home: Path) -> None:
    (home / "a.txt").write_text("Russia said: “=1+1 is what NATO must accept.”\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("read", home / "a.txt", "--format", "csv").out)))
    assert rows
    assert all(not value.startswith("=") for row in rows for value in row.values())


def test_a_text_without_a_statement(home: Path) -> None:
    path = home / "weather.txt"
    path.write_text(NOTHING, encoding="utf-8")
    shown = run("read", path, "--date", "2031-05-01")
    assert (shown.code, shown.err) == (0, "")
    assert "No statement was found" in shown.out
    assert json.loads(run("read", path, "--format", "json").out)["statements"] == []
    assert len(run("read", path, "--format", "csv").out.splitlines()) == 1
    for command in ("draft", "agree"):
        run(command, path, "--date", "2031-05-01").refused("Nobody takes a position")
    run("report", path, "--date", "2031-05-01", "-o", home / "r.html").refused("Nobody takes")
    assert [entry.name for entry in home.iterdir()] == ["weather.txt"]


def test_draft_prints_a_case_that_check_finds_sound(article: Path, home: Path) -> None:
    printed = run("draft", article, "--title", "Talks")
    (home / "case.yaml").write_text(printed.out, encoding="utf-8")
    assert load_case(home / "case.yaml").title == "Talks"
    assert run("check", "case.yaml").out == "case.yaml is sound.\n"
    data = json.loads(run("draft", article, "--format", "json").out)
    assert {party["id"] for party in data["parties"]} >= {"russia", "nato", "united-states"}


def test_draft_needs_documents(case: Path) -> None:
    run("draft", case).refused("documents")
    run("read", case).refused("a case file holds no documents")


def test_check_names_line_and_field_of_each_file(case: Path, home: Path) -> None:
    (home / "wrong.yaml").write_text("detente: 1\ntitle: x\ncolour: red\n", encoding="utf-8")
    (home / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    result = run("check", "wrong.yaml", "broken.yaml", "case.yaml")
    assert (result.code, result.err) == (1, "")
    said = " ".join(result.out.split())
    for words in ("wrong.yaml line 3: colour is no field", "broken.yaml line 2", "case.yaml is so"):
        assert words in said
    data = json.loads(run("check", "wrong.yaml", "broken.yaml", "case.yaml", "-f", "json").out)
    assert [bool(data[name]) for name in ("wrong.yaml", "broken.yaml", "case.yaml")] == [
        True, True, False,
    ]  # fmt: skip
    run("check", "broken.yaml").refused("broken.yaml line 2")
    run("check", "missing.yaml").refused("missing.yaml")


def test_check_prints_the_schema() -> None:
    schema = json.loads(run("check", "--schema").out)
    assert {"parties", "issues"} <= set(schema["properties"])


def test_agree_says_where_agreement_stands(article: Path) -> None:
    shown = run("agree", article, "--draws", "20")
    assert (shown.code, shown.err) == (0, "")
    assert "zone of agreement" in shown.out
    once, again = (run("agree", article, "--draws", "20", "-f", "json").out for _ in range(2))
    assert once == again
    assert set(json.loads(once)["parties"]) >= {"russia", "nato"}


@pytest.mark.parametrize("arguments", [("--draws", "-1"), ("--draws", "many"), ("--seed", "-1")])
def test_draws_out_of_range_are_wrong_usage(arguments: tuple[str, str], article: Path) -> None:
    assert run("agree", article, *arguments).code == 2


def test_report_writes_one_page(article: Path, home: Path) -> None:
    shown = run("report", article, "-o", home / "r.html", "--draws", "20")
    assert (shown.code, shown.err) == (0, "")
    assert "r.html" in shown.out
    page = (home / "r.html").read_text(encoding="utf-8")
    assert page.startswith("<!")
    assert "Ann Berg" in page
    data = json.loads(run("report", article, "-o", "r.html", "--draws", "20", "-f", "json").out)
    assert data["report"] == "r.html"
    assert any("zone of agreement" in sentence for sentence in data["findings"])


def test_report_takes_a_case_alone_and_with_its_documents(case: Path, article: Path) -> None:
    assert run("report", case, "--draws", "0", "-o", "alone.html").code == 0
    assert run("report", case, article, "--draws", "0", "-o", "both.html").code == 0
    alone, both = (Path(name).read_text(encoding="utf-8") for name in ("alone.html", "both.html"))
    assert "the door would stay open" not in alone
    assert "the door would stay open" in both


def test_demo_needs_no_input(home: Path) -> None:
    data = json.loads(run("demo", "--format", "json").out)
    assert data["findings"]
    assert (home / "report.html").stat().st_size > 10_000


def test_two_cases_at_once_are_refused(case: Path, home: Path) -> None:
    (home / "other.yml").write_text(case.read_text(encoding="utf-8"), encoding="utf-8")
    for command in ("report", "agree"):
        run(command, "case.yaml", "other.yml").refused("One case at a time", "other.yml")
    run("report", ".", "other.yml").refused("One case at a time")


def test_a_folder_with_one_document(home: Path, article: Path) -> None:
    folder = home / "one"
    folder.mkdir()
    article.rename(folder / "article.txt")
    (folder / "README.md").write_text("about", encoding="utf-8")
    data = json.loads(run("read", folder, "--format", "json").out)
    assert [document["origin"] for document in data["documents"]] == ["article.txt"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("missing/r.html", "No such file"), ("folder", "directory"), ("article.txt/r.html", "ot a d")],
)
@pytest.mark.parametrize("command", ["report", "draft"])
def test_output_that_cannot_be_written(
    command: str, name: str, why: str, article: Path, home: Path
) -> None:
    (home / "folder").mkdir()
    run(command, article, "-o", name).refused(name, why)
    assert sorted(path.name for path in home.rglob("*")) == ["article.txt", "folder"]


@pytest.mark.parametrize("command", ["report", "draft"])
def test_output_never_overwrites_what_is_read(command: str, article: Path, home: Path) -> None:
    before = article.read_bytes()
    (home / "link.html").symlink_to(article)
    for inputs, output in ((article, article), (article, "link.html"), (home, article)):
        run(command, inputs, "-o", output).refused("is among what is to be read")
    assert article.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    ["with space.txt", "quo'te\".txt", "new\nline.txt", "-x.txt", "$(rm).txt", "[bold red]x.txt",
     "b\udcff.txt", "\x1b[31m.txt", "\u202egpj.txt", "день.txt", "a:b?.txt", "%s{0}.txt"],
)  # fmt: skip
def test_any_file_name_does(name: str, article: Path, home: Path) -> None:
    try:
        article.rename(home / name)
    except OSError:
        pytest.skip("this file system does not have such names")
    data = json.loads(run("read", "--format", "json", "--", name).out)
    assert data["statements"]
    result = run("report", "--draws", "0", "-o", "r.html", "--", name)
    assert (result.code, result.err) == (0, "")
    assert run("read", "--", name).code == 0
    (home / name).write_bytes(b"")
    run("read", "--", name).refused("is empty")


def test_an_output_of_any_name(article: Path) -> None:
    for name in ("-o.html", "b\udcff.html", "new\nline.html"):
        assert run("report", article, "--draws", "0", "--output", name, "-f", "json").code == 0
        assert Path(name).stat().st_size > 10_000

"""The documentation says what is: its examples run, and its references leave nothing out."""

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from detente import catalogue
from detente.cli.main import COMMANDS, app
from detente.documents import SUFFIXES, Document
from detente.reading.model import Event, Issue, Meeting, Party, Person, Signal, Statement

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^(`{3,})(\S[^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r":caption: (\S+)\n\n?")
FAULT = re.compile(r"detente: |\S+ line \d+: ")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
RUN = sorted(
    page.relative_to(DOCS).as_posix()
    for page in DOCS.rglob("*.md")
    if re.search(r"^```(console|python)$", page.read_text(encoding="utf-8"), re.MULTILINE)
)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Yield the language and the text of each block of a page."""
    for match in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8")):
        yield match[2], match[3]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = re.sub(r" *\\\n\s*", " ", part).partition("\n")
        yield command, shown


def plain(output: str) -> str:
    """Return output without the lines of tables, each run of white space as one space."""
    return " ".join(re.sub(r"[\u2500-\u257f]", " ", output).split())


def agrees(shown: str, output: str) -> bool:
    """Tell whether output is what a page shows, where ``...`` stands for anything."""
    pattern = ".*?".join(re.escape(part.strip()) for part in plain(shown).split("..."))
    return re.fullmatch(rf"\s*{pattern}\s*", plain(output), re.DOTALL) is not None


def run(command: str, shown: str, folder: Path) -> None:
    """Run a command as a reader would and compare; an error shown has to be an error."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == (1 if FAULT.match(shown) else 0), (command, done.stdout)
    if shown.strip():
        assert agrees(shown, done.stdout), f"{command}\n--- shown\n{shown}\n--- is\n{done.stdout}"


@pytest.mark.parametrize("page", RUN)
def test_examples_run_as_shown(page, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False, optionflags=FLAGS)
    for language, text in blocks(page):
        caption = CAPTION.match(text) if language.startswith("{code-block}") else None
        if caption is not None:
            file = tmp_path / caption[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text[caption.end() :], encoding="utf-8")
        elif language == "console":
            for command, shown in commands(text):
                run(command, shown, tmp_path)
        elif language == "python":
            test = doctest.DocTestParser().get_doctest(text, names, page, page, 0)
            assert test.examples, f"a Python block of {page} runs nothing: {text}"
            said: list[str] = []
            result = runner.run(test, out=said.append, clear_globs=False)
            assert not result.failed, "".join(said)
            names |= test.globs


def test_the_tutorials_and_most_guides_are_run():
    assert {
        "tutorials/first-report.md",
        "tutorials/review-a-dossier.md",
        "tutorials/will-it-hold.md",
        "how-to/read-documents.md",
        "how-to/write-a-case.md",
        "how-to/review.md",
        "how-to/use-in-scripts.md",
    } <= set(RUN)


@pytest.mark.parametrize(
    ("shown", "output", "same"),
    [
        ("a ... d", "a b c d", True),
        ("a d", "a b c d", False),
        ("┏━━┓\n┃ a ┃", "a", True),
        ("...", "", True),
        ("a", "a b", False),
    ],
)
def test_shown_output_is_compared(shown, output, same):
    assert agrees(shown, output) is same


def cli_sections() -> dict[str, str]:
    text = (DOCS / "reference/cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `detente ?([a-z]*)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(command) -> set[str]:
    return {
        name
        for parameter in command.params
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


@pytest.mark.parametrize("name", [command.__name__.rstrip("_") for command in COMMANDS])
def test_every_command_and_option_is_documented(name):
    command = typer.main.get_command(app).commands[name]
    section = cli_sections()[name]
    documented = set(re.findall(r"`(--?[a-z][a-z-]*)", section))
    assert documented - {"-h", "--help"} == options(command) - {"-h", "--help"}
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            assert re.sub(r"[\[\]{}.]", "", parameter.metavar) in section


def test_no_command_is_documented_that_is_not_there():
    root = typer.main.get_command(app)
    assert set(cli_sections()) == {"", *root.commands}
    assert options(root) <= set(re.findall(r"`(--?[a-z][a-z-]*)", cli_sections()[""]))


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("Document", Document),
        ("Statement", Statement),
        ("Party", Party),
        ("People", Person),
        ("Meeting", Meeting),
        ("Signal", Signal),
        ("Event", Event),
        ("Issue", Issue),
    ],
)
def test_every_field_of_a_reading_is_documented(heading, model):
    text = (DOCS / "reference/statement.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    rows = set(re.findall(r"^\| `([a-z_]+)`", section[1], re.MULTILINE))
    assert rows == set(model.model_fields)


def test_every_list_topic_and_act_of_the_catalogue_is_documented():
    text = (DOCS / "reference/catalogue.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_-]+(?:\.yaml)?)`", text))
    files = {path.name for path in (ROOT / "src/detente/catalogue").glob("*.yaml")}
    assert files <= named
    assert {topic.id for topic in catalogue.topics()} <= named
    assert {kind.id for kind in catalogue.signals()} <= named
    for event in catalogue.events().types:
        assert f"| `{event.id}` | {event.root} |" in text
    for act in catalogue.acts():
        assert f"| `{act.id}` | {act.plover} |" in text


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.match(r"[\w.-]+", entry)[0] for part in wanted for entry in part}
    text = (DOCS / "explanation/dependencies.md").read_text(encoding="utf-8")
    assert {name.lower() for name in names} == set(re.findall(r"\| `([\w.-]+)` \|", text))


def test_every_kind_of_file_is_documented():
    text = (DOCS / "how-to/read-documents.md").read_text(encoding="utf-8")
    assert set(SUFFIXES) <= set(re.findall(r"`(\.[a-z]+)`", text))

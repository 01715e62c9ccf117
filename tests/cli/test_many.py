"""Folders of many documents: streamed out, damaged ones told at the end, kept where asked for."""

import contextlib
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from detente.cli import faults, pace
from detente.cli import read as read_module
from detente.cli import work as work_module
from detente.errors import UserError
from detente.record import open_dossier

from .run import WORDS, run

NAMES = ("Berg", "Holm", "Lund")


@pytest.fixture
def folder(home: Path) -> Path:
    """A folder of three documents that are alike but for a name."""
    made = home / "papers"
    made.mkdir()
    for name in NAMES:
        text = WORDS.replace("Berg", name)
        (made / f"{name.lower()}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def dossier(folder: Path) -> Path:
    assert run("init", folder).code == 0
    return folder


def damage(folder: Path, count: int = 1) -> None:
    for number in range(count):
        (folder / f"x{number:02}.pdf").write_bytes(b"%PDF-1.4\n")


def test_json_is_the_record_as_it_was_in_one_piece(dossier: Path, article: Path) -> None:
    shown = run("read", dossier, "--format", "json")
    with open_dossier(dossier) as opened:
        whole = opened.store.record().model_dump(mode="json")
    assert shown.out == json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    assert len(whole["documents"]) == 3
    assert run("read", dossier, "--format", "json") == shown
    # A dossier and another document are one record, too.
    both = json.loads(run("read", dossier, article, "--format", "json").out)
    assert both["documents"] == whole["documents"]


def test_json_lines_have_one_reading_each(folder: Path) -> None:
    data = json.loads(run("read", folder, "--format", "json").out)
    lines = [json.loads(line) for line in run("read", folder, "-f", "jsonl").out.splitlines()]
    assert [line["documents"] for line in lines] == [[d] for d in data["documents"]]
    for field in ("statements", "people", "meetings", "signals"):
        assert [entry for line in lines for entry in line[field]] == data[field]
    for line in lines:
        (document,) = line["documents"]
        assert {m["document"] for p in line["parties"] for m in p["mentions"]} == {document["id"]}


def test_words_that_would_command_a_terminal_come_as_escapes_in_each_form(home: Path) -> None:
    (home / "a.txt").write_text(WORDS.replace("Ann", "An\u202en"), encoding="utf-8")
    for form in ("json", "jsonl"):
        out = run("read", "a.txt", "--format", form).out
        assert "\u202e" not in out
        assert json.loads(out)["documents"][0]["text"].count("\u202e") == 1


def test_a_long_table_says_how_much_more_there_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = len(json.loads(run("read", folder, "--format", "json").out)["statements"])
    monkeypatch.setattr(read_module, "MOST", 2)
    out = run("read", folder).out
    assert f"{rows - 2} more are not shown; --format csv, json or jsonl gives all." in out
    assert out.count("Ann Berg") <= 2


def test_a_damaged_document_is_told_at_the_end(folder: Path) -> None:
    damage(folder)
    for command in ("read", "draft", "agree", "report"):
        result = run(command, folder)
        assert result.code == 1
        assert result.out
        first, second = result.err.splitlines()
        assert first == "detente: 1 document could not be read, and the result is without:"
        assert second.startswith("  ")
        assert "x00.pdf" in second
    assert (folder.parent / "report.html").is_file()
    data = json.loads(run("read", folder, "--format", "json").out)
    assert len(data["documents"]) == 3


def test_many_damaged_documents_are_counted(dossier: Path) -> None:
    damage(dossier, 25)
    told = run("read", dossier, "--format", "jsonl").err.splitlines()
    assert told[0] == "detente: 25 documents could not be read, and the result is without:"
    assert len(told) == 22
    assert told[-1] == "  and 5 more"


def test_where_nothing_can_be_read_it_is_an_error(home: Path) -> None:
    damage(home, 1)
    run("read", home).refused("x00.pdf")
    damage(home, 2)
    run("read", home).refused("None of 2 documents can be read", "x00.pdf")
    assert run("init", home).code == 0
    run("read", home).refused("None of 2 documents can be read", "x00.pdf")


def test_an_error_behind_a_damaged_document_is_told_beside_it(folder: Path) -> None:
    damage(folder)
    result = run("report", folder, "-o", folder / "missing" / "r.html", "--draws", "0")
    assert result.code == 1
    *told, error = result.err.splitlines()
    assert "x00.pdf" in told[1]
    assert error.startswith("detente: ")
    assert "r.html" in error


def test_faults_that_no_command_would_tell_are_raised() -> None:
    with pytest.raises(UserError, match="one"):
        faults.note(["one", "two"])
    faults.note([])


def test_documents_that_were_taken_away_are_kept_and_told(dossier: Path) -> None:
    before = json.loads(run("read", dossier, "--format", "json").out)
    (dossier / "holm.txt").unlink()
    after = run("read", dossier, "--format", "json")
    assert after.code == 0
    assert after.err.startswith("1 of the 3 documents of ")
    assert "kept and counts" in after.err
    assert json.loads(after.out) == before
    for name in ("berg", "lund"):
        (dossier / f"{name}.txt").unlink()
    assert "3 of the 3 documents" in run("read", dossier).err


def test_init_leaves_documents_where_they_are(folder: Path) -> None:
    listed = sorted(path.name for path in folder.iterdir())
    made = run("init", folder)
    assert "Read what is in it" in made.out
    assert sorted(path.name for path in folder.iterdir()) == sorted((*listed, "detente.sqlite"))
    data = json.loads(run("init", folder, "--format", "json").out)
    assert Path(data["documents"]) == folder
    assert len(json.loads(run("read", folder, "--format", "json").out)["documents"]) == 3


def test_a_dossier_reads_nothing_twice(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.record import found

    first = run("read", dossier, "--format", "csv")

    def never(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(found, "read_alone", never)
    monkeypatch.setattr(found, "read_again", never)
    assert run("read", dossier, "--format", "csv") == first


def test_a_store_of_the_first_version_is_brought_up(dossier: Path) -> None:
    first = run("read", dossier, "--format", "json")
    with sqlite3.connect(dossier / "detente.sqlite") as raw:
        raw.execute("DROP TABLE readings")
        raw.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    raw.close()
    assert run("review", dossier, "--log").code == 0
    assert run("read", dossier, "--format", "json") == first


def test_many_loose_documents_bring_a_word_on_keeping(
    folder: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "MANY", 3)
    assert "detente init" in run("read", folder).err
    article.unlink()
    (folder / "lund.txt").unlink()
    assert run("read", folder).err == ""
    shutil.copytree(folder, folder.parent / "kept")
    assert run("init", folder.parent / "kept").code == 0
    monkeypatch.setattr(work_module, "MANY", 1)
    assert run("read", folder.parent / "kept").err == ""


@pytest.mark.parametrize("command", ["read", "draft", "report"])
def test_where_documents_are_read_is_the_users_choice(command: str, folder: Path) -> None:
    run(command, folder, "--engine", "there").refused("is no place to work")
    here, there = (run(command, folder, "--engine", e) for e in ("here", "processes:2"))
    assert (here.code, here.err) == (0, "")
    assert here == there


def test_a_log_gets_a_line_now_and_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "EVERY", 0.0)
    told = run("read", folder, "--format", "jsonl").err.splitlines()
    assert told[:3] == [f"Opening: {n} documents" for n in (1, 2, 3)]
    assert told[3].startswith("Reading: 1 of 3 documents, ")
    assert told[3].endswith(" left")
    assert " words a second, " in told[3]
    assert told[5].startswith("Reading: 3 of 3 documents, ")


@pytest.mark.parametrize(
    ("seconds", "words"), [(8, "8 s"), (90, "2 min"), (3600, "60 min"), (9000, "2.5 h")]
)
def test_the_time_left(seconds: float, words: str) -> None:
    assert pace.pace(1, 2, 0, 0, seconds) == f"1 of 2 documents, {words} left"


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    shown = Terminal()
    with contextlib.redirect_stderr(shown), pace.watch("Reading", 4, 4000) as step:
        step(1000)
        step(1000)
    assert "Reading" in shown.getvalue()
    assert "2 of 4 documents" in shown.getvalue()

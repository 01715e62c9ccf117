"""Documents of a corpus, by columns that the user names."""

import json
from pathlib import Path

import pytest

from .run import WORDS, run

BODY = WORDS.split("\n\n")[2]


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "wire.csv"
    path.write_text(f'No;Day;Words\n7;2031-03-05;"{BODY}"\n8;soon;"No more."\n', encoding="utf-8")
    return path


def test_columns_are_taken_and_what_is_left_out_is_said() -> None:
    named = ("--column", "text=Words", "--column", "date=Day", "--column", "id=No")
    result = run("read", "wire.csv", *named, "--format", "json")
    assert result.code == 0
    first, second = json.loads(result.out)["documents"]
    assert (first["text"], first["date"]) == (BODY, "2031-03-05")
    assert (first["origin"], second["date"]) == ("wire.csv, row 2, id 7", None)
    assert "dates are left out, since they are not written as 2022-01-12 (line 3)." in result.err
    for command in ("report", "draft", "agree", "deadlock", "trades", "robustness", "stability"):
        left = run(command, "wire.csv", "--column", "text=Text")
        left.refused("wire.csv has no column Text; it has No, Day, Words.")


def test_without_it_the_table_is_refused() -> None:
    run("read", "wire.csv").refused("no column of texts among No, Day, Words; --column text=NAME")


@pytest.mark.parametrize(
    "named", [("body=x",), ("text",), ("text=",), ("=x",), ("text=Words", "text=Day")]
)
def test_a_column_is_named_as_part_and_name(named: tuple[str, ...]) -> None:
    options = [word for entry in named for word in ("--column", entry)]
    run("read", "wire.csv", *options).refused("--column takes each of text, title, date")

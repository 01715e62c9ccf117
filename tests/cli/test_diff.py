"""What changed, on the terminal."""

import json
import shutil
from pathlib import Path

import pytest

from .run import NOTHING, run

FIRST = """\
Date: 2031-03-05

Kenya demanded compensation of 500 million dollars. Uganda rejected a ceasefire. \
Uganda demanded the release of 200 prisoners.
"""
SECOND = """\
Date: 2031-04-07

Kenya demanded compensation of 300 million dollars. Uganda offered a ceasefire if Kenya lifts the \
sanctions. Uganda dropped its demand for the release of the prisoners.
"""


@pytest.fixture
def talks(home: Path) -> Path:
    folder = home / "talks"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST, encoding="utf-8")
    (folder / "two.txt").write_text(SECOND, encoding="utf-8")
    return folder


def labels(*arguments: str | Path) -> dict[tuple[str, str], str]:
    result = run("diff", *arguments, "-f", "json")
    assert result.code == 0, result
    return {(c["party"], c["issue"]): c["label"] for c in json.loads(result.out)["changes"]}


EXPECTED = {
    ("kenya", "compensation"): "softened",
    ("uganda", "ceasefire"): "softened",
    ("uganda", "sanctions"): "new",
    ("uganda", "prisoners"): "withdrawn",
}


def test_a_folder_is_compared_by_its_days(talks: Path) -> None:
    assert labels(talks) == EXPECTED
    assert labels(talks, "--from", "2031-03") == EXPECTED


def test_two_inputs_are_compared_with_each_other(talks: Path) -> None:
    assert labels(talks / "one.txt", talks / "two.txt") == EXPECTED
    back = labels(talks / "two.txt", talks / "one.txt")
    assert back["kenya", "compensation"] == "hardened"


def test_a_dossier_and_a_later_document(talks: Path, home: Path) -> None:
    assert run("init", "dossier").code == 0
    shutil.copy(talks / "one.txt", home / "dossier" / "documents")
    assert labels("dossier", talks / "two.txt") == EXPECTED


def test_the_table_has_reason_and_both_words_with_their_place(talks: Path) -> None:
    result = run("diff", talks)
    assert (result.code, result.err) == (0, "")
    text = " ".join(result.out.replace("│", " ").split())
    assert "SOFTENED" in text
    assert "WITHDRAWN" in text
    assert "Before: the latest words up to 2031-03-05." in text
    assert "Silence is no withdrawal" in text
    data = json.loads(run("diff", talks, "-f", "json").out)
    read = json.loads(run("read", talks, "-f", "json").out)
    texts = {document["id"]: document["text"] for document in read["documents"]}
    cited = [one for c in data["changes"] for side in ("earlier", "later") for one in c[side]]
    assert len(cited) >= 6
    assert all(texts[c["document"]][c["start"] : c["end"]] == c["text"] for c in cited)


def test_what_cannot_be_compared(talks: Path, home: Path) -> None:
    run("diff", talks / "one.txt").refused("one day", "--from")
    run("diff", talks, "--from", "lamu").refused("'lamu'", "no meeting")
    run("diff", talks, "--from", "2031-05", "--to", "2031-04").refused("nothing lies between")
    run("diff", talks / "one.txt", talks / "one.txt").refused("same document")
    run("diff", talks, "missing.txt").refused("missing.txt")


def test_texts_without_a_position(home: Path) -> None:
    (home / "a.txt").write_text(NOTHING, encoding="utf-8")
    (home / "b.txt").write_text(NOTHING + "It snowed.\n", encoding="utf-8")
    result = run("diff", "a.txt", "b.txt")
    assert result.code == 0
    assert "No party took a position" in result.out


def test_a_case_file_holds_no_words(case: Path) -> None:
    run("diff", case).refused("case file")

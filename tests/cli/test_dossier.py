"""A dossier from its making to a report, and a case under review."""

import json
from pathlib import Path
from typing import Any

import pytest

from detente.case import load_case

from .run import run


@pytest.fixture
def dossier(home: Path, article: Path) -> Path:
    assert run("init", "talks", "--title", "Talks").code == 0
    article.rename(home / "talks" / "documents" / "article.txt")
    return home / "talks"


def entries(dossier: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(run("read", dossier, "--format", "json").out)
    return data


def waiting(dossier: Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(run("review", dossier, "--format", "json").out)
    return listed


def verdict(dossier: Path, entry: str, *rest: str) -> None:
    result = run("review", dossier, entry, *rest, "--reason", "I looked")
    assert (result.code, result.err) == (0, ""), result


def test_init_says_what_to_do_next(home: Path) -> None:
    data = json.loads(run("init", "talks", "--format", "json").out)
    assert Path(data["documents"]).is_dir()
    assert "read talks" in run("init", "talks").out
    for command in ("read", "report", "draft", "agree"):
        run(command, "talks").refused("no documents")


def test_init_where_a_file_stands(article: Path) -> None:
    run("init", article).refused("article.txt")


def test_a_whole_round(dossier: Path, home: Path) -> None:
    first = entries(dossier)
    listed = waiting(dossier)
    statements = [entry["id"] for entry in listed if entry["kind"] == "statement"]
    assert set(statements) == {statement["id"] for statement in first["statements"]}
    right, wrong, other = statements[:3]
    assert right in run("review", dossier).out.replace("\n", "")

    verdict(dossier, right, "--accept")
    verdict(dossier, wrong, "--reject", "--by", "Bo")
    verdict(dossier, other, "--set", "act=warn", "--set", 'parties=["nato"]')
    assert len(waiting(dossier)) == len(listed) - 3

    # Reading the same text again changes nothing that was reviewed.
    once, again = entries(dossier), entries(dossier)
    assert once == again
    acts = {statement["id"]: statement["act"] for statement in once["statements"]}
    assert acts[other] == "warn"
    assert wrong not in acts
    before = {s["id"]: s for s in first["statements"]}
    assert next(s for s in once["statements"] if s["id"] == right) == before[right]

    log = json.loads(run("review", dossier, "--log", "--format", "json").out)
    assert [(r["entry"], r["verdict"], r["by"]) for r in log] == [
        (right, "accept", "Ana"), (wrong, "reject", "Bo"), (other, "correct", "Ana"),
    ]  # fmt: skip
    assert "I looked" in run("review", dossier, "--log").out

    assert run("draft", dossier, "-o", "case.yaml").code == 0
    assert wrong not in Path("case.yaml").read_text(encoding="utf-8")
    assert json.loads(run("agree", dossier, "--draws", "0", "--format", "json").out)["parties"]
    assert run("report", dossier, "--draws", "0", "-o", "r.html").code == 0
    page = Path("r.html").read_text(encoding="utf-8")
    assert "reviewed" in page or "accepted" in page
    assert home.joinpath("talks", "documents", "article.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--accept",), ("needs a reason",)),
        (("--accept", "--reason", " "), ("needs a reason",)),
        (("--accept", "--reason", "x", "--by", " "), ("needs a name",)),
        (("--set", "act", "--reason", "x"), ("FIELD=VALUE",)),
        (("--set", "=warn", "--reason", "x"), ("FIELD=VALUE",)),
        (("--set", "act=dance", "--reason", "x"), ("act",)),
        (("--set", "colour=red", "--reason", "x"), ("colour",)),
        (("--set", "id=s-1", "--reason", "x"), ("id",)),
        (("--set", 'parties=["nobody"]', "--reason", "x"), ("nobody",)),
        (("--set", "confidence=NaN", "--reason", "x"), ("confidence",)),
        (("--set", "confidence=" + "1" * 5000, "--reason", "x"), ("confidence",)),
        (("--set", "speaker=" + "[" * 100_000, "--reason", "x"), ()),
    ],
)
def test_a_verdict_that_does_not_fit(
    dossier: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    entry = entries(dossier)["statements"][0]["id"]
    result = run("review", dossier, entry, *arguments)
    if words:
        result.refused(*words)
        assert json.loads(run("review", dossier, "--log", "-f", "json").out) == []
    else:
        # Brackets that are no JSON are words, and words a speaker may have.
        assert result.code == 0


def test_an_entry_that_is_none(dossier: Path) -> None:
    entries(dossier)
    for entry in ("s-nothing", "x-1", "", "s", "'; DROP TABLE reviews; --", "s-\x1b[31m"):
        run("review", dossier, entry, "--accept", "--reason", "x").refused("no ")


def test_wrong_usage_of_review(dossier: Path) -> None:
    entry = entries(dossier)["statements"][0]["id"]
    for arguments in (
        ("--accept",), (entry,), (entry, "--accept", "--reject"), (entry, "--log", "--accept"),
    ):  # fmt: skip
        assert run("review", dossier, *arguments).code == 2


def test_review_of_no_dossier(home: Path) -> None:
    run("review", "missing").refused("missing")
    run("review", ".").refused("is not a dossier")
    run("review", "x" * 300).refused("xxx")


def test_a_case_is_accepted_and_corrected_value_by_value(case: Path) -> None:
    text = "# Our working copy.\n" + case.read_text(encoding="utf-8").replace(
        "preferences:", "preferences: # from the draft", 1
    )
    case.write_text(text, encoding="utf-8")
    listed = json.loads(run("review", case, "--format", "json").out)
    assert "silence-is-wide" in run("review", case).out.replace("\n", "")
    weights = [one["id"] for one in listed if ".weights." in one["id"]]
    option = next(one["id"] for one in listed if one["id"].startswith("issues"))
    line = next(one["id"] for one in listed if one["id"].startswith("linkages"))

    data = json.loads(
        run("review", case, weights[0], "--accept", "--reason", "x", "-f", "json").out
    )
    assert data["id"] == weights[0]
    verdict(case, weights[1], "--set", "value=[0.5, 2]")
    verdict(case, option, "--accept")
    verdict(case, line, "--accept")

    after = case.read_text(encoding="utf-8")
    assert "# Our working copy." in after
    assert "# from the draft" in after
    left = json.loads(run("review", case, "--format", "json").out)
    assert len(left) == len(listed) - 4
    _, party, _, issue = weights[1].split(".")
    value = load_case(case).preferences[party].weights[issue]
    assert (tuple(value.value), value.by, value.note) == ((0.5, 2.0), "analyst", "Ana: I looked")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--reject", "--reason", "x"), ("--accept", "--set value=")),
        (("--accept",), ("--reason",)),
        (("--set", "by=analyst", "--reason", "x"), ("--set value=",)),
        (("--set", "value=NaN", "--reason", "x"), ("line", "a number")),
        (("--set", "value=-1", "--reason", "x"), ("line", "a number")),
        (("--set", "value=[2, 1]", "--reason", "x"), ("line",)),
        (("--set", 'value={"a": [1]}', "--reason", "x"), ("line",)),
    ],
)
def test_a_verdict_that_does_not_fit_leaves_the_case(
    case: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    before = case.read_bytes()
    listed = json.loads(run("review", case, "--format", "json").out)
    entry = next(one["id"] for one in listed if ".weights." in one["id"])
    run("review", case, entry, *arguments).refused(*words)
    run("review", case, "weights.nobody", "--accept", "--reason", "x").refused("weights.nobody")
    assert case.read_bytes() == before


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_verdict_changes_two_lines_at_most(case: Path, ends: str, mark: str) -> None:
    text = mark + case.read_text(encoding="utf-8").replace("\n", ends)
    case.write_bytes(text.encode("utf-8"))
    listed = json.loads(run("review", case, "--format", "json").out)
    weight = next(one["id"] for one in listed if ".weights." in one["id"])
    verdict(case, weight, "--accept")
    after = case.read_bytes().decode("utf-8")
    old, new = text.removeprefix("\ufeff").split(ends), after.split(ends)
    assert len(set(new) - set(old)) <= 2
    assert len(json.loads(run("review", case, "-f", "json").out)) == len(listed) - 1


def test_hostile_words_in_a_verdict_stay_words(case: Path, dossier: Path) -> None:
    reason = "x\n- by: nobody\x1b]0;title\x07 # no comment: {"
    listed = json.loads(run("review", case, "--format", "json").out)
    weight = next(one["id"] for one in listed if ".weights." in one["id"])
    assert run("review", case, weight, "--accept", "--reason", reason).code == 0
    assert load_case(case)
    entry = entries(dossier)["statements"][0]["id"]
    assert (
        run("review", dossier, entry, "--accept", "--reason", reason, "--by", "\u202eA").code == 0
    )
    for form in ("text", "json"):
        shown = run("review", dossier, "--log", "--format", form).out
        assert all(sign == "\n" or sign.isprintable() for sign in shown)
    (review,) = json.loads(run("review", dossier, "--log", "--format", "json").out)
    assert (review["reason"], review["by"]) == (reason, "\u202eA")

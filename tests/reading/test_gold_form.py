"""Every annotated text keeps the form that docs/reference/annotation.md lays down."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[1] / "gold"
HALVES = ("tune", "kept")
FILES = sorted(path for half in HALVES for path in (GOLD / half).glob("*.json"))
MODES = {"direct", "indirect", "mixed", "narrated"}
SPANS = ("content", "cue", "source", "condition")
FIELDS = {*SPANS, "id", "act", "mode", "negated", "speaker", "party", "parties"}
GUIDELINES = GOLD.parents[1] / "docs" / "reference" / "annotation.md"
ACTS = set(re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", GUIDELINES.read_text("utf-8"), re.M))


def spans(statement: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for k in SPANS if (s := statement[k]) is not None]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_form(path: Path) -> None:
    file = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / file["text"]).read_text(encoding="utf-8")
    assert file["text"] == f"{path.stem}.txt"
    dt.date.fromisoformat(file["date"])
    statements = file["statements"]
    assert [s["id"] for s in statements] == [f"s{n:02}" for n in range(1, len(statements) + 1)]
    starts = [s["content"]["start"] for s in statements]
    assert starts == sorted(starts)
    for s in statements:
        assert set(s) == FIELDS
        assert s["act"] in ACTS
        assert s["mode"] in MODES
        assert isinstance(s["negated"], bool)
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(s))
        assert not re.search(r"^\s|[\s,.]$", s["content"]["text"])
        assert s["speaker"] is None or s["speaker"] in text
        assert len(s["parties"]) == len(set(s["parties"]))
        assert s["party"] == (s["parties"][0] if len(s["parties"]) == 1 else None)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", party) for party in s["parties"])


def test_every_text_is_annotated_and_listed() -> None:
    texts = {path.with_suffix(".json") for half in HALVES for path in (GOLD / half).glob("*.txt")}
    assert texts == set(FILES)
    rows = re.findall(
        r"^\| `(.+?)` \|.*\| (\S+) \| (\d+) \| (\d+) \|$",
        (GOLD / "README.md").read_text(encoding="utf-8"),
        re.M,
    )
    counted = []
    for path in FILES:
        file = json.loads(path.read_text(encoding="utf-8"))
        words = len(path.with_suffix(".txt").read_text(encoding="utf-8").split())
        counted.append(
            (
                f"{path.parent.name}/{path.stem}",
                file["date"],
                str(words),
                str(len(file["statements"])),
            )
        )
    assert sorted(rows) == sorted(counted)

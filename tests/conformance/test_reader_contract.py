"""What ``detente read FILE --format json`` owes to other programs, for every kind of document.

A reader of a new format is tested here as soon as it is in ``documents.registry``, and another
way of reading as soon as it is in ``reading.readers``.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.cli import main
from detente.documents.registry import SUFFIXES
from detente.reading.model import Act, Mode
from detente.reading.readers import READERS

from ..makers import MAKERS
from ..served import recorded, served

PARAGRAPHS = (
    "Norwegian Foreign Minister Kari Holm met Swedish envoy Jonas Lund in Geneva on Monday. "
    "Norway demanded that Sweden withdraw its troops from the border.",
    "“We will never accept that demand,” Lund said. He added that Sweden would open its ports "
    "if Norway lifts the tariffs.",
    "According to Holm, Sweden has massed 5,000 soldiers along the border. Norway accepted a "
    "Swedish plan to share the catch, and the envoys will meet in Vienna on Friday.",
)
DATE = "2022-01-12"
Json = dict[str, Any]


SPAN = {"start": int, "end": int, "text": str}
STATEMENT: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "document": (str,),
    "act": (str,),
    "mode": (str,),
    "negated": (bool,),
    "condition": (dict, type(None)),
    "content": (dict,),
    "cue": (dict, type(None)),
    "source": (dict, type(None)),
    "speaker": (str, type(None)),
    "party": (str, type(None)),
    "parties": (list,),
    "addressees": (list,),
    "targets": (list,),
    "issues": (list,),
    "date": (str, type(None)),
    "confidence": (float, int),
    "rules": (list,),
}


@pytest.fixture(scope="module", params=sorted(READERS))
def reader(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    """The options that ask for a reader. A model's answers are recorded."""
    if request.param == "rules":
        yield ()
    else:
        with served(recorded("talks.json")) as server:
            yield ("--model-url", server.url, "--model", "recorded")


@pytest.fixture(scope="module", params=sorted(SUFFIXES))
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    suffix = str(request.param)
    path = tmp_path_factory.mktemp("contract") / f"talks{suffix}"
    path.write_bytes(MAKERS[suffix](PARAGRAPHS))
    return path


def run(path: Path, reader: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> Json:
    with pytest.MonkeyPatch.context() as patch:
        words = ["detente", "read", str(path), "--date", DATE, "-f", "json", *reader]
        patch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as left:
            main()
    assert left.value.code == 0
    out, err = capsys.readouterr()
    assert err == ""
    loaded: Json = json.loads(out)
    return loaded


@pytest.fixture
def data(written: Path, reader: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> Json:
    return run(written, reader, capsys)


def spans(value: object, document: str) -> Iterator[tuple[str, Json]]:
    """Yield every stretch of the JSON with the id of its document."""
    if isinstance(value, list):
        for entry in value:
            yield from spans(entry, document)
    elif isinstance(value, dict):
        document = value.get("document", document)
        if {"start", "end", "text"} <= set(value):
            yield document, value
        else:
            for entry in value.values():
                yield from spans(entry, document)


def test_the_parts(data: Json) -> None:
    parts = {"documents", "statements", "parties", "people", "meetings", "signals", "issues"}
    assert parts <= set(data)
    assert all(data[part] for part in parts)


def test_fields_and_types_of_a_statement(data: Json) -> None:
    for statement in data["statements"]:
        for field, types in STATEMENT.items():
            assert type(statement[field]) in types, field
        for field in ("condition", "content", "cue", "source"):
            span = statement[field]
            if span is not None:
                assert {key: type(span[key]) for key in SPAN} == SPAN
        for field in ("parties", "addressees", "targets", "issues", "rules"):
            assert all(type(entry) is str and entry for entry in statement[field])
        assert statement["act"] in set(Act)
        assert statement["mode"] in set(Mode)
        assert 0 <= statement["confidence"] <= 1
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", statement["date"])
        assert statement["parties"] in ([], [statement["party"]]) or statement["party"] is None
        assert re.fullmatch(r"[0-9a-f]{64}", statement["document"])


def test_offsets_are_code_points_of_the_text_end_exclusive(data: Json) -> None:
    texts = {document["id"]: document["text"] for document in data["documents"]}
    entries = {key: value for key, value in data.items() if key not in ("documents", "reviews")}
    found = [pair for value in entries.values() for pair in spans(value, "")]
    assert len(found) > 20
    for document, span in found:
        assert texts[document][span["start"] : span["end"]] == span["text"] != ""


def test_what_entries_point_to_is_there(data: Json) -> None:
    ids = {part: [entry["id"] for entry in data[part]] for part in ("statements", "people",
           "parties", "issues", "meetings", "signals", "documents")}  # fmt: skip
    assert all(len(set(names)) == len(names) for names in ids.values())
    for statement in data["statements"]:
        assert set(statement["parties"]) <= set(ids["parties"])
        assert set(statement["issues"]) <= set(ids["issues"])
        assert statement["document"] in ids["documents"]
    for person in data["people"]:
        assert person["party"] is None or person["party"] in ids["parties"]


def test_the_same_is_read_from_every_kind_of_file(data: Json) -> None:
    found = [(s["act"], s["party"], s["content"]["text"]) for s in data["statements"]]
    assert [entry[:2] for entry in found] == [
        ("demand", "norway"),
        ("reject", "sweden"),
        ("offer", "sweden"),
        ("assert", "norway"),
        ("accept", "norway"),
        ("offer", "sweden"),
    ]
    words = [" ".join(text.split()) for *_, text in found]
    assert words == [
        "Sweden withdraw its troops from the border",
        "We will never accept that demand",
        "Sweden would open its ports if Norway lifts the tariffs",
        "Sweden has massed 5,000 soldiers along the border",
        "a Swedish plan to share the catch",
        "to share the catch",
    ]
    assert {p["name"]: p["party"] for p in data["people"]} == {
        "Kari Holm": "norway",
        "Jonas Lund": "sweden",
    }
    (signal,) = data["signals"]
    assert (signal["kind"], signal["party"], signal["claimed_by"]) == (
        "build-up",
        "sweden",
        ["norway"],
    )
    assert [(m["place"], m["date"], m["status"]) for m in data["meetings"]] == [
        ("Geneva", "2022-01-10", "held"),
        ("Vienna", "2022-01-14", "planned"),
    ]


def test_a_second_run_gives_the_same(
    written: Path, reader: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(written, reader, capsys) == run(written, reader, capsys)

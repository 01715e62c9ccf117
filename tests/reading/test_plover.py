"""The scorer of event types on coded sentences."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parents[1] / "gold"
CODED = [
    ("a", "Peru expelled two diplomats.", "SANCTION"),
    ("b", "Chile demanded that Peru leave.", "DEMAND"),
    ("c", "Peru condemned the raid.", "DISAPPROVE"),
    ("d", "It rained.", "FIGHT"),
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plover", GOLD / "plover.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its module up while it is made.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "plover", module)
        spec.loader.exec_module(module)
    return module


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    entries = [{"id": i, "text": text, "event": kind} for i, text, kind in CODED]
    path = tmp_path / "coded.json"
    path.write_text(json.dumps([{"id": "head", "event": "DOCUMENT"}, *entries]), encoding="utf-8")
    return path


def test_rows_count_each_part_and_type(scorer: ModuleType, coded: Path) -> None:
    shown = scorer.rows(coded, classes=True).splitlines()
    assert "3/4 sentences right" in next(row for row in shown if row.startswith("PLOVER all"))
    assert "1/1 sentences right" in next(row for row in shown if "REQUEST" in row)
    assert "0/1 sentences right" in next(row for row in shown if "FIGHT" in row)


def test_misses_show_the_tuning_part_only(scorer: ModuleType, coded: Path) -> None:
    assert ("It rained." in scorer.misses(coded)) is (scorer.part("d") == "tune")
    assert "Peru" not in scorer.misses(coded)


def test_parts_are_settled_by_the_id(scorer: ModuleType) -> None:
    parts = [scorer.part(str(i)) for i in range(200)]
    assert 80 < parts.count("tune") < 120
    assert parts == [scorer.part(str(i)) for i in range(200)]


def test_what_is_not_there_is_skipped(scorer: ModuleType, tmp_path: Path) -> None:
    assert "skipped" in scorer.rows(tmp_path / "none.json")

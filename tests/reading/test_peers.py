"""The readers that ours is compared with."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_baseline_cites_the_words_of_the_text(tmp_path: Path) -> None:
    text = (
        "It rained in Geneva.\n\nThe envoy – from Oslo – said that the talks had failed. "
        "“We will go,” Lund told them. According to Lima, the plan is dead.\n"
    )
    path = tmp_path / "talks.txt"
    path.write_text(text, encoding="utf-8")
    script = ROOT / "benchmarks" / "peers" / "clause_baseline.py"
    done = subprocess.run(
        [sys.executable, script, path], capture_output=True, check=True, encoding="utf-8"
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    words = [
        [text[one[part]["start"] : one[part]["end"]] for part in ("content", "source", "cue")]
        for one in found
    ]
    assert words == [
        ["the talks had failed", "The envoy – from Oslo –", "said"],
        ["We will go", "Lund", "told"],
        ["the plan is dead", "Lima", "According to"],
    ]
    assert {one["file"] for one in found} == {str(path)}


def test_a_peer_that_is_not_installed_has_a_row_that_says_so() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "gold" / "peers.py", "--peer", "no-such-python"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    rows = done.stdout.splitlines()
    assert len(rows) == 2
    assert all("not compared" in row for row in rows)
    assert "textacy is not installed" in rows[1]

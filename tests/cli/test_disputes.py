"""What is disputed, on the terminal."""

import json
from pathlib import Path

from .run import NOTHING, run

WORDS = """\
Date: 2031-03-05

Kenya accused Uganda of shelling the town of Lamu. Uganda denied shelling the town.

Kenya said 300 people were killed in the raid. Uganda said 12 people were killed in the raid.
"""


def test_disputes_are_listed_with_both_words(home: Path) -> None:
    (home / "a.txt").write_text(WORDS, encoding="utf-8")
    data = json.loads(run("disputes", "a.txt", "-f", "json").out)["disputes"]
    assert [(d["kind"], d["claim"]["parties"], d["denial"]["parties"]) for d in data] == [
        ("denial", ["kenya"], ["uganda"]),
        ("figures", ["kenya"], ["uganda"]),
    ]
    text = (home / "a.txt").read_text(encoding="utf-8")
    for one in data:
        for side in (one["claim"], one["denial"]):
            assert text[side["start"] : side["end"]] == side["text"]
    shown = " ".join(run("disputes", "a.txt").out.replace("│", " ").split())
    assert "Kenya: “shelling the town of Lamu”" in shown
    assert "Who is right is not said." in shown


def test_nothing_disputed_is_said(home: Path, case: Path) -> None:
    (home / "a.txt").write_text(NOTHING, encoding="utf-8")
    result = run("disputes", "a.txt")
    assert (result.code, "No statement was found" in result.out) == (0, True)
    run("disputes", case).refused("case file")

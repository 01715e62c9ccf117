"""Trades on the terminal."""

import json
import shutil
from pathlib import Path

import pytest

from .run import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "case.yaml"


@pytest.fixture
def brussels(home: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, home / "brussels.yaml"))


def test_trades_are_listed_the_best_first(brussels: Path) -> None:
    result = run("trades", brussels)
    assert (result.code, result.err) == (0, "")
    assert "44 changes help somebody and hurt nobody; the first 20 are shown." in result.out
    data = json.loads(run("trades", brussels, "-f", "json").out)
    assert (data["total"], len(data["trades"])) == (44, 44)
    assert data["trades"][0]["changes"]["transparency"] == "hotlines-and-briefings"
    few = json.loads(run("trades", brussels, "--width", "1", "-f", "json").out)
    assert all(len(trade["changes"]) == 1 for trade in few["trades"])


def test_a_solution_leaves_no_trade_that_all_could_make(brussels: Path) -> None:
    data = json.loads(run("trades", brussels, "--from", "nash", "-f", "json").out)
    assert [trade for trade in data["trades"] if not trade["breaks"]] == []
    moved = run(
        "trades", brussels, "--from", "nash", "--set", "transparency=as-it-is", "-f", "json"
    )
    assert json.loads(moved.out)["start"]["package"]["transparency"] == "as-it-is"
    assert json.loads(moved.out)["total"] > data["total"]


def test_what_a_party_needs_in_return(brussels: Path) -> None:
    asked = ("trades", brussels, "--set", "ukraine-membership=ruled-out", "--for", "russia")
    text = " ".join(run(*asked, "--give", "ukraine-membership=open-door").out.split())
    assert "The door stays open costs Russia 27 points out of 100." in text
    assert "in return" in text
    free = run("trades", brussels, "--for", "russia", "--give", "transparency=visits-to-sites")
    assert "costs Russia nothing" in " ".join(free.out.split())


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--set", "missiles"), "missiles should be an issue and an option"),
        (("--set", "tanks=no"), "tanks is no issue here; known here: ukraine-membership"),
        (("--set", "missiles=some"), "some is no option of missiles; known here: no-limits"),
        (("--for", "ukraine", "--give", "missiles=no-limits"), "ukraine has no preferences"),
    ],
)
def test_what_is_not_known_is_told_plainly(
    brussels: Path, more: tuple[str, ...], says: str
) -> None:
    run("trades", brussels, *more).refused(says)


def test_a_concession_needs_a_party(brussels: Path) -> None:
    assert run("trades", brussels, "--for", "russia").code == 2

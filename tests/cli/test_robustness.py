"""Robustness on the terminal."""

import json
import shutil
from pathlib import Path

import pytest

from .run import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "case.yaml"


@pytest.fixture
def brussels(home: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, home / "brussels.yaml"))


def test_shares_are_shown_with_bars(brussels: Path) -> None:
    result = run("robustness", brussels, "--draws", "600")
    assert (result.code, result.err) == (0, "")
    assert "of 600 draws have one" in result.out
    assert "█" in result.out
    assert "What matters most for a zone" in result.out
    assert "share of the variance" in result.out


def test_the_same_seed_gives_the_same_data_on_every_engine(brussels: Path) -> None:
    asked = ("robustness", brussels, "--draws", "700", "--seed", "3", "-f", "json")
    here = run(*asked)
    assert here.code == 0
    assert run(*asked, "--engine", "processes:2").out == here.out
    data = json.loads(here.out)
    assert data["zone"]["draws"] == 700
    assert data["parameters"] == {"draws": 700, "seed": 3}


def test_a_place_that_is_none_is_told_plainly(brussels: Path) -> None:
    run("robustness", brussels, "--engine", "moon").refused("moon", "processes:4")
    assert run("robustness", brussels, "--draws", "0").code == 2

"""Deadlock on the terminal."""

import json
from pathlib import Path

import pytest

from detente.errors import UserError

from .run import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "brussels-2022" / "case.yaml"
CASE = """\
detente: 1
title: Price
parties:
  - {id: buyer, name: Buyer}
  - {id: seller, name: Seller}
issues:
  - id: price
    name: Price
    options: [{id: low, name: Low}, {id: mid, name: Middle}, {id: high, name: High}]
    status_quo: low
preferences:
  buyer: {weights: {price: 1}, values: {price: {low: 1, mid: 0.5, high: 0}}}
  seller: {weights: {price: 1}, values: {price: {low: 0, mid: [0.3, 0.7], high: 1}}}
reservation: {buyer: 0.4, seller: LIMIT}
"""


@pytest.fixture
def price(home: Path) -> Path:
    path = home / "price.yaml"
    path.write_text(CASE.replace("LIMIT", "0.6"), encoding="utf-8")
    return path


def test_conflicts_ways_out_and_the_smallest_change(price: Path) -> None:
    result = run("deadlock", price, "--draws", "200")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("Cannot be met together: ") == 1
    assert "Way out 1: give up what Buyer needs at least.\n" in result.out
    assert "By way out 2: Seller ends 60 points below" in result.out
    assert "of 200 draws" in result.out
    assert "already within the range" in result.out
    data = json.loads(run("deadlock", price, "--draws", "0", "-f", "json").out)
    assert data["zone"] is False
    assert data["deadlock"]["conflicts"] == [["reservation:buyer", "reservation:seller"]]
    assert data["robustness"] is None
    singles = data["single_changes"]["changes"]
    assert singles[0]["name"] == "value:seller:price:mid"
    assert singles[0]["needed"] == pytest.approx(0.6)
    assert [way["parties"] for way in data["ways_out"]] == [["buyer"], ["seller"]]


def test_no_more_than_asked_for_and_it_says_so(price: Path) -> None:
    result = run("deadlock", price, "--first", "1", "--draws", "0")
    assert result.out.count("Way out ") == 1
    assert "there may be more" in result.out


def test_a_best_package_out_of_reach_is_named(price: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(space: object, ids: object) -> None:
        raise UserError("too large")

    monkeypatch.setattr("detente.agreement.ways_out.way_out", refuse)
    result = run("deadlock", price, "--draws", "0")
    assert "Way out 2: give up" in result.out
    assert "What 2 of the ways out open at best could not be worked out" in result.out
    data = json.loads(run("deadlock", price, "--draws", "0", "-f", "json").out)
    assert data["ways_out"] == [None, None]
    assert "--time" in data["notices"][0]


def test_a_zone_is_said_plainly(home: Path) -> None:
    path = home / "price.yaml"
    path.write_text(CASE.replace("LIMIT", "0.3"), encoding="utf-8")
    result = run("deadlock", path)
    assert result.code == 0
    assert "There is a zone of agreement" in result.out
    assert "Price: Middle" in result.out
    data = json.loads(run("deadlock", path, "-f", "json").out)
    assert data["zone"] is True
    assert data["witness"]["package"] == {"price": "mid"}


def test_wrong_usage(price: Path) -> None:
    assert run("deadlock", price, "--first", "0").code == 2
    assert run("deadlock", EXAMPLE.with_name("none.yaml")).code == 1

import datetime as dt
import importlib.util
from pathlib import Path

import pytest

from detente.agreement import analyse
from detente.report import render
from detente.stability import outlook

MADE = dt.date(2031, 5, 20)


@pytest.fixture(scope="session")
def world():
    """The dispute next to this file."""
    place = Path(__file__).with_name("fisheries.py")
    spec = importlib.util.spec_from_file_location("detente_fisheries", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pages(world):
    """A report of each kind, by name."""
    stuck = analyse(world.CASE, draws=100)
    three = world.with_demand_met(world.CASE)
    two = world.two_parties(world.CASE)
    reason = "fewer than two parties have preferences"
    moving = world.with_moves(world.CASE)
    return {
        "deadlock": render(world.CASE, stuck, world.RECORD, made=MADE),
        "three": render(three, analyse(three, draws=100), world.RECORD, made=MADE),
        "two": render(two, analyse(two, draws=100), world.RECORD, made=MADE),
        "unanalysed": render(world.CASE, None, world.RECORD, reason=reason, made=MADE),
        "without agreement": render(
            moving, stuck, world.RECORD, outlook=outlook(moving, draws=50), made=MADE
        ),
        "case only": render(world.CASE, stuck, made=MADE),
    }


@pytest.fixture(params=["deadlock", "three", "two", "unanalysed", "without agreement", "case only"])
def page(request, pages):
    return pages[request.param]

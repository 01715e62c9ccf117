"""What is written and read again is the same, in everything that the format can hold."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from detente.case import Case, check
from detente.errors import UserError
from detente.interop import export_files, import_case
from detente.interop.outgoing import Outgoing, outgoing
from detente.space.compile import compile_case, status_quo
from detente.space.numbers import weight_middles

from .scenarios import cases, lay


def read_back(case: Case, to: str | None) -> Case:
    written = export_files(case, Path("positions.csv"), to)
    assert all(said.isprintable() for said in written.left_out)
    with tempfile.TemporaryDirectory() as place:
        folder = lay(Path(place), written.files)
        if to is None:
            again, _ = import_case(folder / "positions.csv")
        else:
            ending = {"genius": "xml", "negmas": "yml"}[to]
            chosen = [party.id for party in case.parties]
            again, _ = import_case(folder / f"domain.{ending}", [f"{p}.{ending}" for p in chosen])
    assert check(again) == []
    return again


def same_names(out: Outgoing, again: Case) -> None:
    assert tuple(party.name for party in again.parties) == out.party_names
    assert tuple(issue.name for issue in again.issues) == out.issue_names
    options = tuple(tuple(o.name for o in issue.options) for issue in again.issues)
    assert options == out.option_names


def same_space(case: Case, again: Case, factor: np.ndarray) -> None:
    """Assert that all is worth the same, each party's utilities divided by its factor."""
    before, after = compile_case(case), compile_case(again)
    for one, other in zip(before.worth, after.worth, strict=True):
        assert one / factor[:, None] == pytest.approx(other, abs=1e-9)
    assert before.reservation / factor == pytest.approx(after.reservation, abs=1e-9)


def negmas(case: Case) -> None:
    again = read_back(case, "negmas")
    out = outgoing(case)
    same_names(out, again)
    assert again.title == out.title
    same_space(case, again, np.ones(len(case.parties)))


def genius(case: Case) -> None:
    space = compile_case(case)
    # By Genius's rule the best of all packages is worth 1.
    best = sum(worth.max(axis=1) for worth in space.worth)
    idle = sum(
        np.where(worth.max(axis=1) == 0, share, 0)
        for worth, share in zip(space.worth, shares(case), strict=True)
    )
    factor = best + idle
    if (space.reservation / factor > 1 + 1e-9).any():
        with pytest.raises(UserError, match="would refuse every package"):
            read_back(case, "genius")
        return
    again = read_back(case, "genius")
    same_names(outgoing(case), again)
    same_space(case, again, factor)


def shares(case: Case) -> np.ndarray:
    """Return weights by issue and party, each party's summing to 1."""
    found = np.array(
        [
            [weight_middles(case.preferences[p.id]).get(issue.id, 0.0) for p in case.parties]
            for issue in case.issues
        ]
    )
    return found / found.sum(axis=0)


def positions(case: Case) -> None:
    again = read_back(case, None)
    same_names(outgoing(case), again)
    assert status_quo(again) == status_quo(case)
    for party, other in zip(case.parties, again.parties, strict=True):
        before, after = case.preferences[party.id], again.preferences[other.id]
        assert [w.value for w in before.weights.values()] == [
            w.value for w in after.weights.values()
        ]
        for told, found in zip(before.values.values(), after.values.values(), strict=True):
            if isinstance(told, dict):
                assert [v.value for v in told.values()] == [v.value for v in found.values()]
        least = case.reservation.get(party.id)
        assert again.reservation[other.id].value == ("status-quo" if least is None else least.value)
    same_space(case, again, np.ones(len(case.parties)))


@pytest.mark.parametrize("trip", [negmas, genius, positions], ids=lambda trip: trip.__name__)
@settings(max_examples=40, deadline=None)
@given(case=cases())
def test_a_case_comes_back(trip, case: Case) -> None:
    trip(case)


@pytest.mark.soak
@pytest.mark.parametrize("trip", [negmas, genius, positions], ids=lambda trip: trip.__name__)
@settings(max_examples=2_000, deadline=None)
@given(case=cases())
def test_many_cases_come_back(trip, case: Case) -> None:
    trip(case)

"""The search for conflicts and ways out, in large spaces and small, and under limits."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.agreement import deadlock as module
from detente.agreement.deadlock import Deadlock, deadlock, search
from detente.agreement.enumerated import enumerated
from detente.agreement.hitting import hitting_sets
from detente.case.model import Case
from detente.space.compile import compile_case
from detente.space.model import Table, meets


def space_of(brute, seed, *, table=False):
    space = compile_case(Case.model_validate(brute.case_data(brute.random_problem(seed))))
    if table and len(space.issues) > 1:
        r = np.random.default_rng(seed)
        sizes = [len(space.options[i]) for i in (0, 1)]
        worth = r.integers(-4, 5, (len(space.parties), *sizes)) / 16
        space = replace(space, tables=(Table((0, 1), worth),))
    return space


def rank(space, way):
    owner = {limit.id: limit.party for limit in space.constraints}
    return len({owner[name] for name in way}), len(way)


def by_definition(space):
    """Minimal sets that packages break, package by package."""
    packages = np.ndindex(*map(len, space.options))
    broken = {
        frozenset(c.id for c in space.constraints if not meets(space, x, c)) for x in packages
    }
    return {s for s in broken if not any(t < s for t in broken)} - {frozenset()}


def minimal_hitting(family):
    found = {frozenset()}
    for one in family:
        found = {h if h & one else h | {x} for h in found for x in one}
        found = {h for h in found if not any(g < h for g in found)}
    return found


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_tables_count_and_both_searches_agree(brute, seed):
    space = space_of(brute, seed, table=True)
    expected = by_definition(space)
    found = deadlock(space)
    assert found.complete
    assert set(map(frozenset, found.ways_out)) == expected
    conflicts = minimal_hitting(expected) if expected else set()
    assert set(map(frozenset, found.conflicts)) == conflicts
    assert found.zone is (not expected)
    assert [rank(space, w) for w in found.ways_out] == sorted(
        rank(space, w) for w in found.ways_out
    )


@pytest.mark.parametrize("seed", range(30))
def test_the_integer_program_gives_the_same(brute, seed, monkeypatch):
    space = space_of(brute, seed, table=True)
    expected = deadlock(space)
    monkeypatch.setattr(module, "small", lambda space: False)
    events = list(search(space))
    found = events[-1]
    assert set(found.ways_out) == set(expected.ways_out)
    assert found.conflicts == expected.conflicts
    assert found.complete
    assert found.zone == expected.zone
    assert len(deadlock(space).ways_out) == min(10, len(expected.ways_out))
    ways = [e.constraints for e in events[:-1] if e.kind == "way-out"]
    assert [rank(space, w) for w in ways] == sorted(rank(space, w) for w in ways)
    sizes = [len(e.constraints) for e in events[:-1] if e.kind == "conflict"]
    assert sizes == sorted(sizes)
    assert list(search(space)) == events


@pytest.mark.parametrize("large", [False, True])
def test_limits_leave_what_was_found(brute, large, monkeypatch):
    space = next(s for s in (space_of(brute, n) for n in range(500)) if many(s))
    whole = deadlock(space)
    if large:
        monkeypatch.setattr(module, "small", lambda space: False)
    part = deadlock(space, first=1)
    assert not part.complete
    assert "there may be more conflicts and ways out" in part.notice
    assert len(part.conflicts) == len(part.ways_out) == 1
    assert set(part.conflicts) <= set(whole.conflicts)
    assert set(part.ways_out) <= set(whole.ways_out)
    none = deadlock(space, seconds=1e-9)
    assert (none.zone, none.ways_out, none.complete) == (None, (), False)
    assert "before it was known" in none.notice
    events = search(space)
    first = next(events)
    events.close()
    assert first.constraints in (*whole.conflicts, *whole.ways_out)


def many(space):
    found = deadlock(space)
    return len(found.conflicts) > 1 and len(found.ways_out) > 2


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_enumeration_agrees_with_the_space(brute, seed):
    space = space_of(brute, seed, table=True)
    assume(space.size > 1)
    every = enumerated(space)
    for n, package in enumerate(np.ndindex(*every.shape)):
        assert every.steps[:, n].tolist() == space.steps(package).tolist()
        assert every.broken[:, n].tolist() == [
            not meets(space, package, c) for c in space.constraints
        ]


def test_hitting_sets_give_up_when_time_is_over():
    assert hitting_sets([0b11, 0b110], None) == [0b10, 0b101]
    assert hitting_sets([0b11], 0.0) is None


def test_too_many_hitting_sets_are_listed_by_the_program(brute, monkeypatch):
    space = next(s for s in (space_of(brute, n) for n in range(500)) if many(s))
    whole = deadlock(space)
    monkeypatch.setattr(module, "hitting_sets", lambda family, deadline: None)
    assert deadlock(space).conflicts == whole.conflicts
    assert isinstance(deadlock(space), Deadlock)

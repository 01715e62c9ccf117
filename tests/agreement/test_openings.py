"""Proofs for many draws at once, against every package of every draw."""

import itertools

import numpy as np
import pytest

from detente.agreement import openings as module
from detente.agreement.bulk import Bulk
from detente.agreement.influence import influence
from detente.agreement.openings import openings
from detente.agreement.settle import settle
from detente.agreement.weighted import heaviest
from detente.case.model import Case
from detente.space.compile import compile_case
from detente.space.grid import TOLERANCE
from detente.space.model import LinkageLimit, RedLineLimit, ReservationLimit, Table


def readings(brute, seed, draws=8):
    """Return readings of a random case, coarse enough that utilities tie with what is needed."""
    case = Case.model_validate(brute.case_data(brute.random_problem(seed)))
    space = compile_case(case)
    rng = np.random.default_rng(seed)
    parties, digits = len(space.parties), 2 + seed % 2

    def shaken(numbers, low, high):
        return np.round(numbers * rng.uniform(low, high, (draws, *numbers.shape)), digits)

    scopes = []
    for _ in range(seed % 3):
        if len(space.issues) > 1:
            width = min(len(space.issues), 2 + seed % 2)
            scopes.append(tuple(sorted(rng.permutation(len(space.issues))[:width].tolist())))
    tables = tuple(
        np.round(
            rng.uniform(-0.2, 0.2, (draws, parties, *(len(space.options[i]) for i in scope))), 2
        )
        for scope in scopes
    )
    object.__setattr__(
        space, "tables", tuple(Table(s, t[0]) for s, t in zip(scopes, tables, strict=True))
    )
    worth = tuple(shaken(w, 0.6, 1.4) for w in space.worth)
    return Bulk(space, worth, tables, shaken(space.reservation, 0.8, 1.3))


def broken(space, package, utility, reservation):
    """Return the ids of the constraints that a package breaks, by their definitions."""
    found = set()
    at = dict(zip(space.issues, package, strict=True))
    for limit in space.constraints:
        match limit:
            case ReservationLimit(party=party):
                row = space.parties.index(party)
                bad = utility[row] < reservation[row] - TOLERANCE
            case RedLineLimit(issue=issue, mask=mask):
                bad = mask[at[issue]]
            case LinkageLimit():
                bad = limit.when_mask[at[limit.when_issue]]
                bad = bad and not limit.requires_mask[at[limit.requires_issue]]
        if bad:
            found.add(limit.id)
    return frozenset(found)


def by_hand(many, questions):
    space = many.space
    found = np.zeros((len(questions), len(many)), dtype=bool)
    for k in range(len(many)):
        sets = set()
        for package in itertools.product(*(range(len(o)) for o in space.options)):
            utility = sum(w[k][:, o] for w, o in zip(many.worth, package, strict=True))
            for table, worth in zip(space.tables, many.tables, strict=True):
                utility = utility + worth[k][(slice(None), *(package[i] for i in table.issues))]
            sets.add(broken(space, package, utility, many.reservation[k]))
        for q, kept in enumerate(questions):
            ids = {c.id for c in kept}
            found[q, k] = any(not ids & s for s in sets)
    return found


def questions_of(space):
    limits = space.constraints
    return [
        list(limits),
        *([c for c in limits if c is not dropped] for dropped in limits),
        list(limits[:2]),
        list(limits[1:]),
        [],
    ]


def check(brute, seed, monkeypatch):
    many = readings(brute, seed)
    asked = questions_of(many.space)
    truth = by_hand(many, asked)
    np.testing.assert_array_equal(openings(many, asked), truth)
    monkeypatch.setattr(module, "ENUMERATED", 0)
    np.testing.assert_array_equal(openings(many, asked), truth)
    monkeypatch.undo()


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_openings_are_what_enumeration_finds(brute, first, monkeypatch):
    for seed in range(first, first + 10):
        check(brute, seed, monkeypatch)


@pytest.mark.soak
def test_openings_are_what_enumeration_finds_in_many_cases(brute, monkeypatch):
    for seed in range(1000, 1400):
        check(brute, seed, monkeypatch)


@pytest.mark.parametrize("seed", range(12))
def test_without_room_for_branches_each_draw_is_searched(brute, seed):
    many = readings(brute, seed)
    if many.space.tables:
        many = Bulk(many.space, many.worth, many.tables, many.reservation)
    kept = list(many.space.constraints)
    draws = np.arange(len(many))
    answer, packages = settle(many, kept, draws, nodes=0)
    np.testing.assert_array_equal(answer, by_hand(many, [kept])[0])
    assert len(packages) or not answer.any()


@pytest.mark.parametrize("cells", [4096, 6])
def test_the_heaviest_package_is_found_or_bounded(cells):
    rng = np.random.default_rng(3)
    sizes = (3, 2, 4, 3)
    single = [rng.normal(size=(5, k)) for k in sizes]
    scopes = [(0, 1), (1, 2, 3), (0, 3)]
    factors = [(s, rng.normal(size=(5, *(sizes[i] for i in s)))) for s in scopes]
    factors.append(((0, 2), np.where(rng.random((1, 3, 4)) < 0.2, -np.inf, 0.0)))
    best, packages = heaviest(single, factors, cells=cells)
    for n in range(5):
        total = {
            x: sum(v[n, o] for v, o in zip(single, x, strict=True))
            + sum(t[min(n, len(t) - 1)][tuple(x[i] for i in s)] for s, t in factors)
            for x in itertools.product(*map(range, sizes))
        }
        most = max(total.values())
        if cells == 4096:
            assert best[n] == pytest.approx(most)
            assert total[tuple(packages[n].tolist())] == pytest.approx(most)
        else:
            assert best[n] >= most - 1e-9


def test_influence_is_the_share_of_variance_of_each_input():
    # Y = 1 where x < 0.3: all of the variance is x's, none of it z's.
    rng = np.random.default_rng(0)
    inputs = rng.random((8000, 3))
    ranked, note = influence(("x", "z", "w"), inputs, inputs[:, 0] < 0.3)
    assert note is None
    assert ranked[0].name == "x"
    assert ranked[0].strength > 0.9
    assert ranked[0].direction == -1
    assert all(one.strength < 0.01 for one in ranked[1:])
    # Y = 1 where x + z > 1: E[Y|x] = x, so that each has (1/12) / (1/4) of the variance.
    ranked, _ = influence(("x", "z", "w"), inputs, inputs[:, 0] + inputs[:, 1] > 1)
    assert {one.name for one in ranked[:2]} == {"x", "z"}
    for one in ranked[:2]:
        assert one.strength == pytest.approx(1 / 3, abs=0.03)
        assert one.direction == 1


def test_an_effect_that_rises_and_falls_is_seen():
    inputs = np.random.default_rng(1).random((4000, 2))
    ranked, _ = influence(("x", "z"), inputs, np.abs(inputs[:, 0] - 0.5) < 0.2)
    assert ranked[0].name == "x"
    assert ranked[0].strength > 0.85

"""The smallest change of a single number, against trying every package by the definitions."""

import copy
import itertools

import pytest

from detente.agreement import single_change as module
from detente.agreement.single_change import single_changes
from detente.case.model import Case
from detente.space.compile import compile_case
from detente.space.model import meets


def stuck(brute, seeds):
    for seed in seeds:
        data = brute.case_data(brute.random_problem(seed, biggest=60))
        case = Case.model_validate(data)
        space = compile_case(case)
        if not zone(case):
            yield seed, data, case, space


def zone(case):
    space = compile_case(case)
    packages = itertools.product(*(range(len(o)) for o in space.options))
    return any(all(meets(space, x, c) for c in space.constraints) for x in packages)


def changed(data, name, value):
    """Return the case with one number put in place of what it is."""
    new = copy.deepcopy(data)
    kind, party, *rest = name.split(":")
    if kind == "reservation":
        new.setdefault("reservation", {})[party] = value
    elif kind == "weight":
        new["preferences"][party]["weights"][rest[0]] = value
    else:
        new["preferences"][party]["values"][rest[0]][rest[1]] = value
    return Case.model_validate(new)


def names(case):
    for party, preferences in case.preferences.items():
        yield f"reservation:{party}"
        for issue, values in preferences.values.items():
            yield f"weight:{party}:{issue}"
            for option in values:
                if issue in preferences.weights:
                    yield f"value:{party}:{issue}:{option}"


@pytest.mark.parametrize("block", range(5))
def test_the_change_opens_a_zone_and_nothing_smaller_does(brute, block):
    tried = opened = 0
    for seed, data, case, _ in stuck(brute, range(40 * block, 40 * block + 40)):
        found = {c.name: c for c in single_changes(case).changes}
        for name in names(case):
            tried += 1
            one = found.get(name)
            if one is None:
                # No number within its bounds opens a zone; a sample of them shows it.
                top = 60.0 if name.startswith("weight") else 1.0
                for share in (0.0, 0.02, 0.3, 0.7, 1.0):
                    if share == 0.0 and name.startswith("weight"):
                        share = 1e-6
                    assert not zone(changed(data, name, share * top)), (seed, name)
                continue
            opened += 1
            # Utilities are rounded to about 1e-9, hence a little further in and out.
            step = 1e-6 * (1 if one.change > 0 else -1)
            top = float("inf") if name.startswith("weight") else 1.0
            further = min(max(one.needed + step, 0.0), top)
            assert zone(changed(data, name, further)), (seed, name)
            for part in (0.999, 0.5, -0.999):
                nearer = one.now + part * one.change
                if 1e-6 < nearer <= top and abs(one.change) > 1e-4:
                    assert not zone(changed(data, name, nearer)), (seed, name)
    assert tried > 300
    assert opened > 30


def test_what_the_case_states_ranks_first(brute):
    _, data, case, _ = next(x for x in stuck(brute, range(200)) if single_changes(x[2]).changes)
    last = single_changes(case).changes[-1]
    low, high = sorted((last.now, last.needed))
    if last.needed < last.now:
        spread = [max(0.0, low - 0.0), high + (high - low)]
        spread[0] = low
    else:
        spread = [low - (high - low), high]
    if spread[0] < 0 or (spread[1] > 1 and not last.name.startswith("weight")):
        pytest.skip("the range would leave its bounds")
    found = single_changes(changed(data, last.name, spread)).changes
    assert found[0].name == last.name
    assert found[0].beyond == 0
    assert found[0].stated == pytest.approx(tuple(spread))


def test_a_zone_needs_no_change_and_a_large_case_says_so(brute, monkeypatch):
    case = next(
        c
        for c in (Case.model_validate(brute.case_data(brute.random_problem(n))) for n in range(99))
        if zone(c)
    )
    assert single_changes(case).changes == ()
    monkeypatch.setattr(module, "small", lambda space: False)
    assert "too large" in single_changes(case).to_dict()["notice"]

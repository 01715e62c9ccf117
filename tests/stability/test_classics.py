"""The worked cases come out as expected.

The sets for Korea are those of its author. For the others, where publications name equilibria they
are those, and for the remaining concepts what the definitions give.
"""

import pytest

from detente.case import check
from detente.case.classics import classic, classic_names
from detente.errors import UserError
from detente.stability import CONCEPTS, conflict_of, outlook, solve

# By the numbers of the states; in Elmira 6, 9 and 4 are the published states 5, 8 and 9.
EXPECTED = {
    "prisoners-dilemma": {"nash": [0], "gmr": [0, 3], "smr": [0, 3], "seq": [0, 3], "sseq": [0, 3]},
    "chicken": {
        "nash": [1, 2],
        "gmr": [1, 2, 3],
        "smr": [1, 2, 3],
        "seq": [1, 2],
        "sseq": [1, 2],
    },
    "stag-hunt": {concept: [0, 3] for concept in CONCEPTS},
    "elmira": {
        "nash": [4, 6, 9],
        "gmr": [0, 3, 4, 6, 9],
        "smr": [0, 3, 4, 6, 9],
        "seq": [4, 6, 9],
        "sseq": [4, 6, 9],
    },
    "cuba-1962": {"nash": [], "smr": [0, 1, 2, 4, 5, 6, 7], "seq": [4, 6], "sseq": [4, 6]},
    "korea-2017": {
        "nash": [0, 5],
        "gmr": [0, 4, 5, 10, 12],
        "smr": [0, 4, 5, 10, 12],
        "seq": [0, 5, 10],
        "sseq": [0, 5, 10],
        "sim": [0, 4, 5, 10],
    },
    "korea-2017-bloodthirsty": {"smr": [5, 12], "seq": [5, 12]},
    "korea-2017-deterrence": {"smr": [0, 5, 10, 12], "seq": [0, 5, 10, 12]},
    "korea-2017-pacifist": {"smr": [0, 2, 4, 5, 8, 10, 12], "seq": [0, 4, 5]},
}


def test_every_worked_case_has_expected_equilibria():
    assert set(EXPECTED) == set(classic_names())


@pytest.mark.parametrize("name", classic_names())
def test_a_worked_case_comes_out_as_expected(name):
    case = classic(name)
    assert check(case) == []
    assert all(source.title for source in case.sources)
    assert case.sources
    conflict = conflict_of(case)
    stability = solve(conflict, tuple(EXPECTED[name]))
    found = {c: conflict.numbers[stability.equilibria(c)].tolist() for c in EXPECTED[name]}
    assert found == EXPECTED[name]


def test_in_elmira_the_ministry_and_the_company_leave_one_equilibrium_for_another():
    found = outlook(classic("elmira"))
    number = found.conflict.numbers
    gains = {
        (int(number[c.state]), c.members): [int(number[s]) for s in c.improvements]
        for c in found.coalitions
        if c.improvements
    }
    assert gains[6, (0, 1)] == [9]
    assert not any(state in (4, 9) for state, _ in gains)


def test_an_unknown_worked_case_is_told_plainly():
    with pytest.raises(UserError, match="No worked case is called elmyra; did you mean elmira"):
        classic("elmyra")

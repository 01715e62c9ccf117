import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case.conditions import MAX_LENGTH, holds, mentioned, possible, read_condition
from detente.case.moves import MoveOption
from detente.errors import UserError

OPTIONS = (
    MoveOption(id="attack", name="Attack", party="a"),
    MoveOption(id="forces", name="Forces", party="a", levels=("none", "some", "all")),
    MoveOption(id="hold-out", name="Hold out", party="b"),
)
EVERY = [(a, f, h) for a in range(2) for f in range(3) for h in range(2)]


def true_in(text: str) -> set[tuple[int, ...]]:
    condition = read_condition(text, OPTIONS)
    return {levels for levels in EVERY if holds(condition, levels)}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("attack", lambda a, f, h: a == 1),
        ("forces", lambda a, f, h: f > 0),
        ("forces = some", lambda a, f, h: f == 1),
        ("forces != some", lambda a, f, h: f != 1),
        ("forces >= some", lambda a, f, h: f >= 1),
        ("forces <= some", lambda a, f, h: f <= 1),
        ("not attack", lambda a, f, h: a == 0),
        ("-attack", lambda a, f, h: a == 0),
        ("- 1", lambda a, f, h: a == 0),
        ("attack and hold-out", lambda a, f, h: a and h),
        ("attack or not hold-out and forces", lambda a, f, h: a or (not h and f)),
        ("(attack or not hold-out) and forces", lambda a, f, h: (a or not h) and f),
        ("attack | -3 & 2", lambda a, f, h: a or (not h and f)),
        ("not not attack", lambda a, f, h: a),
        ("not (attack or forces)", lambda a, f, h: not a and not f),
        ("attack if hold-out", lambda a, f, h: a or not h),
        ("attack if hold-out or forces", lambda a, f, h: a or not (h or f)),
        ("attack iff hold-out", lambda a, f, h: a == h),
        ("attack IFF NOT hold-out AND forces", lambda a, f, h: bool(a) == (not h and f > 0)),
        ("attack if hold-out if forces", lambda a, f, h: (a or not h) or not f),
        ("only(attack, hold-out)", lambda a, f, h: (a, f, h) == (1, 0, 1)),
        ("only(forces)", lambda a, f, h: (a, f, h) == (0, 2, 0)),
        ("nothing", lambda a, f, h: (a, f, h) == (0, 0, 0)),
        ("anything", lambda a, f, h: True),
        ("Y-N", lambda a, f, h: a and not h),
        ("N1Y", lambda a, f, h: (a, f, h) == (0, 1, 1)),
        ("N Y -", lambda a, f, h: not a and f == 2),
    ],
)
def test_a_condition_means_what_it_says(text, meaning):
    assert true_in(text) == {levels for levels in EVERY if meaning(*levels)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "needs an option, but the condition ends there"),
        ("attack and", "needs an option, but the condition ends there"),
        ("atack", "names atack, but no option has that id; did you mean attack?"),
        ("4", "names 4, but no option has that id"),
        ("attack forces", "is not understood from forces on"),
        ("attack #", "is not understood from # on"),
        ("(attack", "has an opening parenthesis without its closing one"),
        ("attack)", "is not understood from ) on"),
        ("only attack", "needs a list in parentheses after only"),
        ("only()", "needs an option, but ) stands there"),
        ("forces = most", "has no level most of forces"),
        ("forces =", "has a comparison without a level of forces"),
        ("YN", "is a pattern of 2 signs, but there are 3 options"),
        ("Y7N", "asks for level 7 of forces, which has fewer levels"),
        ("not " * 101 + "attack", "is nested more than 100 levels deep"),
        ("(" * 200 + "attack", "is nested more than 100 levels deep"),
        ("1" + " if 1" * 101, "has more than 100 times if or iff"),
        ("attack or " * 300 + "attack", f"is longer than {MAX_LENGTH:,} characters"),
    ],
)
def test_a_wrong_condition_is_told_plainly(text, says):
    with pytest.raises(UserError) as caught:
        read_condition(text, OPTIONS)
    assert str(caught.value).startswith(says)


def test_an_option_may_be_called_by_a_number():
    options = (*OPTIONS, MoveOption(id="2", name="Two", party="b"))
    assert mentioned(read_condition("2", options)) == {3}


def test_mentioned_and_possible():
    assert mentioned(read_condition("attack iff not (forces = all)", OPTIONS)) == {0, 1}
    assert mentioned(read_condition("anything", OPTIONS)) == frozenset()
    assert possible(read_condition("forces = all and not attack", OPTIONS), OPTIONS)
    assert not possible(read_condition("forces = all and forces = some", OPTIONS), OPTIONS)
    assert not possible(read_condition("attack and not attack", OPTIONS), OPTIONS)
    assert possible(read_condition("attack and not attack", OPTIONS), OPTIONS, most=1)


def _grown(rng: random.Random, depth: int) -> tuple[str, str]:
    """Return a condition, and the same in Python over a, f and h, each part in parentheses."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(
            [
                ("attack", "(a == 1)"),
                ("hold-out", "(h == 1)"),
                ("forces = some", "(f == 1)"),
                ("forces >= some", "(f >= 1)"),
            ]
        )
    one, python_one = _grown(rng, depth - 1)
    other, python_other = _grown(rng, depth - 1)
    return rng.choice(
        [
            (f"not ({one})", f"(not {python_one})"),
            (f"({one}) and ({other})", f"({python_one} and {python_other})"),
            (f"({one}) or ({other})", f"({python_one} or {python_other})"),
            (f"({one}) if ({other})", f"({python_one} or not {python_other})"),
            (f"({one}) iff ({other})", f"({python_one} == {python_other})"),
        ]
    )


@given(st.integers(0, 10**9))
def test_grown_conditions_mean_what_python_says(seed):
    text, python = _grown(random.Random(seed), 3)
    said = {(a, f, h) for a, f, h in EVERY if eval(python, {}, {"a": a, "f": f, "h": h})}
    assert true_in(text) == said


@given(st.text(alphabet="attackforceshold-ut YN01-&|!()=<>,ifonly", max_size=40))
def test_no_text_breaks_the_reader(text):
    with suppress(UserError):
        condition = read_condition(text, OPTIONS)
        assert all(isinstance(holds(condition, levels), bool) for levels in EVERY)

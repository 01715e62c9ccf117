from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.space.grid import TOLERANCE, make_grid


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=2, max_size=8),
    st.data(),
)
def test_equal_fractions_become_equal_whole_numbers(weights, data):
    """Sums of weight / total are exact on the grid, although floats are not."""
    total = sum(weights)
    worth = [np.array([[0.0, w / total]]) for w in weights]
    grid = make_grid(worth, np.array([0.0]))
    sizes = range(len(weights))
    some = data.draw(st.sets(st.sampled_from(sizes)))
    others = data.draw(st.sets(st.sampled_from(sizes)))

    def added(chosen):
        return sum(grid.worth[i][0, 1] for i in chosen)

    exact = [sum(Fraction(weights[i], total) for i in chosen) for chosen in (some, others)]
    assert (exact[0] == exact[1]) == (added(some) == added(others))
    assert (exact[0] > exact[1]) == (added(some) > added(others))


def test_numbers_without_a_common_denominator_are_rounded_finely():
    rng = np.random.default_rng(5)
    worth = [rng.random((3, 4)) / 6 for _ in range(6)]
    grid = make_grid(worth, rng.random(3))
    for whole, given_ in zip(grid.worth, worth, strict=True):
        assert (whole == np.rint(whole)).all()
        np.testing.assert_allclose(whole / grid.unit[:, None], given_, atol=1e-12)


def test_a_party_at_its_reservation_value_agrees_despite_rounding():
    worth = [np.array([[0.1]]), np.array([[0.2]])]
    grid = make_grid(worth, np.array([0.3]))  # 0.1 + 0.2 > 0.3 in floats
    assert grid.worth[0][0, 0] + grid.worth[1][0, 0] == grid.floor[0]
    above = make_grid(worth, np.array([0.3 + 2 * TOLERANCE]))
    assert above.worth[0][0, 0] + above.worth[1][0, 0] < above.floor[0]

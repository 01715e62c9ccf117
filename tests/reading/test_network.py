"""A small network with whole weights."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.network import Network, stored

WEIGHTS = st.integers(-500, 500)
NAMES = ["a", "b", "c", "d", "unknown", "A", ""]


def make(
    direct: list[int], inward: list[list[int]], bias: list[int], outward: list[int], scale: int
) -> Network:
    return Network(
        rows={name: number for number, name in enumerate(NAMES[: len(direct)])},
        direct=np.array(direct, dtype=np.int64),
        inward=np.array(inward, dtype=np.int64).reshape(len(direct), len(bias)),
        bias=np.array(bias, dtype=np.int64),
        outward=np.array(outward, dtype=np.int64),
        scale=scale,
    )


# Only "a" with "b" gets over the bias of the cell.
BOTH = make([0, 0], [[100], [100]], [-100], [300], 100)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    names, cells = draw(st.integers(0, 4)), draw(st.integers(0, 3))

    def several(size: int) -> list[int]:
        return draw(st.lists(WEIGHTS, min_size=size, max_size=size))

    inward = [several(cells) for _ in range(names)]
    scale = draw(st.sampled_from([1, 10, 100]))
    return make(several(names), inward, several(cells), several(cells), scale)


def naive(network: Network, found: list[str]) -> float:
    """Return the score in parts of one, not in whole numbers."""
    scale = network.scale
    known = [network.rows[name] for name in found if name in network.rows]
    score: float = sum(network.direct.tolist()[row] / scale for row in known)
    for cell, bias in enumerate(network.bias.tolist()):
        inside = bias / scale + sum(network.inward.tolist()[row][cell] / scale for row in known)
        if inside > 0:
            score += inside * network.outward.tolist()[cell] / scale
    return score


@given(networks(), st.lists(st.sampled_from(NAMES), max_size=8))
def test_the_score_is_what_plain_sums_give(network: Network, found: list[str]) -> None:
    assert network.score(found) == pytest.approx(naive(network, found), abs=1e-9)


@given(networks(), st.lists(st.sampled_from(NAMES), max_size=8), st.randoms())
def test_order_and_unknown_features_make_no_difference(
    network: Network, found: list[str], random: Random
) -> None:
    mixed = [*found, "never seen"]
    random.shuffle(mixed)
    assert network.score(iter(mixed)) == network.score(found)


def test_features_tell_together_what_none_tells_alone() -> None:
    assert [BOTH.score(one) for one in ([], ["a"], ["b"], ["a", "b"])] == [0, 0, 0, 3]


def test_where_nothing_is_known_the_biases_decide() -> None:
    network = make([7], [[1, 1]], [50, -50], [200, 900], 100)
    assert network.score([]) == network.score(["unknown", ""]) == 1.0
    assert make([], [], [], [], 100).score(["a"]) == 0
    # Features are told apart by capitals.
    assert network.score(["A"]) == 1.0 != network.score(["a"])


def test_without_cells_it_is_a_sum() -> None:
    network = make([150, -50], [[], []], [], [], 100)
    assert network.score(["a", "b"]) == 1.0
    assert isinstance(network.score(["a"]), float)


def test_a_network_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    held = {
        "scale": 10,
        "bias": [1, -2],
        "outward": [3, 4],
        "weights": {"b": [5, 6, 7], "a": [-8, 9, -10]},
    }
    file.write_text(json.dumps(held), encoding="utf-8")
    network = stored(str(file))
    assert network.rows == {"b": 0, "a": 1}
    assert network.direct.tolist() == [5, -8]
    assert network.inward.tolist() == [[6, 7], [9, -10]]
    assert (network.bias.tolist(), network.outward.tolist()) == ([1, -2], [3, 4])
    assert network.scale == 10
    # "b": 5 / 10 + (7 * 3 + 5 * 4) / 100
    assert network.score(["b"]) == pytest.approx(0.91)


@pytest.mark.parametrize("cells", [0, 2])
def test_a_file_without_features_is_read(tmp_path: Path, cells: int) -> None:
    file = tmp_path / "weights.json"
    held = {"scale": 10, "bias": [20] * cells, "outward": [10] * cells, "weights": {}}
    file.write_text(json.dumps(held), encoding="utf-8")
    network = stored(str(file))
    assert network.inward.shape == (0, cells)
    assert network.score(["a"]) == 2 * cells

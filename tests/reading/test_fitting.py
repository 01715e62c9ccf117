"""The training of the reader's classifiers, on toy problems."""

from pathlib import Path

import fitting
import numpy as np
import pytest
from scipy.sparse import csr_matrix

from detente.reading import linear, network
from detente.reading.network import Network
from detente.reading.vectors import LENGTH

RIGHT = (("a", "x"), ("b", "y"))
WRONG = (("a", "y"), ("b", "x"))
Choice = dict[str, tuple[str, ...]]


def choices(size: int = 64) -> tuple[list[Choice], list[str]]:
    """Return choices among two to four, where only two features together tell the right one."""
    rng = np.random.default_rng(1)
    given: list[Choice] = []
    meant: list[str] = []
    for number in range(size):
        found = [("right", RIGHT[number % 2])]
        found += [(f"wrong {i}", WRONG[rng.integers(2)]) for i in range(rng.integers(1, 4))]
        found = [found[i] for i in rng.permutation(len(found))]
        given.append({name: (*have, f"n{rng.integers(3)}") for name, have in found})
        meant.append("right")
    return given, meant


def train(cells: int = 8, rounds: int = 200, seen: int = 2, decay: float = 0.001) -> Network:
    given, meant = choices()
    fitted: Network = fitting.among_candidates(
        given, meant, seen=seen, cells=cells, rounds=rounds, decay=decay
    )
    return fitted


def hits(fitted: Network, given: list[Choice], meant: list[str]) -> float:
    best = [max(one, key=lambda name: fitted.score(one[name])) for one in given]
    return sum(b == m for b, m in zip(best, meant, strict=True)) / len(given)


def test_candidates_are_told_by_two_features_together() -> None:
    fitted = train()
    assert hits(fitted, *choices()) == 1
    right, wrong = ([fitted.score(one) for one in several] for several in (RIGHT, WRONG))
    assert min(right) > max(wrong) + 1
    # Without cells there is only a sum, and no sum can tell them.
    assert hits(train(cells=0), *choices()) < 0.9


def test_the_same_weights_come_out_each_time() -> None:
    first = train(rounds=5)
    np.random.default_rng().random(7)
    second = train(rounds=5)
    assert first.rows == second.rows
    for name in ("direct", "inward", "bias", "outward"):
        assert getattr(first, name).tolist() == getattr(second, name).tolist(), name
        assert getattr(first, name).dtype == np.int64
        assert getattr(first, name).any()
    assert first.scale == second.scale == fitting.FINE


def test_no_rounds_leave_chance_and_nothing_direct() -> None:
    fitted = train(rounds=0)
    assert not fitted.direct.any()
    assert not fitted.bias.any()
    assert fitted.inward.shape == (len(fitted.rows), 8 * fitting.DRAWS)
    assert fitted.inward.any()


def test_rare_features_take_no_part() -> None:
    given: list[Choice] = [{"p": ("good", "rare"), "q": ("bad",)}, {"p": ("good",), "q": ("bad",)}]
    fitted = fitting.among_candidates(given, ["p", "p"], seen=2, cells=2, rounds=60, decay=0.0)
    assert fitted.rows == {"bad": 0, "good": 1}
    assert fitted.score(["good"]) > fitted.score(["rare"]) == fitted.score([])
    assert fitted.score(["good"]) > fitted.score(["bad"])


def test_decay_makes_weights_smaller() -> None:
    free, held = (train(rounds=40, decay=decay) for decay in (0.0, 5.0))
    assert np.abs(held.inward).sum() < np.abs(free.inward).sum() / 1.5


def test_a_choice_without_another_or_without_features_teaches_nothing() -> None:
    given: list[Choice] = [{"p": ("a",)}, {"p": (), "q": ()}]
    fitted = fitting.among_candidates(given, ["p", "q"], seen=1, cells=2, rounds=20, decay=0.0)
    assert fitted.direct.tolist() == [0]
    assert not fitted.bias.any()


def test_the_slopes_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "LEFT_OUT", 0.0)
    rng = np.random.default_rng(3)
    features = csr_matrix((rng.random((7, 5)) < 0.5).astype(float))
    owner = np.array([0, 0, 0, 1, 1, 2, 2])
    right = np.array([1, 0, 0, 0, 1, 1, 0], dtype=bool)
    weights = [rng.normal(size=size) for size in (5, (5, 3), 3, 3)]

    def loss() -> float:
        direct, inward, bias, outward = weights
        scores = features @ direct + np.maximum(features @ inward + bias, 0) @ outward
        likely = [np.exp(scores[owner == k]) / np.exp(scores[owner == k]).sum() for k in range(3)]
        return float(-np.mean([np.log(likely[k][right[owner == k]]).sum() for k in range(3)]))

    slopes = fitting._slopes(features, owner, right, weights, rng)
    for one, slope in zip(weights, slopes, strict=True):
        for place in np.ndindex(one.shape):
            one[place] += 1e-6
            more = loss()
            one[place] -= 2e-6
            less = loss()
            one[place] += 1e-6
            assert slope[place] == pytest.approx((more - less) / 2e-6, abs=1e-6)


def test_the_right_one_must_be_a_candidate() -> None:
    with pytest.raises(ValueError, match="is not in list"):
        fitting.among_candidates([{"p": ("a",)}], ["q"], seen=1, cells=2, rounds=1, decay=0.0)


def test_a_network_is_written_as_it_is_read(tmp_path: Path) -> None:
    fitted = train(rounds=3)
    fitting.write(fitted, tmp_path / "weights.json", "hash")
    again = network.stored(str(tmp_path / "weights.json"))
    assert again.rows == fitted.rows
    for name in ("direct", "inward", "bias", "outward"):
        assert getattr(again, name).tolist() == getattr(fitted, name).tolist(), name
    assert again.score(["a", "x"]) == fitted.score(["a", "x"])


@pytest.fixture(scope="module")
def told() -> tuple[list[np.ndarray], list[str]]:
    """Return vectors and their classes: the second number tells, the others do not."""
    rng = np.random.default_rng(2)
    vectors = [rng.integers(-LENGTH, LENGTH, 3) for _ in range(80)]
    vectors = [one for one in vectors if abs(one[1]) > 10]
    return vectors, ["up" if one[1] > 0 else "down" for one in vectors]


def test_classes_are_told_by_vectors_alone(
    told: tuple[list[np.ndarray], list[str]], tmp_path: Path
) -> None:
    vectors, meant = told
    noise = [["same"] for _ in vectors]
    kinds = ("up", "down")
    fitted = fitting.among_classes(noise, meant, kinds, penalty=0.01, seen=1, vectors=vectors)
    got = [kinds[fitted.chances(["same"], one).argmax()] for one in vectors]
    assert got == meant
    assert fitted.of_vector.shape == (3, 2)
    weights = np.abs(fitted.of_vector[:, 0]).tolist()
    assert weights[1] > 3 * max(weights[0], weights[2])
    # Learned and used in the same measure: what is far off is sure.
    assert fitted.chances([], np.array([0, LENGTH, 0])).tolist()[0] > 0.95
    fitting.write(fitted, tmp_path / "weights.json", "hash")
    again = linear.stored(str(tmp_path / "weights.json"))
    for one in vectors:
        assert again.logits(["same"], one).tolist() == fitted.logits(["same"], one).tolist()
    blind = fitting.among_classes(noise, meant, kinds, penalty=0.01, seen=1)
    assert blind.of_vector.shape == (0, 2)
    assert len({kinds[blind.chances(["same"]).argmax()] for _ in vectors}) == 1


def test_vectors_and_features_tell_together(told: tuple[list[np.ndarray], list[str]]) -> None:
    vectors, meant = told
    # "~hidden" comes with every third one and is not kept.
    given = [["odd"] * (i % 2) + ["~hidden"] * (i % 3 == 0) for i in range(len(vectors))]
    both = [f"{m} odd" if "odd" in names else m for m, names in zip(meant, given, strict=True)]
    kinds = ("up", "down", "up odd", "down odd")
    fitted = fitting.among_classes(given, both, kinds, penalty=0.01, seen=1, vectors=vectors)
    assert list(fitted.rows) == ["odd"]
    assert fitted.weights.shape == (1, 4)
    assert fitted.of_vector.shape == (3, 4)
    got = [
        kinds[fitted.logits(names, one).argmax()] for names, one in zip(given, vectors, strict=True)
    ]
    assert got == both

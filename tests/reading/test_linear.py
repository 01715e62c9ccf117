"""Linear classifiers with whole weights."""

from dataclasses import replace

import numpy as np
import pytest

from detente.reading.linear import Linear

MODEL = Linear(
    classes=("yes", "no"),
    rows={"a": 0, "b": 1},
    weights=np.array([[100, -100], [-50, 200]]),
    bias=np.array([0, 10]),
    scale=100,
)


def test_chances_add_up_and_do_not_hang_on_the_order() -> None:
    chances = MODEL.chances(["b", "a", "unknown"])
    assert chances.tolist() == MODEL.chances(["a", "b"]).tolist()
    logits = np.array([0.5, 1.1])
    assert chances.tolist() == pytest.approx((np.exp(logits) / np.exp(logits).sum()).tolist())


def test_where_nothing_is_known_the_bias_decides() -> None:
    assert MODEL.logits([]).tolist() == [0.0, 0.1]
    assert MODEL.chances(["unknown"]).sum() == pytest.approx(1)


def test_a_length_makes_many_features_weigh_no_more_than_few() -> None:
    short = replace(MODEL, length=6.0)
    logits = np.array([0.5, 1.0]) * 6 / np.sqrt(2) + np.array([0, 0.1])
    assert short.logits(["a", "b"]).tolist() == pytest.approx(logits.tolist())
    assert short.logits([]).tolist() == [0.0, 0.1]

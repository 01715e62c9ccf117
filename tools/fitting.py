"""Fit the reader's classifiers and write their weights."""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags, hstack

from detente.reading.linear import Linear
from detente.reading.network import Network
from detente.reading.vectors import LENGTH

E = TypeVar("E")
SCALE = 100
"""Weights are kept as hundredths."""
FINE = 1000
"""Weights of a network are kept as thousandths."""
SEED = 2026
DRAWS = 3
BATCH = 32
RATE = 0.005
"""How far weights go in a step of a network's training."""
LEFT_OUT = 0.3
"""The share of cells that a step leaves out."""


def known(given: Iterable[Iterable[str]], seen: int) -> dict[str, int]:
    """Return a row for each feature that is in ``seen`` examples at least."""
    counted = Counter(name for names in given for name in names)
    return {
        name: row for row, name in enumerate(sorted(n for n, c in counted.items() if c >= seen))
    }


def table(
    given: Sequence[Iterable[str]], rows: dict[str, int], length: float | None = None
) -> csr_matrix:
    """Return which features each example has, of shape (examples, features)."""
    found = [[rows[name] for name in names if name in rows] for names in given]
    columns = np.array([row for one in found for row in one], dtype=np.int64)
    places = np.repeat(np.arange(len(found)), [len(one) for one in found])
    ones = csr_matrix((np.ones(len(columns)), (places, columns)), shape=(len(found), len(rows)))
    if length is None:
        return ones
    sizes = np.array([max(len(one), 1) for one in found])
    return csr_matrix(diags(length / np.sqrt(sizes)) @ ones)


def among_classes(
    given: Sequence[Sequence[str]],
    meant: Sequence[str],
    classes: tuple[str, ...],
    *,
    penalty: float,
    seen: int,
    counts: Sequence[float] | None = None,
    length: float | None = None,
    vectors: Sequence[np.ndarray] | None = None,
) -> Linear:
    """Fit a multinomial logistic regression; ``penalty`` weighs the squares of the weights.

    ``vectors`` come with the examples, shape (numbers,) each; ``counts`` tells how much each
    example counts, and ``length`` to which length features are brought. A feature that begins
    with "~" takes part and is not kept.
    """
    rows = known(given, seen)
    features = table(given, rows, length)
    if vectors is not None:
        features = csr_matrix(hstack([features, csr_matrix(np.stack(vectors) / LENGTH)]))
    heavy = np.ones(len(given)) if counts is None else np.array(counts)
    wanted = np.eye(len(classes))[[classes.index(one) for one in meant]]
    size, kinds = features.shape[1], len(classes)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights, bias = values[: size * kinds].reshape(size, kinds), values[size * kinds :]
        logits = features @ weights + bias
        logits -= logits.max(axis=1, keepdims=True)
        total = np.log(np.exp(logits).sum(axis=1))
        off = (np.exp(logits - total[:, None]) - wanted) * heavy[:, None]
        slopes = np.concatenate([(features.T @ off + penalty * weights).ravel(), off.sum(axis=0)])
        missed = (heavy * (total - (logits * wanted).sum(axis=1))).sum()
        return missed + penalty / 2 * (weights**2).sum(), slopes

    best = _least(loss, (size + 1) * kinds).reshape(size + 1, kinds)
    return _whole(classes, rows, best[:-1], best[-1], length)


def among_candidates(
    given: Sequence[dict[str, Sequence[str]]],
    meant: Sequence[str],
    *,
    seen: int,
    cells: int,
    rounds: int,
    decay: float,
) -> Network:
    """Fit a network by which one candidate of each example is chosen (softmax over candidates).

    It is the mean of ``DRAWS`` networks with ``cells`` cells each that begin by chance.

    Adam (Kingma and Ba 2015) with weights that decay (Loshchilov and Hutter 2019), and with cells
    left out by chance (Srivastava and others 2014); the chance is the same each time.
    """
    candidates = [found for one in given for found in one.values()]
    rows = known(candidates, seen)
    features = table(candidates, rows)
    sizes = np.array([len(one) for one in given])
    starts = np.concatenate([[0], np.cumsum(sizes)])
    right = starts[:-1] + [list(one).index(r) for one, r in zip(given, meant, strict=True)]
    fitted = [
        _network(np.random.default_rng(SEED + draw), features, sizes, right, cells, rounds, decay)
        for draw in range(DRAWS)
    ]
    return _mean_network(rows, fitted)


def _network(
    rng: np.random.Generator,
    features: csr_matrix,
    sizes: np.ndarray,
    right: np.ndarray,
    cells: int,
    rounds: int,
    decay: float,
) -> list[np.ndarray]:
    """Return the weights of one network: direct, inward, bias and outward."""
    starts = np.concatenate([[0], np.cumsum(sizes)])
    number, given = features.shape[1], range(len(sizes))
    weights = [
        np.zeros(number),
        rng.normal(0, 0.1, (number, cells)),
        np.zeros(cells),
        rng.normal(0, 0.1, cells),
    ]
    first = [np.zeros_like(one) for one in weights]
    second = [np.zeros_like(one) for one in weights]
    step = 0
    for _ in range(rounds):
        for batch in np.array_split(rng.permutation(len(given)), max(1, len(given) // BATCH)):
            step += 1
            taken = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in batch])
            owner = np.repeat(np.arange(len(batch)), sizes[batch])
            slopes = _slopes(features[taken], owner, np.isin(taken, right[batch]), weights, rng)
            for one, slope, m, v in zip(weights, slopes, first, second, strict=True):
                m += 0.1 * (slope - m)
                v += 0.001 * (slope**2 - v)
                size = np.sqrt(v / (1 - 0.999**step)) + 1e-8
                one -= RATE * (m / (1 - 0.9**step) / size + decay * one)
    return weights


def _slopes(
    features: csr_matrix,
    owner: np.ndarray,
    right: np.ndarray,
    weights: list[np.ndarray],
    rng: np.random.Generator,
) -> list[np.ndarray]:
    """Return how the loss of a batch changes with each weight."""
    direct, inward, bias, outward = weights
    left = (rng.random(len(bias)) >= LEFT_OUT) / (1 - LEFT_OUT)
    inside = features @ inward + bias
    cells = np.maximum(inside, 0) * left
    scores = features @ direct + cells @ outward
    most = np.full(owner[-1] + 1, -np.inf)
    np.maximum.at(most, owner, scores)
    likely = np.exp(scores - most[owner])
    likely /= np.bincount(owner, likely)[owner]
    off = (likely - right) / (owner[-1] + 1)
    back = off[:, None] * outward * left * (inside > 0)
    return [features.T @ off, features.T @ back, back.sum(axis=0), cells.T @ off]


def _mean_network(rows: dict[str, int], fitted: list[list[np.ndarray]]) -> Network:
    """Return the mean of networks, as one that has the cells of all."""
    direct, inward, bias, outward = zip(*fitted, strict=True)
    together = (
        np.mean(direct, axis=0),
        np.concatenate(inward, axis=1),
        np.concatenate(bias),
        np.concatenate(outward) / len(fitted),
    )
    return Network(rows, *(np.rint(one * FINE).astype(np.int64) for one in together), FINE)


def write(model: Linear | Network, path: Path, data: str) -> None:
    """Write the weights, a feature a line, with the hash of the data that they were made from."""
    head: dict[str, Any] = {"data": data, "scale": model.scale, "bias": model.bias.tolist()}
    if isinstance(model, Network):
        head |= {"outward": model.outward.tolist()}
        weights = np.column_stack([model.direct, model.inward])
    else:
        head |= {"length": model.length, "classes": model.classes}
        head |= {"of_vector": model.of_vector.tolist()}
        weights = model.weights
    lines = [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: "
        + json.dumps(weights[row].tolist(), separators=(",", ":"))
        for name, row in model.rows.items()
    )
    text = "{\n" + "\n".join(lines) + '\n"weights": {\n' + rows + "\n}\n}\n"
    path.write_text(text, encoding="utf-8")


def run(
    told: str | None,
    examples: Callable[[], list[E]],
    fit: Callable[[list[E]], Linear | Network],
    leave_out: Callable[[list[E]], str],
    to: tuple[Path, str],
) -> None:
    """Train on all examples and write to a file of weights, with the hash of the data.

    With ``--leave-one-out`` on the command line, print how good the training is instead.
    """
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--leave-one-out", action="store_true", help="measure and write nothing")
    chosen = parser.parse_args()
    given = examples()
    if chosen.leave_one_out:
        print(leave_out(given))
        return
    write(fit(given), *to)
    print(f"{to[0].name}: trained on {len(given)}")


def _least(loss, size: int) -> np.ndarray:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x)


def _whole(
    classes: tuple[str, ...],
    rows: dict[str, int],
    weights: np.ndarray,
    bias: np.ndarray,
    length: float | None = None,
) -> Linear:
    """Return whole weights; features that weigh nothing are left out."""
    whole = np.rint(weights * SCALE).astype(np.int64)
    kept = [(name, row) for name, row in rows.items() if whole[row].any() and name[0] != "~"]
    return Linear(
        classes=classes,
        rows={name: number for number, (name, _) in enumerate(kept)},
        weights=whole[[row for _, row in kept]],
        bias=np.rint(bias * SCALE).astype(np.int64),
        scale=SCALE,
        length=length,
        of_vector=whole[len(rows) :],
    )

"""Fit the reader's classifiers and write their weights."""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from detente.reading.linear import Linear

E = TypeVar("E")
SCALE = 100
"""Weights are kept as hundredths."""


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
) -> Linear:
    """Fit a multinomial logistic regression; ``penalty`` weighs the squares of the weights.

    ``counts`` tells how much each example counts, and ``length`` to which length features are
    brought. A feature that begins with "~" takes part and is not kept.
    """
    rows = known(given, seen)
    features = table(given, rows, length)
    heavy = np.ones(len(given)) if counts is None else np.array(counts)
    wanted = np.eye(len(classes))[[classes.index(one) for one in meant]]
    size, kinds = len(rows), len(classes)

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
    given: Sequence[dict[str, Sequence[str]]], meant: Sequence[str], *, penalty: float, seen: int
) -> Linear:
    """Fit weights by which one candidate of each example is chosen (conditional logit)."""
    candidates = [found for one in given for found in one.values()]
    owner = np.repeat(np.arange(len(given)), [len(one) for one in given])
    wanted = np.array(
        [key == right for one, right in zip(given, meant, strict=True) for key in one], dtype=float
    )
    rows = known(candidates, seen)
    features = table(candidates, rows)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = features @ weights
        most = np.full(len(given), -np.inf)
        np.maximum.at(most, owner, logits)
        logits = logits - most[owner]
        total = np.bincount(owner, np.exp(logits), len(given))
        likely = np.exp(logits) / total[owner]
        missed = np.log(total).sum() - (wanted * logits).sum()
        slopes = features.T @ (likely - wanted) + penalty * weights
        return missed + penalty / 2 * weights @ weights, slopes

    best = _least(loss, len(rows))
    return _whole(("party",), rows, best[:, None], np.zeros(1))


def write(model: Linear, path: Path, data: str) -> None:
    """Write the weights, a feature a line, with the hash of the data that they were made from."""
    head = {
        "data": data,
        "scale": model.scale,
        "length": model.length,
        "classes": model.classes,
        "bias": model.bias.tolist(),
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: "
        + json.dumps(model.weights[row].tolist(), separators=(",", ":"))
        for name, row in model.rows.items()
    )
    text = "{\n" + "\n".join(lines) + '\n"weights": {\n' + rows + "\n}\n}\n"
    path.write_text(text, encoding="utf-8")


def run(
    told: str | None,
    examples: Callable[[], list[E]],
    fit: Callable[[list[E]], Linear],
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
    )

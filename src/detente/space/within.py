"""Uniform draws from what ranges and orders together allow."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.case.allowed import Region
from detente.space.grid import Array

CLOSE = 1e-9
"""How far a draw may lie from an exact one, as a share of the widest range."""

_FIRST = 32

Uniforms = Callable[[tuple[int, ...], int], Array]
"""Returns (draws, width) uniforms of a stream: ``uniforms(stream, width)``."""


def _parts(region: Region) -> list[NDArray[np.intp]]:
    """Return the places that vary, in groups that nothing ties to each other."""
    free = region.low < region.high
    # Ranges that merely touch are no tie: their order holds whatever is drawn.
    tied = region.above & (region.low[:, None] < region.high[None])
    tied = (tied | tied.T | np.eye(len(free), dtype=bool)) & free & free[:, None]
    for k in range(len(free)):
        tied |= tied[:, k, None] & tied[k]
    heads = np.argmax(tied, axis=1)
    return [np.flatnonzero(tied[k]) for k in np.flatnonzero(free) if heads[k] == k]


def _chain(low: Array, high: Array, above: NDArray[np.bool_]) -> NDArray[np.intp] | None:
    """Return the places from most to least when all share a range and none is out of order."""
    same = (low == low[0]).all() and (high == high[0]).all()
    complete = above.sum() == len(low) * (len(low) - 1) // 2
    return np.argsort(-above.sum(axis=1)) if same and complete else None


def _swept(low: Array, high: Array, above: NDArray[np.bool_], state: Array, rows: Array) -> Array:
    """Redraw each number between its neighbours, sweep after sweep.

    ``state`` (2, n, m) are two chains; ``rows`` (n, sweeps, m) the uniforms that both follow.
    """
    state = state.copy()
    for sweep in range(rows.shape[1]):
        for j in range(len(low)):
            least, most = low[j], high[j]
            if above[j].any():
                least = np.maximum(least, state[..., above[j]].max(axis=-1))
            if above[:, j].any():
                most = np.minimum(most, state[..., above[:, j]].min(axis=-1))
            state[..., j] = least + rows[:, sweep, j] * (most - least)
    return state


def _coupled(
    low: Array, high: Array, above: NDArray[np.bool_], fresh: Callable[[int, int], Array]
) -> Array:
    """Return (n, m) draws by coupling from the past (Propp and Wilson 1996).

    A sweep of the Gibbs sampler redraws each number uniformly between its neighbours in the
    order. With the same uniforms it keeps one state above another, so that all starts end
    between those of the least and the greatest. Both are started ever earlier, with the later
    uniforms kept, until they meet up to ``CLOSE``: the end is then that of a chain which has
    run for ever, and no number of sweeps has to be guessed. ``fresh(stretch, sweeps)`` returns
    (n, sweeps, m) uniforms; stretch 0 is the last.
    """
    stretches = [fresh(0, _FIRST)]
    n, m = stretches[0].shape[0], len(low)
    found = np.empty((n, m))
    waiting = np.arange(n)
    while len(waiting):
        state = np.broadcast_to(np.stack([low, high])[:, None], (2, len(waiting), m))
        for rows in reversed(stretches):
            state = _swept(low, high, above, state, rows[waiting])
        met = (state[1] - state[0]).max(axis=1) <= CLOSE * (high - low).max()
        found[waiting[met]] = state[0][met]
        waiting = waiting[~met]
        # As many sweeps again as there are already: the past doubles.
        if len(waiting):
            stretches.append(fresh(len(stretches), _FIRST << (len(stretches) - 1)))
    return found


def within(region: Region, draws: int, uniforms: Uniforms) -> Array:
    """Return (draws, places) numbers, uniform over what a region allows.

    Numbers that no order ties are drawn on their own; those in one line with a common range are
    sorted uniforms; the rest are drawn by coupled Gibbs sampling, each less than ``CLOSE`` of the
    widest range away from an exact draw. A draw depends on its own row of ``uniforms`` alone.
    """
    found = np.repeat(region.low[None], draws, axis=0)
    first = uniforms((), len(region.low))
    for number, part in enumerate(_parts(region)):
        low, high = region.low[part], region.high[part]
        above = region.above[np.ix_(part, part)]
        line = _chain(low, high, above)
        if line is not None:
            ordered = -np.sort(-first[:, part], axis=1)
            found[:, part[line]] = low + (high - low) * ordered
            continue

        def fresh(stretch: int, sweeps: int, number: int = number, m: int = len(part)) -> Array:
            rows = uniforms((number, stretch), sweeps * m)
            return rows.reshape(len(rows), sweeps, m)

        found[:, part] = _coupled(low, high, above, fresh)
    return found
